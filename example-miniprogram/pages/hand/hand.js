// @ts-check
const { authing } = require('../../utils/authing');
const { setTitle, texts } = require('../../utils/i18n');
const { explain, openType } = require('../../utils/phone-button');
const { run } = require('../../utils/task');

Page({
  data: { t: texts.hand, common: texts.common, openType, agreed: false, busy: false },

  onReady: setTitle,

  onAgree() {
    this.setData({ agreed: !this.data.agreed });
  },

  onAgreement({ currentTarget }) {
    wx.navigateTo({ url: `/pages/agreement/agreement?name=${currentTarget.dataset.name}` });
  },

  /** 同意之前不发送任何信息：手机号按钮此时只是普通按钮。 */
  onAsk() {
    wx.showToast({ title: this.data.common.mustAgree, icon: 'none' });
  },

  onWechat() {
    return this.data.agreed ? this.signIn(() => authing.loginByCode()) : this.onAsk();
  },

  onPhone({ detail }) {
    const { code: phoneCode } = detail;
    if (phoneCode) return this.signIn(() => authing.loginByPhone({ phoneCode }));
    return explain(detail, { ...this.data.common, ...this.data.t });
  },

  async signIn(call) {
    if (await run(this, call)) wx.navigateBack();
  },
});
