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

/** Applications of the user pool, and the user's sign-ins to them. */
export interface ApplicationApi {
  /**
   * Lists past sign-ins of the signed-in user, the newest first.
   * `GET /api/v3/get-my-login-history`
   *
   * @param params - page and filters; `start` and `end` in ms since 1970; the first ten entries without it
   * @returns the envelope with a page of sign-ins in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.getLoginHistory({ success: true, limit: 5 });
   * for (const { loginAt, appName } of data.list) console.log(loginAt, appName);
   */
  getLoginHistory(params?: GetLoginHistoryParams): Promise<Envelope<Page<LoginRecord>>>;
  /**
   * Lists the applications to which the user is signed in.
   * `GET /api/v3/get-my-logged-in-apps`
   *
   * @returns the envelope with the applications in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: apps } = await authing.api.getLoggedInApps();
   * console.log(apps.map((app) => app.appName));
   */
  getLoggedInApps(): Promise<Envelope<UserApplication[]>>;
  /**
   * Lists the applications that the user may open, with `active` for those to which the user is signed in.
   * `GET /api/v3/get-my-accessible-apps`
   *
   * @returns the envelope with the applications in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: apps } = await authing.api.getAccessibleApps();
   * console.log(apps.filter((app) => !app.active).map((app) => app.appLoginUrl));
   */
  getAccessibleApps(): Promise<Envelope<UserApplication[]>>;
  /**
   * Lists the identity sources that are enabled in this application; the `identifier` of the mini program
   * connection is what the option `extIdpConnidentifier` takes. Works signed out.
   * `GET /api/v3/get-application-enabled-extidps`
   *
   * @returns the envelope with the identity sources in `data`
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { data: sources } = await authing.api.getApplicationEnabledExtIdps();
   * console.log(sources.map((source) => source.identifier));
   */
  getApplicationEnabledExtIdps(): Promise<Envelope<ExtIdp[]>>;
  /**
   * Reads public settings of an application, such as its agreements. Works signed out. The API reference does not
   * describe this endpoint, so it may change.
   * `GET /api/v2/applications/{appId}/public-config`
   *
   * @param params - `appId` of the application; the client's own without it
   * @returns the envelope with the settings in `data`
   * @throws GenAuthError of kind `api` (2011 there is no such application)
   * @example
   * const { data } = await authing.api.getApplicationPublicConfig();
   * console.log(data.name, data.logo);
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
