// @ts-check
const { signIn } = require('./attempt');
const { takeLoginCode } = require('./logincode');

/** @typedef {import('./state').Sheet} Sheet */

// The mini program has used up the numbers that it paid for.
const QUOTA = 1400001;
// The user has not agreed to the privacy guide.
const PRIVACY = 104;

/** @param {Sheet} sheet */
function signInByWechat(sheet) {
  return signIn(sheet, (client) => client.loginByCode());
}

/**
 * Goes on after a tap on the phone button. The account is the one of the number, which takes over the WeChat identity, or with
 * `phone-account="wechat"` the one of the WeChat identity, which gets the number when it is free.
 *
 * @param {Sheet} sheet
 * @param {{ errMsg?: string, errno?: number, code?: string, iv?: string, encryptedData?: string }} detail
 */
function signInByPhone(sheet, detail) {
  const { t, choices, phoneAccount } = sheet.data;
  if (!/:ok$/.test(detail.errMsg || '')) return refused(sheet, detail);
  const phoneCode = detail.code || '';
  if (phoneAccount === 'wechat')
    return signIn(sheet, (client) => client.loginByPhone({ phoneCode }), { isRepeatable: false });
  const code = takeLoginCode(sheet);
  const { iv = '', encryptedData = '' } = detail;
  if (!code) return sheet.setData({ choices, notice: { text: t.tapAgain, retry: false } });
  return signIn(sheet, (client) => client.loginByPhone(code, iv, encryptedData), { isRepeatable: false });
}

/**
 * @param {Sheet} sheet
 * @param {{ errMsg?: string, errno?: number }} detail
 */
function refused(sheet, { errMsg, errno }) {
  const { t, choices } = sheet.data;
  if (errno === QUOTA) {
    sheet.setData({ choices: choices.filter(({ name }) => name !== 'phone') });
    sheet.triggerEvent('error', { kind: 'config', code: QUOTA, message: errMsg });
    return sheet.setData({ notice: { text: t.phoneQuota, retry: false } });
  }
  // Anything else but the user's own refusal is for the developer: no permission, nothing declared (112).
  const isRefusal = errno === PRIVACY || /deny|cancel/.test(errMsg || '');
  if (!isRefusal) sheet.triggerEvent('error', { kind: 'config', code: errno || -4, message: errMsg });
  return sheet.setData({ notice: { text: isRefusal ? t.phoneRefused : t.unavailable, retry: false } });
}

module.exports = { signInByPhone, signInByWechat };
