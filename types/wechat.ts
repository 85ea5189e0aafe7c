/** A ciphertext of WeChat, and what the server needs to decrypt it. */
export interface DecryptWechatMiniProgramDataParams {
  /**
   * Code of `wx.login`, fetched before the user tapped the button: its WeChat session must be the one that
   * encrypted the data.
   */
  code: string;
  /** Ciphertext that WeChat gave with `iv`. */
  encryptedData: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv: string;
  /** Identifier of the mini program connection, as the console shows it. */
  extIdpConnidentifier: string;
}

/** Origin of decrypted data. */
export interface WechatWatermark {
  /** WeChat AppID of the mini program for which the data was made. */
  appid: string;
  /** When the data was made, in seconds since 1970. */
  timestamp: number;
}

/** A phone number as WeChat knows it. */
export interface WechatPhone {
  /** The number, with dialling code if it is from abroad. */
  phoneNumber: string;
  /** The number without dialling code. */
  purePhoneNumber: string;
  /** Dialling code without `+`, such as `86`. */
  countryCode: string;
}

/** Open data under WeChat's own names: user fields for a user ciphertext, phone fields for a phone ciphertext. */
export interface WechatOpenData extends Partial<WechatPhone> {
  /** WeChat nickname. */
  nickName?: string;
  /** 0 unknown, 1 male, 2 female. */
  gender?: number;
  /** Language of WeChat, such as `zh_CN`. */
  language?: string;
  /** City. */
  city?: string;
  /** Province. */
  province?: string;
  /** Country. */
  country?: string;
  /** Address of the WeChat avatar. */
  avatarUrl?: string;
  /** Id of the WeChat user in this mini program. */
  openId?: string;
  /** Id of the WeChat user across the accounts of one open platform. */
  unionId?: string;
  /** Origin of the data. */
  watermark?: WechatWatermark;
  [field: string]: unknown;
}

/** The code of a `getPhoneNumber` button. */
export interface GetWechatMiniProgramPhoneParams {
  /** `e.detail.code` of the `getPhoneNumber` button (base library 2.21.2), not a `wx.login` code. */
  code: string;
  /** Identifier of the mini program connection, as the console shows it. */
  extIdpConnidentifier: string;
}

/** The phone number, flat as documented; some servers wrap it as WeChat does. */
export interface WechatPhoneData extends Partial<WechatPhone> {
  /** The phone number, on servers that wrap it. */
  phone_info?: WechatPhone & {
    /** Origin of the data. */
    watermark?: WechatWatermark;
  };
}

/** WeChat credentials of the mini program. */
export interface GetWechatMpAccessTokenParams {
  /** WeChat AppID. */
  appId: string;
  /** WeChat AppSecret. It belongs on a server: a mini program that ships it gives it to every user. */
  appSecret: string;
}

/** WeChat's server-side access token, as kept by GenAuth. */
export interface WechatAccessToken {
  /** The access token. */
  accessToken: string;
  /** When the token expires, in seconds since 1970; a text in most answers. */
  expiresAt: string | number;
}

/** The WeChat identity to bind. */
export interface BindWechatByCodeParams {
  /** Code of `wx.login`; works once. */
  code: string;
  /** Ciphertext that WeChat gave with `iv`. */
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
  /** The `rawData` text of `wx.getUserProfile`. */
  rawData?: string;
  /** Identifier of the mini program connection, as the console shows it. */
  extIdpConnidentifier?: string;
}

/** The WeChat identity to ask about. */
export interface CheckWechatMiniProgramUserParams {
  /** Code of `wx.login`; works once. */
  code: string;
  /** Identifier of the mini program connection, as the console shows it. */
  extIdpConnidentifier: string;
  /** Ciphertext that WeChat gave with `iv`. */
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
}

/** What is known about a WeChat identity before it signs in. */
export interface WechatUserState {
  /** Whether the identity belongs to an account. */
  hasBindUser: boolean;
  /** Whether that account has a phone number. */
  hasBindPhone: boolean;
}

/** A phone number that WeChat has verified. */
export interface UpdatePhoneByWechatParams {
  /** Phone number without dialling code. */
  phone: string;
  /** Dialling code such as `+86`. */
  phoneCountryCode?: string;
  /**
   * Code that proves the number. The API reference does not describe it; it comes with the answer of
   * `getWechatMiniProgramPhoneData`.
   */
  codeForUpdatePhone: string;
}

/** The tokens to revoke; give those you have. */
export interface LogoutWechatMiniProgramParams {
  /** ID token of the session. */
  idToken?: string;
  /** Access token of the session. */
  accessToken?: string;
  /** Refresh token of the session. */
  refreshToken?: string;
}
