import type { LoginTokens } from '../../types/signin';
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

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function expiryOf(accessToken: string, lifetime: unknown, clock: Clock): number | undefined {
  const claims = decodeJwt(accessToken);
  clock.learnFromToken(claims.iat);
  const seconds = typeof lifetime === 'string' ? parseFloat(lifetime) : lifetime;
  if (typeof seconds === 'number' && seconds > 0) return clock.now() + seconds * 1000;
  return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
}

/** Reads a token answer of any endpoint; `undefined` when it holds no access token. */
export function readTokens(answer: unknown, clock: Clock): Tokens | undefined {
  const data = (answer && typeof answer === 'object' ? answer : {}) as Partial<LoginTokens>;
  const accessToken = text(data.access_token);
  if (!accessToken) return undefined;
  // The V3 reference spells it expire_in, OAuth expires_in; servers send either.
  const lifetime = data.expires_in === undefined ? data.expire_in : data.expires_in;
  return {
    accessToken,
    idToken: text(data.id_token),
    refreshToken: text(data.refresh_token),
    expiresAt: expiryOf(accessToken, lifetime, clock),
    scope: text(data.scope),
    tokenType: text(data.token_type),
  };
}

/** Tokens around an access token that the app brought itself. */
export function tokensAround(accessToken: string, clock: Clock): Tokens {
  return { accessToken, expiresAt: expiryOf(accessToken, undefined, clock) };
}

/** Id of the user the tokens were made for, where a token tells. */
export function subjectOf(tokens: Tokens | undefined): string | undefined {
  return tokens && (text(decodeJwt(tokens.accessToken).sub) || text(decodeJwt(tokens.idToken).sub));
}
