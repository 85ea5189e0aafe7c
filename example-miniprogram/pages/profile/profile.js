// @ts-check
const { authing } = require('../../utils/authing');
const { setTitle, texts } = require('../../utils/i18n');
const { load, run } = require('../../utils/task');

Page({
  data: {
    t: texts.profile,
    common: texts.common,
    state: 'loading',
    problem: '',
    busy: false,
    photo: '',
    progress: 0,
    nickname: '',
    city: '',
    // chooseAvatar 按钮：基础库 2.21.2 起；更早的版本由 SDK 打开图片选择器。
    hasAvatarButton: wx.canIUse('button.open-type.chooseAvatar'),
  },

  onReady: setTitle,

  onLoad() {
    return this.onRetry();
  },

  onRetry() {
    return load(this, async () => {
      const { nickname, photo, customData } = await authing.ensureLogin();
      return { nickname: nickname || '', photo: photo || '', city: (customData || {}).city || '' };
    });
  },

  /** chooseAvatar 按钮的事件：avatarUrl 是临时文件，上传后才能长期使用。 */
  onChooseAvatar({ detail }) {
    return this.updateAvatar({ filePath: detail.avatarUrl });
  },

  onTapAvatar() {
    return this.updateAvatar({});
  },

  updateAvatar(options) {
    const onProgress = ({ progress }) => this.setData({ progress });
    return run(this, async () => {
      const { photo } = await authing.updateAvatar({ ...options, onProgress });
      this.setData({ photo: photo || '', progress: 0 });
    });
  },

  /** 在提交时读取昵称：微信会对昵称做安全检测，未通过的会在失焦后被异步清空。 */
  async onSubmit({ detail }) {
    const nickname = detail.value.nickname.trim();
    const city = detail.value.city.trim();
    if (!nickname) {
      wx.showToast({ title: this.data.t.nicknameHint, icon: 'none' });
      return;
    }
    // 自定义数据的字段（city）需要先在 GenAuth 控制台定义。
    const isSaved = await run(this, () => authing.updateProfile({ nickname, customData: { city } }));
    if (!isSaved) return;
    wx.showToast({ title: this.data.common.saved });
    wx.navigateBack();
  },
});
