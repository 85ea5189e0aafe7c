// @ts-check
const { authing } = require('../../utils/authing');
const { mask } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { explain, openType } = require('../../utils/phone-button');
const { load, run } = require('../../utils/task');

Page({
  data: {
    t: texts.account,
    common: texts.common,
    openType,
    state: 'loading',
    problem: '',
    busy: false,
    phone: '',
    email: '',
    hasPassword: false,
    identities: [],
  },

  onReady: setTitle,

  /** 从绑定、修改密码的页面返回时也要刷新。 */
  onShow() {
    return this.onRetry();
  },

  onRetry() {
    return load(this, async () => {
      const { phone, email } = await authing.ensureLogin();
      const [identities, security] = await Promise.all([authing.getIdentities(), authing.getSecurityLevel()]);
      return {
        phone: mask(phone),
        email: mask(email),
        hasPassword: security.password,
        identities: identities.map(({ identityId, provider, type }) => ({ identityId, provider, type })),
      };
    });
  },

  onOpen({ currentTarget }) {
    wx.navigateTo({ url: `/pages/${currentTarget.dataset.page}` });
  },

  /** 给当前的微信账号绑定手机号；号码属于其他账号时不会绑定，也不会报错。 */
  async onPhone({ detail }) {
    const { t, common } = this.data;
    const { code: phoneCode } = detail;
    if (!phoneCode) return explain(detail, { ...common, ...t });
    return run(this, async () => {
      const { phone } = await authing.loginByPhone({ phoneCode });
      this.setData({ phone: mask(phone) });
      if (!phone) wx.showToast({ title: t.taken, icon: 'none' });
    });
  },
});
