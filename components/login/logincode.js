// @ts-check
/** @typedef {import('./state').Sheet} Sheet */

// The phone number comes encrypted with the key of the last wx.login: fetching a code in the event of the button would change the key.
// A code is good for five minutes and once.
const LIFETIME = 4 * 60 * 1000;

/**
 * Fetches a code for the next tap on the phone button.
 *
 * @param {Sheet} sheet
 */
function prepareLoginCode(sheet) {
  sheet.loginCode = undefined;
  if (sheet.data.phoneAccount === 'wechat' || (sheet.data.methods || []).indexOf('phone') < 0) return;
  wx.login({
    success({ code }) {
      sheet.loginCode = { code, time: Date.now() };
    },
  });
}

/**
 * Takes the code and fetches the next; empty when there is none or it is too old.
 *
 * @param {Sheet} sheet
 */
function takeLoginCode(sheet) {
  const { code, time } = sheet.loginCode || { code: '', time: 0 };
  prepareLoginCode(sheet);
  return Date.now() - time < LIFETIME ? code : '';
}

module.exports = { prepareLoginCode, takeLoginCode };
