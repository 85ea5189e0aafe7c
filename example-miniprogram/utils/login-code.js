// 基础库 2.21.2 之前，手机号按钮的事件里没有 code，只有加密数据：解密用的 code 必须在用户点按钮之前由 wx.login 取得，
// 在事件里再调用 wx.login 会使密钥失效。code 五分钟内有效，只能用一次。
const LIFETIME = 4 * 60 * 1000;

let prepared;

/** 取一个 code 备用。在 onShow 里以及每次用完之后调用。 */
function prepareLoginCode() {
  prepared = undefined;
  wx.login({
    success({ code }) {
      prepared = { code, time: Date.now() };
    },
  });
}

/** 取走备用的 code；没有或已过期时为 undefined。 */
function takeLoginCode() {
  const { code, time } = prepared || {};
  prepared = undefined;
  return code && Date.now() - time < LIFETIME ? code : undefined;
}

module.exports = { prepareLoginCode, takeLoginCode };
