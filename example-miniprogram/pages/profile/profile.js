const { authing } = require('../../utils/authing');

Page({
  data: {
    nickname: '',
    busy: false,
  },

  async onLoad() {
    try {
      const { nickname } = await authing.ensureLogin();
      this.setData({ nickname: nickname || '' });
    } catch {
      // onError 已提示。
    }
  },

  /** 在提交时读取：微信会对昵称做安全检测，未通过的会在失焦后被异步清空。 */
  async onSubmit({ detail }) {
    const nickname = detail.value.nickname.trim();
    if (!nickname) {
      wx.showToast({ title: '请填写昵称', icon: 'none' });
      return;
    }
    this.setData({ busy: true });
    try {
      await authing.updateProfile({ nickname });
      wx.showToast({ title: '已保存' });
      wx.navigateBack();
    } catch {
      // onError 已提示，留在本页以便重试。
    }
    this.setData({ busy: false });
  },
});
