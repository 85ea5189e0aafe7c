import type {
  AccessTokenByCodeOptions,
  OidcTokens,
  TokenClaims,
  TokenIntrospection,
  UserInfoClaims,
  UserInfoOptions,
} from '../../types/oidc';
import { oidcPositional } from '../api/oidc';
import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { decodeJwt, type JwtClaims } from '../session/jwt';
import { dataWith } from './answer';

/** Handles tokens that the app itself holds. None of these methods reads or changes the session. */
export interface OidcMethods {
  /**
   * Reads the OIDC claims of the user that an access token belongs to.
   * `GET /oidc/me`
   *
   * @param accessToken - access token of any sign-in of this app
   * @param options - accepted for compatibility with authing-js-sdk: the token is always sent in a header, because URLs end up in logs
   * @returns the claims; which ones depends on the scope of the token
   * @throws GenAuthError of kind `api` (401 the token is invalid, has expired or was revoked); `config` for an empty token
   * @example
   * const claims = await authing.getUserInfoByAccessToken(await authing.getAccessToken());
   * console.log(claims.sub, claims.nickname);
   */
  getUserInfoByAccessToken(accessToken: string, options?: UserInfoOptions): Promise<UserInfoClaims>;
  /**
   * Exchanges a refresh token for new tokens, which are not stored. The session renews itself: this is for tokens from other sign-ins.
   * `POST /oidc/token`
   *
   * @param refreshToken - refresh token of any sign-in of this app; servers that rotate refresh tokens accept it once
   * @returns the new tokens; without `refresh_token` the old one stays valid
   * @throws GenAuthError of kind `api` (400 with `data.error` `invalid_grant` when the token has expired, was used or was revoked)
   * @example
   * const { data } = await authing.api.signInByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { username: 'frontdesk', password: 'passw0rd' },
   *   options: { scope: 'openid profile offline_access' },
   * });
   * const tokens = await authing.getNewAccessTokenByRefreshToken(data.refresh_token);
   * console.log(tokens.expires_in);
   */
  getNewAccessTokenByRefreshToken(refreshToken: string): Promise<OidcTokens>;
  /**
   * Exchanges the authorization code of a sign-in page in a `web-view` for tokens, which are not stored: pass the access token to
   * `setToken`.
   * `POST /oidc/token`
   *
   * @param code - authorization code, which can be used once
   * @param options - `redirectUri` as the sign-in page was opened with, and `codeVerifier` when it was opened with a PKCE challenge
   * @returns the tokens
   * @throws GenAuthError of kind `api` (400 with `data.error` `invalid_grant` when the code has expired, was used or belongs to another
   * `redirectUri`)
   * @example
   * // bindmessage
   * const [{ code }] = event.detail.data;
   * try {
   *   const tokens = await authing.getAccessTokenByCode(code, { redirectUri: 'https://shop.example.com/back' });
   *   authing.setToken(tokens.access_token);
   * } catch (error) {
   *   console.warn('Open the sign-in page again.', error.code);
   * }
   */
  getAccessTokenByCode(code: string, options?: AccessTokenByCodeOptions): Promise<OidcTokens>;
  /**
   * Revokes an access or refresh token, which the server refuses from then on. To end the session use `logout`.
   * `POST /oidc/token/revocation`
   *
   * @param token - access or refresh token of this app
   * @returns `true`, also for a token that was not valid any more
   * @throws GenAuthError of kind `api` (401 the server does not know the app, or asks it for a secret)
   * @example
   * const token = await authing.getAccessToken();
   * await authing.revokeToken(token);
   */
  revokeToken(token: string): Promise<true>;
  /**
   * Asks the server about an access or refresh token: whether it is valid, which user it belongs to, and when it expires.
   * `POST /oidc/token/introspection`
   *
   * @param token - access or refresh token of this app; ID tokens are refused
   * @returns the state of the token; `{ active: false }` when it is invalid, has expired or was revoked
   * @throws GenAuthError of kind `api` (401 the server does not know the app, or asks it for a secret)
   * @example
   * const { active, exp } = await authing.introspectToken(await authing.getAccessToken());
   * if (active) console.log(new Date(exp * 1000));
   */
  introspectToken(token: string): Promise<TokenIntrospection>;
  /**
   * Lets the server check a token and returns its claims. An access token is sent in a header, an ID token in the URL, because the endpoint
   * accepts it nowhere else and URLs end up in logs: where that matters, let your own server verify ID tokens with the keys of
   * `api.fetchJWKS`.
   * `GET /oidc/me`, `GET /api/v2/oidc/validate_token`
   *
   * @param options - exactly one of the two tokens
   * @returns the claims of the token; only `sub` for an access token that is no JWT
   * @throws GenAuthError of kind `api` (401 for an access token, 400 for an ID token that is invalid or has expired); `config` for both
   * tokens or none
   * @example
   * const { sub, exp } = await authing.validateToken({ accessToken: await authing.getAccessToken() });
   * console.log(sub, new Date(exp * 1000));
   */
  validateToken(options: {
    /** Access token, sent in a header. */
    accessToken?: string;
    /** ID token, sent in the URL. */
    idToken?: string;
  }): Promise<TokenClaims>;
  /**
   * Reads the claims of an access token without checking its signature, which `validateToken` does. No request.
   *
   * @param token - access token
   * @returns the claims; `{}` for a token that is no JWT
   * @throws nothing: an unreadable token resolves to `{}`
   * @example
   * const { scope, exp } = await authing.parseAccessToken(await authing.getAccessToken());
   * console.log(scope, new Date(exp * 1000));
   */
  parseAccessToken(token: string): Promise<JwtClaims>;
  /**
   * Reads the claims of an ID token without checking its signature, which `validateToken` does. No request.
   *
   * @param token - ID token
   * @returns the claims; `{}` for a token that is no JWT
   * @throws nothing: an unreadable token resolves to `{}`
   * @example
   * const { sub, nickname } = await authing.parseIDToken(await authing.getIdToken());
   * console.log(sub, nickname);
   */
  parseIDToken(token: string): Promise<JwtClaims>;
}

/** Claims of the user behind a token: an answer without an envelope. */
function readClaims(core: Core, accessToken: string): Promise<UserInfoClaims> {
  requireTexts(core.options, { accessToken });
  return call(core, 'getUserInfoByAccessToken', { accessToken }).then(answerWith('sub'));
}

/** As `dataWith`, for answers without an envelope. */
function answerWith(field: string) {
  return function <Answer>(data: Answer): Answer {
    return dataWith(field)({ data });
  };
}

function parse(token: string): Promise<JwtClaims> {
  return Promise.resolve(decodeJwt(token));
}

export const oidcMethods: Methods<OidcMethods> = {
  getUserInfoByAccessToken(accessToken) {
    return readClaims(this, accessToken);
  },

  getNewAccessTokenByRefreshToken(refreshToken) {
    const params = oidcPositional.getNewAccessTokenByRefreshToken(refreshToken);
    return call(this, 'getNewAccessTokenByRefreshToken', params).then(answerWith('access_token'));
  },

  getAccessTokenByCode(code, options) {
    const params = oidcPositional.getAccessTokenByCode(code, options);
    return call(this, 'getAccessTokenByCode', params).then(answerWith('access_token'));
  },

  revokeToken(token) {
    return call(this, 'revokeToken', { token }).then(() => true as const);
  },

  introspectToken(token) {
    return call(this, 'introspectToken', { token }).then(answerWith('active'));
  },

  validateToken(options) {
    const { accessToken, idToken } = options || {};
    if (!accessToken === !idToken)
      throw this.configError('argument', 'options', '{ accessToken } | { idToken }');
    return accessToken
      ? readClaims(this, accessToken).then(({ sub }) => ({ sub, ...decodeJwt(accessToken) }))
      : call(this, 'validateToken', { id_token: idToken });
  },

  parseAccessToken: parse,
  parseIDToken: parse,
};
