export { AuthenticationClient } from './client';
export { errorCodes, GenAuthError, isGenAuthError } from './error';
export { version } from './version';

export type { AuthenticationMethods } from './client';
export type { ErrorDetails, ErrorKind } from './error';
export type { LoginByCodeOptions, WechatLoginOptions } from './flows/wechat';
export type { ProfileMethods, UpdateAvatarOptions, UpdateUserInput } from './methods/profile';
export type { LoginStatus, RefreshedToken, SessionMethods, SessionSyncMethods } from './methods/session';
export type {
  DecryptParams,
  GetPhoneParams,
  GetWechatPhoneParams,
  LoginByPhoneParams,
  PhoneNumber,
  WechatMethods,
} from './methods/wechat';
export type { AuthenticationClientOptions, EncryptFunction, Lang, OnError } from './options';
export type { ChooseImageOptions } from './platform/media';
export type {
  Platform,
  PlatformCallbacks,
  PlatformFailure,
  PlatformProgress,
  PlatformRequestOptions,
  PlatformResponse,
  PlatformTask,
  PlatformUploadOptions,
} from './platform/platform';
export type { SessionStorage } from './platform/storage';
export type { AuthStateChange, AuthStateListener, SignOutReason } from './session/state';
export type { User, UserIdentity } from './user';
export type * from '../types';
