import fc from 'fast-check';
import { createRsa, rsa } from '../../../src/encrypt';
import { runs } from '../../fuzz/random';
import {
  decryptBlock,
  decryptRsa,
  encryptBlock,
  errorOf,
  hostOf,
  rsaKeys,
  secureHost,
  type RsaKeys,
} from './support';

const encrypt = createRsa({ platform: secureHost, lang: 'en-US' });
const keys: { [bits: number]: RsaKeys } = {};

beforeAll(() => {
  for (const bits of [1024, 1031, 2048, 4096]) keys[bits] = rsaKeys(bits);
}, 60000);

function keyOf(bits: number): RsaKeys {
  return keys[bits] as RsaKeys;
}

describe('rsa', () => {
  test('has the type that the client sends', () => {
    expect(rsa.type).toBe('rsa');
    expect(encrypt.type).toBe('rsa');
  });

  describe.each([1024, 2048, 4096])('with a key of %i bits', (bits) => {
    test.each([
      ['ASCII', 'correct horse battery staple'],
      ['Chinese', '我的密码是一匹正确的马'],
      ['emoji', '🔑🐎👩‍👩‍👧'],
      ['nothing', ''],
      ['characters of every length', 'aé€𝄞\u0000\u007f\u0080\u07ff\u0800\uffff\u{10ffff}'],
    ])('its ciphertext is decrypted by node:crypto: %s', async (_name, text) => {
      expect(decryptRsa(keyOf(bits), await encrypt(text, keyOf(bits).pem))).toBe(text);
    });

    test('a text of the maximum length is encrypted, one byte more rejects with the limit in the message', async () => {
      const limit = bits / 8 - 11;
      const text = 'a'.repeat(limit);
      expect(decryptRsa(keyOf(bits), await encrypt(text, keyOf(bits).pem))).toBe(text);
      const error = await errorOf(encrypt(`${text}a`, keyOf(bits).pem));
      expect(error).toMatchObject({ kind: 'config', code: -4 });
      expect(error.message).toContain(`${bits} bits`);
      expect(error.message).toContain(`${limit} bytes`);
    });
  });

  test('the limit counts bytes of UTF-8, not characters', async () => {
    const { pem } = keyOf(1024);
    const chinese = '密'.repeat(39);
    expect(Buffer.byteLength(chinese)).toBe(117);
    expect(decryptRsa(keyOf(1024), await encrypt(chinese, pem))).toBe(chinese);
    // What predecessors cut the padding for, down to five bytes, or turned into garbage.
    for (const text of [`${chinese}a`, '密'.repeat(40), '密'.repeat(60), '🔑'.repeat(30)]) {
      expect((await errorOf(encrypt(text, pem))).kind).toBe('config');
    }
  });

  test('a key whose length is not a whole number of bytes works', async () => {
    const text = 'a'.repeat(129 - 11);
    expect(decryptRsa(keyOf(1031), await encrypt(text, keyOf(1031).pem))).toBe(text);
    expect((await errorOf(encrypt(`${text}a`, keyOf(1031).pem))).message).toContain('118 bytes');
  });

  test('a key with exponent 3 works', async () => {
    const small = rsaKeys(1024, 3);
    expect(decryptRsa(small, await encrypt('密码', small.pem))).toBe('密码');
  });

  test('half a surrogate pair becomes U+FFFD, as in every UTF-8 encoder', async () => {
    for (const text of [
      '\ud83d',
      'a\udd11b',
      '\udd11\ud83d',
      '\udd11\udd11',
      '\ud83d\ud83d\udd11',
      '\ud83d\ue000',
      'x\ud83d',
    ]) {
      const decrypted = decryptRsa(keyOf(1024), await encrypt(text, keyOf(1024).pem));
      expect(decrypted).toBe(Buffer.from(new TextEncoder().encode(text)).toString());
    }
  });

  test('any text within the limit survives the round trip', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 200 })
      .filter((value) => Buffer.byteLength(value) <= 245);
    await fc.assert(
      fc.asyncProperty(text, async (plain) => {
        expect(decryptRsa(keyOf(2048), await encrypt(plain, keyOf(2048).pem))).toBe(plain);
      }),
      runs(200),
    );
  });

  test('the same text never gives the same ciphertext', async () => {
    const ciphertexts = await Promise.all(Array.from({ length: 50 }, () => encrypt('same', keyOf(1024).pem)));
    expect(new Set(ciphertexts).size).toBe(50);
  });

  test('the padding is the random bytes of the host, and zeros among them are replaced by later ones', async () => {
    const first = Array.from({ length: 121 }, (_value, index) => index % 7);
    const second = Array.from({ length: 121 }, () => 200);
    const seeded = createRsa({ platform: hostOf(first, second) });
    const block = decryptBlock(keyOf(1024), await seeded('text', keyOf(1024).pem));
    const padding = [...first.filter((byte) => byte > 0), ...second].slice(0, 121);
    expect([...block]).toEqual([0, 2, ...padding, 0, ...Buffer.from('text')]);
  });

  test('a ciphertext that begins with zeros keeps them', async () => {
    const { pem } = keyOf(1024);
    for (let seed = 0; seed < 10000; seed += 1) {
      const padding = [1 + (seed % 255), 1 + Math.floor(seed / 255), ...Array.from({ length: 122 }, () => 9)];
      const expected = encryptBlock(keyOf(1024).publicKey, Uint8Array.from([0, 2, ...padding, 0, 0x78]));
      if (Buffer.from(expected, 'base64')[0] !== 0) continue;
      expect(await createRsa({ platform: hostOf(padding) })('x', pem)).toBe(expected);
      return;
    }
    throw new Error('no ciphertext began with a zero');
  });

  test('a text that is no string is refused and not turned into one', async () => {
    for (const value of [undefined, null, 42, {}, ['a']]) {
      const error = await errorOf(encrypt(value as string, keyOf(1024).pem));
      expect(error).toMatchObject({ kind: 'config', message: 'The text to encrypt must be a string.' });
    }
  });

  test('errors are in Chinese unless another language is given', async () => {
    const key = 'garbage';
    expect((await errorOf(rsa('text', key))).message).toMatch(/公钥/);
    expect((await errorOf(createRsa({ lang: 'zh-TW' })('text', key))).message).toMatch(/公钥/);
    expect((await errorOf(createRsa({ lang: 'ja-JP' })('text', key))).message).toMatch(/public key/);
  });

  test('neither the text nor the key appears in an error', async () => {
    const secret = 'hunter2'.repeat(40);
    const tooLong = await errorOf(encrypt(secret, keyOf(1024).pem));
    const badKey = await errorOf(encrypt(secret, 'c2VjcmV0LWtleQ=='));
    for (const error of [tooLong, badKey]) {
      const printed = [String(error), JSON.stringify(error), error.stack, String(error.cause)].join();
      expect(printed).not.toMatch(/hunter2|c2VjcmV0|secret-key/);
    }
  });
});
