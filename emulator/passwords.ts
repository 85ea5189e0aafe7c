import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { ApiFailure } from './failures';
import { decryptRsa, decryptSm2 } from './keys';
import type { ServerKeys } from './keys';
import type { PasswordHash } from './state';

// Cheap on purpose: these passwords protect nothing, and tests check many of them.
const cost = { N: 1024, r: 8, p: 1 };

export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), hash: scryptSync(password, salt, 32, cost).toString('base64') };
}

export function fitsPassword(hash: PasswordHash, password: string): boolean {
  const made = scryptSync(password, Buffer.from(hash.salt, 'base64'), 32, cost);
  return timingSafeEqual(made, Buffer.from(hash.hash, 'base64'));
}

/** The clear text of a password field; fails with api code 2016 when it does not decrypt with the keys of `/api/v3/system`. */
export function readPassword(keys: ServerKeys, value: string, encryptType: string | undefined): string {
  if (encryptType === 'rsa') return decrypted(decryptRsa(keys.rsa, value));
  if (encryptType === 'sm2') return decrypted(decryptSm2(keys.sm2.privateKey, value));
  return value;
}

function decrypted(text: string | undefined): string {
  if (text === undefined) throw new ApiFailure('undecryptable');
  return text;
}

/** Fails for a password the pool would not take. */
export function acceptPassword(password: string): string {
  if (password.length < 6) throw new ApiFailure('passwordTooShort');
  return password;
}

/** 1 weak, 2 middling, 3 strong. */
export function passwordLevel(password: string): 1 | 2 | 3 {
  const hasDigit = /\d/.test(password);
  if (password.length >= 12 && /[a-z]/.test(password) && /[A-Z]/.test(password) && hasDigit) return 3;
  return password.length >= 8 && /[a-z]/i.test(password) && hasDigit ? 2 : 1;
}
