import type { PageParams } from './common';
import type { IdentityProvider } from './identity';

/** An application the user may open, or is signed in to. */
export interface UserApplication {
  appId: string;
  appName: string;
  appLoginUrl: string;
  /** Address of the logo. */
  appLogo: string;
  /** The user has a live session in it. */
  active: boolean;
}

/** Which sign-ins to list; all that is left out does not narrow the list. */
export interface GetLoginHistoryParams extends PageParams {
  appId?: string;
  clientIp?: string;
  /** Only sign-ins that succeeded, or only those that failed. */
  success?: boolean;
  /** Milliseconds since 1970. */
  start?: number;
  /** Milliseconds since 1970. */
  end?: number;
}

/** One sign-in of the user. */
export interface LoginRecord {
  userId: string;
  appId: string;
  appName: string;
  appLoginUrl: string;
  appLogo: string;
  /** ISO 8601. */
  loginAt: string;
  loginMethod: string;
  success: boolean;
  /** Why it failed. */
  errorMessage?: string | null;
  clientIp: string;
  userAgent: string;
  parsedUserAgent: ParsedUserAgent;
  /** Where the address seems to be. */
  geoip: LoginLocation;
  tenantId?: string | null;
}

/** What a user agent tells of the device. */
export interface ParsedUserAgent {
  device: string;
  /** The browser, as the description of the API calls it. */
  name?: string | null;
  /** The browser, as the service calls it. */
  browser?: string | null;
  os: string;
}

/** A place on earth, as far as an IP address tells. */
export interface LoginLocation {
  location: { lon: number; lat: number };
  country_name: string;
  country_code2: string;
  country_code3: string;
  region_name: string;
  region_code: string;
  city_name: string;
  continent_code: string;
  timezone: string;
}

/** An identity source that users of this application may sign in with. */
export interface ExtIdp {
  /** Identifier of the connection; what WeChat calls name `extIdpConnidentifier`. */
  identifier: string;
  /** Id of the identity source. */
  extIdpId: string;
  type: IdentityProvider;
  extIdpType: 'social' | 'enterprise';
  /** Page that links an identity, for a browser. */
  bindUrl: string;
  name: string;
  name_en?: string | null;
  desc?: string | null;
  desc_en?: string | null;
  logo?: string | null;
}

/** Whose public settings to read. */
export interface GetApplicationPublicConfigParams {
  /** The application of the client when left out. */
  appId?: string;
}

/** Public settings of an application: agreements, sign-in tabs and much more. */
export interface ApplicationPublicConfig {
  [setting: string]: unknown;
}
