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
import type { Core } from '../session/core';
import { dataWith } from './answer';
import { call } from '../session/authorized';
import { decodeJwt, type JwtClaims } from '../session/jwt';
import type { Methods } from '../install';

/** Tokens in the hands of the app. None of these calls reads or changes the session. */
export interface OidcMethods {
  /**
   * Reads the OIDC claims of the user behind a token. `GET /oidc/me`
   *
   * @param accessToken - sent in the header, wherever 4.x was told to put it: addresses end up in logs
   */
  getUserInfoByAccessToken(accessToken: string, options?: UserInfoOptions): Promise<UserInfoClaims>;
  /**
   * Trades a refresh token for new tokens, which are not stored. The session renews itself: this is for tokens of other origin.
   * `POST /oidc/token`
   */
  getNewAccessTokenByRefreshToken(refreshToken: string): Promise<OidcTokens>;
  /**
   * Trades the authorization code of a sign-in page in a `web-view` for tokens, which are not stored. `POST /oidc/token`
   *
   * @param options - `redirectUri` is what the sign-in page was opened with
   */
  getAccessTokenByCode(code: string, options?: AccessTokenByCodeOptions): Promise<OidcTokens>;
  /** Makes an access or refresh token worthless; resolves to `true`. `POST /oidc/token/revocation` */
  revokeToken(token: string): Promise<true>;
  /** Asks the server about an access or refresh token: is it good, whose is it, until when. Id tokens are refused. `POST /oidc/token/introspection` */
  introspectToken(token: string): Promise<TokenIntrospection>;
  /**
   * Has the server check a token and resolves to its claims; of an access token that is no JWT only `sub` is known. `GET /oidc/me` for an
   * access token, which travels in the header.
   *
   * An id token becomes part of an address, for `GET /api/v2/oidc/validate_token` takes it nowhere else, and addresses end up in logs. Where that
   * is too much, have your own server verify it with the public keys of `api.fetchJWKS`.
   *
   * @param options - exactly one of the two
   * @throws GenAuthError of kind `api` for a token that is not good, `config` for both or none
   */
  validateToken(options: { accessToken?: string; idToken?: string }): Promise<TokenClaims>;
  /** Reads the claims of an access token. Reading is not checking: see `validateToken`. No request. */
  parseAccessToken(token: string): Promise<JwtClaims>;
  /** Reads the claims of an id token. Reading is not checking: see `validateToken`. No request. */
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
