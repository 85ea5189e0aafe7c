import type { OidcConfiguration } from '../../types/oidc';
import { knownScopes } from '../users/claims';
import { tokenEndpointAuthMethods } from '../settings';

const authMethods = [...tokenEndpointAuthMethods];

/** The discovery document; its addresses begin with `base`. Browser pages are named as the service names them, although the emulator has none. */
export function oidcConfiguration(issuer: string, base: string): OidcConfiguration {
  return {
    issuer,
    authorization_endpoint: `${base}/auth`,
    token_endpoint: `${base}/token`,
    userinfo_endpoint: `${base}/me`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    end_session_endpoint: `${base}/session/end`,
    introspection_endpoint: `${base}/token/introspection`,
    introspection_endpoint_auth_methods_supported: authMethods,
    revocation_endpoint: `${base}/token/revocation`,
    revocation_endpoint_auth_methods_supported: authMethods,
    token_endpoint_auth_methods_supported: authMethods,
    scopes_supported: [...knownScopes],
    response_types_supported: ['none', 'code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256'],
    id_token_encryption_alg_values_supported: [],
    id_token_encryption_enc_values_supported: [],
    userinfo_signing_alg_values_supported: [],
    userinfo_encryption_alg_values_supported: [],
    userinfo_encryption_enc_values_supported: [],
    claim_types_supported: ['normal'],
    claims_supported: [...claims],
    code_challenge_methods_supported: ['S256'],
    subject_types_supported: ['public'],
  };
}

/** Claims that tokens and `/oidc/me` can carry. */
const claims = [
  'sub',
  'iss',
  'aud',
  'exp',
  'iat',
  'name',
  'nickname',
  'given_name',
  'family_name',
  'middle_name',
  'preferred_username',
  'picture',
  'profile',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'updated_at',
  'username',
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
  'address',
  'external_id',
  'roles',
  'tenant_id',
  'extended_fields',
];
