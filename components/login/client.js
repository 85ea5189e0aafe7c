// @ts-check
const { AuthenticationClient } = require('../../index');

/** @typedef {import('./state').Sheet} Sheet */

/** @param {Sheet} sheet */
function optionsOf(sheet) {
  const { options, language } = sheet.data;
  const given = Object.assign({ lang: language }, options);
  // Properties of a component travel as data, which functions do not survive: so encryption is chosen by name.
  if (typeof given.encrypt === 'string') given.encrypt = encryptor(given.encrypt);
  return /** @type {import('../../index').AuthenticationClientOptions} checked by the constructor */ (given);
}

/**
 * Loaded here only: most apps do without.
 *
 * @param {string} name
 */
function encryptor(name) {
  const { rsa, sm2 } = require('../../encrypt');
  return name === 'sm2' ? sm2 : rsa;
}

/**
 * The client of the sheet. Clients of one app id share a session, so the app is signed in with it.
 *
 * @param {Sheet} sheet
 */
function clientOf(sheet) {
  if (!sheet.client) sheet.client = new AuthenticationClient(optionsOf(sheet));
  return sheet.client;
}

/**
 * A client for the password of a first sign-in, which the server takes only when it is encrypted with RSA.
 *
 * @param {Sheet} sheet
 */
function rsaClientOf(sheet) {
  return new AuthenticationClient(Object.assign(optionsOf(sheet), { encrypt: encryptor('rsa') }));
}

module.exports = { clientOf, rsaClientOf };
