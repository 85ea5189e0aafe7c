// A stored value may be anything: an older or newer version wrote it, a full disk cut it off, another app of the vendor put it there.
import Ajv from 'ajv';
import fc from 'fast-check';
import type { SessionStorage } from '../../src';
import { createSimulator } from '../../simulator';
import { appId, recordKey, thrownBy, useApp } from '../support/app';
import { anyText, jsonTextWith, objectTextWith, patience, runs } from './random';

const app = useApp();
let real: string;
beforeEach(async () => {
  const authing = app.client();
  await authing.loginByCode();
  real = String(app.phone.storage.snapshot()[recordKey]);
});

const text = { type: 'string' };
/** A record as sessions.md and the changelog promise it; written without the code that reads it. */
const isRecord = new Ajv().compile({
  type: 'object',
  required: ['v', 'tokens'],
  properties: {
    v: { const: 1 },
    tokens: {
      type: 'object',
      required: ['accessToken'],
      properties: {
        accessToken: { type: 'string', minLength: 1 },
        idToken: text,
        refreshToken: text,
        scope: text,
        tokenType: text,
        expiresAt: { type: 'number', minimum: -8.64e15, maximum: 8.64e15 },
      },
    },
  },
});

function parse(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

const token = fc.oneof(anyText, fc.constantFrom('a.b.c', 'opaque')).map((value) => JSON.stringify(value));
const nearly = objectTextWith({
  v: fc.constantFrom('1', '1', '1', '2', '"1"', '1.0', 'true'),
  tokens: objectTextWith({
    accessToken: token,
    idToken: token,
    refreshToken: token,
    scope: token,
    tokenType: token,
    expiresAt: fc.oneof(fc.integer(), fc.constantFrom('1e16', '-1e16', '8.64e15', '1e999', '""')).map(String),
  }),
  user: objectTextWith({
    id: fc.constantFrom('"u1"', '""', '1'),
    identities: jsonTextWith(['accessToken', 'refreshToken', 'type']),
    customData: jsonTextWith(['school']),
  }),
});

/** The real record with one stretch of it cut, doubled or replaced, or with one of its values replaced. */
const damaged = fc.oneof(
  fc
    .tuple(fc.nat(5000), fc.nat(40), fc.oneof(anyText, fc.constantFrom('', '"', '}', ',', '\0', 'null')))
    .map(([at, length, by]) => (record: string) => {
      const from = at % record.length;
      return record.slice(0, from) + by + record.slice(from + length);
    }),
  fc.nat(5000).map((at) => (record: string) => record.slice(0, at % record.length)),
  fc.tuple(fc.nat(60), jsonTextWith(['id', 'accessToken'])).map(([index, by]) => (record: string) => {
    let place = 0;
    const mark = `replaced-${index}`;
    const changed = JSON.stringify(JSON.parse(record), (_name, value: unknown) =>
      place++ === index ? mark : value,
    );
    return changed.replace(JSON.stringify(mark), () => by);
  }),
);

/** Reads everything that can be read without the network, on a phone that holds these values. */
async function start(values: { [key: string]: unknown }, ownAppId = appId) {
  const phone = createSimulator();
  for (const [key, value] of Object.entries(values)) phone.storage.set(key, value);
  phone.network.offline();
  const authing = app.client({ platform: phone.wx, appId: ownAppId, timeout: 500 });
  const user = authing.user;
  const accessToken = authing.tokenProvider.getToken();
  authing.tokenProvider.getUser();
  if (user) expect(authing.checkLoggedIn()).toEqual(expect.any(String));
  else if (!accessToken) expect(thrownBy(() => authing.checkLoggedIn())).toMatchObject({ kind: 'session' });
  expect(await authing.getCurrentUser()).toBeNull();
  expect(authing.tokenProvider.getToken()).toBe(accessToken);
  return { phone, authing, user, accessToken };
}

/** A client signs in with a whole record, and with exactly the token that stands in it. */
async function checkRecord(stored: unknown): Promise<void> {
  const { phone, authing, user, accessToken } = await start({ [recordKey]: stored });
  const record = parse(stored);
  if (isRecord(record))
    expect(accessToken).toBe((record as { tokens: { accessToken: string } }).tokens.accessToken);
  else expect([accessToken, user]).toEqual(['', null]);
  if (user) expect([typeof user.id, user.token]).toEqual(['string', accessToken]);
  await authing.logout();
  expect(phone.storage.snapshot()).toEqual({});
}

describe('a stored record', () => {
  it(
    'of any JSON is a session when it is whole, and signed out otherwise',
    async () => {
      const any = fc.oneof(
        { weight: 1, arbitrary: anyText },
        { weight: 2, arbitrary: jsonTextWith(['v', 'tokens', 'user', 'accessToken']) },
        { weight: 5, arbitrary: nearly },
      );
      // As text, and as the value itself: another version may have stored objects.
      const stored = fc
        .tuple(any, fc.boolean())
        .map(([value, asText]) => (asText ? value : (parse(value) ?? value)));
      await fc.assert(fc.asyncProperty(stored, checkRecord), runs(400));
    },
    patience,
  );

  it(
    'that is damaged at any place is a session when it is whole, and signed out otherwise',
    async () => {
      await fc.assert(
        fc.asyncProperty(damaged, (damage) => checkRecord(damage(real))),
        runs(400),
      );
    },
    patience,
  );

  it(
    'of another app is neither used nor touched',
    async () => {
      const other = fc.oneof(
        anyText.filter((id) => /^[\x20-\x7e]+$/.test(id)),
        fc.constantFrom(
          `${appId}x`,
          appId.slice(0, -1),
          appId.toLowerCase(),
          ` ${appId}`,
          '__proto__',
          'constructor',
        ),
      );
      await fc.assert(
        fc.asyncProperty(other, async (id) => {
          fc.pre(id !== appId);
          const { phone, authing, accessToken } = await start({ [recordKey]: real }, id);
          expect([accessToken, authing.user]).toEqual(['', null]);
          authing.setToken('a token of the other app');
          await authing.logout();
          expect(phone.storage.snapshot()).toEqual({ [recordKey]: real });
        }),
        runs(200),
      );
    },
    patience,
  );
});

it(
  'what 4.x may have stored never makes a start fail',
  async () => {
    const legacyUser = objectTextWith({
      id: fc.constantFrom('"u1"', '""', '1'),
      token: token,
      identities: jsonTextWith(['accessToken', 'refreshToken', 'type']),
    });
    const value = fc.oneof(anyText, legacyUser, jsonTextWith(['id', 'token']));
    await fc.assert(
      fc.asyncProperty(
        fc.option(nearly),
        value.filter((text) => text !== ''),
        legacyUser,
        fc.boolean(),
        async (record, tokenText, user, isText) => {
          const { authing, accessToken, phone } = await start({
            ...(record === null ? {} : { [recordKey]: record }),
            _authing_token: tokenText,
            _authing_user: isText ? user : parse(user),
          });
          if (!isRecord(parse(record))) expect(accessToken).toBe(tokenText);
          await authing.logout();
          expect(phone.storage.snapshot()).toEqual({});
        },
      ),
      runs(300),
    );
  },
  patience,
);

it(
  'a storage of the app that returns or throws anything never makes a call fail with anything but an error of the SDK',
  async () => {
    const values = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withTypedArray: true,
      }),
      fc.constantFrom(() => real, Symbol('a symbol'), Object.create(null), new Error('an error')),
      nearly,
    );
    const how = fc.constantFrom('returns', 'throws', 'resolves', 'rejects');
    await fc.assert(
      fc.asyncProperty(values, how, fc.boolean(), async (value, way, hasAll) => {
        const give = (): unknown => {
          if (way === 'throws') throw value;
          if (way === 'returns') return value;
          return way === 'resolves' ? Promise.resolve(value) : Promise.reject(value as Error);
        };
        const storage = {
          get: give,
          set: give,
          remove: give,
          ...(hasAll ? { getAll: give } : {}),
        } as SessionStorage;
        const phone = createSimulator();
        phone.network.offline();
        const authing = app.client({ storage, platform: phone.wx, timeout: 200 });
        expect(authing.user === null || typeof authing.user.id === 'string').toBe(true);
        expect(await authing.getCurrentUser()).toBeNull();
        authing.setToken('a.b.c');
        expect(authing.tokenProvider.getToken()).toBe('a.b.c');
        await authing.logout();
        // Signed out, unless this storage brings a session back.
        const record = parse(value);
        const again = isRecord(record)
          ? (record as { tokens: { accessToken: string } }).tokens.accessToken
          : '';
        expect(['', again]).toContain(authing.tokenProvider.getToken());
      }),
      runs(300),
    );
  },
  patience,
);
