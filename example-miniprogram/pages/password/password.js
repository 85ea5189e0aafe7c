// @ts-check
const { authing } = require('../../utils/authing');
const { setTitle, texts } = require('../../utils/i18n');
const { run } = require('../../utils/task');

Page({
  data: { t: texts.password, common: texts.common, busy: false },

  onReady: setTitle,

  async onSubmit({ detail }) {
    const { newPassword, oldPassword } = detail.value;
    const { valid, message = '' } = await authing.checkPasswordStrength(newPassword);
    if (!valid) {
      wx.showToast({ title: message, icon: 'none' });
      return;
    }
    // 没有设置过密码的账号（例如微信登录的）不需要当前密码。
    if (!(await run(this, () => authing.updatePassword(newPassword, oldPassword || undefined)))) return;
    wx.showToast({ title: this.data.common.saved });
    wx.navigateBack();
  },
});
