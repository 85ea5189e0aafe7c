import type { User } from '../user';
import type { Tokens } from './tokens';

/** What is kept of a session. Tokens and user are two things: writing the one never clears the other. */
export interface SessionRecord {
  tokens: Tokens;
  user?: User;
}

const recordVersion = 1;

/** Storage key of the session of an app. */
export function recordKey(appId: string): string {
  return 'genauth:' + appId;
}

// The two keys of authing-wxapp-sdk 4.x, which knew one session for all apps.
export const legacyTokenKey = '_authing_token';
export const legacyUserKey = '_authing_user';

export function serialize({ tokens, user }: SessionRecord): string {
  return JSON.stringify({ v: recordVersion, tokens, user });
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !(value instanceof Array);
}

function isTokens(value: unknown): value is Tokens {
  if (!isObject(value) || !value.accessToken) return false;
  for (const name in value) {
    if (typeof value[name] !== (name === 'expiresAt' ? 'number' : 'string')) return false;
  }
  // What a Date can show.
  return !(Math.abs(Number(value.expiresAt)) > 8.64e15);
}

function isUser(value: unknown): value is User {
  return isObject(value) && typeof value.id === 'string';
}

function parseJson(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

/** Reads a stored record; `undefined` for anything else, which then means signed out. */
export function parseRecord(stored: unknown): SessionRecord | undefined {
  const record = parseJson(stored);
  if (!isObject(record) || record.v !== recordVersion || !isTokens(record.tokens)) return undefined;
  return { tokens: record.tokens, user: isUser(record.user) ? record.user : undefined };
}

/** The user that 4.x stored. */
export function parseLegacyUser(stored: unknown): User | undefined {
  const user = parseJson(stored);
  return isUser(user) ? withoutSecrets(user) : undefined;
}

/** A copy of `user` as it may be stored: its token lives beside it; a password or tokens of other providers must not lie there at all. */
export function withoutSecrets(user: User): User {
  const copy: User = { ...user, token: undefined, tokenExpiredAt: undefined };
  if (user.identities instanceof Array) {
    copy.identities = user.identities.map(function (identity) {
      return { ...identity, accessToken: undefined, refreshToken: undefined };
    });
  }
  (copy as { password?: unknown }).password = undefined;
  return copy;
}
