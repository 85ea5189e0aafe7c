import type {
  GetAccessTokenByCodeParams,
  GetNewAccessTokenByRefreshTokenParams,
  IntrospectTokenParams,
  JsonWebKeySet,
  OidcConfiguration,
  OidcTokens,
  RevokeTokenParams,
  TokenClaims,
  TokenIntrospection,
  UserInfoClaims,
  ValidateTokenParams,
} from '../../types/oidc';
import type { Routes } from './route';

/** The OIDC provider. Its answers are not envelopes, and its parameters keep their OAuth names. */
export interface OidcApi {
  /**
   * Trades a refresh token for new tokens; the session of the client does not change. `POST /oidc/token`
   * @param params - `grant_type: 'refresh_token'`, the refresh token and the app id as `client_id`.
   */
  getNewAccessTokenByRefreshToken(params: GetNewAccessTokenByRefreshTokenParams): Promise<OidcTokens>;
  /**
   * Trades an authorization code for tokens, after a sign-in page in a `web-view`. `POST /oidc/token`
   * @param params - `grant_type: 'authorization_code'`, the code and the redirect address it was sent to.
   */
  getAccessTokenByCode(params: GetAccessTokenByCodeParams): Promise<OidcTokens>;
  /**
   * Makes an access or refresh token worthless. Servers answer in different shapes, none of which says anything.
   * `POST /oidc/token/revocation`
   */
  revokeToken(params: RevokeTokenParams): Promise<unknown>;
  /** Asks the server about an access or refresh token: is it good, whose is it, until when. `POST /oidc/token/introspection` */
  introspectToken(params: IntrospectTokenParams): Promise<TokenIntrospection>;
  /** Reads the OIDC claims of the signed-in user. `GET /oidc/me` */
  getUserInfoByAccessToken(): Promise<UserInfoClaims>;
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
  getUserInfoByAccessToken: ['GET', '/oidc/me'],
  fetchJWKS: ['GET', '/oidc/.well-known/jwks.json', 'anonymous'],
  getOidcConfiguration: ['GET', '/oidc/.well-known/openid-configuration', 'anonymous'],
  validateToken: ['GET', '/api/v2/oidc/validate_token', 'anonymous'],
};
