import type { AuthenticationClient } from '../../src';

/**
 * The surface of authing-js-sdk 4 as callers see it, stated on its own: what each method takes and what callers read of its answer.
 * Members are properties, not methods, so that parameters are compared strictly.
 */

type Keys = { [key: string]: unknown };
type Result<Data> = Promise<Data>;

interface ClassicUser {
  id: string;
  token?: string | null;
  nickname?: string | null;
  photo?: string | null;
}

interface Message {
  code?: number | null;
  message?: string | null;
}

interface KeyValue {
  key: string;
  value: unknown;
}

interface Login {
  clientIp?: string;
  params?: KeyValue[];
  customData?: Keys;
  context?: Keys;
}
interface PasswordLogin extends Login {
  autoRegister?: boolean;
  captchaCode?: string;
}
interface CodeLogin extends Login {
  phoneCountryCode?: string;
}
interface Register extends Login {
  forceLogin?: boolean;
  generateToken?: boolean;
  phoneToken?: string;
  emailToken?: string;
  phoneCountryCode?: string;
}

interface Profile {
  nickname?: string;
  photo?: string;
  company?: string;
  device?: string;
  browser?: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  middleName?: string;
  profile?: string;
  preferredUsername?: string;
  website?: string;
  gender?: 'M' | 'F' | 'U';
  birthdate?: string;
  zoneinfo?: string;
  locale?: string;
  address?: string;
  formatted?: string;
  streetAddress?: string;
  locality?: string;
  region?: string;
  postalCode?: string;
  country?: string;
  udf?: KeyValue[];
}

type SmsScene =
  | 'login'
  | 'register'
  | 'reset'
  | 'bind'
  | 'unbind'
  | 'mfa-bind'
  | 'mfa-verify'
  | 'mfa-unbind'
  | 'complete-phone';
type MailScene = 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'MFA_VERIFY';
type Resource = 'DATA' | 'API' | 'MENU' | 'BUTTON' | 'UI';
type CustomField = { key: string; dataType: string; value: unknown; label?: string };

/** `AuthenticationClient` itself, of 4.15.8 and what was added until 4.23.55. */
export interface ClassicClient {
  checkLoggedIn: () => string;
  setCurrentUser: (user: ClassicUser) => void;
  setToken: (token: string) => void;
  registerByEmail: (
    email: string,
    password: string,
    profile?: Profile,
    options?: Register,
  ) => Result<ClassicUser>;
  registerByUsername: (
    username: string,
    password: string,
    profile?: Profile,
    options?: Register,
  ) => Result<ClassicUser>;
  registerByPhoneCode: (
    phone: string,
    code: string,
    password?: string,
    profile?: Profile,
    options?: Register,
  ) => Result<ClassicUser>;
  registerByEmailCode: (
    email: string,
    code: string,
    profile?: Profile,
    options?: Register,
  ) => Result<ClassicUser>;
  checkPasswordStrength: (password: string) => Result<{ valid: boolean; message?: string | null }>;
  sendSmsCode: (phone: string, phoneCountryCode?: string, scene?: SmsScene) => Result<Message>;
  loginByEmail: (email: string, password: string, options?: PasswordLogin) => Result<ClassicUser>;
  loginByUsername: (username: string, password: string, options?: PasswordLogin) => Result<ClassicUser>;
  loginByPhoneCode: (phone: string, code: string, options?: CodeLogin) => Result<ClassicUser>;
  loginByEmailCode: (email: string, code: string, options?: CodeLogin) => Result<ClassicUser>;
  loginByPhonePassword: (phone: string, password: string, options?: PasswordLogin) => Result<ClassicUser>;
  loginBySubAccount: (
    account: string,
    password: string,
    options?: { captchaCode?: string; clientIp?: string },
  ) => Result<ClassicUser>;
  loginByLdap: (
    username: string,
    password: string,
    options?: { autoRegister?: boolean; captchaCode?: string; clientIp?: string; withCustomData?: boolean },
  ) => Result<ClassicUser>;
  loginByAd: (
    username: string,
    password: string,
    options?: { clientIp?: string; withCustomData?: boolean },
  ) => Result<ClassicUser>;
  checkLoginStatus: (token?: string) => Result<{
    code?: number;
    message?: string;
    status?: boolean;
    exp?: number | null;
    iat?: number | null;
    data?: { id: string; userPoolId: string | null; arn: string | null };
  }>;
  sendEmail: (email: string, scene: MailScene) => Result<Message>;
  resetPasswordByPhoneCode: (
    phone: string,
    code: string,
    newPassword: string,
    phoneCountryCode?: string,
  ) => Result<Message>;
  resetPasswordByEmailCode: (email: string, code: string, newPassword: string) => Result<Message>;
  resetPasswordByFirstLoginToken: (params: { token: string; password: string }) => Result<Message>;
  resetPasswordByForceResetToken: (params: {
    token: string;
    oldPassword: string;
    newPassword: string;
  }) => Result<Message>;
  updateProfile: (
    updates: Profile & { username?: string; city?: string; province?: string; externalId?: string },
    options?: { emailToken?: string; phoneToken?: string },
  ) => Result<ClassicUser>;
  updatePassword: (newPassword: string, oldPassword?: string) => Result<ClassicUser>;
  updatePhone: (
    phone: string,
    phoneCode: string,
    oldPhone?: string,
    oldPhoneCode?: string,
    phoneCountryCode?: string,
    oldPhoneCountryCode?: string,
  ) => Result<ClassicUser>;
  updateEmail: (
    email: string,
    emailCode: string,
    oldEmail?: string,
    oldEmailCode?: string,
  ) => Result<ClassicUser>;
  refreshToken: () => Result<{ token?: string | null; iat?: number | null; exp?: number | null }>;
  linkAccount: (options: { primaryUserToken: string; secondaryUserToken: string }) => Result<Message>;
  unLinkAccount: (options: { primaryUserToken: string; provider: string }) => Result<Message>;
  bindPhone: (phone: string, phoneCode: string, phoneCountryCode?: string) => Result<ClassicUser>;
  unbindPhone: () => Result<ClassicUser>;
  bindEmail: (email: string, emailCode: string) => Result<ClassicUser>;
  unbindEmail: () => Result<ClassicUser>;
  getCurrentUser: () => Result<ClassicUser | null>;
  logout: () => Result<void>;
  logoutCurrent: () => Result<void>;
  listUdv: () => Result<CustomField[]>;
  setUdv: (key: string, value: unknown) => Result<CustomField[]>;
  removeUdv: (key: string) => Result<CustomField[]>;
  listOrgs: () => Result<object[][]>;
  listDepartments: () => Result<{
    totalCount: number;
    list: {
      isMainDepartment: boolean;
      joinedAt?: string;
      department: {
        id: string;
        orgId?: string;
        name: string;
        code?: string;
        path: string[];
        codePath: string[];
        namePath: string[];
      };
    }[];
  }>;
  updateAvatar: (options?: { accept?: string }) => Result<ClassicUser>;
  uploadAvatar: (options?: { accept?: string }) => Result<ClassicUser>;
  getUdfValue: () => Result<Keys>;
  setUdfValue: (data: Keys) => Result<CustomField[]>;
  removeUdfValue: (key: string) => Result<void>;
  getSecurityLevel: () => Result<{
    email: boolean;
    mfa: boolean;
    password: boolean;
    phone: boolean;
    passwordSecurityLevel: 1 | 2 | 3 | null;
    score: number;
  }>;
  listAuthorizedResources: (
    namespace: string,
    options?: { resourceType?: Resource },
  ) => Result<{
    totalCount: number;
    list: { code: string; type?: Resource | null; actions?: string[] | null }[];
  }>;
  isUserExists: (options: {
    username?: string;
    email?: string;
    phone?: string;
    externalId?: string;
  }) => Result<boolean>;
  computedPasswordSecurityLevel: (password: string) => 1 | 2 | 3;
  getAccessTokenByCode: (code: string, options?: { codeVerifier?: string }) => Result<object>;
  getAccessTokenByIdToken: (options: {
    redirectUri: string;
    idToken: string;
    scope?: string;
  }) => Result<object>;
  getAccessTokenByClientCredentials: (
    scope: string,
    options?: { accessKey: string; accessSecret: string },
  ) => Result<object>;
  getUserInfoByAccessToken: (
    accessToken: string,
    options?: { method?: 'POST' | 'GET'; tokenPlace?: 'query' | 'header' | 'body' },
  ) => Result<object>;
  getNewAccessTokenByRefreshToken: (refreshToken: string) => Result<object>;
  revokeToken: (token: string) => Result<boolean>;
  introspectToken: (token: string) => Result<object>;
  validateToken: (options: { accessToken?: string; idToken?: string }) => Result<object>;
  buildAuthorizeUrl: (options?: object) => string;
  buildLogoutUrl: (options?: object) => string;
  generateCodeChallenge: () => string;
  getCodeChallengeDigest: (options: { codeChallenge: string; method: 'S256' | 'plain' }) => string;
  validateTicketV1: (ticket: string, service: string) => Result<{ valid: boolean; message?: string }>;
  validateTicketV2: (ticket: string, service: string, format?: 'XML' | 'JSON') => Result<object | string>;
  trackSession: () => Result<{ session: object; userInfo: ClassicUser } | null>;
  hasRole: (roleCode: string, namespace?: string) => Result<boolean>;
  listApplications: (params?: {
    page: number;
    limit: number;
  }) => Result<{ totalCount: number; list: { id: string; name: string; logo: string }[] }>;
  setLang: (lang: 'zh-CN' | 'en-US') => void;
  setRequestFrom: (requestFrom: string) => void;
  signinByCredentials: (params: {
    connection: 'PASSWORD';
    passwordPayload: { password: string; account?: string };
  }) => Result<{ access_token?: string; id_token?: string; refresh_token?: string; token_type: string }>;
}

/** What authing-wxapp-sdk 4 and the product page add. */
export interface MiniProgramClient {
  loginByCode: (
    code: string,
    options?: { iv?: string; encryptedData?: string; rawData?: string },
  ) => Result<ClassicUser>;
  loginByPhone: (code: string, iv: string, encryptedData: string) => Result<ClassicUser>;
  getPhone: (
    code: string,
    iv: string,
    encryptedData: string,
  ) => Result<{
    countryCode: string;
    phoneNumber: string;
    purePhoneNumber: string;
    openid?: string;
    unionid?: string;
  }>;
  decryptWechatMiniProgramData: (params: {
    code: string;
    iv: string;
    encryptedData: string;
    extIdpConnidentifier: string;
  }) => Result<{ statusCode: number; message: string; data: object }>;
  getWechatMiniprogramPhone: (params: {
    code: string;
    extIdpConnidentifier: string;
  }) => Result<{ statusCode: number; message: string; data: object }>;
  getWechatMpAccessToken: (params: {
    appId: string;
    appSecret: string;
  }) => Result<{ statusCode: number; message: string; data: object }>;
}

interface MfaToken {
  mfaToken: string;
}

interface ClassicQrcode {
  startScanning: (domId: string, options?: object) => Result<void>;
  geneCode: (options?: { context?: Keys; customData?: Keys }) => Result<{ random: string; url: string }>;
  checkStatus: (random: string) => Result<{
    random: string;
    status: number;
    ticket?: string;
    userInfo?: { nickname: string; photo: string };
  }>;
  exchangeUserInfo: (ticket: string) => Result<Partial<ClassicUser>>;
  startPolling: (random: string, options?: object) => Result<unknown>;
  stopPolling: (timer: unknown) => Result<void>;
}

/** The properties of the client that hold more methods. */
export interface ClassicSubClients {
  mfa: {
    getMfaAuthenticators: (options?: {
      type: string;
      source?: 'SELF' | 'APPLICATION';
    }) => Result<{ id: string; enable: boolean; authenticatorType: string }[]>;
    assosicateMfaAuthenticator: (options?: {
      authenticatorType: string;
      source?: 'SELF' | 'APPLICATION';
    }) => Result<{
      authenticator_type: string;
      secret: string;
      qrcode_uri: string;
      qrcode_data_url: string;
      recovery_code: string;
    }>;
    confirmAssosicateMfaAuthenticator: (options: {
      authenticatorType: string;
      totp: string;
      source?: 'SELF' | 'APPLICATION';
    }) => Result<{ code: number; message: string }>;
    deleteMfaAuthenticator: () => Result<{ code: number; message: string }>;
    verifyTotpMfa: (options: MfaToken & { totp: string }) => Result<ClassicUser>;
    verifyAppSmsMfa: (
      options: MfaToken & { phone: string; code: string; phoneCountryCode?: string },
    ) => Result<ClassicUser>;
    verifyAppEmailMfa: (options: MfaToken & { email: string; code: string }) => Result<ClassicUser>;
    phoneOrEmailBindable: (options: MfaToken & { phone?: string; email?: string }) => Result<boolean>;
    verifyTotpRecoveryCode: (options: MfaToken & { recoveryCode: string }) => Result<ClassicUser>;
    associateFaceByUrl: (options: {
      baseFace: string;
      compareFace: string;
      mfaToken?: string;
    }) => Result<ClassicUser>;
    associateFaceByLocalFile: (mfaToken?: string) => Result<ClassicUser>;
    associateFaceByBlob: (options: {
      baseFace: object;
      compareFace: object;
      mfaToken?: string;
    }) => Result<ClassicUser>;
    verifyFaceMfa: (photo: string, mfaToken: string) => Result<ClassicUser>;
  };
  qrcode: ClassicQrcode;
  wxqrcode: ClassicQrcode;
  wechatmpqrcode: ClassicQrcode;
  social: {
    authorize: (provider: string, options?: object) => Result<void>;
    getIdentities: () => Result<
      { identityId: string; extIdpId: string; provider: string; type: string; userIdInIdp: string }[]
    >;
    unlinkExtIdp: (params: { extIdpId: string }) => Result<unknown>;
    generateLinkExtIdpUrl: (params: {
      extIdpConnIdentifier: string;
      idToken: string;
    }) => Result<{ url: string }>;
  };
  enterprise: {
    authorize: (protocol: string, identifier: string, options?: object) => Result<void>;
  };
  principal: {
    detail: () => Result<object | null>;
    authenticate: (info: object) => Result<boolean>;
  };
  event: {
    sub: (eventName: string, callback: (data: string) => void, errCallback: (error: unknown) => void) => void;
    pub: (eventName: string, data: string) => Result<unknown>;
  };
  browserFingerprint: {
    getBrowserFingers: () => Result<object>;
    getDeviceInfo: () => Result<object>;
    createDevice: () => Result<boolean>;
    myDevicesList: () => Result<
      { device?: object; lastIp?: string | null; lastLoginTime: string; online: boolean }[]
    >;
    myDevicesUnbind: (deviceId: string) => Result<boolean>;
    myDevicesLogout: (deviceId: string) => Result<boolean>;
  };
  tokenProvider: {
    setToken: (token: string) => void;
    getToken: () => string;
    getUser: () => ClassicUser | null;
    setUser: (user: ClassicUser) => void;
    clearUser: () => void;
  };
}

/** An app that was written for any of them gets what it expects. */
export function asBefore(
  authing: AuthenticationClient,
): ClassicClient & MiniProgramClient & ClassicSubClients {
  return authing;
}
