// Options come from configuration files and from code without types: any value may be given for any name.
import fc from 'fast-check';
import { AuthenticationClient, isGenAuthError, type AuthenticationClientOptions } from '../../src';
import { createSimulator } from '../../simulator';
import { appId, useApp } from '../support/app';
import { anyText, inheritedNames, jsonTextWith, patience, runs } from './random';

const app = useApp();

const names = [
  ...[
    'appId',
    'userPoolId',
    'host',
    'extIdpConnidentifier',
    'accessToken',
    'timeout',
    'onError',
    'onRequest',
  ],
  ...[
    'requestOptions',
    'scope',
    'lang',
    'tenantId',
    'encrypt',
    'encryptFunction',
    'passwordEncryptType',
    'storage',
  ],
  ...['platform', 'encryptStorage', 'autoLogin', 'headers'],
];
const known = names.join();

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withTypedArray: true,
  }),
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    Infinity,
    -0,
    '',
    Symbol('a symbol'),
    Object.create(null),
    () => 'x',
    class {},
  ),
  anyText,
  jsonTextWith(names).map((text) => JSON.parse(text) as unknown),
  fc.func(fc.anything()),
  fc.record({ get: fc.func(fc.anything()), set: fc.func(fc.anything()), remove: fc.func(fc.anything()) }),
  fc.dictionary(fc.constantFrom('x-authing-app-id', 'authorization', ...inheritedNames), fc.anything()),
);
const plausible = fc.constantFrom<[string, unknown]>(
  ['timeout', 1],
  ['timeout', 86400000],
  ['lang', 'en-US'],
  ['lang', 'fr'],
  ['host', 'https://core.genauth.ai/'],
  ['host', 'https://core.genauth.ai/api/v3'],
  ['host', 'http://example.com'],
  ['scope', 'openid'],
  ['scope', 'profile'],
  ['passwordEncryptType', 'sm2'],
  ['headers', { 'x-authing-app-id': 'x-my-app-id' }],
  ['headers', { 'x-authing-app-id': 'a blank' }],
  ['headers', { 'x-authing-app-id': 'x-colon:' }],
  ['headers', { 'x-authing-app-id': 'two\r\nheaders: 1' }],
  ['accessToken', 'a.b.c'],
  ['accessToken', 'a\r\nb'],
);
const option = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...names), anything) },
  { weight: 2, arbitrary: plausible },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...inheritedNames), anything) },
  { weight: 1, arbitrary: fc.tuple(anyText, anything) },
);

/** An object with these fields of its own, whatever their names are. */
function objectOf(entries: [string, unknown][]): { [name: string]: unknown } {
  const object = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

/** Either a client, or an error that names one of the given options. */
function construct(options: unknown, given: string[]): AuthenticationClient | undefined {
  try {
    return new AuthenticationClient(options as AuthenticationClientOptions);
  } catch (error) {
    if (!isGenAuthError(error)) throw error;
    expect([error.kind, error.code]).toEqual(['config', -4]);
    expect(given.some((name) => error.message.includes(name))).toBe(true);
    // A text for people: no source code, no object.
    expect(error.message).not.toMatch(/\[native code\]|\[object|=>|undefined/);
    return undefined;
  }
}

it(
  'any value of any option gives a client that works, or an error that names the option',
  async () => {
    let clients = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(option, { maxLength: 4 }), async (entries) => {
        const platform = createSimulator({ emulator: app.emulator }).wx;
        const options = objectOf([
          ['appId', appId],
          ['host', app.emulator.url],
          ['platform', platform],
          ...entries,
        ]);
        const authing = construct(options, [...entries.map(([name]) => name), 'appId']);
        if (!authing) return;
        clients += 1;
        for (const name of Object.keys(options)) {
          const given = options[name];
          expect(known.includes(name) || given === undefined || given === null).toBe(true);
        }
        const { host, timeout, scope, lang, headers } = authing.options;
        expect([typeof host, typeof timeout, typeof scope, typeof lang, typeof headers]).toEqual([
          'string',
          'number',
          'string',
          'string',
          'object',
        ]);
        expect(host).not.toMatch(/\/$/);
        expect(authing.user).toBeNull();
        // A random platform may never call back.
        if (
          options.platform !== platform ||
          options.host !== app.emulator.url ||
          options.timeout !== undefined
        )
          return;
        const outcome = await authing.api.getSystemInfo().then(
          () => 'settled',
          (error: unknown) => isGenAuthError(error) && error.kind,
        );
        // The emulator answers whatever is sent to it.
        expect(['settled', 'api']).toContain(outcome);
      }),
      runs(1000),
    );
    expect(clients).toBeGreaterThan(20);
  },
  patience,
);

it(
  'anything in place of the options is refused by an error that says what is missing',
  () => {
    fc.assert(
      fc.property(anything, (options) => {
        // Whatever names an object has, one of them is at fault, or the missing `appId`.
        const own = Object(options) as { [name: string]: unknown };
        const given = Object.keys(own);
        if (own.appId || own.userPoolId) return;
        expect(construct(options, ['appId', ...given])).toBeUndefined();
      }),
      runs(1000),
    );
  },
  patience,
);
