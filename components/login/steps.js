// @ts-check
const { screenData } = require('./state');

/**
 * @typedef {import('./state').Sheet} Sheet
 * @typedef {import('./state').Factor} Factor
 * @typedef {import('../../index').GenAuthError} GenAuthError
 */

// What a sign-in can be answered with instead of tokens.
const MFA = [1635, 1636];
const FIRST_PASSWORD = 1639;
const PASSWORD_EXPIRED = 2058;

/**
 * Takes the user to the step that a sign-in asks for; tells whether it is one that the sheet knows.
 *
 * @param {Sheet} sheet
 * @param {GenAuthError} error
 * @returns {boolean}
 */
function takeStep(sheet, error) {
  const { code } = error;
  const data =
    /** @type {{ [name: string]: any } | undefined} what the step needs, by its code */ (error.data) || {};
  const { t } = sheet.data;
  if (MFA.indexOf(code) >= 0 && data.mfaToken) showFactors(sheet, data);
  else if (code === FIRST_PASSWORD && data.token) {
    sheet.stepToken = data.token;
    sheet.setData(withNotice(screenData('first'), t.firstHint));
  } else if (code === PASSWORD_EXPIRED) {
    sheet.setData(withNotice(screenData('reset'), t.expired));
  } else return false;
  return true;
}

/**
 * @param {object} changes
 * @param {string} text
 */
function withNotice(changes, text) {
  return Object.assign(changes, { notice: { text, retry: false } });
}

/**
 * @param {Sheet} sheet
 * @param {{ [name: string]: any }} data
 */
function showFactors(sheet, data) {
  const { t } = sheet.data;
  const factors = factorsOf(data, t);
  if (!factors.length) {
    sheet.setData({ notice: { text: t.noFactor, retry: false } });
    return;
  }
  sheet.stepToken = data.mfaToken;
  sheet.setData(Object.assign(screenData('mfa'), { factors, factor: 0 }));
}

/**
 * The second factors that the sheet can ask for, best first.
 *
 * @param {{ [name: string]: any }} data
 * @param {{ [key: string]: string }} t
 * @returns {Factor[]}
 */
function factorsOf(data, t) {
  const phone = data.mfaPhone || data.phone;
  const email = data.mfaEmail || data.email;
  const countryCode = data.mfaPhoneCountryCode || data.phoneCountryCode || '';
  /** @type {Factor[]} */
  const factors = [];
  if (data.totpMfaEnabled) factors.push({ type: 'totp', label: t.totp, to: '', shown: '', countryCode: '' });
  if (phone) factors.push({ type: 'sms', label: t.bySms, to: phone, shown: mask(phone), countryCode });
  if (email)
    factors.push({ type: 'email', label: t.byEmail, to: email, shown: mask(email), countryCode: '' });
  return factors;
}

/**
 * Enough to recognise a number or an address by.
 *
 * @param {string} text
 */
function mask(text) {
  const name = text.split('@')[0];
  const kept = text.length > name.length ? 2 : 3;
  const hidden = name.slice(0, kept) + '****' + (kept === 3 ? name.slice(-4) : '');
  return hidden + text.slice(name.length);
}

module.exports = { takeStep };
