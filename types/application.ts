import type { PageParams } from './common';
import type { IdentityProvider } from './identity';

/** An application that the user may open, or is signed in to. */
export interface UserApplication {
  /** App ID. */
  appId: string;
  /** Name of the application. */
  appName: string;
  /** URL of its sign-in page. */
  appLoginUrl: string;
  /** URL of its logo. */
  appLogo: string;
  /** Whether the user is signed in to it. */
  active: boolean;
}

/** Which sign-ins to list; each field that is given narrows the list. */
export interface GetLoginHistoryParams extends PageParams {
  /** App ID: only sign-ins to this application. */
  appId?: string;
  /** IP address: only sign-ins from this address. */
  clientIp?: string;
  /** `true`: only sign-ins that succeeded; `false`: only sign-ins that failed. */
  success?: boolean;
  /** Only sign-ins from this time on, in milliseconds since 1970. */
  start?: number;
  /** Only sign-ins up to this time, in milliseconds since 1970. */
  end?: number;
}

/** A sign-in of the user, successful or not. */
export interface LoginRecord {
  /** Id of the user. */
  userId: string;
  /** App ID. */
  appId: string;
  /** Name of the application. */
  appName: string;
  /** URL of its sign-in page. */
  appLoginUrl: string;
  /** URL of its logo. */
  appLogo: string;
  /** When it took place, ISO 8601. */
  loginAt: string;
  /** How the user signed in, as the server names it. */
  loginMethod: string;
  /** Whether the sign-in succeeded. */
  success: boolean;
  /** Why the sign-in failed. */
  errorMessage?: string | null;
  /** IP address of the user. */
  clientIp: string;
  /** User agent of the client. */
  userAgent: string;
  /** Device and browser, derived from the user agent. */
  parsedUserAgent: ParsedUserAgent;
  /** Place, derived from the IP address. */
  geoip: LoginLocation;
  /** Id of the tenant, for sign-ins to one. */
  tenantId?: string | null;
}

/** Device and browser of a user agent. */
export interface ParsedUserAgent {
  /** Device. */
  device: string;
  /** Browser, in the field of the API reference. */
  name?: string | null;
  /** Browser, in the field that the service uses. */
  browser?: string | null;
  /** Operating system. */
  os: string;
}

/** A place, derived from an IP address and therefore approximate. */
export interface LoginLocation {
  /** Coordinates in degrees. */
  location: {
    /** Longitude, positive to the east. */
    lon: number;
    /** Latitude, positive to the north. */
    lat: number;
  };
  /** Name of the country. */
  country_name: string;
  /** Country code of two letters, such as `CN`. */
  country_code2: string;
  /** Country code of three letters, such as `CHN`. */
  country_code3: string;
  /** Name of the province or state. */
  region_name: string;
  /** Code of the province or state. */
  region_code: string;
  /** Name of the city. */
  city_name: string;
  /** Code of the continent. */
  continent_code: string;
  /** Time zone, such as `Asia/Shanghai`. */
  timezone: string;
}

/** An identity source that the users of this application may sign in with. */
export interface ExtIdp {
  /** Identifier of the connection, which the WeChat methods take as `extIdpConnidentifier`. */
  identifier: string;
  /** Id of the identity source. */
  extIdpId: string;
  /** Provider. */
  type: IdentityProvider;
  /** Whether it is a social or an enterprise identity source. */
  extIdpType: 'social' | 'enterprise';
  /** URL of a page that links an identity, for browsers. */
  bindUrl: string;
  /** Name of the identity source. */
  name: string;
  /** Name in English. */
  name_en?: string | null;
  /** Description of the identity source. */
  desc?: string | null;
  /** Description in English. */
  desc_en?: string | null;
  /** URL of the logo. */
  logo?: string | null;
}

/** Which application's public settings to read. */
export interface GetApplicationPublicConfigParams {
  /** App ID; the client's unless given. */
  appId?: string;
}

/** Public settings of an application: agreements, sign-in tabs and much more. The API reference does not describe them. */
export interface ApplicationPublicConfig {
  [setting: string]: unknown;
}
