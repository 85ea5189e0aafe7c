import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** The server's own keys, as text so that they fit into the state file. */
export interface ServerKeys {
  /** PEM, PKCS#8; signs RS256 tokens. */
  signing: string;
  /** Names the signing key in token headers and `jwks.json`. */
  kid: string;
  /** PEM, PKCS#8; decrypts passwords. 1024 bit like the key the service shows, so its 117-byte limit is felt here too. */
  rsa: string;
  /** Hex; decrypts passwords. */
  sm2: { privateKey: string; publicKey: string };
}

let generated: ServerKeys | undefined;

/** Keys made once per process: making them takes longer than anything else a fresh emulator does. */
export function serverKeys(): ServerKeys {
  generated ??= {
    signing: privatePem(2048),
    kid: randomBytes(8).toString('hex'),
    rsa: privatePem(1024),
    sm2: sm2.generateKeyPairHex(),
  };
  return generated;
}

function privatePem(modulusLength: number): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const parsed = new Map<string, KeyObject>();

/** The private key behind a PEM text; parsed once. */
export function privateKey(pem: string): KeyObject {
  let key = parsed.get(pem);
  if (!key) {
    key = createPrivateKey(pem);
    parsed.set(pem, key);
  }
  return key;
}

/** PEM (SPKI) of the public half. */
export function publicPem(pem: string): string {
  return createPublicKey(privateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();
}

/** Decrypts base64 text that was encrypted with RSA and PKCS#1 v1.5; `undefined` when it was not. */
export function decryptRsa(pem: string, encrypted: string): string | undefined {
  try {
    // Newer Node refuses RSA_PKCS1_PADDING here, as a remedy against timing attacks; so the padding comes off by hand.
    const block = privateDecrypt(
      { key: privateKey(pem), padding: constants.RSA_NO_PADDING },
      Buffer.from(encrypted, 'base64'),
    );
    const end = block.indexOf(0, 2);
    if (block[0] !== 0 || block[1] !== 2 || end < 10) return undefined;
    return utf8(block.subarray(end + 1));
  } catch {
    return undefined;
  }
}

/**
 * Decrypts the hex text of an SM2 encryption in any of the forms that clients send: either order of the parts, with or without
 * the leading 04, with or without `sm2:` in front. The checksum inside (C3) tells which form it was; `undefined` if none fits.
 */
export function decryptSm2(key: string, encrypted: string): string | undefined {
  const hex = encrypted.replace(/^sm2:/, '');
  if (!/^([0-9a-f]{2})+$/i.test(hex)) return undefined;
  for (const candidate of hex.startsWith('04') ? [hex, hex.slice(2)] : [hex]) {
    const plain = openSm2(candidate, key, 1);
    if (plain !== undefined) return plain;
    const mobile = openSm2(candidate, key, 0);
    if (mobile !== undefined) return unwrapBase64(mobile);
  }
  return undefined;
}

/** The mobile SDKs, which send C1C2C3, encrypt the base64 form of the password; others in that order encrypt the text itself. */
function unwrapBase64(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return text;
  try {
    return utf8(bytes);
  } catch {
    return text;
  }
}

function openSm2(hex: string, key: string, order: number): string | undefined {
  try {
    const bytes = sm2.doDecrypt(hex, key, order, { output: 'array' });
    // An empty answer is the library's way to say that C3 does not fit.
    return bytes.length ? utf8(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
