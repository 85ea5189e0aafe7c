const { authing } = require('../../utils/authing');
const { prepareLoginCode, takeLoginCode } = require('../../utils/login-code');
const { isPrivacyFailure } = require('../../utils/privacy');

Page({
  data: {
    // loading 登录中，signedIn 已登录，signedOut 未登录
    state: 'loading',
    name: '',
    photo: '',
    phone: '',
    // 正在进行的操作，期间按钮不可用
    busy: false,
    progress: 0,
    // 2.21.2 起的按钮：chooseAvatar，以及事件带 code 的 getPhoneNumber
    hasModernButtons: wx.canIUse('button.open-type.chooseAvatar'),
  },

  onLoad() {
    this.stopListening = authing.onAuthStateChange(({ user }) => this.show(user));
    return this.signIn();
  },

  onShow() {
    if (!this.data.hasModernButtons) prepareLoginCode();
  },

  onUnload() {
    this.stopListening();
  },

  show(user) {
    if (!user) {
      this.setData({ state: 'signedOut', name: '', photo: '', phone: '' });
      return;
    }
    const { nickname, name, photo, phone } = user;
    this.setData({
      state: 'signedIn',
      name: nickname || name || '微信用户',
      photo: photo || '',
      phone: phone ? phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2') : '',
    });
  },

  /** 静默登录；已登录时直接使用保存的登录状态。 */
  async signIn() {
    this.setData({ state: 'loading' });
    try {
      this.show(await authing.ensureLogin());
    } catch {
      // onError 已提示；保留“重新登录”按钮。
      this.show(authing.user);
    }
  },

  /** 手机号按钮的事件。 */
  async onGetPhoneNumber({ detail }) {
    if (isPrivacyFailure(detail)) return;
    if (!/:ok$/.test(detail.errMsg)) {
      wx.showToast({ title: '未授权手机号', icon: 'none' });
      return;
    }
    await this.run(() => this.signInByPhone(detail));
  },

  async signInByPhone({ code: phoneCode, iv, encryptedData }) {
    if (phoneCode) {
      await authing.loginByPhone({ phoneCode });
      return;
    }
    const code = takeLoginCode();
    prepareLoginCode();
    if (!code) {
      wx.showToast({ title: '已超时，请再点一次', icon: 'none' });
      return;
    }
    await authing.loginByPhone(code, iv, encryptedData);
  },

  /** 头像按钮的事件：avatarUrl 是临时文件，上传后才能长期使用。 */
  async onChooseAvatar({ detail }) {
    await this.updateAvatar({ filePath: detail.avatarUrl });
  },

  /** 没有头像按钮的旧版本：由 SDK 打开图片选择器。 */
  async onTapAvatar() {
    await this.updateAvatar({});
  },

  async updateAvatar(options) {
    const onProgress = ({ progress }) => this.setData({ progress });
    await this.run(() => authing.updateAvatar({ ...options, onProgress }));
    this.setData({ progress: 0 });
  },

  onEditProfile() {
    wx.navigateTo({ url: '/pages/profile/profile' });
  },

  onSignOut() {
    wx.showModal({
      title: '退出登录？',
      confirmText: '退出',
      success: ({ confirm }) => confirm && this.run(() => authing.logout()),
    });
  },

  /** 一次只做一件事；失败由 onError 提示，成功后的界面由 onAuthStateChange 更新。 */
  async run(action) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      await action();
    } catch {
      // onError 已提示，用户取消则无需提示。
    }
    this.setData({ busy: false });
  },
});
