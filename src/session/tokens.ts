import type { LoginTokens } from '../../types/signin';
import type { Clock } from './clock';
import { decodeJwt, secondsOf } from './jwt';

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

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

// A Date cannot show more: such a lifetime is a mistake.
const endOfTime = 8.64e15;

function expiryOf(now: number, seconds: unknown): number | undefined {
  const expiresAt = now + (secondsOf(seconds) || 0) * 1000;
  return expiresAt > now && expiresAt < endOfTime ? expiresAt : undefined;
}

/** Reads a token answer of any endpoint; `undefined` when it holds no access token. */
export function readTokens(answer: unknown, clock: Clock): Tokens | undefined {
  const data = (answer && typeof answer === 'object' ? answer : {}) as Partial<LoginTokens>;
  const accessToken = text(data.access_token);
  if (!accessToken) return undefined;
  clock.learnFromToken(decodeJwt(accessToken).iat);
  return {
    ...tokensAround(
      accessToken,
      expiryOf(clock.now(), data.expires_in) || expiryOf(clock.now(), data.expire_in),
    ),
    idToken: text(data.id_token),
    refreshToken: text(data.refresh_token),
    scope: text(data.scope),
    tokenType: text(data.token_type),
  };
}

/** Tokens around an access token; without a given lifetime its own claim tells when it ends. */
export function tokensAround(accessToken: string, expiresAt?: number): Tokens {
  return { accessToken, expiresAt: expiresAt || expiryOf(0, decodeJwt(accessToken).exp) };
}

/** Id of the user the tokens were made for, where a token tells. */
export function subjectOf(tokens: Tokens | undefined): string | undefined {
  return tokens && (text(decodeJwt(tokens.accessToken).sub) || text(decodeJwt(tokens.idToken).sub));
}
