import type { Methods, SubMethods } from '../install';
import { accountMethods, type AccountMethods } from './account';
import { customDataMethods, type CustomDataMethods } from './customdata';
import { deletionMethods, type DeletionMethods } from './deletion';
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

/** All methods of the client that return a promise, by group. */
export interface AsyncMethods
  extends
    LoginMethods,
    WechatMethods,
    SigninMethods,
    RegisterMethods,
    MessageMethods,
    PasswordMethods,
    AccountMethods,
    DeletionMethods,
    CustomDataMethods,
    SessionMethods,
    StatusMethods,
    ProfileMethods,
    ResourceMethods,
    IdentityMethods,
    ScanMethods,
    OidcMethods {}

/** All methods of the client that are synchronous: they return or throw at once. */
export interface SyncMethods extends SessionSyncMethods, PasswordSyncMethods, SettingsMethods {}

/** All methods of the client, those of authing-js-sdk that do not apply to mini programs included. */
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
  ...deletionMethods,
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

/** Groups of methods that are properties of the client, such as `authing.mfa`, under their names in authing-js-sdk. */
export interface SubClients {
  /** Sign-ins that need a second factor, and the authenticator app of the signed-in user. */
  readonly mfa: MfaMethods & UnsupportedMfaMethods;
  /** QR codes that an app of yours scans to sign in here. */
  readonly qrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes that a mini program scans to sign in here. */
  readonly wxqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes that WeChat scans to sign in here; they open an official account. */
  readonly wechatmpqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** Identities of the signed-in user at other providers, such as WeChat. */
  readonly social: SocialMethods & UnsupportedSocialMethods;
  /** Not supported in a mini program: each method rejects and names the replacement. */
  readonly enterprise: EnterpriseMethods;
  /** Not supported in a mini program: each method rejects and names the replacement. */
  readonly principal: PrincipalMethods;
  /** Custom events of the user pool. */
  readonly event: EventMethods & UnsupportedEventMethods;
  /** Devices on which the signed-in user has signed in. */
  readonly browserFingerprint: DeviceMethods & UnsupportedDeviceMethods;
  /** The stored session: its token and its user. */
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
