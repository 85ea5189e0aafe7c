const { authing } = getApp();

Page({
  data: { userId: '', message: '' },

  async onLoad() {
    try {
      const { id } = await authing.ensureLogin();
      this.setData({ userId: id });
    } catch ({ message }) {
      this.setData({ message });
    }
  },

  onSignedOut() {
    this.setData({ userId: '' });
  },

  onAbout() {
    wx.navigateTo({ url: `/pages/about/about?id=${this.data.userId}` });
  },
});
