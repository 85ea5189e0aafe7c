import type { Methods, SubMethods } from '../install';
import { accountMethods, type AccountMethods } from './account';
import { customDataMethods, type CustomDataMethods } from './customdata';
import { deviceMethods, type DeviceMethods } from './device';
import { eventMethods, type EventMethods } from './event';
import { identityMethods, type IdentityMethods } from './identity';
import { loginMethods, type LoginMethods } from './login';
import { messageMethods, type MessageMethods } from './message';
import { mfaMethods, type MfaMethods } from './mfa';
import { oidcMethods, type OidcMethods } from './oidc';
import {
  passwordMethods,
  passwordSyncMethods,
  type PasswordMethods,
  type PasswordSyncMethods,
} from './password';
import { profileMethods, type ProfileMethods } from './profile';
import { qrcodeMethods, type QrcodeMethods } from './qrcode';
import { registerMethods, type RegisterMethods } from './register';
import { resourceMethods, type ResourceMethods } from './resource';
import { scanMethods, type ScanMethods } from './scan';
import { sessionMethods, sessionSyncMethods, type SessionMethods, type SessionSyncMethods } from './session';
import { settingsMethods, type SettingsMethods } from './settings';
import { signinMethods, type SigninMethods } from './signin';
import { socialMethods, type SocialMethods } from './social';
import { statusMethods, type StatusMethods } from './status';
import { tokenProviderMethods, type TokenProviderMethods } from './token';
import type {
  EnterpriseMethods,
  PrincipalMethods,
  UnsupportedDeviceMethods,
  UnsupportedEventMethods,
  UnsupportedMethods,
  UnsupportedMfaMethods,
  UnsupportedQrcodeMethods,
  UnsupportedSocialMethods,
} from './unsupported';
import { wechatMethods, type WechatMethods } from './wechat';

/** Methods of the client that return a promise, by group. */
export interface AsyncMethods
  extends
    LoginMethods,
    WechatMethods,
    SigninMethods,
    RegisterMethods,
    MessageMethods,
    PasswordMethods,
    AccountMethods,
    CustomDataMethods,
    SessionMethods,
    StatusMethods,
    ProfileMethods,
    ResourceMethods,
    IdentityMethods,
    ScanMethods,
    OidcMethods {}

/** Methods of the client that return, or throw, at once. */
export interface SyncMethods extends SessionSyncMethods, PasswordSyncMethods, SettingsMethods {}

/** All promised methods, by group. */
export interface AuthenticationMethods extends AsyncMethods, SyncMethods, UnsupportedMethods {}

/** The functions of {@link AsyncMethods}: a group that is missing here does not compile. */
export const asyncMethods: Methods<AsyncMethods> = {
  ...loginMethods,
  ...wechatMethods,
  ...signinMethods,
  ...registerMethods,
  ...messageMethods,
  ...passwordMethods,
  ...accountMethods,
  ...customDataMethods,
  ...sessionMethods,
  ...statusMethods,
  ...profileMethods,
  ...resourceMethods,
  ...identityMethods,
  ...scanMethods,
  ...oidcMethods,
};

/** The functions of {@link SyncMethods}. */
export const syncMethods: Methods<SyncMethods> = {
  ...sessionSyncMethods,
  ...passwordSyncMethods,
  ...settingsMethods,
};

/** Groups of methods that are properties of the client, as in authing-js-sdk. */
export interface SubClients {
  /** Second factors. */
  readonly mfa: MfaMethods & UnsupportedMfaMethods;
  /** QR codes for an app of yours to scan. */
  readonly qrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes for a mini program to scan. */
  readonly wxqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes for WeChat to scan, which lead to an official account. */
  readonly wechatmpqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** Identities at other providers. */
  readonly social: SocialMethods & UnsupportedSocialMethods;
  /** Nothing works here; the names say what to use instead. */
  readonly enterprise: EnterpriseMethods;
  /** Nothing works here; the names say what to use instead. */
  readonly principal: PrincipalMethods;
  /** Custom events. */
  readonly event: EventMethods & UnsupportedEventMethods;
  /** The devices on which the user has signed in. */
  readonly browserFingerprint: DeviceMethods & UnsupportedDeviceMethods;
  /** The stored session. */
  readonly tokenProvider: TokenProviderMethods;
}

/** The functions of {@link SubClients}; unsupported names are added from their table, `tokenProvider` returns at once. */
export const subClients: {
  readonly [Name in keyof SubClients]: SubMethods<Partial<SubClients[Name]>>;
} = {
  mfa: mfaMethods,
  qrcode: qrcodeMethods('MOBILE_APP'),
  wxqrcode: qrcodeMethods('WECHAT_MINIPROGRAM'),
  wechatmpqrcode: qrcodeMethods('WECHAT_OFFICIAL_ACCOUNT'),
  social: socialMethods,
  enterprise: {},
  principal: {},
  event: eventMethods,
  browserFingerprint: deviceMethods,
  tokenProvider: tokenProviderMethods,
};
