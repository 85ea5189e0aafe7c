import type { Envelope } from '../../types/envelope';
import type { CaptchaCode, Country, SystemInfo } from '../../types/system';
import type { Route, Routes } from './route';

/** Public information of the server, the same for every caller. */
export interface SystemApi {
  /**
   * Reads the public keys for password encryption and the versions of the server.
   * `GET /api/v3/system`
   *
   * @returns keys and versions, not in an envelope
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { rsa, version } = await authing.api.getSystemInfo();
   * console.log(rsa.publicKey, version.server);
   */
  getSystemInfo(): Promise<SystemInfo>;
  /**
   * Lists countries and regions with their dialling codes, for the phone field of a form.
   * `GET /api/v3/get-country-list`
   *
   * @returns the envelope with the list in `data`
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { data: countries } = await authing.api.getCountryList();
   * console.log(countries.map((country) => [country.name['zh-CN'].value, country.phoneCountryCode]));
   */
  getCountryList(): Promise<Envelope<Country[]>>;
  /**
   * Fetches a picture captcha. A sign-in that is refused with code 2000 needs its text and token.
   * `GET /api/v3/get-captcha-code`
   *
   * @returns the envelope with picture and token in `data`
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { data } = await authing.api.getCaptchaCode();
   * const src = 'data:image/svg+xml,' + encodeURIComponent(data.captchaCodeSvg);
   * console.log(src, data.captchaToken);
   */
  getCaptchaCode(): Promise<Envelope<CaptchaCode>>;
  /**
   * `getCaptchaCode` under its name in the Node SDK.
   * `GET /api/v3/get-captcha-code`
   *
   * @returns the envelope with picture and token in `data`
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { data } = await authing.api.geneCatchaCodeAndToken();
   * console.log(data.captchaToken);
   */
  geneCatchaCodeAndToken(): Promise<Envelope<CaptchaCode>>;
}

const captcha: Route = ['GET', 'get-captcha-code', 'anonymous'];

export const systemRoutes: Routes<SystemApi> = {
  getSystemInfo: ['GET', 'system', 'anonymous'],
  getCountryList: ['GET', 'get-country-list', 'anonymous'],
  getCaptchaCode: captcha,
  geneCatchaCodeAndToken: captcha,
};
