import type { LocalizedTexts } from './common';

/** A public key for password encryption. */
export interface SystemKey {
  /** PEM (SPKI) for RSA; 130 hex digits that start with `04` for SM2. */
  publicKey: string;
}

/** Public keys and versions of the server. */
export interface SystemInfo {
  /** Key for `passwordEncryptType` `rsa`. */
  rsa: SystemKey;
  /** Key for `passwordEncryptType` `sm2`. */
  sm2: SystemKey;
  /** Versions of the parts of the server. */
  version: {
    /** Version of the API. */
    server: string;
    /** Version of the console. */
    console: string;
    /** Version of the sign-in page. */
    login: string;
  };
  /** Addresses from which the server sends requests. */
  publicIps: string[];
}

/** A country or region of the list of dialling codes. */
export interface Country {
  /** ISO 3166-1 alpha-2 code, such as `CN`. */
  alpha2: string;
  /** ISO 3166-1 alpha-3 code, such as `CHN`. */
  alpha3: string;
  /** Dialling code such as `+86`. */
  phoneCountryCode: string;
  /** Flag, as an emoji or the address of a picture. */
  flag: string;
  /** Name in each language. */
  name: LocalizedTexts;
}

/** A picture captcha. */
export interface CaptchaCode {
  /** The picture, as SVG source. */
  captchaCodeSvg: string;
  /** Token to send back in `options.captchaToken`, together with the text of the picture. */
  captchaToken: string;
}
