const { authing } = getApp();

Page({
  data: { message: '' },

  async onPhone({ detail }) {
    // Missing when the user declined.
    if (!detail.code) return;
    try {
      const { phone } = await authing.loginByPhone({ phoneCode: detail.code });
      this.setData({ message: phone || 'This number belongs to another account' });
    } catch ({ message }) {
      this.setData({ message });
    }
  },
});
