// @ts-check
const { AuthenticationClient } = require('authing-wxapp-sdk');
const { host, appId, extIdpConnidentifier } = require('../config');
const { lang } = require('./i18n');

// 基础库 2.7.1 起可在小程序后台查看实时日志。
const log = wx.getRealtimeLogManager ? wx.getRealtimeLogManager() : console;

// 整个小程序共用一个实例。
const authing = new AuthenticationClient({
  host,
  appId,
  extIdpConnidentifier,
  lang,
  // 所有失败的调用都会经过这里，用户主动取消的除外：记日志；给用户的提示由页面负责（utils/task.js）。
  onError(code, message) {
    log.warn('genauth', code, message);
  },
});

module.exports = { authing };
