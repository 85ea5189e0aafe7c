import type { UserInfoClaims } from '../../types/oidc';
import type { User } from '../state';

/** Scopes the server grants; others are left out of the answer. */
export const knownScopes = [
  'openid',
  'profile',
  'username',
  'email',
  'phone',
  'address',
  'external_id',
  'extended_fields',
  'roles',
  'tenant_id',
  'offline_access',
];

/** The scope of a sign-in that asks for none. */
export const defaultScope = 'openid profile';

/** The part of a requested scope that is granted, in the order asked for. */
export function grantedScope(requested: string): string {
  const wanted = new Set(requested.split(/\s+/));
  return [...wanted].filter((scope) => knownScopes.includes(scope)).join(' ');
}

/** Splits a scope text. */
export function scopesOf(scope: string): Set<string> {
  return new Set(scope.split(' '));
}

/** OIDC claims about a user, as far as the scope goes. */
export function claimsOf(user: User, scope: string): Omit<UserInfoClaims, 'sub'> {
  const scopes = scopesOf(scope);
  const claims: Omit<UserInfoClaims, 'sub'> = {};
  if (scopes.has('profile')) Object.assign(claims, profileClaims(user));
  if (scopes.has('username')) claims.username = user.username;
  if (scopes.has('email')) Object.assign(claims, { email: user.email, email_verified: user.emailVerified });
  if (scopes.has('phone'))
    Object.assign(claims, { phone_number: user.phone, phone_number_verified: user.phoneVerified });
  if (scopes.has('address')) claims.address = addressClaim(user);
  if (scopes.has('external_id')) claims.external_id = user.externalId;
  if (scopes.has('roles')) claims.roles = user.roleCodes;
  if (scopes.has('tenant_id')) claims.tenant_id = user.tenantId;
  if (scopes.has('extended_fields')) claims.extended_fields = user.customData;
  return claims;
}

function profileClaims(user: User): Partial<UserInfoClaims> {
  return {
    name: user.name,
    nickname: user.nickname,
    given_name: user.givenName,
    family_name: user.familyName,
    middle_name: user.middleName,
    preferred_username: user.preferredUsername,
    picture: user.photo,
    profile: user.profile,
    website: user.website,
    gender: user.gender,
    birthdate: user.birthdate,
    zoneinfo: user.zoneinfo,
    locale: user.locale,
    updated_at: user.updatedAt,
  };
}

function addressClaim(user: User): Record<string, unknown> {
  const { country, region, postalCode, formatted, streetAddress } = user;
  return { country, region, postal_code: postalCode, formatted, street_address: streetAddress };
}
