import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { OidcApi } from '../../src/api/oidc';
import type { JsonWebKey, TokenClaims, UserInfoClaims } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure, OAuthFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { privateKey } from '../keys';
import { RawReply, json, success } from '../server/reply';
import type { App } from '../state';
import { claimsOf } from '../users/claims';
import { oidcConfiguration } from './discovery';

export const oidcEndpoints: Endpoints<OidcApi> = {
  getNewAccessTokenByRefreshToken: {
    handle(context, params) {
      const app = tokenClient(context);
      if (!context.tokens.refreshGrantOf(app)) {
        const reason = 'requested grant type is not allowed for this client';
        throw new OAuthFailure(400, 'unauthorized_client', reason);
      }
      if (!params.refresh_token)
        throw new OAuthFailure(400, 'invalid_request', 'missing parameter: refresh_token');
      return context.tokens.renew(params.refresh_token, app.appId);
    },
  },
  getAccessTokenByCode: {
    handle(context) {
      tokenClient(context);
      // Authorization codes come from a browser page, which the emulator has not: any code is one it never made.
      throw new OAuthFailure(400, 'invalid_grant', 'authorization code not found');
    },
  },
  revokeToken: {
    handle(context, { token }) {
      client(context);
      if (!token) throw new OAuthFailure(400, 'invalid_request', 'missing parameter: token');
      context.tokens.revoke(token);
      // Other sources have `true` or nothing here; the description of the service has the envelope.
      return new RawReply(success('v3', context.lang, { success: true }));
    },
  },
  introspectToken: {
    handle(context, { token }) {
      client(context);
      if (!token) throw new OAuthFailure(400, 'invalid_request', 'missing parameter: token');
      const known = context.tokens.find(token) ?? context.tokens.findRefresh(token);
      if (!known) return { active: false };
      return {
        active: true,
        sub: known.userId,
        client_id: known.appId,
        exp: seconds(known.expiresAt),
        iat: seconds(known.issuedAt),
        iss: context.issuer,
        ...('jti' in known ? { jti: known.jti } : {}),
        scope: known.scope,
        token_type: 'Bearer',
      };
    },
  },
  getUserInfoByAccessToken: { handle: (context) => userInfo(context) },
  fetchJWKS: {
    handle(context) {
      const { signing, kid } = context.state.keys;
      const jwk = createPublicKey(privateKey(signing)).export({ format: 'jwk' }) as JsonWebKey;
      return { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] };
    },
  },
  getOidcConfiguration: { handle: (context) => oidcConfiguration(context.issuer, `${context.origin}/oidc`) },
  validateToken: {
    handle(context, params) {
      const token = params.access_token ?? params.id_token;
      if (!token || (params.access_token && params.id_token))
        return refused('give exactly one of id_token and access_token');
      return params.access_token ? claimsOfAccessToken(context, token) : claimsOfIdToken(context, token);
    },
  },
};

/** Claims of the user behind the token; the token may also come in the query or the form, as OIDC allows. */
export function userInfo(context: Context): UserInfoClaims {
  const { query, body } = context.request;
  const form = (body ?? {}) as { access_token?: string };
  const token = context.tokens.find(context.bearer ?? query.access_token ?? form.access_token ?? '');
  const user = context.accounts.byId(token?.userId);
  if (!token || !user) throw new OAuthFailure(401, 'invalid_token', 'invalid token provided');
  return { sub: user.userId, ...claimsOf(user, token.scope) };
}

/** The application that asks for a token: in a form (RFC 6749 section 4), and with a grant there is. */
function tokenClient(context: Context): App {
  const { headers, body } = context.request;
  const { grant_type: grant } = (body ?? {}) as { grant_type?: string };
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded') || !grant) {
    throw new OAuthFailure(400, 'invalid_request', 'send grant_type and the rest as a form');
  }
  if (grant !== 'refresh_token' && grant !== 'authorization_code') {
    throw new OAuthFailure(400, 'unsupported_grant_type', `unsupported grant_type: ${grant}`);
  }
  return client(context);
}

/** The application that asks; fails the OAuth way when there is none, or when it does not authenticate as the settings demand. */
function client(context: Context): App {
  const app = namedApp(context);
  if (!context.clientAuthenticated)
    throw new OAuthFailure(401, 'invalid_client', 'client authentication failed');
  return app;
}

function namedApp(context: Context): App {
  try {
    return context.app;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    throw new OAuthFailure(error.failure === 'noApp' ? 400 : 401, 'invalid_client', 'client is invalid');
  }
}

/** From what the server knows of the token, so that opaque ones have claims too. */
function claimsOfAccessToken(context: Context, token: string): TokenClaims | RawReply {
  const known = context.tokens.find(token);
  if (!known) return refused('access_token is not valid');
  const { userId: sub, appId: aud, scope, jti } = known;
  const [iat, exp] = [seconds(known.issuedAt), seconds(known.expiresAt)];
  return { sub, aud, iss: context.issuer, iat, exp, scope, jti };
}

/** From the token itself, once its signature and its end are checked. */
async function claimsOfIdToken(context: Context, token: string): Promise<TokenClaims | RawReply> {
  const { keys } = context.state;
  const key = (header: { alg?: string }) =>
    header.alg === 'RS256' ? createPublicKey(privateKey(keys.signing)) : Buffer.from(context.app.appSecret);
  try {
    const { payload } = await jwtVerify(token, key, { currentDate: new Date(context.clock.now()) });
    return payload as TokenClaims;
  } catch {
    return refused('id_token is not valid or has expired');
  }
}

function seconds(time: number): number {
  return Math.floor(time / 1000);
}

function refused(message: string): RawReply {
  return new RawReply(json({ code: 400, message }));
}
