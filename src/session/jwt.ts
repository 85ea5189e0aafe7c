import { asNumber } from '../plain';

/** Claims of a JWT, read without checking its signature: only the server can tell whether a token is valid. */
export interface JwtClaims {
  /** Id of the user. */
  sub?: string;
  /** When the token was issued, in seconds since 1970. */
  iat?: number;
  /** When the token expires, in seconds since 1970. */
  exp?: number;
  [name: string]: unknown;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Mini programs have no atob, and TextDecoder is missing as well: percent-encoding decodes the UTF-8.
function decodeBase64Url(text: string): string {
  let bits = 0;
  let buffer = 0;
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const value = alphabet.indexOf(text.charAt(i));
    if (value < 0) continue;
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      const byte = (buffer >> bits) & 255;
      // Stryker disable next-line EqualityOperator: 16 is no character of JSON
      escaped += (byte < 16 ? '%0' : '%') + byte.toString(16);
    }
  }
  return decodeURIComponent(escaped);
}

/** Claims of a JWT; `{}` for a token that is none. */
export function decodeJwt(token: unknown): JwtClaims {
  try {
    // Every claim is optional or unknown.
    // Stryker disable next-line StringLiteral: any text does that is no JSON
    const claims = JSON.parse(decodeBase64Url(String(token).split('.')[1] || '')) as JwtClaims;
    if (typeof claims !== 'object') return {};
    return { ...claims, iat: asNumber(claims.iat), exp: asNumber(claims.exp) };
  } catch {
    return {};
  }
}
