// A profile is made into a user with the fields of two APIs. Whatever the server sends, the user has one shape.
import fc from 'fast-check';
import { isGenAuthError, type AuthenticationClient, type User } from '../../src';
import { createSimulator } from '../../simulator';
import { recordKey, useApp, userPoolId } from '../support/app';
import { anyText, jsonTextWith, objectTextWith, patience, runs } from './random';
import { useServer } from './server';

const app = useApp();
const server = useServer();
let record: string;
beforeEach(async () => {
  await app.client().loginByCode();
  const { tokens } = app.record();
  // A session whose token names no account, so that any profile may be that of its user.
  record = JSON.stringify({ v: 1, tokens: { ...tokens, accessToken: 'opaque', idToken: undefined } });
});

const text = anyText.map((value) => JSON.stringify(value));
const identity = objectTextWith({
  type: fc.constantFrom('"openid"', '"unionid"', '"phone"'),
  provider: fc.constantFrom('"wechat"', '"alipay"'),
  userIdInIdp: text,
  originConnIds: fc.oneof(
    text,
    fc.array(text).map((ids) => `[${ids.join()}]`),
  ),
  userInfoInIdp: jsonTextWith(['nickname']),
  accessToken: text,
  refreshToken: text,
});
const identities = fc.array(fc.oneof(identity, fc.constantFrom('null', '1', '"x"', '[]')), { maxLength: 3 });
const profile = objectTextWith({
  userId: text,
  id: text,
  token: text,
  arn: text,
  status: fc.constantFrom('"Activated"', '"Suspended"', '"Deactivated"'),
  nickname: text,
  password: text,
  identities: fc.oneof(
    identities.map((items) => `[${items.join()}]`),
    identities.map((items) => JSON.stringify(`[${items.join()}]`)),
    identity,
  ),
  departmentIds: fc.oneof(text, fc.constant('["a","b"]'), fc.constant('"[\\"a\\"]"')),
  lastIp: text,
  createdAt: text,
  customData: jsonTextWith(['school']),
});

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function checkShape(user: User, sent: { [name: string]: unknown }): void {
  expect([user.id, user.userId]).toEqual([sent.userId, sent.userId]);
  expect([user.token, user.userPoolId, user.isDeleted]).toEqual(['opaque', userPoolId, false]);
  expect(user.arn).toBe(`arn:cn:authing:${userPoolId}:user:${String(sent.userId)}`);
  expect(user.blocked).toBe(sent.status === 'Suspended' || sent.status === 'Deactivated');
  expect(user.oauth === undefined || isTextOrNull(user.oauth)).toBe(true);
  if (user.departmentIds !== undefined) expect(Array.isArray(user.departmentIds)).toBe(true);
  for (const each of user.identities ?? []) {
    expect(each.userId).toBe(sent.userId);
    expect(Array.isArray(each.originConnIds)).toBe(true);
    expect(each.connectionId).toEqual(each.originConnIds?.[0]);
    // Tokens of other providers are of no use to an app, and must not be stored.
    expect([each.accessToken, each.refreshToken]).toEqual([undefined, undefined]);
  }
  // Every field that has no meaning of its own comes as it was sent.
  for (const name of ['nickname', 'status', 'createdAt', 'customData'] as const)
    expect(user[name]).toEqual(withoutProto(sent[name]));
}

/** A copy without keys `__proto__`, which the SDK drops. */
function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(entries.map(([name, each]) => [name, withoutProto(each)]));
}

function start(stored: unknown): { authing: AuthenticationClient; stored: () => unknown } {
  const phone = createSimulator();
  phone.storage.set(recordKey, stored);
  const options = { platform: phone.wx as never, host: server.url, userPoolId, timeout: 2000 };
  return { authing: app.client(options), stored: () => phone.storage.snapshot()[recordKey] };
}

it(
  'any profile with an id makes a user of one shape, which a relaunch finds again; any other makes none',
  async () => {
    let users = 0;
    await fc.assert(
      fc.asyncProperty(profile, async (body) => {
        server.answer = { status: 200, body: `{"statusCode":200,"message":"","data":${body}}` };
        const sent = JSON.parse(body) as { [name: string]: unknown };
        const { authing, stored } = start(record);
        const user = await authing.getCurrentUser();
        if (typeof sent.userId !== 'string' || !sent.userId) {
          expect([user, authing.user]).toEqual([null, null]);
          return;
        }
        users += 1;
        checkShape(user as User, sent);
        expect(JSON.parse(String(stored()))).not.toHaveProperty('user.password');
        // As JSON, which has no `undefined`.
        const again = start(stored()).authing.user;
        expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(user)));
      }),
      runs(400),
    );
    expect(users).toBeGreaterThan(50);
  },
  patience,
);

it(
  'any user that the app sets is taken, or refused with an error of the SDK',
  () => {
    fc.assert(
      fc.property(fc.oneof(profile, jsonTextWith(['id', 'identities', 'token'])), (body) => {
        const { authing } = start(record);
        const user = JSON.parse(body) as User;
        try {
          authing.setCurrentUser(user);
        } catch (error) {
          if (!isGenAuthError(error)) throw error;
          expect(error.kind).toBe('config');
          return;
        }
        expect(authing.user?.id).toBe(user.id);
      }),
      runs(1000),
    );
  },
  patience,
);
