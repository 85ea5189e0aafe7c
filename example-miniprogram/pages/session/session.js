// @ts-check
const { authing } = require('../../utils/authing');
const { time } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { load, run } = require('../../utils/task');

Page({
  data: {
    t: texts.session,
    common: texts.common,
    state: 'loading',
    problem: '',
    busy: false,
    id: '',
    expires: '',
    status: '',
    events: [],
  },

  onReady: setTitle,

  stopListening() {},

  onLoad() {
    this.stopListening = authing.onAuthStateChange(({ type, reason }) => {
      const text = reason ? `${type} (${reason})` : type;
      const events = [{ id: Date.now() + text, time: time(Date.now()), text }, ...this.data.events];
      this.setData({ ...this.now(), events });
    });
    return this.onRetry();
  },

  onUnload() {
    this.stopListening();
  },

  onRetry() {
    return load(this, async () => {
      await authing.ensureLogin();
      return this.now();
    });
  },

  /** 不发送请求：authing.user 是最近一次得到的用户。 */
  now() {
    const { id = '', tokenExpiredAt } = authing.user || {};
    return { id, expires: tokenExpiredAt ? time(tokenExpiredAt) : this.data.t.unknown };
  },

  /** SDK 会自动续期，通常不需要调用。 */
  onRenew() {
    return run(this, () => authing.refreshToken());
  },

  onCheck() {
    return run(this, async () => {
      const { status } = await authing.checkLoginStatus();
      this.setData({ status: status ? this.data.t.good : this.data.t.bad });
    });
  },
});
