// Names such as `__proto__` and `constructor` are ordinary keys of JSON. They must not reach what all objects inherit from, and what
// objects inherit must not be taken for what was given.
import fc from 'fast-check';
import { AuthenticationClient, isGenAuthError, type User } from '../../src';
import { createSimulator } from '../../simulator';
import { appId, recordKey, useApp } from '../support/app';
import { inheritedNames, jsonTextWith, objectTextWith, patience, runs } from './random';
import { useServer } from './server';

const app = useApp();
const server = useServer();
let record: string;
beforeEach(async () => {
  await app.client().loginByCode();
  record = String(app.phone.storage.snapshot()[recordKey]);
});

const shared: object[] = [Object, Array, String, Number, Boolean, Function, Promise, Error].map(
  // Each prototype is an object of its own kind.
  ({ prototype }) => prototype as object,
);

/** All that objects inherit: an entry for each property and what it holds. */
function inherited(): unknown[] {
  return shared.flatMap((prototype) =>
    Reflect.ownKeys(prototype).flatMap((key) => {
      const { value, get, set } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, value, get, set] as unknown[];
    }),
  );
}

const marker = '"from the prototype"';
const attack = fc.constantFrom(
  `{"__proto__":{"polluted":${marker},"id":${marker},"accessToken":${marker},"userId":${marker}}}`,
  `{"constructor":{"prototype":{"polluted":${marker},"id":${marker}}}}`,
  `{"prototype":{"polluted":${marker}}}`,
  `{"__proto__":null}`,
  `{"__proto__":[]}`,
);
const odd = fc.oneof(attack, jsonTextWith(['polluted', 'id', 'userId']));
const fields = (names: string[]) =>
  objectTextWith(Object.fromEntries([...names, ...inheritedNames].map((name) => [name, odd])));
const profile = fc
  .tuple(fields(['identities', 'customData', 'userId', 'departmentIds']), odd, fc.boolean())
  .map(([body, proto, hasProto]) => {
    const own = `"userId":"u1"${hasProto ? `,"__proto__":${proto}` : ''}`;
    return body === '{}' ? `{${own}}` : `{${body.slice(1, -1)},${own}}`;
  });

function start(stored: unknown = record) {
  const phone = createSimulator({ emulator: app.emulator });
  phone.storage.set(recordKey, stored);
  const authing = app.client({ host: server.url, platform: phone.wx, timeout: 2000 });
  return { phone, authing };
}

function checkClean(before: unknown[]): void {
  const after = inherited();
  expect(after).toHaveLength(before.length);
  expect(after.findIndex((value, index) => !Object.is(value, before[index]))).toBe(-1);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

/** Whether an object, and all below it, is as JSON makes it: no prototype of its own, and no key `__proto__`. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  return Object.keys(value).every(
    (name) => name !== '__proto__' && isPlain((value as { [name: string]: unknown })[name]),
  );
}

it(
  'no answer changes what objects inherit, nor makes an object that inherits from the answer',
  async () => {
    const before = inherited();
    await fc.assert(
      fc.asyncProperty(profile, fields(['data', 'message']), fc.boolean(), async (data, other, isProfile) => {
        const envelope = `"statusCode":200,"message":"","data":${data}`;
        server.answer = { status: 200, body: isProfile ? `{${envelope}}` : other };
        const { authing } = start();
        const user = await authing.getCurrentUser();
        expect(isPlain(user)).toBe(true);
        expect(isPlain(authing.user)).toBe(true);
        for (const each of [user, authing.user])
          expect([each?.id, (each as { polluted?: unknown } | null)?.polluted]).not.toContain(
            'from the prototype',
          );
        const values = await authing.getUdfValue().catch((error: unknown) => {
          if (!isGenAuthError(error)) throw error;
          return {};
        });
        expect(isPlain(values)).toBe(true);
        const answer: unknown = await authing.api.getProfile().catch(() => ({}));
        expect(isPlain(answer)).toBe(true);
        checkClean(before);
      }),
      runs(200),
    );
  },
  patience,
);

it(
  'no record changes what objects inherit, nor is read with values that its objects inherit',
  async () => {
    const before = inherited();
    const { tokens, user } = JSON.parse(record) as { tokens: object; user: object };
    const records = fc.oneof(
      odd,
      fields(['v', 'tokens', 'user']),
      // Complete, except for what stands behind `__proto__`.
      odd.map(
        (text) =>
          `{"v":1,"tokens":${JSON.stringify(tokens)},"user":${JSON.stringify(user)},"__proto__":${text}}`,
      ),
      fc.constant(`{"v":1,"tokens":{"__proto__":${JSON.stringify(tokens)}}}`),
      fc.constant(`{"__proto__":${record}}`),
      odd.map((text) => `{"v":1,"tokens":${JSON.stringify(tokens)},"user":{"id":"u1","__proto__":${text}}}`),
    );
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (text, isText) => {
        const { authing, phone } = start(isText ? text : JSON.parse(text));
        phone.network.offline();
        const own = JSON.parse(text) as { v?: unknown; tokens?: { accessToken?: unknown } } | null;
        const hasOwnToken =
          own && Object.hasOwn(own, 'tokens') && own.tokens && Object.hasOwn(own.tokens, 'accessToken');
        if (!hasOwnToken) expect(authing.tokenProvider.getToken()).toBe('');
        expect(isPlain(authing.user)).toBe(true);
        await authing.getCurrentUser();
        authing.setToken('a.b.c');
        checkClean(before);
      }),
      runs(400),
    );
  },
  patience,
);

it(
  'no custom data, parameters or user of the app change what objects inherit',
  async () => {
    const before = inherited();
    await fc.assert(
      fc.asyncProperty(odd, fc.constantFrom(...inheritedNames), profile, async (text, key, data) => {
        server.answer = { status: 200, body: `{"statusCode":200,"message":"","data":${data}}` };
        const { authing } = start();
        const value = JSON.parse(text) as { [name: string]: unknown };
        const settled = (call: Promise<unknown>) =>
          call.catch((error: unknown) => expect(isGenAuthError(error)).toBe(true));
        await settled(authing.setUdfValue(value));
        await settled(authing.setUdv(key, value));
        await settled(authing.removeUdv(key));
        await settled(authing.updateProfile(value));
        await settled(authing.api.getRoleList(value));
        await settled(authing.loginByCode('code', value));
        try {
          authing.setCurrentUser(JSON.parse(data) as User);
        } catch (error) {
          expect(isGenAuthError(error)).toBe(true);
        }
        expect(isPlain(authing.user)).toBe(true);
        checkClean(before);
      }),
      runs(100),
    );
  },
  patience,
);

it(
  'no options, and no headers of an answer, change what objects inherit',
  async () => {
    const before = inherited();
    const names = fc.constantFrom(...inheritedNames);
    await fc.assert(
      fc.asyncProperty(odd, names, names, async (text, name, header) => {
        const value = JSON.parse(text) as never;
        server.answer = {
          status: 200,
          headers: { [header.replace(/\W/g, '_')]: 'x', date: 'Sat, 28 Nov 2026 08:00:00 GMT' },
          body: '{"statusCode":200,"message":"","data":{"userId":"u1"}}',
        };
        const headers = JSON.parse(`{"${name}":"x-other","x-authing-lang":"x-lang"}`) as {
          [name: string]: string;
        };
        const platform = createSimulator().wx as never;
        for (const options of [
          { headers },
          { headers: value },
          { requestOptions: value },
          value,
        ] as object[]) {
          try {
            const authing = new AuthenticationClient({ appId, host: server.url, platform, ...options });
            if (options !== value && !('requestOptions' in options && Array.isArray(value)))
              await authing.api
                .getProfile()
                .catch((error: unknown) => expect(isGenAuthError(error)).toBe(true));
          } catch (error) {
            if (!isGenAuthError(error)) throw error;
            expect(error.kind).toBe('config');
          }
        }
        checkClean(before);
      }),
      runs(100),
    );
  },
  patience,
);

it('headers cannot be renamed by what stands behind `__proto__`', () => {
  const headers = JSON.parse('{"__proto__":{"authorization":"x-stolen"}}') as { [name: string]: string };
  expect(() => app.client({ headers })).toThrow(/headers/);
});
