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
 * The OIDC provider. Its answers are not envelopes, and its parameters keep their OAuth names. The reference prints the arguments of some
 * calls one by one; those take both forms.
 */
export interface OidcApi {
  /** Trades a refresh token for new tokens; the session of the client does not change. `POST /oidc/token` */
  getNewAccessTokenByRefreshToken(refreshToken: string): Promise<OidcTokens>;
  /**
   * Trades a refresh token for new tokens; the session of the client does not change. `POST /oidc/token`
   * @param params - `grant_type: 'refresh_token'` and the refresh token.
   */
  getNewAccessTokenByRefreshToken(params: GetNewAccessTokenByRefreshTokenParams): Promise<OidcTokens>;
  /** Trades an authorization code for tokens, after a sign-in page in a `web-view`. `POST /oidc/token` */
  getAccessTokenByCode(code: string, options?: AccessTokenByCodeOptions): Promise<OidcTokens>;
  /**
   * Trades an authorization code for tokens, after a sign-in page in a `web-view`. `POST /oidc/token`
   * @param params - `grant_type: 'authorization_code'`, the code and the redirect address it was sent to.
   */
  getAccessTokenByCode(params: GetAccessTokenByCodeParams): Promise<OidcTokens>;
  /** Makes an access or refresh token worthless. `POST /oidc/token/revocation` */
  revokeToken(token: string): Promise<unknown>;
  /**
   * Makes an access or refresh token worthless. Servers answer in different shapes, none of which says anything.
   * `POST /oidc/token/revocation`
   */
  revokeToken(params: RevokeTokenParams): Promise<unknown>;
  /** Asks the server about an access or refresh token: is it good, whose is it, until when. `POST /oidc/token/introspection` */
  introspectToken(token: string): Promise<TokenIntrospection>;
  /** Asks the server about an access or refresh token: is it good, whose is it, until when. `POST /oidc/token/introspection` */
  introspectToken(params: IntrospectTokenParams): Promise<TokenIntrospection>;
  /** Reads the OIDC claims of the user behind a token. `GET /oidc/me` */
  getUserInfoByAccessToken(accessToken: string, options?: UserInfoOptions): Promise<UserInfoClaims>;
  /**
   * Reads the OIDC claims of the user behind a token: the signed-in user unless another token is given. `GET /oidc/me`
   * @param params - `accessToken`, which is sent as bearer token, never in the address.
   */
  getUserInfoByAccessToken(params?: GetUserInfoByAccessTokenParams): Promise<UserInfoClaims>;
  /** Reads the public keys of RS256 tokens. `GET /oidc/.well-known/jwks.json` */
  fetchJWKS(): Promise<JsonWebKeySet>;
  /** Reads the discovery document. `GET /oidc/.well-known/openid-configuration` */
  getOidcConfiguration(): Promise<OidcConfiguration>;
  /**
   * Has the server check an id or access token and answers with its claims. The token becomes part of an address, and addresses end up in
   * logs: ask `validateToken` of the client, or `introspectToken`, about an access token. `GET /api/v2/oidc/validate_token`
   * @param params - exactly one of `id_token` and `access_token`.
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
