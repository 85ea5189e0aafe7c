// @ts-check
const { authing } = require('./authing');

// 用户同意协议并登录后才为 true；退出后清除，因此下次启动不会被静默登录。
const KEY = 'auto-sign-in';

authing.onAuthStateChange(({ type, reason }) => {
  if (type === 'signedIn') wx.setStorageSync(KEY, true);
  // 登录过期（expired）时保留：下次启动可以静默登录。
  if (type === 'signedOut' && reason !== 'expired') wx.removeStorageSync(KEY);
});

/** 恢复登录，resolve 为用户；用户从未登录或已退出时为 null，不发送任何请求。 */
async function restore() {
  return wx.getStorageSync(KEY) ? authing.ensureLogin() : null;
}

module.exports = { restore };
