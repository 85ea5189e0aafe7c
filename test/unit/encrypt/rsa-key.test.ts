import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import fc from 'fast-check';
import { createRsa } from '../../../src/encrypt';
import { runs } from '../../fuzz/random';
import { decryptRsa, errorOf, rsaKeys, secureHost } from './support';

const encrypt = createRsa({ platform: secureHost, lang: 'en-US' });
const keys = rsaKeys(1024);
const spki = keys.pem;
const pkcs1 = keys.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const spkiBase64 = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const pkcs1Base64 = keys.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');

describe('the RSA public key', () => {
  test.each([
    ['SPKI in PEM', spki],
    ['PKCS#1 in PEM', pkcs1],
    ['bare base64 of SPKI', spkiBase64],
    ['bare base64 of PKCS#1', pkcs1Base64],
    ['without base64 padding', spkiBase64.replace(/=+$/, '')],
    ['with CRLF', spki.replace(/\n/g, '\r\n')],
    ['with CR alone', spki.replace(/\n/g, '\r')],
    ['without line breaks', spki.replace(/\n/g, '')],
    ['with blanks for line breaks', spki.replace(/\n/g, ' ')],
    ['with escaped line breaks', spki.replace(/\n/g, '\\n')],
    ['with escaped CRLF', spki.replace(/\n/g, '\\r\\n')],
    ['indented', spki.replace(/^/gm, '    ')],
    ['with a byte order mark', `\ufeff${spki}`],
    ['with blank lines around', `\n\n\t${spki}\n\n`],
    ['in lines of another length', spki.replace(/(?<=\w)\n(?=\w)/g, '').replace(/(\w{40})/g, '$1\n')],
    ['with the label of the other form', spki.replace(/PUBLIC KEY/g, 'RSA PUBLIC KEY')],
  ])('is read: %s', async (_name, key) => {
    expect(decryptRsa(keys, await encrypt('密码', key))).toBe('密码');
  });

  const der = Buffer.from(spkiBase64, 'base64');
  function changed(offset: number, byte: number): string {
    const copy = Buffer.from(der);
    copy[offset] = byte;
    return copy.toString('base64');
  }
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const { publicKey: pss } = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
  const weak = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey;
  const even = { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(128, 0xfe).toString('base64url') };
  const trivial = { kty: 'RSA', e: 'AQ', n: Buffer.alloc(128, 0xff).toString('base64url') };
  const vast = { ...even, n: Buffer.alloc(1025, 0xff).toString('base64url') };
  const unusual = { ...trivial, e: 'AQEB' };
  const endless = { ...trivial, e: Buffer.alloc(64, 0xff).toString('base64url') };

  // Keys at the edge of what is read. Their moduli need not be products of two primes: nothing is decrypted.
  const ofBits = (first: number, bytes: number) => {
    const digits = Buffer.alloc(bytes, 0xff);
    digits[0] = first;
    return digits.toString('base64url');
  };
  const edges: [name: string, key: JsonWebKey, bytes: number][] = [
    ['of 1024 bits', { ...trivial, e: 'AQAB' }, 128],
    ['of 2047 bits', { kty: 'RSA', e: 'AQAB', n: ofBits(0x7f, 256) }, 256],
    ['of 8192 bits', { kty: 'RSA', e: 'Aw', n: ofBits(0xff, 1024) }, 1024],
    ['with an exponent of 64 bits', { ...trivial, e: ofBits(0xff, 8) }, 128],
  ];

  const derOf = (key: JsonWebKey) =>
    createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  const pemOf = (key: JsonWebKey) =>
    createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });

  test.each(edges)('is read: %s', async (_name, key, bytes) => {
    expect(Buffer.from(await encrypt('password', pemOf(key).toString()), 'base64')).toHaveLength(bytes);
  });

  test('that is refused has the reason as its cause', async () => {
    const error = await errorOf(encrypt('password', 'not a key at all'));
    expect(error.cause).toMatchObject({ message: 'not an RSA public key' });
  });

  test.each<[string, unknown]>([
    ['empty', ''],
    ['missing', undefined],
    ['null', null],
    ['an object', { publicKey: spki }],
    ['words', 'not a key at all'],
    ['the answer of the server instead of its key', JSON.stringify({ rsa: { publicKey: spkiBase64 } })],
    ['base64 of something else', Buffer.from('hello, world').toString('base64')],
    ['PEM labels around nothing', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
    ['cut off', spki.slice(0, 150)],
    ['cut off within its base64', spkiBase64.slice(0, 101)],
    ['cut off where what is left of the exponent is odd', derOf(unusual).subarray(0, -1).toString('base64')],
    ['with padding in the middle', spkiBase64.replace(/^.{60}/, '$&=')],
    ['with no base64 digit at its end', pkcs1Base64.replace(/=*$/, '').replace(/.$/, '!')],
    ['with one base64 digit too many', `${spkiBase64}A`],
    ['with bytes after its end', Buffer.concat([der, Buffer.from([0])]).toString('base64')],
    ['with a wrong outer length', changed(2, der[2] === 0x9f ? 0x9e : 0x9f)],
    ['with a wrong tag', changed(0, 0x31)],
    ['with an endless length', changed(1, 0x80)],
    ['with a length of three bytes', changed(1, 0x83)],
    ['with unused bits', changed(21, 1)],
    ['with a negative modulus', changed(28, 0x80)],
    ['of a certificate', spki.replace(/PUBLIC KEY/g, 'CERTIFICATE').replace('MI', 'MJ')],
    ['private', keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['private in PKCS#1', keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['elliptic', ec.export({ type: 'spki', format: 'pem' }).toString()],
    ['an SM2 key', `04${'ab'.repeat(64)}`],
    ['for signatures only', pss.export({ type: 'spki', format: 'pem' }).toString()],
    ['of 512 bits', weak.export({ type: 'spki', format: 'pem' }).toString()],
    ['with an even modulus', pemOf(even)],
    ['of 8200 bits', pemOf(vast)],
    ['with the exponent 1', pemOf(trivial)],
    ['with a huge exponent', pemOf(endless)],
    ['with base64url digits', spkiBase64.replace(/.$/, '-').replace(/^.{30}/, '_')],
  ])('is refused with a config error: %s', async (_name, key) => {
    const error = await errorOf(encrypt('password', key as string));
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error.message).toMatch(/^The RSA public key cannot be read/);
  });

  test('with any damaged byte is rejected or is another key, and never hangs or throws another error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, flip) => {
        const key = changed(offset, (der[offset] ?? 0) ^ flip);
        const outcome = await encrypt('text', key).catch((error: { kind: string }) => error.kind);
        // The zero in front of the modulus may have become its first digits.
        if (outcome !== 'config') expect([128, 129]).toContain(Buffer.from(outcome, 'base64').length);
      }),
      runs(300),
    );
  });
});
