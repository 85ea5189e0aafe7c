import type { LoginTokens } from '../../types/signin';
import { unreadableAnswer } from '../http/answer';
import { asNumber, asText } from '../plain';
import type { Clock } from './clock';
import { decodeJwt } from './jwt';

/** What a sign-in or a renewal brought. */
export interface Tokens {
  /** Bearer token of the V3 API. */
  accessToken: string;
  /** JWT about the user, for a server of your own. */
  idToken?: string;
  /** Renews the others; only with scope `offline_access`. */
  refreshToken?: string;
  /** End of the access token in ms since 1970 by the server's clock; absent when unknown. */
  expiresAt?: number;
  scope?: string;
  tokenType?: string;
}

/** ms since 1970 that a `Date` can show; a token that lives longer is a mistake. */
export const endOfTime = 8.64e15;

function expiryOf(now: number, seconds: unknown): number | undefined {
  const expiresAt = now + (asNumber(seconds) || 0) * 1000;
  return expiresAt > now && expiresAt <= endOfTime ? expiresAt : undefined;
}

/**
 * Reads a token answer of any endpoint.
 *
 * @throws GenAuthError of kind `api` when it holds no access token
 */
export function readTokens(lang: string, answer: unknown, clock: Clock): Tokens {
  const data = (answer || {}) as Partial<LoginTokens>;
  const accessToken = asText(data.access_token);
  if (!accessToken) throw unreadableAnswer(lang);
  clock.learnFromToken(decodeJwt(accessToken).iat);
  return {
    ...tokensAround(
      accessToken,
      expiryOf(clock.now(), data.expires_in) || expiryOf(clock.now(), data.expire_in),
    ),
    idToken: asText(data.id_token),
    refreshToken: asText(data.refresh_token),
    scope: asText(data.scope),
    tokenType: asText(data.token_type),
  };
}

/** Tokens around an access token; without a given lifetime its own claim tells when it ends. */
export function tokensAround(accessToken: string, expiresAt?: number): Tokens {
  return { accessToken, expiresAt: expiresAt || expiryOf(0, decodeJwt(accessToken).exp) };
}

/** Id of the user the tokens were made for, where a token tells. */
export function subjectOf(tokens: Tokens | undefined): string | undefined {
  return tokens && (asText(decodeJwt(tokens.accessToken).sub) || asText(decodeJwt(tokens.idToken).sub));
}
