/** Answer of the token endpoint. */
export interface OidcTokens {
  access_token?: string;
  id_token?: string;
  /** The next refresh token, when the server rotates them; without it the old one stays good. */
  refresh_token?: string;
  token_type: string;
  /** Granted scopes, blank-separated. */
  scope?: string;
  /** Lifetime of the access token in seconds. */
  expires_in?: number;
  /** The same lifetime as sign-in answers spell it. */
  expire_in?: number;
}

/** Whose claims to read. */
export interface GetUserInfoByAccessTokenParams {
  /** The session's own when left out. Sent as bearer token. */
  accessToken?: string;
}

/** Accepted for the sake of code that passes them: the token always travels in the header, because addresses end up in logs. */
export interface UserInfoOptions {
  method?: 'GET' | 'POST';
  tokenPlace?: 'query' | 'header' | 'body';
}

/** Options of `getAccessTokenByCode`. */
export interface AccessTokenByCodeOptions {
  /** PKCE secret, when the sign-in page was opened with a challenge. */
  codeVerifier?: string;
  /** Address the sign-in page was told to send the code to. */
  redirectUri?: string;
}

/** A refresh token to renew with, in the fields of OAuth 2. */
export interface GetNewAccessTokenByRefreshTokenParams {
  grant_type: 'refresh_token';
  refresh_token: string;
  /** App id; the client's when left out. */
  client_id?: string;
  redirect_uri?: string;
}

/** An authorization code to trade for tokens, in the fields of OAuth 2. */
export interface GetAccessTokenByCodeParams {
  grant_type: 'authorization_code';
  /** Authorization code of a sign-in page; good once, for ten minutes. */
  code: string;
  /** The one the sign-in page was opened with. */
  redirect_uri: string;
  /** App id; the client's when left out. */
  client_id?: string;
  /** PKCE secret, when the sign-in page was opened with a challenge. */
  code_verifier?: string;
}

/** A token to end. */
export interface RevokeTokenParams {
  /** Access or refresh token. */
  token: string;
  /** App id; the client's when left out. */
  client_id?: string;
}

/** A token to ask about. */
export interface IntrospectTokenParams {
  /** Access or refresh token; id tokens are refused. */
  token: string;
  /** App id; the client's when left out. */
  client_id?: string;
}

/** State of a token; all but `active` only while it is alive. */
export interface TokenIntrospection {
  active: boolean;
  /** User id. */
  sub?: string;
  client_id?: string;
  /** End of life in seconds since 1970. */
  exp?: number;
  /** Time of issue in seconds since 1970. */
  iat?: number;
  iss?: string;
  jti?: string;
  scope?: string;
  token_type?: string;
}

/** Claims about the user; which ones depends on the granted scope. */
export interface UserInfoClaims {
  /** User id. */
  sub: string;
  name?: string | null;
  nickname?: string | null;
  given_name?: string | null;
  family_name?: string | null;
  middle_name?: string | null;
  preferred_username?: string | null;
  picture?: string | null;
  profile?: string | null;
  website?: string | null;
  gender?: string | null;
  birthdate?: string | null;
  zoneinfo?: string | null;
  locale?: string | null;
  /** ISO 8601. */
  updated_at?: string | null;
  email?: string | null;
  email_verified?: boolean | null;
  phone_number?: string | null;
  phone_number_verified?: boolean | null;
  address?: { [part: string]: unknown } | null;
  username?: string | null;
  external_id?: string | null;
  roles?: unknown;
  tenant_id?: string | null;
  extended_fields?: { [key: string]: unknown } | null;
}

/** One public key in JWK form (RFC 7517). */
export interface JsonWebKey {
  kty: string;
  kid?: string;
  alg?: string;
  use?: string;
  [member: string]: unknown;
}

/** The public keys that check RS256 signatures of the server. */
export interface JsonWebKeySet {
  keys: JsonWebKey[];
}

/** The discovery document; members beyond these pass through. */
export interface OidcConfiguration {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  userinfo_endpoint: string;
  jwks_uri: string;
  end_session_endpoint: string;
  [member: string]: unknown;
}

/** Exactly one of the two tokens. */
export interface ValidateTokenParams {
  id_token?: string;
  access_token?: string;
}

/** Claims of a good token. */
export interface TokenClaims {
  sub?: string;
  aud?: string;
  iss?: string;
  /** End of life in seconds since 1970. */
  exp?: number;
  /** Time of issue in seconds since 1970. */
  iat?: number;
  [claim: string]: unknown;
}
