// @ts-check
const { run, signIn } = require('./attempt');
const { clientOf, rsaClientOf } = require('./client');
const { startCountdown } = require('./countdown');
const { screenData } = require('./state');

/**
 * @typedef {import('./state').Sheet} Sheet
 * @typedef {import('./state').Form} Form
 * @typedef {import('../../index').GenAuthError} GenAuthError
 */

const TOO_SOON = 2080;

const isPhone = (/** @type {string} */ text) => /^\d{5,15}$/.test(text);
const isEmail = (/** @type {string} */ text) => /^\S+@\S+\.\S+$/.test(text);

/** @param {Sheet} sheet */
function currentFactor({ data }) {
  return data.factors[data.factor];
}

/** @param {Sheet} sheet */
function countryOf({ data }) {
  return data.form.country || data.countryCodes[0];
}

/**
 * What the user has read in the picture, where there is one.
 *
 * @param {Sheet} sheet
 */
function proofOf({ data: { captcha, form } }) {
  return captcha ? { captchaToken: captcha.token, captchaCode: form.captcha } : {};
}

/**
 * Where a code goes from a screen; which field is wrong, where none can go.
 *
 * @param {Sheet} sheet
 * @returns {{ problem: string } | { send: () => Promise<unknown> }}
 */
function codeOf(sheet) {
  const { form, screen, t } = sheet.data;
  const client = clientOf(sheet);
  const mfaToken = sheet.stepToken || '';
  if (screen === 'mfa') {
    const { type, to, countryCode } = currentFactor(sheet);
    if (type === 'email') return { send: () => client.mfa.sendEmail({ mfaToken, email: to }) };
    return { send: () => client.mfa.sendSms(phoneOf(mfaToken, to, countryCode)) };
  }
  if (screen === 'reset' && isEmail(form.account))
    return { send: () => client.sendEmail(form.account, 'RESET_PASSWORD') };
  if (screen === 'reset')
    return isPhone(form.account)
      ? { send: () => client.sendSmsCode(form.account, countryOf(sheet), 'reset') }
      : { problem: t.missing };
  if (screen === 'email')
    return isEmail(form.email)
      ? { send: () => client.sendEmail(form.email, 'LOGIN_VERIFY_CODE') }
      : { problem: t.badEmail };
  return isPhone(form.phone)
    ? { send: () => client.sendSmsCode(form.phone, countryOf(sheet), 'login') }
    : { problem: t.badPhone };
}

/**
 * A phone of a second factor; without a dialling code the server's own default holds.
 *
 * @param {string} mfaToken
 * @param {string} phone
 * @param {string} countryCode
 */
function phoneOf(mfaToken, phone, countryCode) {
  return countryCode ? { mfaToken, phone, phoneCountryCode: countryCode } : { mfaToken, phone };
}

/** @param {Sheet} sheet */
function sendCode(sheet) {
  if (sheet.data.seconds) return Promise.resolve();
  /** @type {() => Promise<unknown>} */
  const action = () => {
    const code = codeOf(sheet);
    if ('problem' in code) return Promise.resolve(tell(sheet, code.problem));
    return code.send().then(
      () => {
        startCountdown(sheet);
        tell(sheet, sheet.data.t.sent);
      },
      (/** @type {GenAuthError} */ error) => {
        // Sent a moment ago, perhaps before the sheet was opened.
        if (error.code === TOO_SOON) startCountdown(sheet);
        throw error;
      },
    );
  };
  return run(sheet, action);
}

/**
 * @param {Sheet} sheet
 * @param {string} text
 */
function tell(sheet, text) {
  sheet.setData({ notice: { text, retry: false } });
}

/**
 * What is still wrong with a form; empty when it can be sent.
 *
 * @param {Sheet} sheet
 */
function problemOf(sheet) {
  const { form, screen, t, captcha } = sheet.data;
  if (screen === 'sms' && !isPhone(form.phone)) return t.badPhone;
  if (screen === 'email' && !isEmail(form.email)) return t.badEmail;
  /** @type {{ [screen: string]: string[] }} */
  const needed = {
    sms: ['code'],
    email: ['code'],
    password: ['account', 'password'],
    mfa: ['code'],
    first: ['newPassword'],
    reset: ['account', 'code', 'newPassword'],
  };
  const fields = (needed[screen] || []).concat(captcha ? 'captcha' : []);
  return fields.every((field) => form[field]) ? '' : t.missing;
}

/** @type {{ [screen: string]: (sheet: Sheet) => unknown }} */
const submits = {
  sms(sheet) {
    const { phone, code } = sheet.data.form;
    const options = Object.assign({ phoneCountryCode: countryOf(sheet) }, proofOf(sheet));
    return signIn(sheet, (client) => client.loginByPhoneCode(phone, code, options));
  },

  email(sheet) {
    const { email, code } = sheet.data.form;
    return signIn(sheet, (client) => client.loginByEmailCode(email, code, proofOf(sheet)));
  },

  password(sheet) {
    const { account, password } = sheet.data.form;
    return signInByPassword(sheet, account, password);
  },

  mfa(sheet) {
    const { form, recovery } = sheet.data;
    const { type, to, countryCode } = currentFactor(sheet);
    const mfaToken = sheet.stepToken || '';
    const { code } = form;
    return signIn(sheet, ({ mfa }) => {
      if (recovery) return mfa.verifyTotpRecoveryCode({ mfaToken, recoveryCode: code });
      if (type === 'totp') return mfa.verifyTotp({ mfaToken, totp: code });
      if (type === 'email') return mfa.verifyEmail({ mfaToken, email: to, code });
      return mfa.verifySms(Object.assign(phoneOf(mfaToken, to, countryCode), { code }));
    });
  },

  first(sheet) {
    const { newPassword } = sheet.data.form;
    const token = sheet.stepToken || '';
    return setPassword(sheet, newPassword, () =>
      rsaClientOf(sheet).resetPasswordByFirstLoginToken({ token, password: newPassword }),
    );
  },

  reset(sheet) {
    const { account, code, newPassword } = sheet.data.form;
    return setPassword(sheet, newPassword, () => {
      // Whose number or address has just been proved can sign in with it.
      sheet.byPassword = true;
      const client = clientOf(sheet);
      if (isEmail(account)) return client.resetPasswordByEmailCode(account, code, newPassword);
      return client.resetPasswordByPhoneCode(account, code, newPassword, countryOf(sheet));
    });
  },
};

/**
 * @param {Sheet} sheet
 * @param {string} account
 * @param {string} password
 */
function signInByPassword(sheet, account, password) {
  const proof = proofOf(sheet);
  const call = (/** @type {import('../../index').AuthenticationClient} */ client) =>
    client.loginBySubAccount(account, password, proof);
  return signIn(sheet, call, { byPassword: true });
}

/**
 * Sets a password, then signs in with it where the account is known.
 *
 * @param {Sheet} sheet
 * @param {string} password
 * @param {() => Promise<unknown>} call
 */
function setPassword(sheet, password, call) {
  let isSet = false;
  return run(sheet, () =>
    clientOf(sheet)
      .checkPasswordStrength(password)
      .then(({ valid, message }) => {
        if (!valid) return tell(sheet, message || '');
        return call().then(() => {
          isSet = true;
        });
      }),
  ).then(() => {
    if (!isSet) return undefined;
    const { account } = sheet.data.form;
    if (sheet.byPassword && account) return signInByPassword(sheet, account, password);
    sheet.setData(screenData('home'));
    return tell(sheet, sheet.data.t.signInAgain);
  });
}

/**
 * Sends the form of the screen.
 *
 * @param {Sheet} sheet
 */
function submit(sheet) {
  const problem = problemOf(sheet);
  if (problem) return tell(sheet, problem);
  return submits[sheet.data.screen](sheet);
}

/**
 * Keeps what the user has chosen for the profile, then ends as a sign-in ends.
 *
 * @param {Sheet} sheet
 * @param {string} nickname
 */
function saveProfile(sheet, nickname) {
  const { avatar } = sheet.data;
  return run(sheet, () => {
    const client = clientOf(sheet);
    const name = nickname.trim();
    return Promise.resolve(avatar ? client.updateAvatar({ filePath: avatar }) : sheet.user)
      .then((user) => (name ? client.updateProfile({ nickname: name }) : user))
      .then((user) => sheet.triggerEvent('login', { user }));
  });
}

module.exports = { saveProfile, sendCode, submit };
