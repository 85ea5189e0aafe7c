import { fromHex, toBase64, toHex, utf8, type Bytes } from './bytes';
import { generator, isScalar, multiplyPoint, readPoint, size, type Point } from './curve';
import { inForce, type EncryptOptions, type PasswordEncryptor } from './encryptor';
import { fromBytes } from './convert';
import type { Integer } from './integer';
import { encryptError } from './messages';
import { drawUntil } from './random';
import { sm3 } from './sm3';

/**
 * Options of {@link createSm2}: servers and SDKs of the field disagree on how an SM2 ciphertext is written.
 *
 * - nothing: what GenAuth's mini program SDK sends
 * - `{ base64: true, order: 'C1C2C3', prefix: '04' }`: what its iOS and Android SDKs send
 * - `{ prefix: 'sm2:' }`: what the older password encryption demo sends
 */
export interface Sm2Options extends EncryptOptions {
  /** Order of point (C1), hash (C3) and text (C2): `C1C3C2` as in GB/T 32918.4 unless given. */
  order?: 'C1C3C2' | 'C1C2C3';
  /** Written before everything: nothing unless given, `04` (the mark of an uncompressed point), or `sm2:`. */
  prefix?: '' | '04' | 'sm2:';
  /** Encrypts the base64 of the text's UTF-8 bytes instead of the bytes themselves. */
  base64?: boolean;
}

/** The key stream of GB/T 32918.4, 5.4.3. */
function keyStream(seed: Bytes, length: number): number[] {
  const stream: number[] = [];
  for (let counter = 1; stream.length < length; counter++) {
    stream.push(
      ...sm3(seed.concat([counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255])),
    );
  }
  return stream.slice(0, length);
}

/** C1, C2 and C3 in hex for one secret scalar; `undefined` where the standard wants another scalar. */
function seal(text: Bytes, key: Point, scalar: Integer): { c1: string; c2: string; c3: string } | undefined {
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

function check(
  lang: string | undefined,
  name: string,
  value: string | undefined,
  allowed: readonly string[],
): void {
  if (value !== undefined && allowed.indexOf(value) < 0) {
    throw encryptError(lang, 'option', [name, allowed.map((item) => `"${item}"`).join(' | ')]);
  }
}

/**
 * Makes an SM2 encryptor that writes another form, takes its random bytes from another host than `wx`, or speaks another language;
 * {@link sm2} is the one without options.
 *
 * @throws GenAuthError of kind `config` that names the wrong option.
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
        const sealed = seal(text, key, fromBytes(bytes));
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
 * Encrypts a password with SM2 (GB/T 32918): hex digits in the order C1C3C2 without the leading 04. Random bytes come from the client's
 * platform, else from `wx.getRandomValues` (base library 2.15.0).
 *
 * Source: `passwordEncryptType: 'sm2'` of POST /api/v3/signin. Whether a user pool takes SM2, its operator decides.
 *
 * @example
 * ```js
 * const authing = new AuthenticationClient({ appId, encrypt: sm2 });
 * ```
 */
export const sm2: PasswordEncryptor = /*#__PURE__*/ createSm2();
