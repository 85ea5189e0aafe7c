import { toBase64, utf8 } from './bytes';
import { inForce, type EncryptOptions, type PasswordEncryptor } from './encryptor';
import { encryptError } from './messages';
import { modulo } from './modulo';
import { readRsaPublicKey, type RsaPublicKey } from './pem';
import { drawUntil } from './random';
import { power } from './residue';

// Two bytes at the front, at least eight of padding, one between padding and text (RFC 8017, 7.2.1).
const overhead = 11;

function readKey(publicKey: string, lang: string | undefined): RsaPublicKey {
  try {
    return readRsaPublicKey(publicKey);
  } catch (thrown) {
    throw encryptError(lang, 'rsaKey', thrown);
  }
}

/**
 * Makes an RSA encryptor with another source of random bytes or another language of errors; {@link rsa} is the one without options. No
 * request.
 *
 * @param options - see {@link EncryptOptions}, all optional
 * @returns the encryptor, for the client option `encrypt`
 * @throws nothing: what is wrong with an option is reported by the encryptor
 * @example
 * const { createRsa } = require('authing-wxapp-sdk/encrypt');
 * // or `tt`, `my` and other hosts whose getRandomValues is like WeChat's
 * const encrypt = createRsa({ platform: wx, lang: 'en-US' });
 * const encrypted = await encrypt('N3w-passw0rd', await authing.getPublicKey('rsa'));
 * console.log(encrypted);
 */
export function createRsa(options: EncryptOptions = {}): PasswordEncryptor {
  function encrypt(plain: string, publicKey: string, asked?: EncryptOptions): Promise<string> {
    const { platform, lang } = inForce(options, asked);
    return Promise.resolve().then(function () {
      if (typeof plain !== 'string') throw encryptError(lang, 'plain');
      const { modulus, exponent, bits, size } = readKey(publicKey, lang);
      const text = utf8(plain);
      if (text.length > size - overhead)
        throw encryptError(lang, 'tooLong', undefined, bits, size - overhead);
      const paddingLength = size - 3 - text.length;
      const padding: number[] = [];
      return drawUntil({ platform, lang }, paddingLength, function (bytes) {
        // A zero would end the padding early, so zeros are left out and drawn again.
        padding.push(...bytes.filter((byte) => byte !== 0).slice(0, paddingLength - padding.length));
        if (padding.length < paddingLength) return undefined;
        const block = [0, 2].concat(padding, 0, text);
        return toBase64(power(modulo(modulus)(block), exponent).toBytes(size));
      });
    });
  }
  encrypt.type = 'rsa' as const;
  return encrypt;
}

/**
 * Encrypts a password with RSA: PKCS#1 v1.5 over its UTF-8 bytes, in base64. A text may have as many bytes as the key, less 11: 117 for a
 * key of 1024 bits, 245 for 2048. Random bytes come from the client's `platform`, else from `wx.getRandomValues` (base library 2.15.0, not
 * in plugins). Requests carry `passwordEncryptType: 'rsa'`, as `POST /api/v3/signin` documents it.
 *
 * @example
 * const { AuthenticationClient } = require('authing-wxapp-sdk');
 * const { rsa } = require('authing-wxapp-sdk/encrypt');
 * const client = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp', encrypt: rsa });
 */
export const rsa: PasswordEncryptor = /*#__PURE__*/ createRsa();
