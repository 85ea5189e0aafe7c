import type {
  ApplicationPublicConfig,
  ExtIdp,
  GetApplicationPublicConfigParams,
  GetLoginHistoryParams,
  LoginRecord,
  UserApplication,
} from '../../types/application';
import type { Page } from '../../types/common';
import type { Envelope } from '../../types/envelope';
import type { Routes } from './route';

/** Applications, and the user's sign-ins to them. */
export interface ApplicationApi {
  /**
   * Lists past sign-ins of the signed-in user, newest first. `GET /api/v3/get-my-login-history`
   * @param params - which page, and filters; `start` and `end` in milliseconds.
   */
  getLoginHistory(params?: GetLoginHistoryParams): Promise<Envelope<Page<LoginRecord>>>;
  /** Lists the applications the user is signed in to. `GET /api/v3/get-my-logged-in-apps` */
  getLoggedInApps(): Promise<Envelope<UserApplication[]>>;
  /** Lists the applications the user may open. `GET /api/v3/get-my-accessible-apps` */
  getAccessibleApps(): Promise<Envelope<UserApplication[]>>;
  /**
   * Lists the identity sources of this application; one of them has the `extIdpConnidentifier` of the mini program.
   * `GET /api/v3/get-application-enabled-extidps`
   */
  getApplicationEnabledExtIdps(): Promise<Envelope<ExtIdp[]>>;
  /**
   * Reads public settings of an application, such as agreements. Not in the API reference, so it may change.
   * `GET /api/v2/applications/{appId}/public-config`
   */
  getApplicationPublicConfig(
    params?: GetApplicationPublicConfigParams,
  ): Promise<Envelope<ApplicationPublicConfig>>;
}

export const applicationRoutes: Routes<ApplicationApi> = {
  getLoginHistory: ['GET', 'get-my-login-history'],
  getLoggedInApps: ['GET', 'get-my-logged-in-apps'],
  getAccessibleApps: ['GET', 'get-my-accessible-apps'],
  getApplicationEnabledExtIdps: ['GET', 'get-application-enabled-extidps', 'optional'],
  getApplicationPublicConfig: ['GET', '/api/v2/applications/{appId}/public-config', 'anonymous'],
};
