/** A mini program and the GenAuth connection that stands for it. */
export interface MiniProgram {
  /** WeChat app id, `wx…`. */
  appId: string;
  appSecret: string;
  name: string;
  /** Identifier of the connection: what clients send as `extIdpConnidentifier`. */
  extIdpConnidentifier: string;
  extIdpId: string;
  connId: string;
}

/** A WeChat account. */
export interface WechatUser {
  openid: string;
  unionid: string;
  /** Without dialling code. */
  phone: string;
  /** Dialling code without `+`. */
  countryCode: string;
  nickName: string;
  avatarUrl: string;
  /** 0 unknown, 1 male, 2 female. */
  gender: 0 | 1 | 2;
  country: string;
  province: string;
  city: string;
}

/** The key that WeChat and the server of a mini program share about one user. */
export interface WechatSession {
  appId: string;
  openid: string;
  /** 16 bytes, base64. */
  sessionKey: string;
}

/** A code of `wx.login` or of a `getPhoneNumber` button. */
export interface WechatCode {
  code: string;
  kind: 'login' | 'phone';
  appId: string;
  openid: string;
  /** The session key when the code was made. */
  sessionKey: string;
  expiresAt: number;
  used: boolean;
}

/** WeChat's side of the world. */
export interface WechatState {
  miniPrograms: MiniProgram[];
  users: WechatUser[];
  sessions: WechatSession[];
  codes: WechatCode[];
  /** Server-side access tokens by app id; `expiresAt` in seconds. */
  accessTokens: Record<string, { accessToken: string; expiresAt: number }>;
}
