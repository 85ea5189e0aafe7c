// @ts-check
// 基础库 2.32.3 起，点手机号按钮时可以一并同意《小程序隐私保护指引》。
const hasPrivacy = wx.canIUse('button.open-type.agreePrivacyAuthorization');

/** 手机号按钮的 open-type。 */
const openType = hasPrivacy ? 'getPhoneNumber|agreePrivacyAuthorization' : 'getPhoneNumber';

/**
 * 按钮事件没有带来 code 时，给用户的提示：用户拒绝，或者功能不可用（没有权限、额度用完、未声明隐私信息，详情写入日志）。
 *
 * @param {{ errMsg: string, errno?: number }} detail
 * @param {{ refused: string, unavailable: string }} texts
 */
function explain({ errMsg, errno }, { refused, unavailable }) {
  const isRefusal = errno === 104 || /deny|cancel/.test(errMsg);
  if (!isRefusal) console.warn('getPhoneNumber', errno, errMsg);
  wx.showToast({ title: isRefusal ? refused : unavailable, icon: 'none' });
}

module.exports = { explain, openType };
