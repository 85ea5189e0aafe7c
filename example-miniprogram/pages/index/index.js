// @ts-check
const { authing } = require('../../utils/authing');
const { mask } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { restore } = require('../../utils/session');
const { load, run } = require('../../utils/task');

Page({
  data: {
    t: texts.index,
    common: texts.common,
    // loading、ready，或 failed：没有网络，problem 为原因
    state: 'loading',
    problem: '',
    busy: false,
    signedIn: false,
    name: '',
    photo: '',
    phone: '',
  },

  onReady: setTitle,

  stopListening() {},

  onLoad() {
    this.stopListening = authing.onAuthStateChange(({ type, user, reason }) => {
      const isOver = type === 'signedOut' && reason !== 'expired';
      // user 为 null 还有两种情况：已登录但没有读到资料；登录已过期，可以静默恢复。
      if (user || isOver) this.setData(this.show(user));
      else this.onRetry();
    });
    return this.onRetry();
  },

  onUnload() {
    this.stopListening();
  },

  onRetry() {
    return load(this, async () => this.show(await restore()));
  },

  show(user) {
    const { nickname, name, photo, phone } = user || {};
    const shownName = nickname || name || this.data.t.wechatUser;
    return { signedIn: Boolean(user), name: shownName, photo: photo || '', phone: mask(phone) };
  },

  onOpen({ currentTarget }) {
    const { page } = currentTarget.dataset;
    wx.navigateTo({ url: `/pages/${page}/${page}` });
  },

  /** 用小程序扫描网页登录页上的二维码，确认后网页登录。 */
  async onScan() {
    const { t, common } = this.data;
    const confirm = () =>
      new Promise((resolve) => {
        wx.showModal({
          title: t.scanAsk,
          content: t.scanAskHint,
          confirmText: t.scanAllow,
          cancelText: common.cancel,
          success: (answer) => resolve(answer.confirm),
        });
      });
    await run(this, async () => {
      const isAllowed = await authing.scanLogin({ confirm });
      wx.showToast({ title: isAllowed ? t.scanned : t.scanRefused, icon: isAllowed ? 'success' : 'none' });
    });
  },

  onSignOut() {
    const { t, common } = this.data;
    wx.showModal({
      title: t.signOutAsk,
      confirmText: t.signOut,
      cancelText: common.cancel,
      success: ({ confirm }) => confirm && run(this, () => authing.logout()),
    });
  },
});
