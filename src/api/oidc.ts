import type {
  AccessTokenByCodeOptions,
  GetAccessTokenByCodeParams,
  GetNewAccessTokenByRefreshTokenParams,
  GetUserInfoByAccessTokenParams,
  IntrospectTokenParams,
  JsonWebKeySet,
  OidcConfiguration,
  OidcTokens,
  RevokeTokenParams,
  TokenClaims,
  TokenIntrospection,
  UserInfoClaims,
  UserInfoOptions,
  ValidateTokenParams,
} from '../../types/oidc';
import type { Positional, Routes } from './route';

/**
 * The OIDC provider. Its answers are not envelopes, and its parameters keep their OAuth names. Calls whose arguments the V3 reference
 * prints one by one take both forms.
 */
export interface OidcApi {
  /**
   * Exchanges a refresh token for new tokens. The session of the client does not change; it is renewed by itself.
   * `POST /oidc/token`
   *
   * @param refreshToken - refresh token of a sign-in; the server may revoke it on use
   * @returns the new tokens, not in an envelope
   * @throws GenAuthError of kind `api`, code 400: the refresh token is revoked or expired, or the application does
   * not have the `refresh_token` grant
   * @example
   * const { data } = await authing.api.signInByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
   *   options: { scope: 'openid profile offline_access' },
   * });
   * const tokens = await authing.api.getNewAccessTokenByRefreshToken(data.refresh_token);
   * console.log(tokens.expires_in);
   */
  getNewAccessTokenByRefreshToken(refreshToken: string): Promise<OidcTokens>;
  /**
   * Exchanges a refresh token for new tokens. The session of the client does not change; it is renewed by itself.
   * `POST /oidc/token`
   *
   * @param params - `grant_type: 'refresh_token'` and the refresh token
   * @returns the new tokens, not in an envelope
   * @throws GenAuthError of kind `api`, code 400: the refresh token is revoked or expired, or the application does
   * not have the `refresh_token` grant
   * @example
   * const { data } = await authing.api.signInByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
   *   options: { scope: 'openid profile offline_access' },
   * });
   * const tokens = await authing.api.getNewAccessTokenByRefreshToken({
   *   grant_type: 'refresh_token',
   *   refresh_token: data.refresh_token,
   * });
   * console.log(tokens.access_token);
   */
  getNewAccessTokenByRefreshToken(params: GetNewAccessTokenByRefreshTokenParams): Promise<OidcTokens>;
  /**
   * Exchanges an authorization code for tokens, after a sign-in page in a `web-view`.
   * `POST /oidc/token`
   *
   * @param code - authorization code of the sign-in page; works once, for ten minutes
   * @param options - PKCE secret and redirect address, if the sign-in page was opened with them
   * @returns the tokens, not in an envelope
   * @throws GenAuthError of kind `api`, code 400: the authorization code is wrong, used or expired
   * @example
   * // bindmessage
   * const { code } = event.detail.data[0];
   * const codeVerifier = 'a-verifier-of-at-least-forty-three-characters';
   * try {
   *   const tokens = await authing.api.getAccessTokenByCode(code, { codeVerifier });
   *   console.log(tokens.access_token);
   * } catch (error) {
   *   // Open the sign-in page again.
   *   console.log(error.kind, error.message);
   * }
   */
  getAccessTokenByCode(code: string, options?: AccessTokenByCodeOptions): Promise<OidcTokens>;
  /**
   * Exchanges an authorization code for tokens, after a sign-in page in a `web-view`.
   * `POST /oidc/token`
   *
   * @param params - `grant_type: 'authorization_code'`, the code, and the redirect address to which it was sent
   * @returns the tokens, not in an envelope
   * @throws GenAuthError of kind `api`, code 400: the authorization code is wrong, used or expired
   * @example
   * // bindmessage
   * const { code } = event.detail.data[0];
   * try {
   *   const tokens = await authing.api.getAccessTokenByCode({
   *     grant_type: 'authorization_code',
   *     code,
   *     redirect_uri: 'https://shop.example.com/callback',
   *   });
   *   console.log(tokens.access_token);
   * } catch (error) {
   *   // Open the sign-in page again.
   *   console.log(error.kind, error.message);
   * }
   */
  getAccessTokenByCode(params: GetAccessTokenByCodeParams): Promise<OidcTokens>;
  /**
   * Revokes an access or refresh token. The session of the client does not change: use `logout` to end it.
   * `POST /oidc/token/revocation`
   *
   * @param token - access or refresh token
   * @returns the answer of the server, whose shape differs between servers, once the token is revoked
   * @throws GenAuthError of kind `api`, code 400 or 401: the server rejected the request
   * @example
   * const { data: tokens } = await authing.api.signInByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
   * });
   * await authing.api.revokeToken(tokens.access_token);
   */
  revokeToken(token: string): Promise<unknown>;
  /**
   * Revokes an access or refresh token. The session of the client does not change: use `logout` to end it.
   * `POST /oidc/token/revocation`
   *
   * @param params - the token, and `client_id` if another application issued it
   * @returns the answer of the server, whose shape differs between servers, once the token is revoked
   * @throws GenAuthError of kind `api`, code 400 or 401: the server rejected the request
   * @example
   * const { data: tokens } = await authing.api.signInByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
   * });
   * await authing.api.revokeToken({ token: tokens.access_token });
   */
  revokeToken(params: RevokeTokenParams): Promise<unknown>;
  /**
   * Asks the server whether an access or refresh token is valid, whose it is and when it expires.
   * `POST /oidc/token/introspection`
   *
   * @param token - access or refresh token; id tokens are rejected
   * @returns the state of the token, not in an envelope; `active` is false for a revoked or expired token
   * @throws GenAuthError of kind `api`, code 400 or 401: the server rejected the request
   * @example
   * const token = await authing.getAccessToken();
   * const { active, exp } = await authing.api.introspectToken(token);
   * if (active) console.log(new Date(exp * 1000));
   */
  introspectToken(token: string): Promise<TokenIntrospection>;
  /**
   * Asks the server whether an access or refresh token is valid, whose it is and when it expires.
   * `POST /oidc/token/introspection`
   *
   * @param params - the token, and `client_id` if another application issued it
   * @returns the state of the token, not in an envelope; `active` is false for a revoked or expired token
   * @throws GenAuthError of kind `api`, code 400 or 401: the server rejected the request
   * @example
   * const { active } = await authing.api.introspectToken({ token: 'a token of another day' });
   * console.log(active);
   */
  introspectToken(params: IntrospectTokenParams): Promise<TokenIntrospection>;
  /**
   * Reads the OIDC claims of the user to whom a token belongs.
   * `GET /oidc/me`
   *
   * @param accessToken - access token, sent as bearer token
   * @param options - accepted for code written for the Node SDK; the token always travels in a header
   * @returns the claims, not in an envelope; the granted scope decides which
   * @throws GenAuthError of kind `api`, code 401: the token is invalid, revoked or expired
   * @example
   * const token = await authing.getAccessToken();
   * const claims = await authing.api.getUserInfoByAccessToken(token);
   * console.log(claims.sub, claims.nickname);
   */
  getUserInfoByAccessToken(accessToken: string, options?: UserInfoOptions): Promise<UserInfoClaims>;
  /**
   * Reads the OIDC claims of the user to whom a token belongs: the signed-in user unless another token is given.
   * `GET /oidc/me`
   *
   * @param params - `accessToken`, sent as bearer token; the session's token without it
   * @returns the claims, not in an envelope; the granted scope decides which
   * @throws GenAuthError of kind `session` when signed out and no token is given
   * @example
   * const claims = await authing.api.getUserInfoByAccessToken();
   * console.log(claims.sub);
   */
  getUserInfoByAccessToken(params?: GetUserInfoByAccessTokenParams): Promise<UserInfoClaims>;
  /**
   * Reads the public keys with which back ends verify RS256 tokens.
   * `GET /oidc/.well-known/jwks.json`
   *
   * @returns the key set, not in an envelope
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { keys } = await authing.api.fetchJWKS();
   * console.log(keys.map((key) => key.kid));
   */
  fetchJWKS(): Promise<JsonWebKeySet>;
  /**
   * Reads the discovery document: the addresses and abilities of the OIDC provider.
   * `GET /oidc/.well-known/openid-configuration`
   *
   * @returns the document, not in an envelope
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { issuer, jwks_uri } = await authing.api.getOidcConfiguration();
   * console.log(issuer, jwks_uri);
   */
  getOidcConfiguration(): Promise<OidcConfiguration>;
  /**
   * Asks the server to verify an id or access token and to return its claims. The token becomes part of an
   * address, which may be logged: for access tokens prefer `validateToken` of the client or
   * {@link OidcApi.introspectToken}.
   * `GET /api/v2/oidc/validate_token`
   *
   * @param params - exactly one of `id_token` and `access_token`
   * @returns the claims, not in an envelope
   * @throws GenAuthError of kind `api`, code 400: the token is invalid, revoked or expired
   * @example
   * const claims = await authing.api.validateToken({ id_token: await authing.getIdToken() });
   * console.log(claims.sub, claims.aud);
   */
  validateToken(params: ValidateTokenParams): Promise<TokenClaims>;
}

export const oidcRoutes: Routes<OidcApi> = {
  getNewAccessTokenByRefreshToken: ['POST', '/oidc/token', 'anonymous'],
  getAccessTokenByCode: ['POST', '/oidc/token', 'anonymous'],
  revokeToken: ['POST', '/oidc/token/revocation', 'anonymous'],
  introspectToken: ['POST', '/oidc/token/introspection', 'anonymous'],
  getUserInfoByAccessToken: ['GET', '/oidc/me', 'accessToken'],
  fetchJWKS: ['GET', '/oidc/.well-known/jwks.json', 'anonymous'],
  getOidcConfiguration: ['GET', '/oidc/.well-known/openid-configuration', 'anonymous'],
  validateToken: ['GET', '/api/v2/oidc/validate_token', 'anonymous'],
};

function tokenOf(token: string): RevokeTokenParams & IntrospectTokenParams {
  return { token };
}

/** The calls of the reference that take no object. */
export const oidcPositional = {
  getNewAccessTokenByRefreshToken: (refresh_token: string): GetNewAccessTokenByRefreshTokenParams => ({
    grant_type: 'refresh_token',
    refresh_token,
  }),
  getAccessTokenByCode: (code: string, options?: AccessTokenByCodeOptions): GetAccessTokenByCodeParams => {
    const { codeVerifier, redirectUri = '' } = options || {};
    return { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier };
  },
  revokeToken: tokenOf,
  introspectToken: tokenOf,
  getUserInfoByAccessToken: (accessToken: string): GetUserInfoByAccessTokenParams => ({ accessToken }),
} satisfies Positional<OidcApi>;
