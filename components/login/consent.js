// @ts-check
/**
 * @typedef {import('./state').Sheet} Sheet
 * @typedef {import('./state').Agreement} Agreement
 */

/**
 * Asks WeChat whether the user has yet to agree to its privacy guide (base library 2.32.3). If so the guide joins the agreements, and
 * the buttons of consent tell WeChat as well: one tap instead of two dialogs, and no listener of ours in the place of the app's.
 *
 * @param {Sheet} sheet
 */
function readPrivacy(sheet) {
  const { agreements } = sheet.data;
  const asked = JSON.stringify(agreements);
  // Consent is to certain agreements: others have to be agreed to anew.
  if (asked !== sheet.asked) sheet.setData({ consent: !agreements.length });
  sheet.asked = asked;
  if (!wx.getPrivacySetting || !wx.canIUse('button.open-type.agreePrivacyAuthorization')) return;
  wx.getPrivacySetting({
    success({ needAuthorization, privacyContractName }) {
      if (!needAuthorization || !sheet.isAttached) return;
      const guide = { name: privacyContractName, isPrivacy: true };
      sheet.setData({ privacyNeeded: true, consent: false, links: sheet.data.agreements.concat(guide) });
    },
  });
}

/**
 * Does what sends something once the user has agreed, now or after the question.
 *
 * @param {Sheet} sheet
 * @param {string} name of what waits; `phone` needs a button of its own
 * @param {() => unknown} action
 */
function withConsent(sheet, name, action) {
  if (sheet.data.consent) return action();
  sheet.pending = action;
  sheet.setData({ asking: name });
  return undefined;
}

/**
 * The user has agreed: what waited goes on.
 *
 * @param {Sheet} sheet
 */
function agree(sheet) {
  const { pending } = sheet;
  sheet.pending = undefined;
  sheet.setData({ consent: true, asking: '' });
  return pending && pending();
}

/** @param {Sheet} sheet */
function disagree(sheet) {
  sheet.pending = undefined;
  sheet.setData({ asking: '' });
}

/**
 * Shows an agreement: WeChat has the privacy guide, the app has the others.
 *
 * @param {Sheet} sheet
 * @param {number} index
 */
function openAgreement(sheet, index) {
  const { name, url, isPrivacy } = sheet.data.links[index];
  if (isPrivacy) wx.openPrivacyContract({});
  else sheet.triggerEvent('agreement', { index, name, url });
}

module.exports = { agree, disagree, openAgreement, readPrivacy, withConsent };
