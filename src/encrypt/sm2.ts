import { fromHex, toBase64, toHex, utf8, type Bytes } from './bytes';
import { generator, isScalar, multiplyPoint, readPoint, size, type Point } from './curve';
import { inForce, type EncryptOptions, type PasswordEncryptor } from './encryptor';
import { encryptError } from './messages';
import { drawUntil } from './random';
import { sm3 } from './sm3';

/**
 * Options of {@link createSm2}: implementations encode SM2 ciphertext differently. Without options it is what GenAuth's mini program SDK
 * sends; `{ base64: true, order: 'C1C2C3', prefix: '04' }` is what its iOS and Android SDKs send, and `{ prefix: 'sm2:' }` what the older
 * demo of password encryption sends.
 */
export interface Sm2Options extends EncryptOptions {
  /** Order of point (C1), hash (C3) and text (C2): `C1C3C2`, as in GB/T 32918.4, unless given. */
  order?: 'C1C3C2' | 'C1C2C3';
  /** Text in front of the ciphertext: none unless given, `04` (the mark of an uncompressed point) or `sm2:`. */
  prefix?: '' | '04' | 'sm2:';
  /** Whether to encrypt the base64 of the text's UTF-8 bytes instead of the bytes; `false` unless given. */
  base64?: boolean;
}

/** The key stream of GB/T 32918.4, 5.4.3. */
function keyStream(seed: Bytes, length: number): number[] {
  const stream: number[] = [];
  // Stryker disable next-line EqualityOperator: what is longer is cut below
  for (let counter = 1; stream.length < length; counter++) {
    stream.push(
      ...sm3(seed.concat([counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255])),
    );
  }
  return stream.slice(0, length);
}

/** C1, C2 and C3 in hex for one secret scalar; `undefined` where the standard wants another scalar. */
function seal(text: Bytes, key: Point, scalar: Bytes): { c1: string; c2: string; c3: string } | undefined {
  if (!isScalar(scalar)) return undefined;
  const shared = multiplyPoint(scalar, key);
  const stream = keyStream(shared.x.concat(shared.y), text.length);
  // A key stream of zeros would leave a short text as it is.
  if (text.length && stream.every((byte) => byte === 0)) return undefined;
  const c1 = multiplyPoint(scalar, generator);
  return {
    c1: toHex(c1.x.concat(c1.y)),
    // As long as the text.
    c2: toHex(text.map((byte, index) => byte ^ (stream[index] as number))),
    c3: toHex(sm3(shared.x.concat(text, shared.y))),
  };
}

function readKey(publicKey: string, lang: string | undefined): Point {
  const digits = String(publicKey)
    .replace(/\s/g, '')
    .match(/^(?:04)?([0-9a-f]{128})$/i);
  // The expression has one group.
  const point = digits && readPoint(fromHex(digits[1] as string));
  if (!point) throw encryptError(lang, 'sm2Key');
  return point;
}

function check(lang: string | undefined, name: string, value: string, allowed: readonly string[]): void {
  if (allowed.indexOf(value) >= 0) return;
  throw encryptError(lang, 'option', undefined, name, allowed.map((item) => `"${item}"`).join(' | '));
}

/**
 * Makes an SM2 encryptor with another encoding of the ciphertext, another source of random bytes or another language of errors; {@link sm2}
 * is the one without options. No request.
 *
 * @param options - see {@link Sm2Options}, all optional
 * @returns the encryptor, for the client option `encrypt`
 * @throws GenAuthError of kind `config` that names the invalid option
 * @example
 * const { createSm2 } = require('authing-wxapp-sdk/encrypt');
 * const encrypt = createSm2({ order: 'C1C2C3', prefix: '04', base64: true });
 * const encrypted = await encrypt('N3w-passw0rd', await authing.getPublicKey('sm2'));
 * console.log(encrypted);
 */
export function createSm2(options: Sm2Options = {}): PasswordEncryptor {
  const { order = 'C1C3C2', prefix = '', base64 } = options;
  check(options.lang, 'order', order, ['C1C3C2', 'C1C2C3']);
  check(options.lang, 'prefix', prefix, ['', '04', 'sm2:']);
  function encrypt(plain: string, publicKey: string, asked?: EncryptOptions): Promise<string> {
    const { platform, lang } = inForce(options, asked);
    return Promise.resolve().then(function () {
      if (typeof plain !== 'string') throw encryptError(lang, 'plain');
      const key = readKey(publicKey, lang);
      const text = base64 ? utf8(toBase64(utf8(plain))) : utf8(plain);
      return drawUntil({ platform, lang }, size, function (bytes) {
        const sealed = seal(text, key, bytes);
        if (!sealed) return undefined;
        const { c1, c2, c3 } = sealed;
        return prefix + c1 + (order === 'C1C2C3' ? c2 + c3 : c3 + c2);
      });
    });
  }
  encrypt.type = 'sm2' as const;
  return encrypt;
}

/**
 * Encrypts a password with SM2 (GB/T 32918): hex digits in the order C1C3C2, without `04` in front. A text may have any length. Random
 * bytes come from the client's `platform`, else from `wx.getRandomValues` (base library 2.15.0, not in plugins). Whether a user pool
 * accepts SM2 is decided by its operator. Requests carry `passwordEncryptType: 'sm2'`, as `POST /api/v3/signin` documents it.
 *
 * @example
 * const { AuthenticationClient } = require('authing-wxapp-sdk');
 * const { sm2 } = require('authing-wxapp-sdk/encrypt');
 * const client = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp', encrypt: sm2 });
 */
export const sm2: PasswordEncryptor = /*#__PURE__*/ createSm2();
