const { AuthenticationClient } = require('authing-wxapp-sdk');
const { host, appId, extIdpConnidentifier } = require('../config');

let isShowingError = false;

// 整个小程序共用一个实例。
const authing = new AuthenticationClient({
  host,
  appId,
  extIdpConnidentifier,
  // 所有失败的请求都会经过这里；用户主动取消的不会。
  onError(code, message) {
    // 断网时多个请求会同时失败，只提示一次。
    if (isShowingError) return;
    isShowingError = true;
    wx.showModal({
      title: '操作失败',
      content: `${message}（${code}）`,
      showCancel: false,
      complete() {
        isShowingError = false;
      },
    });
  },
});

module.exports = { authing };
