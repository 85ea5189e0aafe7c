// @ts-check
/** @typedef {import('./state').Sheet} Sheet */

/** GenAuth sends one code a minute. */
const PAUSE = 60;

/**
 * Counts down until the next code can be sent.
 *
 * @param {Sheet} sheet
 */
function startCountdown(sheet) {
  stopCountdown(sheet);
  sheet.setData({ seconds: PAUSE });
  sheet.timer = setInterval(() => {
    const seconds = Math.max(sheet.data.seconds - 1, 0);
    sheet.setData({ seconds });
    if (!seconds) stopCountdown(sheet);
  }, 1000);
}

/** @param {Sheet} sheet */
function stopCountdown(sheet) {
  if (sheet.timer) clearInterval(sheet.timer);
  sheet.timer = undefined;
}

module.exports = { startCountdown, stopCountdown };
