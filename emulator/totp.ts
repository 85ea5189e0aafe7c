import { createHmac, randomBytes } from 'node:crypto';

const step = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new base32 secret of 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('');
}

/**
 * The six digits an authenticator app shows for a base32 secret (RFC 6238: SHA-1, 30 s).
 * @param time - ms since 1970.
 */
export function totp(secret: string, time: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.max(0, Math.floor(time / 1000 / step))));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Accepts the code of now and of one step before and after, since clocks differ. */
export function fitsTotp(secret: string, code: string, time: number): boolean {
  return [-1, 0, 1].some((steps) => totp(secret, time + steps * step * 1000) === code);
}

function base32(secret: string): Buffer {
  let bits = '';
  for (const letter of secret.toUpperCase().replace(/=+$/, '')) {
    bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
