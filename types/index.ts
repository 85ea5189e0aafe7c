export type { CustomData, Gender, Page, PageParams, PasswordEncryptType } from './common';
export type { Envelope, SuccessData } from './envelope';
export type {
  CodeCheck,
  EmailChannel,
  PreCheckCodeParams,
  PreCheckEmailCodeParams,
  PreCheckSmsCodeParams,
  SendEmailParams,
  SendSmsParams,
  SmsChannel,
} from './message';
export type {
  GetAccessTokenByCodeParams,
  GetNewAccessTokenByRefreshTokenParams,
  IntrospectTokenParams,
  JsonWebKey,
  JsonWebKeySet,
  OidcConfiguration,
  OidcTokens,
  RevokeTokenParams,
  TokenClaims,
  TokenIntrospection,
  UserInfoClaims,
  ValidateTokenParams,
} from './oidc';
export type {
  GetProfileParams,
  Identity,
  IdentityProvider,
  UpdateProfileParams,
  UserProfile,
  UserStatus,
} from './profile';
export type {
  DirectoryPayload,
  LoginTokens,
  PassCodePayload,
  PasswordPayload,
  SignInByAdParams,
  SignInByCredentialsParams,
  SignInByLdapParams,
  SignInByMobileOptions,
  SignInByMobileParams,
  SignInByPassCodeParams,
  SignInByPasswordParams,
  SignInByWechatCodeAndPhoneParams,
  SignInByWechatCodeParams,
  SignInByWechatPhoneParams,
  SignInOptions,
  SignUpByPassCodeParams,
  SignUpByPasswordParams,
  SignUpOptions,
  SignUpParams,
  SignUpProfile,
  WechatLoginPayload,
} from './signin';
export type { CaptchaCode, Country, LocalizedText, SystemInfo, SystemKey } from './system';
export type {
  BindWechatByCodeParams,
  DecryptWechatMiniProgramDataParams,
  GetWechatMiniProgramPhoneParams,
  GetWechatMpAccessTokenParams,
  WechatAccessToken,
  WechatOpenData,
  WechatPhone,
  WechatPhoneData,
  WechatWatermark,
} from './wechat';
