import type { PasswordEncryptType } from '../types/common';
import type { PasswordEncryptor } from './encrypt/encryptor';
import { configError } from './error';
import type { Platform } from './platform/platform';
import type { SessionStorage } from './platform/storage';

/** Language of the server's messages and of the SDK's own. */
export type Lang = 'zh-CN' | 'en-US' | 'zh-TW' | 'ja-JP';

/** Hears every failed call once, before its promise rejects. What it returns or throws changes nothing. */
export type OnError = (code: number, message: string, data: unknown) => void;

/** Encrypts a password with the server's public key; the classic `encryptFunction` of authing-js-sdk. */
export type EncryptFunction = (plain: string, publicKey: string) => string | Promise<string>;

/** Options of `new AuthenticationClient(options)`. */
export interface AuthenticationClientOptions {
  /** App id, from the GenAuth console. May be left out only when `userPoolId` is given; signing in and renewing need it. */
  appId?: string;
  /** GenAuth server: `https://core.genauth.ai` unless you host it yourself. Plain http only for loopback and private addresses. */
  host?: string;
  /** User pool id; sent along when given. */
  userPoolId?: string;
  /** Identifier of the mini program connection in the GenAuth console. Every WeChat call needs it, here or in its own options. */
  extIdpConnidentifier?: string;
  /** Starts with this access token instead of the stored session, which stays as it is. */
  accessToken?: string;
  /** Time limit of a request in ms, 10000 unless given. */
  timeout?: number;
  /** Hears every failed call once; drive `wx.showModal` with it. */
  onError?: OnError;
  /** Scopes asked for at sign-in, separated by spaces. `offline_access` is what makes renewal possible. */
  scope?: string;
  /** `zh-CN` unless given. */
  lang?: Lang;
  /** Tenant to sign in to. */
  tenantId?: string;
  /** Encrypts passwords: `rsa` or `sm2` of `authing-wxapp-sdk/encrypt`. Without it passwords travel as they are inside TLS. */
  encrypt?: PasswordEncryptor;
  /** Encrypts passwords with a function of your own; say how in `passwordEncryptType`. */
  encryptFunction?: EncryptFunction;
  /** What `encryptFunction` does: `rsa` unless given. */
  passwordEncryptType?: PasswordEncryptType;
  /** Where the session is kept, instead of the host's storage. */
  storage?: SessionStorage;
  /** The mini program host, instead of the global `wx`: `uni`, `Taro`, a simulator. */
  platform?: Platform;
  /** Keeps the session in WeChat's encrypted storage (base library 2.21.3; open storage below that). */
  encryptStorage?: boolean;
  /** Signs in silently whenever a call finds no usable session. */
  autoLogin?: boolean;
  /** Renames request headers: `{ 'x-authing-app-id': 'x-my-app-id' }`. */
  headers?: { [standardName: string]: string };
}

/** Options with every default filled in. */
export interface ResolvedOptions extends AuthenticationClientOptions {
  appId: string;
  host: string;
  timeout: number;
  scope: string;
  lang: Lang;
  headers: { [standardName: string]: string };
  /** Sent as `x-authing-request-from`. */
  requestFrom: string;
}

const defaultHost = 'https://core.genauth.ai';
// Everything the classic `User` shows; `offline_access` brings the refresh token.
const defaultScope =
  'openid profile username email phone offline_access external_id extended_fields roles tenant_id';
// On loopback, in a private network or under a bare machine name nobody has a certificate.
const local =
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)(:\d+)?(\/|$)/i;

const types: { [name: string]: string } = {
  appId: 'string',
  host: 'string',
  userPoolId: 'string',
  extIdpConnidentifier: 'string',
  accessToken: 'string',
  onError: 'function',
  scope: 'string',
  lang: 'string',
  tenantId: 'string',
  encrypt: 'function',
  encryptFunction: 'function',
  storage: 'object',
  platform: 'object',
  encryptStorage: 'boolean',
  autoLogin: 'boolean',
  headers: 'object',
};

/**
 * Checks options and fills in the defaults; the caller's object is not touched.
 *
 * @throws GenAuthError of kind `config` that names the option and what was expected.
 */
export function resolveOptions(given: AuthenticationClientOptions): ResolvedOptions {
  const lang = (given && given.lang) || 'zh-CN';
  function check(valid: unknown, name: string, expected: string): void {
    if (!valid) throw configError(lang, 'option', name, expected);
  }
  check(given && typeof given === 'object', 'options', '{ appId: string, … }');
  const values = given as unknown as { [name: string]: unknown };
  for (const name in types) {
    const value = values[name];
    // `platform` may be a function object: some hosts' `wx` is.
    const fits = typeof value === types[name] || (name === 'platform' && typeof value === 'function');
    check(value === undefined || value === null || fits, name, String(types[name]));
  }
  check(given.appId || given.userPoolId, 'appId', 'GenAuth 应用 ID / the app id of the GenAuth console');
  const host = (given.host || defaultHost).replace(/\/+$/, '');
  check(/^https:\/\/[^/?#\s]+/i.test(host) || local.test(host), 'host', 'https://…');
  const timeout = given.timeout === undefined || given.timeout === null ? 10000 : given.timeout;
  check(typeof timeout === 'number' && timeout > 0 && timeout < Infinity, 'timeout', 'ms > 0');
  const scope = given.scope || defaultScope;
  check(/(^|\s)openid(\s|$)/.test(scope), 'scope', '"openid …"');
  const encryptType = given.passwordEncryptType;
  check(!encryptType || /^(none|rsa|sm2)$/.test(encryptType), 'passwordEncryptType', '"none" | "rsa" | "sm2"');
  return {
    ...given,
    appId: given.appId || '',
    host,
    timeout,
    scope,
    lang,
    headers: given.headers || {},
    requestFrom: 'wxapp',
  };
}
