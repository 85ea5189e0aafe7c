// What tests do over and over, done once for a process. Each emulator makes RSA keys and derives passwords: a fifth of a second, many times the
// rest of a short test.
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

// Some tests compile the sources themselves, for realms of their own: the same ones for each mutant, as all mutants are in them.
function withCache(ts) {
  const compiled = new Map();
  const transpileModule = (source, options) => {
    const kind = JSON.stringify(options) + source;
    if (!compiled.has(kind)) compiled.set(kind, ts.transpileModule(source, options));
    return compiled.get(kind);
  };
  return Object.create(ts, { transpileModule: { value: transpileModule } });
}

let typescript;

/** What tests get for a package. */
export function packageOf(name, require) {
  if (name === 'typescript') return (typescript ??= withCache(require(name)));
  return require(name);
}
