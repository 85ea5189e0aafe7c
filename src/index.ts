export { AuthenticationClient } from './client';
export { errorCodes, GenAuthError, isGenAuthError } from './error';
export { EmailScene, PasswordSecurityLevel, SceneType } from './methods/scenes';
export { version } from './version';

export type { Api, RequestApi } from './api';
export type { AccountApi } from './api/account';
export type { ApplicationApi } from './api/application';
export type { ApprovalApi } from './api/approval';
export type { DeviceApi } from './api/device';
export type { EventApi } from './api/event';
export type { IdentityApi } from './api/identity';
export type { InvitationApi } from './api/invitation';
export type { MessageApi } from './api/message';
export type { MfaApi } from './api/mfa';
export type { OidcApi } from './api/oidc';
export type { OrganizationApi } from './api/organization';
export type { PasswordApi } from './api/password';
export type { ProfileApi } from './api/profile';
export type { PushApi } from './api/push';
export type { QrcodeApi } from './api/qrcode';
export type { ResourceApi } from './api/resource';
export type { SigninApi } from './api/signin';
export type { SwitchingApi } from './api/switching';
export type { SystemApi } from './api/system';
export type { UploadApi } from './api/upload';
export type { WechatApi } from './api/wechat';
export type { EncryptOptions, PasswordEncryptor, RandomPlatform } from './encrypt/encryptor';
export type {
  ErrorDetails,
  ErrorKind,
  GenAuthErrorBase,
  GenAuthErrorConstructor,
  GenAuthFailure,
  GenAuthStep,
  GenAuthStepError,
} from './error';
export type { AsyncMethods, AuthenticationMethods, SubClients, SyncMethods } from './methods';
export type { AccountMethods } from './methods/account';
export type { CommonMessage } from './methods/answer';
export type { AuthenticatorMethods, MfaAssociation, MfaAuthenticator } from './methods/authenticator';
export type { CustomDataMethods, UserDefinedData } from './methods/customdata';
export type { DeletionMethods } from './methods/deletion';
export type { DeviceMethods } from './methods/device';
export type { EventMethods } from './methods/event';
export type { BindWechatOptions, IdentityMethods } from './methods/identity';
export type { LoginMethods } from './methods/login';
export type { MessageMethods } from './methods/message';
export type { MfaEmail, MfaMethods, MfaPhone, MfaStep } from './methods/mfa';
export type { OidcMethods } from './methods/oidc';
export type { PasswordMethods, PasswordStrength, PasswordSyncMethods } from './methods/password';
export type { ProfileMethods, UpdateAvatarOptions } from './methods/profile';
export type { CheckedQrCode, GeneCodeOptions, GeneratedQrCode, QrcodeMethods } from './methods/qrcode';
export type { RegisterMethods, RegisterOptions, RegisterProfile } from './methods/register';
export type {
  DepartmentMembership,
  GrantedResource,
  ListedApplication,
  OrgNode,
  ResourceMethods,
  SecurityLevel,
  UserDepartment,
} from './methods/resource';
export type { ScanLoginOptions, ScanMethods, ScannedLoginCode } from './methods/scan';
export type { SessionMethods, SessionSyncMethods, TokenOptions } from './methods/session';
export type { LoginStatus, RefreshedToken, StatusMethods } from './methods/status';
export type { SettingsMethods } from './methods/settings';
export type {
  DirectoryLoginOptions,
  KeyValue,
  LoginOptions,
  PassCodeLoginOptions,
  SigninMethods,
} from './methods/signin';
export type { SocialMethods } from './methods/social';
export type { TokenProviderMethods } from './methods/token';
export type {
  EnterpriseMethods,
  PrincipalMethods,
  UnsupportedDeviceMethods,
  UnsupportedEventMethods,
  UnsupportedMethods,
  UnsupportedMfaMethods,
  UnsupportedQrcodeMethods,
  UnsupportedSocialMethods,
} from './methods/unsupported';
export type {
  DecryptParams,
  GetPhoneParams,
  GetWechatPhoneParams,
  LoginByPhoneParams,
  PhoneNumber,
  WechatMethods,
} from './methods/wechat';
export type {
  AppIdentity,
  AuthenticationClientOptions,
  ClientOptions,
  EncryptFunction,
  Lang,
  OnError,
  OnRequest,
  RequestEntry,
  RequestOptions,
  ResolvedOptions,
} from './options';
export type { ChooseImageOptions } from './platform/media';
export type {
  Platform,
  PlatformCallbacks,
  PlatformFailure,
  PlatformRequestOptions,
  PlatformResponse,
  PlatformTask,
  PlatformUploadOptions,
} from './platform/platform';
export type { SessionStorage } from './platform/storage';
export type { JwtClaims } from './session/jwt';
export type {
  AuthStateChange,
  AuthStateListener,
  SessionEnded,
  SessionStarted,
  SignOutReason,
  UserUpdated,
} from './session/listeners';
export type { LoginByCodeOptions, WechatLoginOptions } from './session/wechat';
export type { User, UserIdentity } from './user';
export type * from '../types';
