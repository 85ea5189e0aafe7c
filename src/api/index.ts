import type { MessageApi } from './message';
import { messageRoutes } from './message';
import type { OidcApi } from './oidc';
import { oidcRoutes } from './oidc';
import type { ProfileApi } from './profile';
import { profileRoutes } from './profile';
import type { Routes } from './route';
import type { SigninApi } from './signin';
import { signinRoutes } from './signin';
import type { SystemApi } from './system';
import { systemRoutes } from './system';
import type { WechatApi } from './wechat';
import { wechatRoutes } from './wechat';

/**
 * The V3 HTTP API, one method per endpoint: one object in; out comes the envelope, or the bare answer of the few endpoints that
 * send none. Every method rejects with a `GenAuthError` unless the server reported success.
 */
export interface Api extends SigninApi, MessageApi, WechatApi, ProfileApi, SystemApi, OidcApi {}

/** The route of every method of the API. */
export const routes: Routes<Api> = {
  ...signinRoutes,
  ...messageRoutes,
  ...wechatRoutes,
  ...profileRoutes,
  ...systemRoutes,
  ...oidcRoutes,
};
