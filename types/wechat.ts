/** Ciphertext of WeChat, and what the server needs to open it. */
export interface DecryptWechatMiniProgramDataParams {
  /** Code of `wx.login`; its WeChat session must be the one that encrypted the data. */
  code: string;
  encryptedData: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv: string;
  /** The mini program connection, by its identifier of the console. */
  extIdpConnidentifier: string;
}

/** WeChat's mark of origin inside decrypted data. */
export interface WechatWatermark {
  /** App id of the mini program the data was made for. */
  appid: string;
  /** When it was made, in seconds since 1970. */
  timestamp: number;
}

/** A phone number as WeChat knows it. */
export interface WechatPhone {
  /** With dialling code when the number is from abroad. */
  phoneNumber: string;
  /** Without dialling code. */
  purePhoneNumber: string;
  /** Dialling code without `+`, such as `86`. */
  countryCode: string;
}

/** Open data under WeChat's own names: user fields for a user ciphertext, phone fields for a phone ciphertext. */
export interface WechatOpenData extends Partial<WechatPhone> {
  nickName?: string;
  /** 0 unknown, 1 male, 2 female. */
  gender?: number;
  language?: string;
  city?: string;
  province?: string;
  country?: string;
  avatarUrl?: string;
  openId?: string;
  unionId?: string;
  watermark?: WechatWatermark;
  [field: string]: unknown;
}

/** The code of a phone button. */
export interface GetWechatMiniProgramPhoneParams {
  /** What the `getPhoneNumber` button gives as `e.detail.code`; a `wx.login` code does not do. */
  code: string;
  /** The mini program connection, by its identifier of the console. */
  extIdpConnidentifier: string;
}

/** The number, flat as documented, or wrapped as WeChat sends it: some servers answer so. */
export interface WechatPhoneData extends Partial<WechatPhone> {
  phone_info?: WechatPhone & { watermark?: WechatWatermark };
}

/** The mini program's own WeChat credentials. */
export interface GetWechatMpAccessTokenParams {
  /** WeChat app id. */
  appId: string;
  /** WeChat AppSecret. It belongs on a server: a mini program that ships it gives it to every user. */
  appSecret: string;
}

/** WeChat's server-side access token, as kept by GenAuth. */
export interface WechatAccessToken {
  accessToken: string;
  /** End of life in seconds since 1970; a text in most answers. */
  expiresAt: string | number;
}

/** The WeChat identity to link. */
export interface BindWechatByCodeParams {
  /** Code of `wx.login`; good for one call. */
  code: string;
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
  /** The `rawData` text of `wx.getUserProfile`. */
  rawData?: string;
  /** The mini program connection, by its identifier of the console. */
  extIdpConnidentifier?: string;
}

/** The WeChat identity to ask about. */
export interface CheckWechatMiniProgramUserParams {
  /** Code of `wx.login`; good for one call. */
  code: string;
  /** The mini program connection, by its identifier of the console. */
  extIdpConnidentifier: string;
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
}

/** What is known about a WeChat identity that has not signed in yet. */
export interface WechatUserState {
  hasBindUser: boolean;
  hasBindPhone: boolean;
}

/** A number for the signed-in user, proved on WeChat's side. */
export interface UpdatePhoneByWechatParams {
  /** Without dialling code. */
  phone: string;
  /** Dialling code such as `+86`. */
  phoneCountryCode?: string;
  /** Proof code of the number; the API reference does not say which call gives it. */
  codeForUpdatePhone: string;
}

/** The tokens to end; give those you have. */
export interface LogoutWechatMiniProgramParams {
  idToken?: string;
  accessToken?: string;
  refreshToken?: string;
}
