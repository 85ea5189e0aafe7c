// @ts-check
const { host, appId, extIdpConnidentifier } = require('../../config');
const { lang, setTitle, texts } = require('../../utils/i18n');

const { terms, privacy } = texts.common;

Page({
  data: {
    t: texts.login,
    // 与 utils/authing.js 的 appId 相同，因此共享登录状态。
    options: { host, appId, extIdpConnidentifier, lang },
    methods: ['wechat', 'phone', 'sms', 'email', 'password'],
    agreements: [
      { name: terms, url: '/pages/agreement/agreement?name=terms' },
      { name: privacy, url: '/pages/agreement/agreement?name=privacy' },
    ],
  },

  onReady: setTitle,

  onLogin() {
    // 首页通过 onAuthStateChange 得到用户。
    wx.navigateBack();
  },

  onAgreement({ detail }) {
    wx.navigateTo({ url: detail.url });
  },

  onError({ detail }) {
    // 组件已提示用户。kind 为 config 的是开发者的问题，例如身份源没有配置。
    console.warn('genauth-login', detail.kind, detail.code, detail.message);
  },
});
