import type { PasswordEncryptType } from '../types/common';
import type { PasswordEncryptor } from './encrypt/encryptor';
import { configError, type ErrorKind } from './error';
import { languages, type Lang, type MessageKey } from './messages';
import type { Platform } from './platform/platform';
import type { SessionStorage } from './platform/storage';

export type { Lang };

/** Hears every failed call once, before its promise rejects. What it returns or throws changes nothing. */
export type OnError = (code: number, message: string, data: unknown) => void;

/** What `onRequest` is told of an exchange: no token, no body, no query. */
export interface RequestEntry {
  /** HTTP method. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the host, without query. */
  path: string;
  /** Duration in ms, by the phone's clock. */
  ms: number;
  /** Status of the HTTP answer; `undefined` when none came. */
  httpStatus?: number;
  /** 200, or the `code` of the error. */
  code: number;
  /** Kind of the error; `undefined` for a success. */
  kind?: ErrorKind;
  /** Identifies the request in the server's logs. */
  requestId?: string;
}

/** Is called after each exchange with the server. What it throws changes nothing. */
export type OnRequest = (entry: RequestEntry) => void;

/** Options of `wx.request` that the SDK passes on, such as these. They cannot replace what the SDK sets itself. */
export interface RequestOptions {
  /** Base library 2.10.4. */
  enableHttp2?: boolean;
  /** Base library 2.10.4. */
  enableQuic?: boolean;
  /** Base library 2.10.4. */
  enableCache?: boolean;
  /** Base library 3.4.1. */
  useHighPerformanceMode?: boolean;
  [name: string]: unknown;
}

/** Encrypts a password with the server's public key; the classic `encryptFunction` of authing-js-sdk. */
export type EncryptFunction = (plain: string, publicKey: string) => string | Promise<string>;

/** Which app a client is of: signing in and renewing need the app id, other calls do with the user pool id. */
export type AppIdentity =
  | {
      /** App id, from the GenAuth console. May be left out only when `userPoolId` is given; signing in and renewing need it. */
      appId: string;
      /** User pool id; sent along when given. */
      userPoolId?: string;
    }
  | {
      /** App id, from the GenAuth console. Signing in needs it. */
      appId?: string;
      /** User pool id; sent along when given. */
      userPoolId: string;
    };

/** Options of `new AuthenticationClient(options)`. */
export type AuthenticationClientOptions = AppIdentity & ClientOptions;

/** Options of a client beside the app that it is of. */
export interface ClientOptions {
  /** GenAuth server: `https://core.genauth.ai` unless you host it yourself. Plain http only for loopback and private addresses. */
  host?: string;
  /** The mini program connection, by its identifier of the GenAuth console. Every WeChat call needs it, here or in its own options. */
  extIdpConnidentifier?: string;
  /** Starts with this access token instead of the stored session, which stays as it is. */
  accessToken?: string;
  /** Time limit of a request in ms, 10000 unless given. */
  timeout?: number;
  /** Hears every failed call once; drive `wx.showModal` with it. */
  onError?: OnError;
  /** Is called after each exchange with the server, for logs and support. */
  onRequest?: OnRequest;
  /** Passed on to `wx.request`. */
  requestOptions?: RequestOptions;
  /** Scopes asked for at sign-in, separated by spaces. `offline_access` is what makes renewal possible. */
  scope?: string;
  /** Language of messages, `zh-CN` unless given. What is meant for developers is Chinese or English. */
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
  /**
   * Keeps the session in WeChat's encrypted storage (base library 2.21.3; open storage below that). It is read asynchronously: await
   * `ensureLogin()` or `getCurrentUser()` before you use what answers at once, such as `authing.user` and `checkLoggedIn()`.
   */
  encryptStorage?: boolean;
  /** Signs in silently whenever a call finds no usable session. */
  autoLogin?: boolean;
  /** Renames request headers: `{ 'x-authing-app-id': 'x-my-app-id' }`. */
  headers?: { [standardName: string]: string };
}

/** Options with every default filled in. */
export interface ResolvedOptions extends ClientOptions {
  appId: string;
  userPoolId?: string;
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
const remote = /^https:\/\/(?!.*\/(api\/v\d|oidc)(\/|$))[^?#@\s]+$/i;
// On loopback and in a private network there are no certificates.
const local =
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)(:\d+)?(\/[^?#\s]*)?$/i;

// Names of 4.x and of the vendor's SDK 5.x, and frequent slips, with the option that is meant.
const renamed: { [name: string]: string } = {
  appHost: 'host',
  appid: 'appId',
  appID: 'appId',
  app_id: 'appId',
  clientId: 'appId',
  poolId: 'userPoolId',
  userpoolId: 'userPoolId',
  extIdpConnIdentifier: 'extIdpConnidentifier',
  token: 'accessToken',
  requestTimeout: 'timeout',
  language: 'lang',
  wx: 'platform',
};

const types: { readonly [Name in keyof Omit<ResolvedOptions, 'requestFrom'>]-?: string } = {
  appId: 'string',
  userPoolId: 'string',
  host: 'string',
  extIdpConnidentifier: 'string',
  accessToken: 'string',
  scope: 'string',
  lang: 'string',
  tenantId: 'string',
  passwordEncryptType: 'string',
  timeout: 'number',
  encryptStorage: 'boolean',
  autoLogin: 'boolean',
  onError: 'function',
  onRequest: 'function',
  encrypt: 'function',
  encryptFunction: 'function',
  storage: 'object',
  platform: 'object',
  headers: 'object',
  requestOptions: 'object',
};

const inHeaders = ['appId', 'userPoolId', 'accessToken', 'tenantId'] as const;

/** Whether a text may be sent as the value of a header: line breaks would begin another header. */
export function fitsHeader(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function hasFunctions(object: object, names: string): boolean {
  return (
    names
      .split(' ')
      // Looked up by name: this is the check that they exist.
      .every((name) => typeof (object as { [name: string]: unknown })[name] === 'function')
  );
}

/** Checks that every given option exists and has its type. */
function checkTypes(options: object, lang: Lang): void {
  for (const name in options) {
    // An app may give any name: that is what is checked.
    const type = (types as { [name: string]: string })[name];
    const meant = renamed[name];
    if (!type) throw configError(lang, meant ? 'renamedOption' : 'unknownOption', name, meant);
    // Looked up by its given name.
    const value = (options as { [name: string]: unknown })[name];
    // The `wx` of some platforms is a function with properties.
    const fits = typeof value === type || (name === 'platform' && typeof value === 'function');
    if (!fits && value !== undefined && value !== null) throw configError(lang, 'option', name, type);
  }
}

/** Checks what a type does not tell. */
function checkValues(options: ResolvedOptions): void {
  const { lang, host, timeout, storage, encrypt, headers } = options;
  function check(valid: unknown, name: string, expected: string, text: MessageKey = 'option'): void {
    if (!valid) throw configError(lang, text, name, expected);
  }
  check(options.appId || options.userPoolId, 'appId', '', 'appId');
  check(host === defaultHost || remote.test(host) || local.test(host), 'host', '', 'host');
  // Longer than that, a timer would fire at once.
  check(timeout > 0 && timeout <= 86400000, 'timeout', '1 … 86400000 ms');
  check(/\bopenid\b/.test(options.scope), 'scope', '"openid …"');
  inHeaders.forEach(function (name) {
    check(fitsHeader(options[name] || ''), name, '', 'header');
  });
  for (const name in headers) check(fitsHeader(String(headers[name])), 'headers', '', 'header');
  check(!storage || hasFunctions(storage, 'get set remove'), 'storage', '{ get, set, remove }');
  check(!encrypt || /^(rsa|sm2)$/.test(encrypt.type), 'encrypt', 'authing-wxapp-sdk/encrypt');
  check(
    /^(none|rsa|sm2)$/.test(options.passwordEncryptType || 'rsa'),
    'passwordEncryptType',
    'none | rsa | sm2',
  );
}

/**
 * Checks options and fills in the defaults; the caller's object is not touched.
 *
 * @throws GenAuthError of kind `config` that names the option and what was expected.
 */
export function resolveOptions(given: AuthenticationClientOptions): ResolvedOptions {
  const options: Partial<ResolvedOptions> = given || {};
  const { timeout } = options;
  const lang = options.lang || 'zh-CN';
  checkTypes(options, lang);
  if (languages.indexOf(lang) < 0) throw configError(lang, 'option', 'lang', languages.join(' | '));
  const resolved: ResolvedOptions = {
    ...options,
    appId: options.appId || '',
    host: options.host || defaultHost,
    timeout: timeout || (timeout === 0 ? 0 : 10000),
    scope: options.scope || defaultScope,
    lang,
    headers: options.headers || {},
    requestFrom: 'wxapp',
  };
  checkValues(resolved);
  resolved.host = resolved.host.replace(/\/+$/, '');
  return resolved;
}
