import fc from 'fast-check';
import type * as Entry from '../../../src/encrypt';
import { decryptRsa, hostOf, rsaKeys } from './support';

const native = globalThis.BigInt;
const engine = globalThis as { BigInt?: unknown };

function load(): typeof Entry {
  let entry: typeof Entry | undefined;
  jest.isolateModules(() => {
    entry = jest.requireActual<typeof Entry>('../../../src/encrypt');
  });
  return entry as typeof Entry;
}

/** Runs with the entry as an old engine loads and runs it. */
async function withoutBigInt<Result>(run: (entry: typeof Entry) => Promise<Result>): Promise<Result> {
  delete engine.BigInt;
  try {
    return await run(load());
  } finally {
    engine.BigInt = native;
  }
}

const keys = [1024, 2048].map((bits) => rsaKeys(bits));
const sm2Key =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const text = fc.string({ unit: 'binary', maxLength: 25 });
const randomBytes = (length: number) =>
  fc.array(fc.integer({ min: 1, max: 254 }), { minLength: length, maxLength: length });

describe('on an engine without BigInt', () => {
  test('rsa returns the same ciphertexts as with BigInt', async () => {
    const samples = fc.sample(fc.tuple(text, randomBytes(256)), 40);
    const encryptAll = ({ createRsa }: typeof Entry) =>
      Promise.all(
        samples.flatMap(([plain, bytes]) =>
          keys.map(({ pem }, index) => {
            const length = (index + 1) * 128 - 3 - Buffer.byteLength(plain);
            return createRsa({ platform: hostOf(bytes.slice(0, length)) })(plain, pem);
          }),
        ),
      );
    const old = await withoutBigInt(encryptAll);
    expect(old).toEqual(await encryptAll(load()));
    const [first] = samples;
    expect(decryptRsa(keys[0] as (typeof keys)[0], old[0] ?? '')).toBe(first?.[0]);
  });

  test('sm2 returns the same ciphertexts as with BigInt', async () => {
    const samples = fc.sample(fc.tuple(text, randomBytes(32)), 25);
    const encryptAll = ({ createSm2 }: typeof Entry) =>
      Promise.all(samples.map(([plain, bytes]) => createSm2({ platform: hostOf(bytes) })(plain, sm2Key)));
    expect(await withoutBigInt(encryptAll)).toEqual(await encryptAll(load()));
  });

  test('a polyfill of BigInt is not used', async () => {
    const platform = hostOf(Array.from({ length: 121 }, () => 5));
    const expected = await load().createRsa({ platform })('text', keys[0]?.pem ?? '');
    engine.BigInt = (value: unknown) => ({ value });
    try {
      expect(await load().createRsa({ platform })('text', keys[0]?.pem ?? '')).toBe(expected);
    } finally {
      engine.BigInt = native;
    }
  });
});
