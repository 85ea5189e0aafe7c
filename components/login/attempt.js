// @ts-check
const { clientOf } = require('./client');
const { screenData } = require('./state');
const { takeStep } = require('./steps');

/**
 * @typedef {import('./state').Sheet} Sheet
 * @typedef {import('../../index').AuthenticationClient} Client
 * @typedef {import('../../index').GenAuthError} GenAuthError
 * @typedef {import('../../index').User} User
 */

// The server wants to see that a person is typing.
const CAPTCHA = 2000;

/**
 * Does one thing at a time, and shows why it failed.
 *
 * @param {Sheet} sheet
 * @param {() => Promise<unknown>} action
 * @param {() => unknown} [again] what a retry does after a failure of the network, where it is not `action`
 * @returns {Promise<void>}
 */
function run(sheet, action, again) {
  if (sheet.data.busy) return Promise.resolve();
  sheet.setData({ busy: true, notice: null });
  return Promise.resolve()
    .then(action)
    .then(
      () => undefined,
      (error) => fail(sheet, error, again || (() => run(sheet, action))),
    )
    .then(() => {
      if (sheet.isAttached) sheet.setData({ busy: false });
    });
}

/**
 * Signs in, and goes on with the user. The retry button repeats it, unless only the profile is missing: the session is there by then,
 * and codes are good once.
 *
 * @param {Sheet} sheet
 * @param {(client: Client) => Promise<User>} call
 * @param {{ byPassword?: boolean, isRepeatable?: boolean }} [options]
 */
function signIn(sheet, call, { byPassword = false, isRepeatable = true } = {}) {
  let isSignedIn = false;
  /** @returns {Promise<void>} */
  const attempt = () =>
    run(
      sheet,
      () => {
        const client = clientOf(sheet);
        sheet.byPassword = byPassword;
        const stop = client.onAuthStateChange(({ type }) => {
          if (type === 'signedIn') isSignedIn = true;
        });
        const signingIn = isSignedIn ? client.ensureLogin() : call(client);
        return signingIn.then(
          (user) => {
            stop();
            finish(sheet, user);
          },
          (error) => {
            stop();
            throw error;
          },
        );
      },
      () => (isRepeatable || isSignedIn ? attempt() : sheet.setData({ notice: null })),
    );
  return attempt();
}

/**
 * @param {Sheet} sheet
 * @param {User} user
 */
function finish(sheet, user) {
  if (!sheet.isAttached) return;
  sheet.user = user;
  // The avatar button came with base library 2.21.2.
  const canAsk = sheet.data.profile && wx.canIUse('button.open-type.chooseAvatar');
  if (canAsk && !user.nickname && !user.photo) sheet.setData(screenData('profile'));
  else sheet.triggerEvent('login', { user });
}

/**
 * @param {Sheet} sheet
 * @param {GenAuthError} error
 * @param {() => unknown} again
 */
function fail(sheet, error, again) {
  if (!sheet.isAttached || error.kind === 'cancel') return undefined;
  if (takeStep(sheet, error)) return undefined;
  const { kind, code, message, requestId } = error;
  const isOffline = kind === 'network' || kind === 'timeout';
  // A mistake of the app developer is none that a user can mend: the event has its text.
  const text = kind && kind !== 'config' ? message : sheet.data.t.unavailable;
  sheet.again = isOffline ? again : undefined;
  sheet.setData({ notice: { text, retry: isOffline } });
  if (code !== CAPTCHA) sheet.triggerEvent('error', { kind, code, message, requestId });
  // A picture is good for one attempt.
  return code === CAPTCHA || sheet.data.captcha ? showCaptcha(sheet) : undefined;
}

/**
 * Shows a picture to read.
 *
 * @param {Sheet} sheet
 */
function showCaptcha(sheet) {
  return clientOf(sheet)
    .getCaptchaCode()
    .then(
      ({ captchaCodeSvg, captchaToken }) => {
        const image = 'data:image/svg+xml,' + encodeURIComponent(captchaCodeSvg);
        sheet.setData({ captcha: { image, token: captchaToken }, 'form.captcha': '' });
      },
      (error) => {
        // Without a picture the next attempt asks for one again.
        sheet.setData({ captcha: null });
        sheet.triggerEvent('error', { kind: error.kind, code: error.code, message: error.message });
      },
    );
}

module.exports = { fail, run, showCaptcha, signIn };
