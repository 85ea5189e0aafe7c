// @ts-check
const { authing } = require('../../utils/authing');
const { countdown } = require('../../utils/countdown');
const { mask } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { load, run } = require('../../utils/task');

/**
 * 用户可用的验证方式。
 *
 * @param {import('authing-wxapp-sdk').User} user
 */
function proofsOf({ phone, email }, hasPassword) {
  const proofs = [];
  if (phone) proofs.push({ type: 'phone', to: mask(phone) });
  if (email) proofs.push({ type: 'email', to: mask(email) });
  if (hasPassword) proofs.push({ type: 'password', to: '' });
  return proofs;
}

Page({
  data: {
    t: texts.delete,
    common: texts.common,
    state: 'loading',
    problem: '',
    busy: false,
    proofs: [],
    chosen: 0,
    seconds: 0,
  },

  onReady: setTitle,

  stop() {},

  onLoad() {
    return this.onRetry();
  },

  onUnload() {
    this.stop();
  },

  onRetry() {
    return load(this, async () => {
      const user = await authing.ensureLogin();
      const { password } = await authing.getSecurityLevel();
      return { proofs: proofsOf(user, password) };
    });
  },

  onChoose({ detail }) {
    this.setData({ chosen: Number(detail.value) });
  },

  async onSendCode() {
    const { type } = this.data.proofs[this.data.chosen];
    const { phone, email } = authing.user || {};
    const channel = 'CHANNEL_DELETE_ACCOUNT';
    const send = () =>
      type === 'phone'
        ? authing.sendSmsCode(phone || '', '', channel)
        : authing.sendEmail(email || '', channel);
    if (!(await run(this, send))) return;
    this.stop = countdown(this);
    wx.showToast({ title: this.data.common.codeSent, icon: 'none' });
  },

  onSubmit({ detail }) {
    const { t, common } = this.data;
    wx.showModal({
      title: t.ask,
      content: t.askHint,
      confirmText: t.confirm,
      cancelText: common.cancel,
      success: ({ confirm }) => confirm && this.remove(detail.value.proof),
    });
  },

  async remove(proof) {
    const isDeleted = await run(this, async () => {
      const grant = await authing.deleteAccountRequest(this.proofRequest(proof));
      // 成功后 onAuthStateChange 收到 signedOut，原因为 deleted。
      await authing.deleteAccount(grant);
    });
    if (isDeleted) wx.reLaunch({ url: '/pages/index/index' });
  },

  /** @returns {import('authing-wxapp-sdk').VerifyDeleteAccountRequestParams} */
  proofRequest(proof) {
    const { type } = this.data.proofs[this.data.chosen];
    const { phone, email } = authing.user || {};
    if (type === 'phone')
      return {
        verifyMethod: 'PHONE_PASSCODE',
        phonePassCodePayload: { phoneNumber: phone || '', passCode: proof },
      };
    if (type === 'email')
      return {
        verifyMethod: 'EMAIL_PASSCODE',
        emailPassCodePayload: { email: email || '', passCode: proof },
      };
    return { verifyMethod: 'PASSWORD', passwordPayload: { password: proof } };
  },
});
