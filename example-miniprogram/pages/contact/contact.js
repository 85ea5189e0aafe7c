// @ts-check
const { authing } = require('../../utils/authing');
const { countdown } = require('../../utils/countdown');
const { mask } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { run } = require('../../utils/task');

// 绑定和解绑的验证码不能混用。
const kinds = {
  phone: {
    sendBind: (phone) => authing.sendSmsCode(phone, '', 'bind'),
    sendUnbind: (phone) => authing.sendSmsCode(phone, '', 'unbind'),
    bind: (phone, code) => authing.bindPhone(phone, code),
    unbind: (code) => authing.unbindPhone(code),
  },
  email: {
    sendBind: (email) => authing.sendEmail(email, 'EMAIL_BIND_VERIFY_CODE'),
    sendUnbind: (email) => authing.sendEmail(email, 'EMAIL_UNBIND_VERIFY_CODE'),
    bind: (email, code) => authing.bindEmail(email, code),
    unbind: (code) => authing.unbindEmail(code),
  },
};

Page({
  data: {
    t: texts.contact,
    common: texts.common,
    type: 'phone',
    /** 已绑定的手机号或邮箱，隐去中间 */
    current: '',
    address: '',
    code: '',
    seconds: 0,
    busy: false,
  },

  onReady: setTitle,

  bound: '',
  stop() {},

  onLoad({ type = 'phone' }) {
    const user = authing.user || { phone: '', email: '' };
    this.bound = user[type] || '';
    this.setData({ type, current: mask(this.bound) });
  },

  onUnload() {
    this.stop();
  },

  onInput({ detail, currentTarget }) {
    this.setData({ [currentTarget.dataset.field]: detail.value.trim() });
  },

  async onSendCode() {
    const { type, address, seconds, t, common } = this.data;
    const to = this.bound || address;
    if (seconds > 0) return;
    if (!to) {
      wx.showToast({ title: t[`${type}Hint`], icon: 'none' });
      return;
    }
    const { sendBind, sendUnbind } = kinds[type];
    if (!(await run(this, () => (this.bound ? sendUnbind(to) : sendBind(to))))) return;
    this.stop = countdown(this);
    wx.showToast({ title: common.codeSent, icon: 'none' });
  },

  async onSubmit() {
    const { type, address, code, common } = this.data;
    if (!code || !(this.bound || address)) {
      wx.showToast({ title: common.codeHint, icon: 'none' });
      return;
    }
    const { bind, unbind } = kinds[type];
    if (!(await run(this, () => (this.bound ? unbind(code) : bind(address, code))))) return;
    wx.showToast({ title: common.done });
    wx.navigateBack();
  },
});
