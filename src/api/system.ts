import type { Envelope } from '../../types/envelope';
import type { CaptchaCode, Country, SystemInfo } from '../../types/system';
import type { Route, Routes } from './route';

/** Public information of the server, the same for every caller. */
export interface SystemApi {
  /** Reads the keys for password encryption and the versions of the server; not an envelope. `GET /api/v3/system` */
  getSystemInfo(): Promise<SystemInfo>;
  /** Lists countries with their dialling codes, for a phone field. `GET /api/v3/get-country-list` */
  getCountryList(): Promise<Envelope<Country[]>>;
  /** Fetches a picture captcha, which a sign-in refused with api code 2000 needs. `GET /api/v3/get-captcha-code` */
  getCaptchaCode(): Promise<Envelope<CaptchaCode>>;
  /** `getCaptchaCode` under its name in the Node SDK. `GET /api/v3/get-captcha-code` */
  geneCatchaCodeAndToken(): Promise<Envelope<CaptchaCode>>;
}

const captcha: Route = ['GET', 'get-captcha-code', 'anonymous'];

export const systemRoutes: Routes<SystemApi> = {
  getSystemInfo: ['GET', 'system', 'anonymous'],
  getCountryList: ['GET', 'get-country-list', 'anonymous'],
  getCaptchaCode: captcha,
  geneCatchaCodeAndToken: captcha,
};
