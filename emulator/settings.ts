/** The forms in which servers report an expired or revoked access token; each has been observed or is documented. */
export const authExpiredForms = [
  'body401-2020',
  'body401',
  'http401',
  'http401-empty',
  'apiCode-text',
  'code2020',
  '2206',
  '2207',
] as const;

/** How an expired or revoked access token is reported; see `docs/en/testing/emulator.md` for the answer that belongs to each name. */
export type AuthExpiredForm = (typeof authExpiredForms)[number];

/** How applications prove who they are at the token endpoint. */
export const tokenEndpointAuthMethods = ['none', 'client_secret_post', 'client_secret_basic'] as const;

/** A further step that every sign-in is stopped by; see `docs/en/testing/emulator.md` for the api code of each. */
export const signInSteps = [
  'none',
  'captcha',
  'mfa',
  'first-reset',
  'forced-reset',
  'bind',
  'bind-or-create',
  'complete',
  'unlock',
] as const;

/** Switches for what real servers do differently from one another. All can be changed while the emulator runs. */
export interface Settings {
  /** Applications get refresh tokens and may use them; otherwise the grant answers `unauthorized_client`. */
  refreshTokenGrant: boolean;
  /** Every renewal gives a new refresh token and ends the old one. */
  rotateRefreshTokens: boolean;
  /** A refresh token that is used twice ends every token of that sign-in. */
  revokeOnRefreshTokenReuse: boolean;
  /** Anything but `none` asks for the app secret, which a mini program must not have. */
  tokenEndpointAuthMethod: (typeof tokenEndpointAuthMethods)[number];
  /** Name of the lifetime field in token answers. */
  lifetimeField: 'expire_in' | 'expires_in' | 'both' | 'none';
  authExpiredForm: AuthExpiredForm;
  /** Access tokens are random text instead of JWTs. */
  opaqueTokens: boolean;
  /** Access tokens are JWTs without `exp`. */
  tokensWithoutExp: boolean;
  /** Algorithm of the tokens: RS256 with the key of `jwks.json`, or HS256 with the app secret. */
  tokenAlgorithm: 'RS256' | 'HS256';
  /** Answers carry a `Date` header that follows the clock. */
  sendDateHeader: boolean;
  /** Shape of the phone number answer: flat as documented, or wrapped as WeChat sends it. */
  phoneAnswer: 'flat' | 'phone_info';
  /** Envelope of the upload answer: V2 (`code`), V3 (`statusCode`), or the fields of both. */
  uploadAnswer: 'v2' | 'v3' | 'both';
  /** Largest upload in bytes; a bigger one is refused with HTTP 413. */
  maxUploadBytes: number;
  /** Lifetime of access and id tokens in seconds. */
  accessTokenLifetime: number;
  /** Lifetime of refresh tokens in seconds. */
  refreshTokenLifetime: number;
  /** The one-time code that every message carries; `null` draws a random one each time. */
  passCode: string | null;
  /** Accounts can be created; otherwise api code 2031. */
  signUp: boolean;
  /** The further step that every sign-in is stopped by. */
  signInStep: (typeof signInSteps)[number];
  /** Wrong passwords in a row after which a picture captcha is asked for (api code 2000); 0 never. */
  captchaAfterFailures: number;
  /** Wrong passwords in a row after which the account is locked (api code 2005); 0 never. */
  lockAfterFailures: number;
  /** API calls of a window of `rateLimitSeconds` that are answered; the others get HTTP 429 with `Retry-After`. 0 for no limit. */
  rateLimit: number;
  /** Length of that window in seconds. */
  rateLimitSeconds: number;
  /** Answers every API call with HTTP 429. */
  throttle: boolean;
  /** Every `wx.login` makes a new WeChat session key; otherwise the key lasts, as it usually does. */
  rotateSessionKeys: boolean;
  /** A WeChat code that was not made here, such as one of WeChat DevTools, stands for the first WeChat user; otherwise it is refused. */
  acceptUnknownWechatCodes: boolean;
}

/** The settings an emulator starts with. */
export function defaultSettings(): Settings {
  return {
    refreshTokenGrant: true,
    rotateRefreshTokens: true,
    revokeOnRefreshTokenReuse: false,
    tokenEndpointAuthMethod: 'none',
    lifetimeField: 'both',
    authExpiredForm: 'body401-2020',
    opaqueTokens: false,
    tokensWithoutExp: false,
    tokenAlgorithm: 'RS256',
    sendDateHeader: true,
    phoneAnswer: 'flat',
    uploadAnswer: 'both',
    maxUploadBytes: 10 * 1024 * 1024,
    accessTokenLifetime: 7200,
    refreshTokenLifetime: 2592000,
    passCode: null,
    signUp: true,
    signInStep: 'none',
    captchaAfterFailures: 5,
    lockAfterFailures: 10,
    rateLimit: 0,
    rateLimitSeconds: 1,
    throttle: false,
    rotateSessionKeys: false,
    acceptUnknownWechatCodes: false,
  };
}

/** What a setting may be: one of some words, true or false, a whole number from 0 or from 1, or a text or `null`. */
export type SettingKind = { words: readonly string[] } | { from: 0 | 1 } | 'flag' | 'text or null';

/** A hundred years in seconds: much longer lifetimes lead to times that `Date` cannot represent. */
const longest = 100 * 366 * 86400;

/** What each setting may be. */
export const settingKinds: { readonly [Name in keyof Settings]: SettingKind } = {
  refreshTokenGrant: 'flag',
  rotateRefreshTokens: 'flag',
  revokeOnRefreshTokenReuse: 'flag',
  tokenEndpointAuthMethod: { words: tokenEndpointAuthMethods },
  lifetimeField: { words: ['both', 'expire_in', 'expires_in', 'none'] },
  authExpiredForm: { words: authExpiredForms },
  opaqueTokens: 'flag',
  tokensWithoutExp: 'flag',
  tokenAlgorithm: { words: ['RS256', 'HS256'] },
  sendDateHeader: 'flag',
  phoneAnswer: { words: ['flat', 'phone_info'] },
  uploadAnswer: { words: ['both', 'v2', 'v3'] },
  maxUploadBytes: { from: 0 },
  accessTokenLifetime: { from: 0 },
  refreshTokenLifetime: { from: 0 },
  passCode: 'text or null',
  signUp: 'flag',
  signInStep: { words: signInSteps },
  captchaAfterFailures: { from: 0 },
  lockAfterFailures: { from: 0 },
  rateLimit: { from: 0 },
  rateLimitSeconds: { from: 1 },
  throttle: 'flag',
  rotateSessionKeys: 'flag',
  acceptUnknownWechatCodes: 'flag',
};

/** Takes over settings; throws on an unknown name or value, and then changes none. */
export function changeSettings(settings: Settings, changes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(settingKinds, name)) throw new Error(`There is no setting "${name}".`);
    // The check above has shown that it is the name of a setting.
    const expected = mismatch(settingKinds[name as keyof Settings], value);
    if (expected) throw new Error(`Setting "${name}" cannot be ${JSON.stringify(value)}: it is ${expected}.`);
  }
  Object.assign(settings, changes);
}

/** What was expected in place of the value; `undefined` when it fits. */
function mismatch(kind: SettingKind, value: unknown): string | undefined {
  if (kind === 'flag') return typeof value === 'boolean' ? undefined : 'true or false';
  if (kind === 'text or null')
    return value === null || typeof value === 'string' ? undefined : 'a text or null';
  if ('words' in kind)
    return kind.words.some((word) => word === value) ? undefined : `one of ${kind.words.join(', ')}`;
  const fits = Number.isInteger(value) && Number(value) >= kind.from && Number(value) <= longest;
  return fits ? undefined : `a whole number from ${kind.from} to ${longest}`;
}
