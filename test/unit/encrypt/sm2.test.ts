import fc from 'fast-check';
import { sm2 as witness } from 'sm-crypto-v2';
import { createSm2, sm2, type Sm2Options } from '../../../src/encrypt';
import { runs } from '../../fuzz/random';
import { errorOf, hostOf, secureHost } from './support';

const keys = witness.generateKeyPairHex();
const encrypt = createSm2({ platform: secureHost, lang: 'en-US' });

/** The key of the worked example of GB/T 32918.5. */
const standardKey =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';

/** Decrypts and checks the hash, by a library that shares no code with ours. */
function decrypt(ciphertext: string, order: 'C1C3C2' | 'C1C2C3' = 'C1C3C2'): string {
  const bytes = witness.doDecrypt(ciphertext, keys.privateKey, order === 'C1C3C2' ? 1 : 0, {
    output: 'array',
  });
  return Buffer.from(bytes).toString('utf8');
}

describe('sm2', () => {
  test('has the type that the client sends', () => {
    expect(sm2.type).toBe('sm2');
    expect(encrypt.type).toBe('sm2');
  });

  test.each([
    ['ASCII', 'correct horse battery staple'],
    ['Chinese', '我的密码是一匹正确的马'],
    ['emoji', '🔑🐎👩‍👩‍👧'],
    ['one letter', 'x'],
    [
      'characters at the ends of each length',
      '\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{103ff}\u{10ffff}',
    ],
    ['more than one block of key stream', 'a'.repeat(1000)],
  ])('its ciphertext is decrypted by another SM2 library: %s', async (_name, text) => {
    expect(decrypt(await encrypt(text, keys.publicKey))).toBe(text);
  });

  test('returns point, hash and text in hex without a prefix', async () => {
    const ciphertext = await encrypt('text', keys.publicKey);
    expect(ciphertext).toMatch(/^[0-9a-f]+$/);
    expect(ciphertext).toHaveLength(2 * (64 + 32 + 4));
  });

  test('reproduces the worked example of the standard', async () => {
    const scalar = Buffer.from('59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21', 'hex');
    const c1 =
      '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73' +
      'e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0';
    const c3 = '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766';
    const c2 = '21886ca989ca9c7d58087307ca93092d651efa';
    const platform = hostOf([...scalar]);
    expect(await createSm2({ platform })('encryption standard', standardKey)).toBe(c1 + c3 + c2);
    expect(
      await createSm2({ platform, order: 'C1C2C3', prefix: '04' })('encryption standard', standardKey),
    ).toBe(`04${c1}${c2}${c3}`);
  });

  test('any text survives the round trip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), async (plain) => {
        expect(decrypt(await encrypt(plain, keys.publicKey))).toBe(plain);
      }),
      runs(150),
    );
  });

  test('a lone surrogate becomes U+FFFD, as in every UTF-8 encoder', async () => {
    expect(decrypt(await encrypt('a\ud83db', keys.publicKey))).toBe('a\ufffdb');
  });

  test.each(['\ud800', '\udbff\ud800', '\udc00\udc00', '\udfff', '\udfff\udc00', 'a\udbffz'])(
    'half a pair in %j becomes U+FFFD, wherever it stands',
    async (text) => {
      expect(decrypt(await encrypt(text, keys.publicKey))).toBe(Buffer.from(text, 'utf8').toString('utf8'));
    },
  );

  test('the same text has a new ciphertext each time', async () => {
    const ciphertexts = await Promise.all(Array.from({ length: 20 }, () => encrypt('same', keys.publicKey)));
    expect(new Set(ciphertexts.map((ciphertext) => ciphertext.slice(0, 128))).size).toBe(20);
  });

  describe('in the form of the other SDKs', () => {
    test.each<[string, Sm2Options, (ciphertext: string) => string]>([
      [
        'iOS and Android',
        { order: 'C1C2C3', prefix: '04', base64: true },
        (text) => {
          expect(text.slice(0, 2)).toBe('04');
          return Buffer.from(decrypt(text.slice(2), 'C1C2C3'), 'base64').toString('utf8');
        },
      ],
      [
        'the password encryption demo',
        { prefix: 'sm2:' },
        (text) => {
          expect(text.slice(0, 4)).toBe('sm2:');
          return decrypt(text.slice(4));
        },
      ],
      ['the standard, marked', { prefix: '04' }, (text) => decrypt(text.replace(/^04/, ''))],
      ['the old order', { order: 'C1C2C3' }, (text) => decrypt(text, 'C1C2C3')],
    ])('is decrypted like theirs: %s', async (_name, options, read) => {
      const other = createSm2({ ...options, platform: secureHost });
      for (const text of ['password', '密码🔑']) expect(read(await other(text, keys.publicKey))).toBe(text);
    });

    test.each<[string, object, RegExp]>([
      ['order', { order: 'C3C2C1' }, /`order`.*"C1C3C2" \| "C1C2C3"/],
      ['prefix', { prefix: '4' }, /`prefix`.*"" \| "04" \| "sm2:"/],
    ])('a wrong option throws an error that names it: %s', (_name, options, message) => {
      expect(() => createSm2({ ...options, lang: 'en-US' })).toThrow(message);
    });
  });

  describe('draws the secret scalar again', () => {
    const scalar = Array.from({ length: 32 }, (_value, index) => index + 1);

    test.each([
      ['zero', '00'.repeat(32)],
      ['the order of the curve', 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'],
      ['above the order', 'ff'.repeat(32)],
    ])('when it is %s', async (_name, hex) => {
      const again = createSm2({ platform: hostOf([...Buffer.from(hex, 'hex')], scalar) });
      const once = createSm2({ platform: hostOf(scalar) });
      expect(await again('text', keys.publicKey)).toBe(await once('text', keys.publicKey));
    });

    test('but accepts the smallest and the largest', async () => {
      const largest = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122';
      for (const hex of [`${'00'.repeat(31)}01`, largest]) {
        const seeded = createSm2({ platform: hostOf([...Buffer.from(hex, 'hex')], scalar) });
        const ciphertext = await seeded('text', keys.publicKey);
        // 1 and -1 times the generator share its x.
        expect(ciphertext.slice(0, 64)).toBe(
          '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
        );
        expect(decrypt(ciphertext)).toBe('text');
      }
    });

    test('when the key stream is all zeros', async () => {
      const again = await createSm2({ platform: hostOf(scalar) })('x', standardKey);
      // With one byte of text that is one scalar in 256. Here the next one is not far.
      for (let last = 0; last < 3000; last += 1) {
        const first = [...scalar.slice(0, 30), 139 + (last >> 8), last & 255];
        const ciphertext = await createSm2({ platform: hostOf(first, scalar) })('x', standardKey);
        expect(ciphertext).not.toMatch(/78$/);
        if (ciphertext === again) return;
      }
      throw new Error('no scalar was drawn again');
    });
  });

  describe('public key', () => {
    test.each([
      ['upper case', keys.publicKey.toUpperCase()],
      ['without its 04', keys.publicKey.slice(2)],
      ['with blanks around', ` ${keys.publicKey}\n`],
    ])('is read: %s', async (_name, key) => {
      expect(decrypt(await encrypt('text', key))).toBe('text');
    });

    /** A point whose x is small enough to be written with p added, which is no coordinate any more. */
    function pointBeyondField(): string {
      const p = 2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n;
      const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
      const power = (base: bigint, exponent: bigint): bigint =>
        exponent === 0n ? 1n : (power((base * base) % p, exponent / 2n) * (exponent % 2n ? base : 1n)) % p;
      for (let x = 1n; ; x += 1n) {
        const square = (x ** 3n - 3n * x + b + 3n * p) % p;
        const y = power(square, (p + 1n) / 4n);
        if ((y * y) % p === square) return `04${(x + p).toString(16)}${y.toString(16).padStart(64, '0')}`;
      }
    }

    const p = 'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff';
    test.each<[string, unknown]>([
      ['empty', ''],
      ['missing', undefined],
      ['an object', { publicKey: keys.publicKey }],
      ['too short', keys.publicKey.slice(0, -2)],
      ['too long', `${keys.publicKey}00`],
      ['marked twice', `04${keys.publicKey}`],
      ['compressed', `02${keys.publicKey.slice(2, 66)}`],
      ['no hex', `04${'xy'.repeat(64)}`],
      ['not on the curve', keys.publicKey.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
      ['zero', `04${'0'.repeat(128)}`],
      ['beyond the field', `04${p}${p}`],
      ['beyond the field, though on the curve modulo p', pointBeyondField()],
      // Its y is 1, written with p added.
      [
        'beyond the field in y alone, though on the curve modulo p',
        '049c17043effe1a805a74a9a5e70b9d659705d3242094a566dc016f49311178d1f' +
          'fffffffeffffffffffffffffffffffffffffffff000000010000000000000000',
      ],
      ['an RSA key', '-----BEGIN PUBLIC KEY-----\nMIGf\n-----END PUBLIC KEY-----'],
    ])('is rejected with kind config: %s', async (_name, key) => {
      const error = await errorOf(encrypt('text', key as string));
      expect(error).toMatchObject({ kind: 'config', code: -4 });
      expect(error.message).toMatch(/^The SM2 public key cannot be read/);
    });
  });

  test('a text that is not a string is rejected', async () => {
    const error = await errorOf(encrypt(undefined as unknown as string, keys.publicKey));
    expect(error).toMatchObject({ kind: 'config', message: 'The text to encrypt must be a string.' });
  });
});
