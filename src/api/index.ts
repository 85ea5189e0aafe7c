import type { AccountApi } from './account';
import { accountRoutes } from './account';
import type { ApplicationApi } from './application';
import { applicationRoutes } from './application';
import type { ApprovalApi } from './approval';
import { approvalRoutes } from './approval';
import type { DeviceApi } from './device';
import { deviceRoutes } from './device';
import type { EventApi } from './event';
import { eventPositional, eventRoutes } from './event';
import type { IdentityApi } from './identity';
import { identityRoutes } from './identity';
import type { InvitationApi } from './invitation';
import { invitationRoutes } from './invitation';
import type { MessageApi } from './message';
import { messageRoutes } from './message';
import type { MfaApi } from './mfa';
import { mfaRoutes } from './mfa';
import type { OidcApi } from './oidc';
import { oidcPositional, oidcRoutes } from './oidc';
import type { OrganizationApi } from './organization';
import { organizationRoutes } from './organization';
import type { PasswordApi } from './password';
import { passwordRoutes } from './password';
import type { ProfileApi } from './profile';
import { profileRoutes } from './profile';
import type { PushApi } from './push';
import { pushRoutes } from './push';
import type { QrcodeApi } from './qrcode';
import { qrcodeRoutes } from './qrcode';
import type { ResourceApi } from './resource';
import { resourceRoutes } from './resource';
import type { Positional, Route, Routes, UploadRoute } from './route';
import type { SigninApi } from './signin';
import { signinRoutes } from './signin';
import type { SwitchingApi } from './switching';
import { switchingRoutes } from './switching';
import type { SystemApi } from './system';
import { systemRoutes } from './system';
import type { UploadApi } from './upload';
import { uploadRoutes } from './upload';
import type { WechatApi } from './wechat';
import { wechatRoutes } from './wechat';

/**
 * The requests of the V3 HTTP API, one method each. A method takes one object, or the single values that the V3 reference prints, and
 * returns the envelope, or the bare answer of the few endpoints without one. It rejects with a `GenAuthError` unless the server reported
 * success.
 */
export interface RequestApi
  extends
    SigninApi,
    QrcodeApi,
    PushApi,
    MessageApi,
    WechatApi,
    ProfileApi,
    AccountApi,
    PasswordApi,
    IdentityApi,
    MfaApi,
    DeviceApi,
    OrganizationApi,
    ResourceApi,
    ApplicationApi,
    ApprovalApi,
    InvitationApi,
    SwitchingApi,
    SystemApi,
    OidcApi,
    EventApi {}

/** The whole API: requests, and the upload. */
export interface Api extends RequestApi, UploadApi {}

/** The route of every request of the API. */
export const routes: Routes<RequestApi> = {
  ...signinRoutes,
  ...qrcodeRoutes,
  ...pushRoutes,
  ...messageRoutes,
  ...wechatRoutes,
  ...profileRoutes,
  ...accountRoutes,
  ...passwordRoutes,
  ...identityRoutes,
  ...mfaRoutes,
  ...deviceRoutes,
  ...organizationRoutes,
  ...resourceRoutes,
  ...applicationRoutes,
  ...approvalRoutes,
  ...invitationRoutes,
  ...switchingRoutes,
  ...systemRoutes,
  ...oidcRoutes,
  ...eventRoutes,
};

/** The route of every endpoint. */
export const apiRoutes: { readonly [Name in keyof Api]: Route | UploadRoute } = {
  ...routes,
  ...uploadRoutes,
};

/** The endpoints that take their arguments one by one as well. */
export const positional: Positional<Api> = { ...oidcPositional, ...eventPositional };
