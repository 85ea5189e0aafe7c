// 用户尚未同意《小程序隐私保护指引》，以及小程序后台没有声明该类信息（基础库 2.32.3 起）。
const NOT_AUTHORIZED = 104;
const NOT_DECLARED = 112;

/** 组件事件因隐私授权失败时给出提示，并返回 true。 */
function isPrivacyFailure({ errno }) {
  if (errno === NOT_DECLARED) {
    wx.showModal({
      title: '功能未开放',
      content: '请开发者在小程序后台的“用户隐私保护指引”中声明所收集的信息',
      showCancel: false,
    });
  } else if (errno === NOT_AUTHORIZED) {
    wx.showModal({
      title: '需要你的同意',
      content: '同意《小程序隐私保护指引》后才能使用该功能，你可以再次点击并选择同意',
      confirmText: '查看指引',
      success({ confirm }) {
        if (confirm) wx.openPrivacyContract();
      },
    });
  }
  return errno === NOT_DECLARED || errno === NOT_AUTHORIZED;
}

module.exports = { isPrivacyFailure };
