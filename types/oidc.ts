/** Answer of the token endpoint. */
export interface OidcTokens {
  /** Access token, the bearer token of calls. */
  access_token?: string;
  /** ID token, a JWT that says who has signed in. */
  id_token?: string;
  /** The next refresh token, if the server rotates them; otherwise the previous one stays valid. */
  refresh_token?: string;
  /** Kind of the access token: `Bearer`. */
  token_type: string;
  /** Granted scopes, separated by spaces. */
  scope?: string;
  /** Lifetime of the access token in seconds. */
  expires_in?: number;
  /** The same lifetime, as sign-in answers spell it. */
  expire_in?: number;
}

/** Whose claims to read. */
export interface GetUserInfoByAccessTokenParams {
  /** Access token, sent as bearer token; the session's own by default. */
  accessToken?: string;
}

/**
 * Accepted for code written for the Node SDK. The token always travels in a header, because addresses may be
 * logged.
 */
export interface UserInfoOptions {
  /** Ignored: the request is a `GET`. */
  method?: 'GET' | 'POST';
  /** Ignored: the token is sent in a header. */
  tokenPlace?: 'query' | 'header' | 'body';
}

/** Options of `getAccessTokenByCode`. */
export interface AccessTokenByCodeOptions {
  /** PKCE secret, if the sign-in page was opened with a challenge. */
  codeVerifier?: string;
  /** Address to which the sign-in page was told to send the code. */
  redirectUri?: string;
}

/** A refresh token to exchange, in the fields of OAuth 2. */
export interface GetNewAccessTokenByRefreshTokenParams {
  /** The OAuth grant: `refresh_token`. */
  grant_type: 'refresh_token';
  /** Refresh token of a sign-in. */
  refresh_token: string;
  /** App ID; the client's own by default. */
  client_id?: string;
  /** Redirect address; servers do not need it here. */
  redirect_uri?: string;
}

/** An authorization code to exchange for tokens, in the fields of OAuth 2. */
export interface GetAccessTokenByCodeParams {
  /** The OAuth grant: `authorization_code`. */
  grant_type: 'authorization_code';
  /** Authorization code of a sign-in page; works once, for ten minutes. */
  code: string;
  /** Redirect address with which the sign-in page was opened. */
  redirect_uri: string;
  /** App ID; the client's own by default. */
  client_id?: string;
  /** PKCE secret, if the sign-in page was opened with a challenge. */
  code_verifier?: string;
}

/** A token to revoke. */
export interface RevokeTokenParams {
  /** Access or refresh token. */
  token: string;
  /** App ID; the client's own by default. */
  client_id?: string;
}

/** A token to ask about. */
export interface IntrospectTokenParams {
  /** Access or refresh token; ID tokens are rejected. */
  token: string;
  /** App ID; the client's own by default. */
  client_id?: string;
}

/** State of a token; all fields but `active` only while it is valid. */
export interface TokenIntrospection {
  /** Whether the token is valid. */
  active: boolean;
  /** User id. */
  sub?: string;
  /** App ID of the application to which the token was issued. */
  client_id?: string;
  /** When it expires, in seconds since 1970. */
  exp?: number;
  /** When it was issued, in seconds since 1970. */
  iat?: number;
  /** Issuer: address of the OIDC provider. */
  iss?: string;
  /** Id of the token. */
  jti?: string;
  /** Granted scopes, separated by spaces. */
  scope?: string;
  /** Kind of the token: `Bearer`. */
  token_type?: string;
}

/** OIDC claims about the user; the granted scope decides which. */
export interface UserInfoClaims {
  /** User id. */
  sub: string;
  /** Full name. */
  name?: string | null;
  /** Nickname. */
  nickname?: string | null;
  /** Given name. */
  given_name?: string | null;
  /** Family name. */
  family_name?: string | null;
  /** Middle name. */
  middle_name?: string | null;
  /** Name by which the user wants to be called. */
  preferred_username?: string | null;
  /** Address of the avatar. */
  picture?: string | null;
  /** Address of a page about the user. */
  profile?: string | null;
  /** Address of the user's website. */
  website?: string | null;
  /** `M` male, `F` female, `U` unknown. */
  gender?: string | null;
  /** Date of birth. */
  birthdate?: string | null;
  /** Time zone. */
  zoneinfo?: string | null;
  /** Language and region. */
  locale?: string | null;
  /** When the user was last changed, ISO 8601. */
  updated_at?: string | null;
  /** Email; needs scope `email`. */
  email?: string | null;
  /** Whether the email has been verified. */
  email_verified?: boolean | null;
  /** Phone number; needs scope `phone`. */
  phone_number?: string | null;
  /** Whether the phone number has been verified. */
  phone_number_verified?: boolean | null;
  /** Parts of the postal address; needs scope `address`. */
  address?: { [part: string]: unknown } | null;
  /** Username; needs scope `username`. */
  username?: string | null;
  /** Id of the user in another system; needs scope `external_id`. */
  external_id?: string | null;
  /** Roles of the user; needs scope `roles`. */
  roles?: unknown;
  /** Id of the tenant; needs scope `tenant_id`. */
  tenant_id?: string | null;
  /** Custom data; needs scope `extended_fields`. */
  extended_fields?: { [key: string]: unknown } | null;
}

/** One public key in JWK form (RFC 7517). */
export interface JsonWebKey {
  /** Family of the algorithm, such as `RSA`. */
  kty: string;
  /** Id of the key, as the header of a token names it. */
  kid?: string;
  /** Algorithm, such as `RS256`. */
  alg?: string;
  /** What the key is for: `sig` for signatures. */
  use?: string;
  [member: string]: unknown;
}

/** The public keys that verify RS256 signatures of the server. */
export interface JsonWebKeySet {
  /** The keys. */
  keys: JsonWebKey[];
}

/** The OIDC discovery document; members beyond these are passed through. */
export interface OidcConfiguration {
  /** Issuer, as tokens name it in `iss`. */
  issuer: string;
  /** Address of the sign-in page, for browsers. */
  authorization_endpoint: string;
  /** Address of the token endpoint. */
  token_endpoint: string;
  /** Address from which claims are read. */
  userinfo_endpoint: string;
  /** Address of the public keys. */
  jwks_uri: string;
  /** Address of the sign-out page, for browsers. */
  end_session_endpoint: string;
  [member: string]: unknown;
}

/** A token to verify: exactly one of the two. */
export interface ValidateTokenParams {
  /** ID token. */
  id_token?: string;
  /** Access token. */
  access_token?: string;
}

/** Claims of a valid token. */
export interface TokenClaims {
  /** User id. */
  sub?: string;
  /** App ID of the application to which the token was issued. */
  aud?: string;
  /** Issuer: address of the OIDC provider. */
  iss?: string;
  /** When it expires, in seconds since 1970. */
  exp?: number;
  /** When it was issued, in seconds since 1970. */
  iat?: number;
  [claim: string]: unknown;
}
