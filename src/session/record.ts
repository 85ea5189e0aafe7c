import { copyOf, withoutProto } from '../plain';
import type { User, UserIdentity } from '../user';
import { endOfTime, subjectOf, type Tokens } from './tokens';

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

/** What is stored once the server has refused the refresh token: signed out, but not by the user. */
export const refusedRecord = JSON.stringify({ v: recordVersion });

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// In the order in which they are written, so that what another copy of the SDK has stored is not written again in another one.
const tokenFields = ['accessToken', 'expiresAt', 'idToken', 'refreshToken', 'scope', 'tokenType'] as const;

/** The known fields of stored tokens; `undefined` when one of them has another type. What a later version has added is left out. */
function readStored(value: unknown): Tokens | undefined {
  if (!isObject(value) || !value.accessToken) return undefined;
  const tokens: { [name: string]: unknown } = {};
  // Stryker disable next-line EqualityOperator: there is no field behind the last one
  for (let i = 0; i < tokenFields.length; i++) {
    // Within the length of the list.
    const name = tokenFields[i] as string;
    const field = value[name];
    if (field === undefined) continue;
    if (typeof field !== (name === 'expiresAt' ? 'number' : 'string')) return undefined;
    tokens[name] = field;
  }
  if (tokens.expiresAt !== undefined && !(Math.abs(Number(tokens.expiresAt)) <= endOfTime)) return undefined;
  // Every field has been checked above.
  return tokens as unknown as Tokens;
}

function isUser(value: unknown): value is User {
  return isObject(value) && typeof value.id === 'string' && !!value.id;
}

function parseJson(value: unknown): unknown {
  let parsed: unknown;
  try {
    parsed = withoutProto(typeof value === 'string' ? JSON.parse(value) : value);
  } catch {
    // What is no JSON has no value.
  }
  return parsed;
}

/** Reads a stored record; `undefined` for anything else, which then means signed out. */
export function parseRecord(stored: unknown): SessionRecord | undefined {
  const record = parseJson(stored);
  if (!isObject(record) || record.v !== recordVersion) return undefined;
  const tokens = readStored(record.tokens);
  return tokens && { tokens, user: isUser(record.user) ? record.user : undefined };
}

/** Id of the account that a record belongs to, where tokens or profile tell. */
export function accountOf({ tokens, user }: SessionRecord): string | undefined {
  return subjectOf(tokens) || (user && user.id);
}

/** The user that 4.x stored. */
export function parseLegacyUser(stored: unknown): User | undefined {
  const user = parseJson(stored);
  return isUser(user) ? withoutSecrets(copyOf(user)) : undefined;
}

/** Makes `user` what may be stored: its token lives beside it; a password or tokens of other providers must not lie there at all. */
export function withoutSecrets(user: User & { password?: unknown }): User {
  delete user.token;
  delete user.tokenExpiredAt;
  delete user.password;
  if (Array.isArray(user.identities)) {
    user.identities.forEach(function (identity: UserIdentity | null) {
      // What 4.x has stored, or an app sets, is not checked.
      if (!identity) return;
      delete identity.accessToken;
      delete identity.refreshToken;
    });
  }
  return user;
}
