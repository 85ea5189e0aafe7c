import type { CustomData, Gender, PasswordEncryptType } from './common';

/** Answer of a sign-in: tokens of the OIDC provider, under their OAuth names. */
export interface LoginTokens {
  /** Access token, the bearer token of calls. */
  access_token?: string;
  /** ID token, a JWT that says who has signed in. */
  id_token?: string;
  /** Refresh token; present if `offline_access` was requested and the application has the `refresh_token` grant. */
  refresh_token?: string;
  /** Kind of the access token: `Bearer`. */
  token_type: string;
  /** Granted scopes, separated by spaces. */
  scope?: string;
  /** Lifetime of the access token in seconds, as the V3 reference spells it. */
  expire_in?: number;
  /** The same lifetime under its OAuth name; servers send either or both. */
  expires_in?: number;
}

/** Extras of a sign-in from an app, common to all connections. */
export interface SignInByMobileOptions {
  /** OIDC scopes, separated by spaces; must contain `openid`. `offline_access` requests a refresh token. */
  scope?: string;
  /** Passed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** Id of the tenant to which to sign in. */
  tenantId?: string;
  /** Values of custom fields; their keys are defined in the console. */
  customData?: CustomData;
}

/** Extras of a sign-in with credentials. */
export interface SignInOptions extends SignInByMobileOptions {
  /** IP address of the end user, for a server that relays the call. */
  clientIp?: string;
  /**
   * Creates the account if it does not exist; not possible with `account`, which does not say what kind of name it
   * is.
   */
  autoRegister?: boolean;
  /** Text that the user reads in the picture of `getCaptchaCode`; required after code 2000. */
  captchaCode?: string;
  /** The `captchaToken` that came with the picture. */
  captchaToken?: string;
  /** How the password is encrypted; `none` by default. */
  passwordEncryptType?: PasswordEncryptType;
}

/** A password and exactly one name: `account`, `email`, `username` or `phone`. */
export interface PasswordPayload {
  /** The password. */
  password: string;
  /** Username, email or phone number in one field. */
  account?: string;
  /** Email. */
  email?: string;
  /** Username. */
  username?: string;
  /** Phone number without dialling code. */
  phone?: string;
}

/** A one-time code, and where it was sent: `email` or `phone`. */
export interface PassCodePayload {
  /** The one-time code. */
  passCode: string;
  /** Email to which the code was sent. */
  email?: string;
  /** Phone number to which the code was sent, without dialling code. */
  phone?: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** A directory account, for LDAP and Active Directory. */
export interface DirectoryPayload {
  /** Name of the directory account. */
  sAMAccountName: string;
  /** Password of the directory account. */
  password: string;
}

/** What every sign-in with credentials can carry. */
export interface SignInByCredentialsBase {
  /** Extras of the sign-in. */
  options?: SignInOptions;
}

/** Sign-in with a password. */
export interface SignInByPasswordParams extends SignInByCredentialsBase {
  /** Selects sign-in with a password. */
  connection: 'PASSWORD';
  /** The password and the name of the account. */
  passwordPayload: PasswordPayload;
}

/** Sign-in with a code sent on `CHANNEL_LOGIN`. */
export interface SignInByPassCodeParams extends SignInByCredentialsBase {
  /** Selects sign-in with a one-time code. */
  connection: 'PASSCODE';
  /** The code, and where it was sent. */
  passCodePayload: PassCodePayload;
}

/** Sign-in with an LDAP account. */
export interface SignInByLdapParams extends SignInByCredentialsBase {
  /** Selects sign-in with LDAP. */
  connection: 'LDAP';
  /** Name and password of the LDAP account. */
  ldapPayload: DirectoryPayload;
}

/** Sign-in with an Active Directory account. */
export interface SignInByAdParams extends SignInByCredentialsBase {
  /** Selects sign-in with Active Directory. */
  connection: 'AD';
  /** Name and password of the Active Directory account. */
  adPayload: DirectoryPayload;
}

/** A sign-in with credentials; `connection` says with which. */
export type SignInByCredentialsParams =
  SignInByPasswordParams | SignInByPassCodeParams | SignInByLdapParams | SignInByAdParams;

/** The code of `wx.login`, and optionally open data encrypted in the same WeChat session. */
export interface WechatLoginPayload {
  /** Code of `wx.login`; works once. */
  code: string;
  /** Ciphertext that WeChat gave with `iv`. */
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
}

/** What every sign-in of a mini program carries. */
export interface SignInByMobileBase {
  /** Identifier of the mini program connection, as the console shows it. */
  extIdpConnidentifier: string;
  /** Extras of the sign-in. */
  options?: SignInByMobileOptions;
}

/** Silent sign-in with the WeChat identity. */
export interface SignInByWechatCodeParams extends SignInByMobileBase {
  /** Selects sign-in with a `wx.login` code. */
  connection: 'wechat_mini_program_code';
  /** The code of `wx.login`. */
  wechatMiniProgramCodePayload: WechatLoginPayload;
}

/** Sign-in with the encrypted phone number of a `getPhoneNumber` button. */
export interface SignInByWechatPhoneParams extends SignInByMobileBase {
  /** Selects sign-in with an encrypted phone number. */
  connection: 'wechat_mini_program_phone';
  /** The ciphertext with its `iv`, and a `wx.login` code fetched before the user tapped the button. */
  wechatMiniProgramPhonePayload: Required<WechatLoginPayload>;
}

/** Sign-in with the WeChat identity that also stores the phone number of a `getPhoneNumber` button. */
export interface SignInByWechatCodeAndPhoneParams extends SignInByMobileBase {
  /** Selects sign-in with both codes. */
  connection: 'wechat_mini_program_code_and_phone';
  /** Both codes. */
  wechatMiniProgramCodeAndPhonePayload: {
    /** The code of `wx.login`. */
    wxLoginInfo: WechatLoginPayload;
    /** The code of the button. */
    wxPhoneInfo: {
      /** `e.detail.code` of the `getPhoneNumber` button (base library 2.21.2), not a `wx.login` code. */
      code: string;
    };
  };
}

/** The sign-ins of a WeChat mini program; `connection` says which. */
export type SignInByMobileParams =
  SignInByWechatCodeParams | SignInByWechatPhoneParams | SignInByWechatCodeAndPhoneParams;

/** Profile fields with which a new account starts. */
export interface SignUpProfile {
  /** Nickname. */
  nickname?: string;
  /** Company. */
  company?: string;
  /** Address of the avatar. */
  photo?: string;
  /** Device of the user. */
  device?: string;
  /** User agent of the browser. */
  browser?: string;
  /** Full name. */
  name?: string;
  /** Given name. */
  givenName?: string;
  /** Family name. */
  familyName?: string;
  /** Middle name. */
  middleName?: string;
  /** Address of a page about the user. */
  profile?: string;
  /** Name by which the user wants to be called. */
  preferredUsername?: string;
  /** Address of the user's website. */
  website?: string;
  /** `M` male, `F` female, `U` unknown. */
  gender?: Gender;
  /** Date of birth. */
  birthdate?: string;
  /** Time zone. */
  zoneinfo?: string;
  /** Language and region. */
  locale?: string;
  /** Address. */
  address?: string;
  /** The whole postal address in one text. */
  formatted?: string;
  /** Street and house number. */
  streetAddress?: string;
  /** City or locality. */
  locality?: string;
  /** Region. */
  region?: string;
  /** Postal code. */
  postalCode?: string;
  /** Country. */
  country?: string;
  /** Email, proved by `options.emailPassCodeForInformationCompletion`. */
  email?: string;
  /** Phone number without dialling code, proved by `options.phonePassCodeForInformationCompletion`. */
  phone?: string;
  /** Dialling code of `phone`, such as `+86`. */
  phoneCountryCode?: string;
  /** Values of custom fields; their keys are defined in the console. */
  customData?: CustomData;
}

/** Extras of a sign-up. */
export interface SignUpOptions {
  /** IP address of the end user, for a server that relays the call. */
  clientIp?: string;
  /** SMS code sent on `CHANNEL_COMPLETE_PHONE`, which proves `profile.phone`. */
  phonePassCodeForInformationCompletion?: string;
  /** Mail code sent on `CHANNEL_COMPLETE_EMAIL`, which proves `profile.email`. */
  emailPassCodeForInformationCompletion?: string;
  /** Password of an account that signs up with an SMS code. */
  passwordForPhonePassCode?: string;
  /** Passed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** How the password is encrypted; `none` by default. */
  passwordEncryptType?: PasswordEncryptType;
}

/** What every sign-up can carry. */
export interface SignUpBase {
  /** Profile fields with which the account starts. */
  profile?: SignUpProfile;
  /** Extras of the sign-up. */
  options?: SignUpOptions;
}

/** Sign-up with a password and one name: `email` or `username`. */
export interface SignUpByPasswordParams extends SignUpBase {
  /** Selects sign-up with a password. */
  connection: 'PASSWORD';
  /** The password and the name of the account. */
  passwordPayload: {
    /** The password. */
    password: string;
    /** Email. */
    email?: string;
    /** Username, unique in the user pool. */
    username?: string;
  };
}

/** Sign-up with a code sent on `CHANNEL_REGISTER`. */
export interface SignUpByPassCodeParams extends SignUpBase {
  /** Selects sign-up with a one-time code. */
  connection: 'PASSCODE';
  /** The code, and where it was sent. */
  passCodePayload: PassCodePayload;
}

/** A new account, with a password or a code; `connection` says which. */
export type SignUpParams = SignUpByPasswordParams | SignUpByPassCodeParams;
