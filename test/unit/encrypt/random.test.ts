import { createRsa, createSm2, rsa, sm2, type RandomPlatform } from '../../../src/encrypt';
import { createSimulator } from '../../../simulator';
import { decryptRsa, errorOf, hostOf, rsaKeys, secureHost } from './support';

const keys = rsaKeys(1024);
// The key of the worked example of GB/T 32918.5.
const sm2Key =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const host = globalThis as { wx?: unknown };

const encryptors = [
  { name: 'rsa', create: createRsa, plain: rsa, key: keys.pem },
  { name: 'sm2', create: createSm2, plain: sm2, key: sm2Key },
];

afterEach(() => {
  delete host.wx;
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe.each(encryptors)('random bytes of $name', ({ create, plain, key }) => {
  test('come from the wx that exists at the time of the call', async () => {
    const first = createSimulator();
    const second = createSimulator();
    for (const simulator of [first, second]) {
      host.wx = simulator.wx;
      await plain('text', key);
    }
    expect(first.count('getRandomValues')).toBeGreaterThan(0);
    expect(second.count('getRandomValues')).toBeGreaterThan(0);
    expect(first.count()).toBe(first.count('getRandomValues'));
  });

  test('come from the platform option, even when wx exists', async () => {
    const simulator = createSimulator();
    host.wx = simulator.wx;
    await create({ platform: secureHost })('text', key);
    expect(simulator.count()).toBe(0);
  });

  test('come from the platform of the caller when the encryptor has none', async () => {
    const ofCaller = createSimulator();
    expect(await plain('text', key, { platform: ofCaller.wx })).toEqual(expect.any(String));
    expect(ofCaller.count('getRandomValues')).toBeGreaterThan(0);
    ofCaller.clearRecords();
    await create({ platform: secureHost })('text', key, { platform: ofCaller.wx });
    expect(ofCaller.count()).toBe(0);
  });

  test.each<unknown>([{ platform: {} }, { platform: undefined }, undefined, null, 'utf8'])(
    'come from wx where the caller brings none: %j',
    async (asked) => {
      const simulator = createSimulator();
      host.wx = simulator.wx;
      await plain('text', key, asked as object);
      expect(simulator.count('getRandomValues')).toBeGreaterThan(0);
    },
  );

  test('are reported as missing in the language of the caller, unless the encryptor has its own', async () => {
    expect((await errorOf(plain('text', key, { lang: 'en-US' }))).message).toMatch(/^There is no source/);
    expect((await errorOf(create({ lang: 'zh-CN' })('text', key, { lang: 'en-US' }))).message).toMatch(
      /^没有/,
    );
  });

  test('are requested with callbacks, as a method of the platform object', async () => {
    const platform: RandomPlatform = {
      getRandomValues(options) {
        expect(this).toBe(platform);
        expect(options).toEqual({
          length: expect.any(Number) as number,
          success: expect.any(Function) as unknown,
          fail: expect.any(Function) as unknown,
        });
        secureHost.getRandomValues?.(options);
      },
    };
    expect(await create({ platform })('text', key)).toEqual(expect.any(String));
  });

  test('never come from Math.random, nor from the crypto object of the engine', async () => {
    const forbidden = () => {
      throw new Error('not secure');
    };
    jest.spyOn(Math, 'random').mockImplementation(forbidden);
    expect(await create({ platform: secureHost })('text', key)).toEqual(expect.any(String));
    expect(typeof globalThis.crypto.getRandomValues).toBe('function');
    jest.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(forbidden);
    expect((await errorOf(plain('text', key))).kind).toBe('config');
  });

  test.each<[string, unknown]>([
    ['no wx', undefined],
    ['a base library below 2.15.0', createSimulator({ baseLibrary: '2.14.4' }).wx],
    ['a wx that is something else', { getRandomValues: 'yes' }],
  ])('that are unavailable reject with an error that says what to do: %s', async (_name, wx) => {
    host.wx = wx;
    const error = await errorOf(create({ lang: 'en-US' })('text', key));
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error.message).toMatch(/wx\.getRandomValues.*2\.15\.0.*"platform"/);
  });

  const failure = { errMsg: 'getRandomValues:fail internal error' };
  const hosts: [string, RandomPlatform][] = [
    ['fails', { getRandomValues: ({ fail }) => fail(failure) }],
    [
      'throws',
      {
        getRandomValues() {
          throw new TypeError('broken host');
        },
      },
    ],
    ['gives too few bytes', hostOf([1, 2, 3])],
    ['gives too many bytes', hostOf(Array.from({ length: 500 }, () => 1))],
    ['gives nothing', { getRandomValues: ({ success }) => success({} as never) }],
    ['gives no result at all', { getRandomValues: ({ success }) => success(undefined as never) }],
    ['gives a text', { getRandomValues: ({ success }) => success({ randomValues: 'abc' } as never) }],
    [
      'gives a length instead of bytes',
      { getRandomValues: ({ length, success }) => success({ randomValues: length } as never) },
    ],
    [
      'gives only zeros',
      { getRandomValues: ({ length, success }) => success({ randomValues: new ArrayBuffer(length) }) },
    ],
  ];

  test.each(hosts)('are never replaced by others when the platform %s', async (_name, platform) => {
    const error = await errorOf(create({ platform, lang: 'en-US' })('text', key));
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error.message).toMatch(/no usable random bytes/);
  });

  test('that are never usable are requested a few times only', async () => {
    const getRandomValues = jest.fn<void, Parameters<NonNullable<RandomPlatform['getRandomValues']>>>(
      ({ length, success }) => success({ randomValues: new ArrayBuffer(length) }),
    );
    await errorOf(create({ platform: { getRandomValues } })('text', key));
    expect(getRandomValues.mock.calls.length).toBeLessThanOrEqual(16);
  });

  test('that fail reject with the errMsg of the platform', async () => {
    const error = await errorOf(
      create({ platform: { getRandomValues: ({ fail }) => fail(failure) } })('text', key),
    );
    expect(error.cause).toEqual(failure);
  });

  test('that never arrive reject the call after five seconds', async () => {
    jest.useFakeTimers();
    const outcome = errorOf(create({ platform: { getRandomValues() {} }, lang: 'en-US' })('text', key));
    await jest.advanceTimersByTimeAsync(4999);
    const soon = await Promise.race([outcome, Promise.resolve('waiting')]);
    expect(soon).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1);
    expect((await outcome).message).toMatch(/no usable random bytes/);
  });

  test('leave no timer behind', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    await create({ platform: secureHost })('text', key);
    expect(jest.getTimerCount()).toBe(0);
  });

  test.each(hosts)('leave no timer behind when the platform %s', async (_name, platform) => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    await errorOf(create({ platform })('text', key));
    expect(jest.getTimerCount()).toBe(0);
  });

  test('that arrive twice, or after a failure, change nothing', async () => {
    const twice: RandomPlatform = {
      getRandomValues({ length, success, fail }) {
        const bytes = () => new Uint8Array(length).fill(7).buffer;
        success({ randomValues: bytes() });
        success({ randomValues: bytes() });
        fail(failure);
      },
    };
    expect(await create({ platform: twice })('text', key)).toEqual(expect.any(String));
  });
});

test('concurrent calls of rsa and sm2 all succeed', async () => {
  host.wx = createSimulator().wx;
  const results = await Promise.all(
    Array.from({ length: 20 }, (_value, index) => rsa(`text ${index}`, keys.pem)),
  );
  expect(results.map((result) => decryptRsa(keys, result))).toEqual(
    results.map((_result, index) => `text ${index}`),
  );
});

test('the options given to create are not changed', async () => {
  const options = Object.freeze({
    platform: secureHost,
    order: 'C1C2C3',
    prefix: '04',
    base64: true,
  } as const);
  await createSm2(options)('text', sm2Key);
  await createRsa(options)('text', keys.pem);
  expect(Object.keys(options)).toEqual(['platform', 'order', 'prefix', 'base64']);
});
