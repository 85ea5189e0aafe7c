// Each emulator makes RSA keys and derives passwords: a fifth of a second, many times the rest of a short test. A process makes each key once.
import crypto from 'node:crypto';

const { generateKeyPairSync } = crypto;
const pools = new Map();
let made = new Map();

/** To be called before each test file: its first key is the first one of the pool again, its second another one. */
export function beginKeys() {
  made = new Map();
}

crypto.generateKeyPairSync = (...args) => {
  const kind = JSON.stringify(args);
  const pool = pools.get(kind) ?? [];
  pools.set(kind, pool);
  const index = made.get(kind) ?? 0;
  made.set(kind, index + 1);
  return (pool[index] ??= generateKeyPairSync(...args));
};

// What a password hash costs protects stolen hashes; nothing is stolen here.
crypto.scryptSync = (password, salt, length) => {
  return crypto.createHmac('sha512', salt).update(password).digest().subarray(0, length);
};
