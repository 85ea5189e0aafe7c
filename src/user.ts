import type { Identity } from '../types/identity';
import type { UserProfile } from '../types/profile';
import { withoutProto } from './plain';

/** An identity of the user at another provider, such as WeChat: the fields of the V3 API, and their names in authing-js-sdk. */
export interface UserIdentity extends Partial<Identity> {
  /** ID of the user that the identity belongs to. */
  userId?: string;
  /** The openid of WeChat, for identities of type `openid`. */
  openid?: string;
  /** ID of the connection that the identity came from, the first of `originConnIds`. */
  connectionId?: string;
}

/**
 * A user: the fields of the V3 profile, and those of authing-js-sdk that V3 names otherwise. Which fields are filled depends on the scope
 * of the sign-in. Times are ISO 8601 texts.
 */
export interface User extends Partial<Omit<UserProfile, 'identities'>> {
  /** ID of the user, the same as `userId`. */
  id: string;
  /** Resource name of the user; `null` unless the `userPoolId` option of the client is set. */
  arn?: string | null;
  /** The `userPoolId` option of the client; `null` when it is not set. */
  userPoolId?: string | null;
  /** The access token of the session; `setToken` and the `accessToken` option take it. */
  token?: string | null;
  /** When `token` expires; `null` when this is not known. */
  tokenExpiredAt?: string | null;
  /** WeChat's ID of the user in this mini program; `null` without WeChat identity. */
  openid?: string | null;
  /** WeChat's ID of the user across the apps of one Open Platform account; `null` when WeChat gives none. */
  unionid?: string | null;
  /** Identities of the user at other providers, such as WeChat. */
  identities?: UserIdentity[];
  /** Profile of the first identity at its provider, as JSON text. */
  oauth?: string | null;
  /** IP address of the last sign-in, the same as `lastIp`. */
  lastIP?: string | null;
  /** Whether the account is suspended or deactivated. */
  blocked?: boolean;
  /** Always `false`: a deleted account cannot be read. */
  isDeleted?: boolean;
}

// Printed samples of the API show lists as JSON texts, and one-element lists as the element.
function asList(given: unknown): unknown[] {
  let value = given;
  // An id that has digits only is no number.
  if (typeof value === 'string' && /[[{]/.test(value)) {
    try {
      value = withoutProto(JSON.parse(value));
    } catch {
      // A text that only looks like JSON is an element like any other.
    }
  }
  // `Array.isArray` makes it `any[]`.
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null || value === '' ? [] : [value];
}

function toIdentity(value: unknown, userId: string): UserIdentity {
  // What the server sent: every field may be missing.
  const identity = value as Partial<Identity>;
  const connections = asList(identity.originConnIds) as string[];
  return {
    ...identity,
    originConnIds: connections,
    userId,
    openid: identity.type === 'openid' ? identity.userIdInIdp : undefined,
    connectionId: connections[0],
  };
}

function wechatId(identities: UserIdentity[], type: string): string | null {
  const [found] = identities.filter(function (identity) {
    return identity.type === type && identity.provider === 'wechat';
  });
  return (found && found.userIdInIdp) || null;
}

/** The fields that come from the identities, where the answer held any. */
function fromIdentities(profile: UserProfile): Partial<User> {
  if (!profile.identities) return {};
  const identities = asList(profile.identities)
    .filter(function (identity) {
      return identity && typeof identity === 'object';
    })
    .map(function (identity) {
      return toIdentity(identity, profile.userId);
    });
  const raw = identities[0] && identities[0].userInfoInIdp;
  return {
    identities,
    openid: wechatId(identities, 'openid'),
    unionid: wechatId(identities, 'unionid'),
    oauth: raw === undefined || raw === null ? null : typeof raw === 'string' ? raw : JSON.stringify(raw),
  };
}

/** Makes a {@link User} of a V3 profile; `undefined` when the answer is none. */
export function toUser(profile: unknown, userPoolId?: string): User | undefined {
  const source = profile as UserProfile | undefined;
  // Of what is no object, no field is a text.
  if (!source || typeof source.userId !== 'string' || !source.userId) return undefined;
  const { departmentIds } = source;
  const id = source.userId;
  const user: User = {
    // Fields of the profile that a user has otherwise are set below.
    ...(source as object),
    id,
    arn: userPoolId ? 'arn:cn:authing:' + userPoolId + ':user:' + id : null,
    userPoolId: userPoolId || null,
    lastIP: source.lastIp === undefined ? null : source.lastIp,
    // A field of older servers.
    signedUp: (source as { signedUp?: string }).signedUp || source.createdAt,
    blocked: source.status === 'Suspended' || source.status === 'Deactivated',
    isDeleted: false,
    ...fromIdentities(source),
  };
  // Without a list the answer says nothing about identities, and must not hide those that are known.
  if (!source.identities) delete user.identities;
  if (departmentIds !== undefined) user.departmentIds = asList(departmentIds) as string[];
  return user;
}
