import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { OidcApi } from '../../src/api/oidc';
import type { JsonWebKey, TokenClaims, UserInfoClaims } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure, OAuthFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { privateKey } from '../keys';
import { RawReply, json } from '../server/reply';
import { claimsOf } from '../users/claims';

export const oidcEndpoints: Endpoints<OidcApi> = {
  getNewAccessTokenByRefreshToken: {
    handle(context, params) {
      const clientId = tokenClient(context);
      if (!params.refresh_token)
        throw new OAuthFailure(400, 'invalid_request', 'missing parameter: refresh_token');
      return context.tokens.renew(params.refresh_token, clientId);
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
      return undefined;
    },
  },
  introspectToken: {
    handle(context, { token }) {
      client(context);
      const known = context.tokens.find(token) ?? context.tokens.findRefresh(token);
      if (!known) return { active: false };
      return {
        active: true,
        sub: known.userId,
        client_id: known.appId,
        exp: seconds(known.expiresAt),
        iat: seconds(known.issuedAt),
        iss: issuerOf(context),
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
  getOidcConfiguration: { handle: (context) => configuration(context) },
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
function tokenClient(context: Context): string {
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

/** The application that asks; fails the OAuth way when there is none. */
function client(context: Context): string {
  try {
    return context.app.appId;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    throw new OAuthFailure(error.failure === 'noApp' ? 400 : 401, 'invalid_client', 'client is invalid');
  }
}

function issuerOf(context: Context): string {
  return `${context.origin}/oidc`;
}

function configuration(context: Context) {
  const issuer = issuerOf(context);
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    introspection_endpoint: `${issuer}/token/introspection`,
    revocation_endpoint: `${issuer}/token/revocation`,
    userinfo_endpoint: `${issuer}/me`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    end_session_endpoint: `${issuer}/session/end`,
    grant_types_supported: ['authorization_code', 'refresh_token'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256'],
    subject_types_supported: ['public'],
  };
}

/** From what the server knows of the token, so that opaque ones have claims too. */
function claimsOfAccessToken(context: Context, token: string): TokenClaims | RawReply {
  const known = context.tokens.find(token);
  if (!known) return refused('access_token is not valid');
  const { userId: sub, appId: aud, scope, jti } = known;
  const [iat, exp] = [seconds(known.issuedAt), seconds(known.expiresAt)];
  return { sub, aud, iss: issuerOf(context), iat, exp, scope, jti };
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
