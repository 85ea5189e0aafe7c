// @ts-check
const { run, showCaptcha } = require('./attempt');
const { agree, disagree, openAgreement, readPrivacy, withConsent } = require('./consent');
const { stopCountdown } = require('./countdown');
const { saveProfile, sendCode, submit } = require('./forms');
const { prepareLoginCode } = require('./logincode');
const { derivedData, emptyForm, firstScreen, initialData, screenData } = require('./state');
const { signInByPhone, signInByWechat } = require('./wechat');

/**
 * @typedef {import('./state').Sheet} Sheet
 * @typedef {{ detail: any, currentTarget: { dataset: { [name: string]: any } } }} SheetEvent
 */

/** @this {Sheet} */
function onProperty() {
  // Before `attached` everything is read anyway.
  if (this.isAttached) refresh(this);
}

/** @param {Sheet} sheet */
function refresh(sheet) {
  sheet.client = undefined;
  sheet.setData(derivedData(sheet.data));
  readPrivacy(sheet);
  prepareLoginCode(sheet);
}

/** @type {{ [name: string]: (this: Sheet, event: SheetEvent) => unknown }} */
const methods = {
  /** A method on the first screen. */
  onChoose({ currentTarget: { dataset } }) {
    const { name } = dataset;
    if (name === 'wechat') return withConsent(this, name, () => signInByWechat(this));
    // Agreeing shows a phone button in this place; only a tap on that opens WeChat's dialog.
    if (name === 'phone') return withConsent(this, name, () => undefined);
    return this.setData(screenData(name));
  },

  onPhone({ detail }) {
    if (this.data.busy) return undefined;
    // A tap on the phone button of the question is the consent too, whatever WeChat's dialog is answered.
    const isAgreed = this.data.asking === 'phone' && detail.errno !== 104;
    disagree(this);
    if (isAgreed) this.setData({ consent: true, privacyNeeded: false });
    return signInByPhone(this, detail);
  },

  onInput({ detail, currentTarget: { dataset } }) {
    const { field } = dataset;
    // Blanks belong to a password, and come with an address by mistake.
    const value = /password/i.test(field) ? detail.value : detail.value.trim();
    this.setData({ ['form.' + field]: value });
  },

  onCountry({ detail }) {
    this.setData({ 'form.country': this.data.countryCodes[Number(detail.value)] });
  },

  onSendCode() {
    return withConsent(this, 'code', () => sendCode(this));
  },

  onSubmit() {
    return withConsent(this, 'form', () => submit(this));
  },

  onNewCaptcha() {
    return run(this, () => showCaptcha(this));
  },

  onForgot() {
    this.setData(screenData('reset'));
  },

  onFactor({ currentTarget: { dataset } }) {
    stopCountdown(this);
    this.setData({ factor: dataset.index, recovery: false, seconds: 0, 'form.code': '', notice: null });
  },

  onRecovery() {
    this.setData({ recovery: !this.data.recovery, 'form.code': '', notice: null });
  },

  onRetry() {
    return this.again && this.again();
  },

  onToggle() {
    // Before WeChat knows that the user agrees, the button itself tells it, and `onAgree` hears that.
    if (!this.data.privacyNeeded) this.setData({ consent: !this.data.consent });
  },

  onAgree() {
    // The phone button of the question has an event of its own; changing the button before that comes could lose it.
    if (this.data.asking === 'phone') return undefined;
    this.setData({ privacyNeeded: false });
    return agree(this);
  },

  onAgreeTap() {
    return this.data.privacyNeeded ? undefined : agree(this);
  },

  onDisagree() {
    disagree(this);
  },

  onAgreement({ currentTarget: { dataset } }) {
    openAgreement(this, dataset.index);
  },

  onAvatar({ detail }) {
    this.setData({ avatar: detail.avatarUrl });
  },

  onProfile({ detail }) {
    return saveProfile(this, detail.value.nickname || '');
  },

  onSkip() {
    this.triggerEvent('login', { user: this.user });
  },

  onBack() {
    stopCountdown(this);
    this.setData(screenData(this.data.screen === 'reset' ? 'password' : firstScreen(this.data.choices)));
  },

  onCancel() {
    // The user is signed in by then: there is nothing to cancel any more.
    if (this.data.screen === 'profile') this.triggerEvent('login', { user: this.user });
    else this.triggerEvent('cancel');
  },

  noop() {},
};

Component({
  options: { multipleSlots: true },
  externalClasses: ['panel-class', 'title-class', 'button-class', 'input-class'],
  properties: {
    /** Options of the client; `encrypt` is a name, `rsa` or `sm2`. */
    options: { type: Object, value: {}, observer: onProperty },
    /** Ways to sign in, in order: `wechat`, `phone`, `sms`, `email`, `password`. */
    methods: { type: Array, value: ['wechat', 'phone'], observer: onProperty },
    /** What has to be agreed to: `{ name, url }`. */
    agreements: { type: Array, value: [], observer: onProperty },
    /** Asks a new user for avatar and nickname. */
    profile: { type: Boolean, value: false },
    /** Whose account `phone` signs in: of the `number`, or of the `wechat` identity. */
    phoneAccount: { type: String, value: 'number', observer: onProperty },
    /** Dialling codes to choose from, the first being chosen. */
    countryCodes: { type: Array, value: ['+86'] },
    /** `sheet` over the page, or `page` inside it. */
    layout: { type: String, value: 'sheet' },
    /** `auto`, `light` or `dark`. */
    theme: { type: String, value: 'auto' },
    /** Above the first screen, in place of "Sign in". */
    heading: { type: String, value: '' },
  },
  data: initialData(),
  lifetimes: {
    attached() {
      const sheet = /** @type {Sheet} its fields are set here and there */ (/** @type {unknown} */ (this));
      sheet.isAttached = true;
      refresh(sheet);
    },
    detached() {
      const sheet = /** @type {Sheet} */ (/** @type {unknown} */ (this));
      sheet.isAttached = false;
      stopCountdown(sheet);
      // Neither passwords nor codes stay in memory.
      sheet.setData({ form: emptyForm() });
    },
  },
  methods,
});
