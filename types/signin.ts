import type { CustomData, Gender, PasswordEncryptType } from './common';

/** What a sign-in answers with: tokens of the OIDC provider, under their OAuth names. */
export interface LoginTokens {
  /** Bearer token of every call that needs a session. */
  access_token?: string;
  /** JWT that tells the app who signed in. */
  id_token?: string;
  /** Present when the scope held `offline_access` and the application has the `refresh_token` grant. */
  refresh_token?: string;
  token_type: string;
  /** Granted scopes, blank-separated. */
  scope?: string;
  /** Lifetime of the access token in seconds, as the V3 reference spells it. */
  expire_in?: number;
  /** The same lifetime under its OAuth name; servers send either or both. */
  expires_in?: number;
}

/** Extras of a sign-in from an app, common to all connections. */
export interface SignInByMobileOptions {
  /** OIDC scopes, blank-separated; must hold `openid`. `offline_access` asks for a refresh token. */
  scope?: string;
  /** Handed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** Signs in to this tenant. */
  tenantId?: string;
  customData?: CustomData;
}

/** Extras of a sign-in with credentials. */
export interface SignInOptions extends SignInByMobileOptions {
  /** Address of the end user, for a server that relays the call. */
  clientIp?: string;
  /** Creates an unknown user; not possible with `account`, which does not say what kind of name it is. */
  autoRegister?: boolean;
  /** Text the user read in the picture of `getCaptchaCode`; asked for by api code 2000. */
  captchaCode?: string;
  /** The `captchaToken` that came with the picture. */
  captchaToken?: string;
  passwordEncryptType?: PasswordEncryptType;
}

/** A password and exactly one name: `account`, `email`, `username` or `phone`. */
export interface PasswordPayload {
  password: string;
  /** User name, email or phone in one field. */
  account?: string;
  email?: string;
  username?: string;
  /** Without dialling code. */
  phone?: string;
}

/** A one-time code and where it was sent: `email` or `phone`. */
export interface PassCodePayload {
  passCode: string;
  email?: string;
  /** Without dialling code. */
  phone?: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** A directory account, for LDAP and Active Directory. */
export interface DirectoryPayload {
  sAMAccountName: string;
  password: string;
}

/** What every sign-in with credentials may carry. */
export interface SignInByCredentialsBase {
  options?: SignInOptions;
}

/** Sign-in with a password. */
export interface SignInByPasswordParams extends SignInByCredentialsBase {
  connection: 'PASSWORD';
  passwordPayload: PasswordPayload;
}

/** Sign-in with a code that was sent on `CHANNEL_LOGIN`. */
export interface SignInByPassCodeParams extends SignInByCredentialsBase {
  connection: 'PASSCODE';
  passCodePayload: PassCodePayload;
}

/** Sign-in with an LDAP account. */
export interface SignInByLdapParams extends SignInByCredentialsBase {
  connection: 'LDAP';
  ldapPayload: DirectoryPayload;
}

/** Sign-in with an Active Directory account. */
export interface SignInByAdParams extends SignInByCredentialsBase {
  connection: 'AD';
  adPayload: DirectoryPayload;
}

/** A sign-in with something the user knows or received; `connection` says with what. */
export type SignInByCredentialsParams =
  SignInByPasswordParams | SignInByPassCodeParams | SignInByLdapParams | SignInByAdParams;

/** What `wx.login` gives, and optionally an open-data ciphertext of the same WeChat session. */
export interface WechatLoginPayload {
  /** Code of `wx.login`; good for one call. */
  code: string;
  encryptedData?: string;
  /** Initial vector that belongs to `encryptedData`. */
  iv?: string;
}

/** What every sign-in of a mini program carries. */
export interface SignInByMobileBase {
  /** The mini program connection, by its identifier of the console. */
  extIdpConnidentifier: string;
  options?: SignInByMobileOptions;
}

/** Silent sign-in with the WeChat identity. */
export interface SignInByWechatCodeParams extends SignInByMobileBase {
  connection: 'wechat_mini_program_code';
  wechatMiniProgramCodePayload: WechatLoginPayload;
}

/** Sign-in with the phone number of a `getPhoneNumber` event that carries a ciphertext. */
export interface SignInByWechatPhoneParams extends SignInByMobileBase {
  connection: 'wechat_mini_program_phone';
  wechatMiniProgramPhonePayload: Required<WechatLoginPayload>;
}

/** Sign-in with the WeChat identity that also takes the phone number of a `getPhoneNumber` code. */
export interface SignInByWechatCodeAndPhoneParams extends SignInByMobileBase {
  connection: 'wechat_mini_program_code_and_phone';
  wechatMiniProgramCodeAndPhonePayload: {
    wxLoginInfo: WechatLoginPayload;
    wxPhoneInfo: {
      /** What the `getPhoneNumber` button gives as `e.detail.code`; a `wx.login` code does not do. */
      code: string;
    };
  };
}

/** The connections of a WeChat mini program; those of other apps need codes a mini program cannot get. */
export type SignInByMobileParams =
  SignInByWechatCodeParams | SignInByWechatPhoneParams | SignInByWechatCodeAndPhoneParams;

/** Profile fields that a new account may start with. */
export interface SignUpProfile {
  nickname?: string;
  company?: string;
  /** Address of the avatar. */
  photo?: string;
  device?: string;
  browser?: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  middleName?: string;
  profile?: string;
  preferredUsername?: string;
  website?: string;
  gender?: Gender;
  birthdate?: string;
  /** Time zone. */
  zoneinfo?: string;
  locale?: string;
  address?: string;
  /** The whole postal address in one text. */
  formatted?: string;
  streetAddress?: string;
  locality?: string;
  region?: string;
  postalCode?: string;
  country?: string;
  /** Proved by `options.emailPassCodeForInformationCompletion`. */
  email?: string;
  /** Without dialling code; proved by `options.phonePassCodeForInformationCompletion`. */
  phone?: string;
  /** Dialling code of `phone`, such as `+86`. */
  phoneCountryCode?: string;
  customData?: CustomData;
}

/** Extras of a sign-up. */
export interface SignUpOptions {
  /** Address of the end user, for a server that relays the call. */
  clientIp?: string;
  /** SMS code, sent on `CHANNEL_COMPLETE_PHONE`, that proves `profile.phone`. */
  phonePassCodeForInformationCompletion?: string;
  /** Mail code, sent on `CHANNEL_COMPLETE_EMAIL`, that proves `profile.email`. */
  emailPassCodeForInformationCompletion?: string;
  /** Password to set for an account that signs up with an SMS code. */
  passwordForPhonePassCode?: string;
  /** Handed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  passwordEncryptType?: PasswordEncryptType;
}

/** What every sign-up may carry. */
export interface SignUpBase {
  profile?: SignUpProfile;
  options?: SignUpOptions;
}

/** Sign-up with a password and one name: `email` or `username`. */
export interface SignUpByPasswordParams extends SignUpBase {
  connection: 'PASSWORD';
  passwordPayload: { password: string; email?: string; username?: string };
}

/** Sign-up with a code that was sent on `CHANNEL_REGISTER`. */
export interface SignUpByPassCodeParams extends SignUpBase {
  connection: 'PASSCODE';
  passCodePayload: PassCodePayload;
}

/** A new account, by password or by a code; `connection` says which. */
export type SignUpParams = SignUpByPasswordParams | SignUpByPassCodeParams;
