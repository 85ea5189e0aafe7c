import type { PasswordEncryptType } from '../types/common';
import type { PasswordEncryptor } from './encrypt/encryptor';
import { configError, type ErrorKind } from './error';
import { languages, type Lang } from './messages';
import type { Platform } from './platform/platform';
import type { SessionStorage } from './platform/storage';

export type { Lang };

/**
 * Called once for every failed call, before its promise rejects, with `code`, `message` and `data` of the error; not when the user declined
 * or dismissed a dialog. What it returns or throws is ignored.
 *
 * @param code - `code` of the error
 * @param message - `message` of the error, which can be shown to the user
 * @param data - `data` of the error: what the server sent along
 */
export type OnError = (code: number, message: string, data: unknown) => void;

/** One exchange with the server, as `onRequest` gets it: without token, body and query. */
export interface RequestEntry {
  /** HTTP method. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the host, without query. */
  path: string;
  /** Duration in ms, by the clock of the phone. */
  ms: number;
  /** HTTP status of the answer; `undefined` when none came. */
  httpStatus?: number;
  /** 200 for a success, otherwise the `code` of the error. */
  code: number;
  /** Kind of the error; `undefined` for a success. */
  kind?: ErrorKind;
  /** ID of the request in the logs of the server. */
  requestId?: string;
}

/**
 * Called after each exchange with the server, with its {@link RequestEntry}. What it throws is ignored.
 *
 * @param entry - the exchange
 */
export type OnRequest = (entry: RequestEntry) => void;

/**
 * Options of `wx.request` that the SDK passes on: these, and any others. They cannot replace what the SDK sets itself: address, method,
 * headers, body and timeout.
 */
export interface RequestOptions {
  /** Uses HTTP/2 (base library 2.10.4). */
  enableHttp2?: boolean;
  /** Uses QUIC (base library 2.10.4). */
  enableQuic?: boolean;
  /** Uses the HTTP cache (base library 2.10.4). */
  enableCache?: boolean;
  /** Uses the high-performance mode (base library 3.4.1). */
  useHighPerformanceMode?: boolean;
  /** Any other option of `wx.request`. */
  [name: string]: unknown;
}

/**
 * Encrypts a password, given in plain text, with the public key of the server (PEM for RSA, hex digits for SM2), as the `encryptFunction`
 * option of authing-js-sdk does.
 *
 * @param plain - the password, in plain text
 * @param publicKey - public key of the server: PEM for RSA, hex digits for SM2
 * @returns the encrypted password
 */
export type EncryptFunction = (plain: string, publicKey: string) => string | Promise<string>;

/**
 * The GenAuth app of a client: `appId`, `userPoolId` or both, from the GenAuth console. `appId` is the app ID of GenAuth, not the AppID of
 * the mini program; signing in and renewing need it. `userPoolId` fills `userPoolId` and `arn` of users.
 */
export type AppIdentity =
  | {
      /** App ID, from the GenAuth console; not the AppID of the mini program. Signing in and renewing need it. */
      appId: string;
      /** User pool ID, from the GenAuth console; fills `userPoolId` and `arn` of users. */
      userPoolId?: string;
    }
  | {
      /** App ID, from the GenAuth console; not the AppID of the mini program. Signing in and renewing need it. */
      appId?: string;
      /** User pool ID, from the GenAuth console; fills `userPoolId` and `arn` of users. */
      userPoolId: string;
    };

/** Options of `new AuthenticationClient(options)`. */
export type AuthenticationClientOptions = AppIdentity & ClientOptions;

/** Options of a client, all optional. The app is named by {@link AppIdentity}. */
export interface ClientOptions {
  /**
   * Address of the GenAuth server, without `/api/v3`; `https://core.genauth.ai` by default. `http://` is accepted for loopback and private
   * addresses only.
   */
  host?: string;
  /**
   * Identifier of the mini program connection, from the GenAuth console. Every WeChat method except `getWechatMpAccessToken` needs it, here
   * or in its own options.
   */
  extIdpConnidentifier?: string;
  /** Starts with this access token instead of the stored session, which is neither read nor changed. */
  accessToken?: string;
  /** Time limit of a request in ms, at most 86400000; 10000 by default. */
  timeout?: number;
  /** Called once for every failed call, for instance to show `wx.showModal`. */
  onError?: OnError;
  /** Called after each exchange with the server, for logs and support. */
  onRequest?: OnRequest;
  /** Options that are passed on to `wx.request`. */
  requestOptions?: RequestOptions;
  /**
   * Scopes of the sign-in, separated by spaces; must contain `openid`. Sessions can be renewed only with `offline_access`. Default:
   * `openid profile username email phone offline_access external_id extended_fields roles tenant_id`.
   */
  scope?: string;
  /** Language of messages, `zh-CN` by default. Messages for developers are in Chinese or English. */
  lang?: Lang;
  /** ID of the tenant to sign in to. */
  tenantId?: string;
  /** Encrypts passwords: `rsa` or `sm2` of `authing-wxapp-sdk/encrypt`. Without it passwords are sent in plain text inside TLS. */
  encrypt?: PasswordEncryptor;
  /** Encrypts passwords with a function of your own; ignored when `encrypt` is given. */
  encryptFunction?: EncryptFunction;
  /** How `encryptFunction` encrypts: `rsa` by default, `sm2`, or `none` to switch it off. */
  passwordEncryptType?: PasswordEncryptType;
  /** Where the session is kept, instead of the storage of WeChat. */
  storage?: SessionStorage;
  /** The platform to use instead of the global `wx`: `uni`, `Taro`, a simulator. */
  platform?: Platform;
  /**
   * Keeps the session in the encrypted storage of WeChat (base library 2.21.3; below that in plain storage); `false` by default. It is read
   * asynchronously: await `ensureLogin()` or `getCurrentUser()` before you use `authing.user`, `checkLoggedIn()` or `tokenProvider`.
   */
  encryptStorage?: boolean;
  /**
   * Signs in silently when a call finds no usable session; `false` by default. After `logout()` it waits for `ensureLogin()` or another
   * sign-in.
   */
  autoLogin?: boolean;
  /** Other names for request headers, such as `{ 'x-authing-app-id': 'x-my-app-id' }`. */
  headers?: { [standardName: string]: string };
}

/** Options of a client with all defaults, as `authing.options` shows them. */
export interface ResolvedOptions extends ClientOptions {
  /** App ID; `''` when only `userPoolId` is given. */
  appId: string;
  /** User pool ID, when given. */
  userPoolId?: string;
  /** Address of the GenAuth server, without slash at the end. */
  host: string;
  /** Time limit of a request in ms. */
  timeout: number;
  /** Scopes of the sign-in, separated by spaces. */
  scope: string;
  /** Language of messages; `setLang` changes it. */
  lang: Lang;
  /** Other names for request headers; `{}` when there are none. */
  headers: { [standardName: string]: string };
  /** Kind of client, sent as `x-authing-request-from`; `setRequestFrom` changes it. */
  requestFrom: string;
}

const defaultHost = 'https://core.genauth.ai';
// Everything the classic `User` shows; `offline_access` brings the refresh token.
const defaultScope =
  'openid profile username email phone offline_access external_id extended_fields roles tenant_id';
const remote = /^https:\/\/(?!\/|.*\/(api\/v\d|oidc)(\/|$))[^?#@\s\\]+$/i;
// On loopback and in a private network there are no certificates.
const local =
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)(:\d+)?(\/[^?#\s\\]*)?$/i;

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

// What HTTP allows in the name of a header.
const headerName = /^[!#-'*+.^-z|~\w-]+$/;

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

/** What a table says about a name, which may be any: not what all objects have by names such as `constructor`. */
function ownText(table: { readonly [name: string]: string }, name: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

/** Checks that every given option exists and has its type. */
function checkTypes(options: object, lang: Lang): void {
  for (const name in options) {
    const type = ownText(types, name);
    const meant = ownText(renamed, name);
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
  function check(valid: unknown, name: string, expected: string): void {
    if (!valid) throw configError(lang, 'option', name, expected);
  }
  if (!options.appId && !options.userPoolId) throw configError(lang, 'appId');
  if (!remote.test(host) && !local.test(host)) throw configError(lang, 'host');
  // Longer than that, a timer would fire at once.
  check(timeout > 0 && timeout <= 86400000, 'timeout', '1 … 86400000 ms');
  check(/\bopenid\b/.test(options.scope), 'scope', '"openid …"');
  inHeaders.forEach(function (name) {
    // Stryker disable next-line StringLiteral: any text does that fits
    const text = options[name] || '';
    if (!fitsHeader(text)) throw configError(lang, 'header', name);
  });
  for (const name in headers) {
    // Checked, because the app may have given anything.
    const given: unknown = headers[name];
    const isName = typeof given === 'string' && headerName.test(given);
    if (given && !isName) throw configError(lang, 'header', 'headers');
  }
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
