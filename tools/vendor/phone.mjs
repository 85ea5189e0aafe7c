// The vendor's client on a simulated phone: the mini program of an app that uses it with Taro.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { constants, publicEncrypt } from 'node:crypto';
import { compileFunction } from 'node:vm';
import { sm2 } from 'sm-crypto-v2';
import { createSimulator } from '../../lib/simulator.js';

export const APP_ID = 'GEN_AUTH_APP_ID';
export const CONNECTION = 'my-wxapp';
export const SCOPE = 'openid profile username email phone offline_access external_id extended_fields';
export const PASSWORD = 'passw0rd';

/** All that the client calls. Taro hands these on to `wx` as they are. */
const taroFunctions = [
  'checkSession',
  'chooseImage',
  'clearStorage',
  'getStorage',
  'getSystemInfo',
  'getUserProfile',
  'login',
  'removeStorage',
  'request',
  'scanCode',
  'setStorage',
  'uploadFile',
];

/** Runs the client's file. It keeps the Taro that it finds, so each phone has a copy of its own. */
function load(code, wx) {
  const Taro = Object.fromEntries(taroFunctions.map((name) => [name, (options) => wx[name](options)]));
  const module = { exports: {} };
  const require = (name) => {
    if (name === '@tarojs/taro') return Taro;
    throw new Error(`The client requires ${name}.`);
  };
  compileFunction(code, ['require', 'module', 'exports'])(require, module, module.exports);
  return module.exports.Authing;
}

/** The vendor's encryption is on no registry. PEM is RSA, hex digits are SM2, as the two arrive. */
function encryptFunction(text, publicKey) {
  if (/^04[0-9a-f]{128}$/.test(publicKey)) return sm2.doEncrypt(text, publicKey);
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(text)).toString('base64');
}

/** What the phones of a scenario share. */
export class World {
  constructor(emulator, code) {
    this.emulator = emulator;
    this.code = code;
    this.phones = [];
  }

  /** Starts the mini program on a phone; `options` are those of the simulator, `settings` those of the client that differ. */
  phone(options = {}, settings = {}) {
    const sim = createSimulator({ emulator: this.emulator, ...options });
    this.phones.push(sim);
    const Authing = load(this.code, sim.wx);
    const authing = new Authing({
      appId: APP_ID,
      userPoolId: this.emulator.state.userPoolId,
      host: this.emulator.url,
      platform: 'wx',
      encryptFunction,
      ...settings,
    });
    return { sim, authing };
  }

  /** A phone whose user has signed in by password. */
  async signedIn(username = 'zhouzihang') {
    const phone = this.phone();
    const passwordPayload = { username, password: PASSWORD };
    const state = ok(await phone.authing.loginByPassword({ passwordPayload, options: { scope: SCOPE } }));
    return { ...phone, state };
  }

  /** A phone that was given the tokens of another one. */
  async withTokens(tokens) {
    const phone = this.phone();
    await phone.authing.saveLoginState(tokens);
    return phone;
  }

  /** The newest code that was sent to an address. */
  codeFor(to) {
    const message = this.emulator.messages().findLast((each) => each.to.includes(to));
    assert.ok(message, `nothing was sent to ${to}`);
    return message.code;
  }

  /** Ends the mini programs on all phones. */
  close() {
    for (const sim of this.phones) sim.close();
  }
}

/** The paths that a phone has asked for. */
export function pathsOf({ sim }) {
  return sim.requests.map(({ path }) => path);
}

/** The data of an answer that the client reports as a success. */
export function ok(answer) {
  assert.ok(Array.isArray(answer), `expected a pair, got ${JSON.stringify(answer)}`);
  assert.equal(answer[0], null, `the client reports ${JSON.stringify(answer[0])}`);
  return answer[1];
}

/** The error of an answer that the client reports as a failure; `expected` is a part of it. */
export function refused(answer, expected = {}) {
  assert.ok(Array.isArray(answer) && answer[0], `expected a failure, got ${JSON.stringify(answer)}`);
  assert.equal(answer[1], undefined);
  has(answer[0], expected);
  return answer[0];
}

/** Checks that an object has these properties, and leaves the others aside. */
export function has(actual, expected) {
  const part = Object.fromEntries(Object.keys(expected).map((name) => [name, actual?.[name]]));
  assert.deepEqual(part, expected);
}
