import type { GetProfileParams, UserProfile } from '../../types/profile';
import type { User } from '../state';
import { scopesOf } from './claims';

/** Fields every token may read. */
const always = [
  'userId',
  'createdAt',
  'updatedAt',
  'status',
  'workStatus',
  'userSourceType',
  'userSourceId',
  'loginsCount',
  'lastLogin',
  'lastIp',
  'lastLoginApp',
  'lastMfaTime',
  'statusChangedAt',
  'signedUp',
  'registerSource',
  'mainDepartmentId',
  'passwordLastSetAt',
  'passwordSecurityLevel',
  'resetPasswordOnNextLogin',
  'browser',
  'device',
] as const;

/** Fields by the scope they need. */
const byScope: Record<string, readonly (keyof UserProfile & keyof User)[]> = {
  profile: [
    'name',
    'nickname',
    'givenName',
    'familyName',
    'middleName',
    'preferredUsername',
    'photo',
    'birthdate',
    'profile',
    'website',
    'company',
    'zoneinfo',
    'locale',
    'country',
    'province',
    'city',
    'region',
    'address',
    'streetAddress',
    'postalCode',
    'formatted',
    'identityNumber',
  ],
  username: ['username'],
  email: ['email'],
  phone: ['phone', 'phoneCountryCode'],
  external_id: ['externalId'],
  tenant_id: ['tenantId'],
};

/** What a token of this scope may read of a user. Unset fields are `null`, as the service answers them. */
export function profileOf(user: User, scope: string, include: GetProfileParams = {}): UserProfile {
  const scopes = scopesOf(scope);
  const profile: Record<string, unknown> = {
    gender: scopes.has('profile') ? user.gender : 'U',
    emailVerified: scopes.has('email') && user.emailVerified,
    phoneVerified: scopes.has('phone') && user.phoneVerified,
  };
  for (const field of always) profile[field] = user[field] ?? null;
  for (const [name, fields] of Object.entries(byScope)) {
    if (scopes.has(name)) for (const field of fields) profile[field] = user[field] ?? null;
  }
  if (include.withCustomData && scopes.has('extended_fields')) profile.customData = user.customData;
  if (include.withIdentities) profile.identities = user.identities;
  if (include.withDepartmentIds) profile.departmentIds = user.departments.map((each) => each.departmentId);
  return profile as unknown as UserProfile;
}

/** Everything there is to know about a user, whatever the scope: what a sign-up answers. */
export function fullProfile(user: User): UserProfile {
  return profileOf(user, 'openid profile username email phone external_id extended_fields tenant_id', {
    withCustomData: true,
    withIdentities: true,
    withDepartmentIds: true,
  });
}
