import type { LocalizedTexts } from './common';

/** A public key to encrypt passwords with. */
export interface SystemKey {
  /** PEM (SPKI) for RSA; 130 hex digits that start with 04 for SM2. */
  publicKey: string;
}

/** Keys and versions of the server. */
export interface SystemInfo {
  rsa: SystemKey;
  sm2: SystemKey;
  version: { server: string; console: string; login: string };
  /** Addresses the server calls out from. */
  publicIps: string[];
}

/** A country or region of the dialling-code list. */
export interface Country {
  /** ISO 3166-1 alpha-2, such as `CN`. */
  alpha2: string;
  /** ISO 3166-1 alpha-3, such as `CHN`. */
  alpha3: string;
  /** Dialling code such as `+86`. */
  phoneCountryCode: string;
  /** Flag as an emoji or picture address. */
  flag: string;
  name: LocalizedTexts;
}

/** A picture captcha. */
export interface CaptchaCode {
  /** The picture, as SVG source. */
  captchaCodeSvg: string;
  /** Send it back as `options.captchaToken` together with the text of the picture. */
  captchaToken: string;
}
