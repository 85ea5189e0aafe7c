/** The forms in which a server may say that an access token is dead; all of them have been seen or documented somewhere. */
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

/** How a dead access token is reported; see `docs/emulator.md` for the answer that belongs to each name. */
export type AuthExpiredForm = (typeof authExpiredForms)[number];

/** Switches for what real servers do differently from one another. All can be changed while the emulator runs. */
export interface Settings {
  /** Every renewal gives a new refresh token and ends the old one. */
  rotateRefreshTokens: boolean;
  /** A refresh token that is used twice ends every token of that sign-in. */
  revokeOnRefreshTokenReuse: boolean;
  /** Name of the lifetime field in token answers. */
  lifetimeField: 'expire_in' | 'expires_in' | 'both' | 'none';
  authExpiredForm: AuthExpiredForm;
  /** Access tokens are random text instead of JWTs. */
  opaqueTokens: boolean;
  /** Access tokens are JWTs that do not say when they end. */
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
  /** Wrong passwords in a row after which a picture captcha is asked for (api code 2000); 0 never. */
  captchaAfterFailures: number;
  /** Wrong passwords in a row after which the account is locked (api code 2005); 0 never. */
  lockAfterFailures: number;
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
    rotateRefreshTokens: true,
    revokeOnRefreshTokenReuse: false,
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
    captchaAfterFailures: 5,
    lockAfterFailures: 10,
    throttle: false,
    rotateSessionKeys: false,
    acceptUnknownWechatCodes: false,
  };
}

/** Takes over known settings; throws on an unknown name or a value of another kind. */
export function changeSettings(settings: Settings, changes: Record<string, unknown>): void {
  const defaults: Record<string, unknown> = { ...defaultSettings() };
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in defaults)) throw new Error(`There is no setting "${name}".`);
    const fits =
      name === 'passCode'
        ? value === null || typeof value === 'string'
        : typeof value === typeof defaults[name];
    if (!fits) throw new Error(`Setting "${name}" cannot be ${JSON.stringify(value)}.`);
    if (name === 'authExpiredForm' && !(authExpiredForms as readonly unknown[]).includes(value)) {
      throw new Error(`"authExpiredForm" is one of ${authExpiredForms.join(', ')}.`);
    }
  }
  Object.assign(settings, changes);
}
