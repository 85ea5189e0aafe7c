import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  webcrypto,
  type KeyObject,
} from 'node:crypto';
import type { RandomPlatform } from '../../../src/encrypt';
import { isGenAuthError, type GenAuthError } from '../../../src/error';

/** A host whose random bytes are Node's, and which answers later, as WeChat does. */
export const secureHost: RandomPlatform = {
  getRandomValues({ length, success }) {
    setImmediate(() => success({ randomValues: webcrypto.getRandomValues(new Uint8Array(length)).buffer }));
  },
};

/** A host that gives these bytes, one list per call, and the last one for ever. */
export function hostOf(...answers: (readonly number[])[]): RandomPlatform {
  let call = 0;
  return {
    getRandomValues({ success }) {
      const bytes = answers[Math.min(call, answers.length - 1)] ?? [];
      call += 1;
      success({ randomValues: new Uint8Array(bytes).buffer });
    },
  };
}

/** An RSA key pair of Node's; `pem` is what GET /api/v3/system serves. */
export interface RsaKeys {
  pem: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export function rsaKeys(bits: number, publicExponent = 65537): RsaKeys {
  const keys = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent });
  return { ...keys, pem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/**
 * The block that was encrypted, by Node. Its padding is checked here and not by Node, which since CVE-2023-46809 refuses PKCS#1 v1.5 or
 * answers bad padding with random bytes, depending on its OpenSSL.
 */
export function decryptBlock(keys: RsaKeys, base64: string): Buffer {
  const encrypted = Buffer.from(base64, 'base64');
  expect(encrypted.toString('base64')).toBe(base64);
  return privateDecrypt({ key: keys.privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
}

/** Decrypts PKCS#1 v1.5 (RFC 8017, 7.2.2). */
export function decryptRsa(keys: RsaKeys, base64: string): string {
  const block = decryptBlock(keys, base64);
  const end = block.indexOf(0, 2);
  expect([block[0], block[1]]).toEqual([0, 2]);
  expect(end).toBeGreaterThanOrEqual(10);
  return block.subarray(end + 1).toString('utf8');
}

/** Encrypts a block as it is, by Node. */
export function encryptBlock(publicKey: KeyObject, block: Uint8Array): string {
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block).toString('base64');
}

/** The error that a promise rejects with, which must be one of the SDK's. */
export async function errorOf(promise: Promise<unknown>): Promise<GenAuthError> {
  const outcome: unknown = await promise.then(
    (value) => `resolved to ${JSON.stringify(value)}`,
    (thrown: unknown) => thrown,
  );
  if (!isGenAuthError(outcome)) throw new Error(`no error of the SDK: ${String(outcome)}`);
  return outcome;
}
