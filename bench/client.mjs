// What the SDK costs on top of the host: loading, the first client, a signed-in call. The host is in memory, so only the SDK is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { URL } from 'node:url';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../miniprogram_dist');
const source = (name) => readFileSync(join(folder, name), 'utf8');

function load() {
  const module = { exports: {} };
  const script = new Script(`(function (module, exports) {${source('index.js')}\n})`);
  script.runInThisContext()(module, module.exports);
  return module.exports;
}

const answers = {
  '/api/v3/signin-by-mobile': {
    access_token: 'a',
    refresh_token: 'r',
    token_type: 'Bearer',
    expires_in: 7200,
  },
  '/api/v3/get-profile': { userId: '1', status: 'Activated' },
};

function createPlatform() {
  const stored = new Map();
  return {
    login: ({ success }) => success({ code: 'code' }),
    getStorageSync: (key) => stored.get(key) ?? '',
    setStorageSync: (key, value) => void stored.set(key, value),
    removeStorageSync: (key) => void stored.delete(key),
    request({ url, success }) {
      const data = answers[new URL(url).pathname];
      success({ statusCode: 200, header: {}, data: { statusCode: 200, message: '', data } });
    },
  };
}

function createClient({ AuthenticationClient }) {
  return new AuthenticationClient({
    appId: 'app',
    extIdpConnidentifier: 'wxapp',
    platform: createPlatform(),
  });
}

/** Median of `runs` timings in µs. */
async function median(runs, action) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = process.hrtime.bigint();
    await action();
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

const sdk = load();
const authing = createClient(sdk);
await authing.ensureLogin();

const rows = [
  ['load index.js', await median(200, load)],
  ['create a client', await median(500, () => createClient(sdk))],
  ['ensureLogin, cold start', await median(500, () => createClient(sdk).ensureLogin())],
  ['ensureLogin, signed in', await median(5000, () => authing.ensureLogin())],
  ['a signed-in call', await median(5000, () => authing.api.getProfile())],
];
for (const [name, time] of rows) console.log(`${name.padEnd(28)}${time.toFixed(1).padStart(9)} µs`);
for (const name of ['index.js', 'encrypt.js']) {
  const code = readFileSync(join(folder, name));
  console.log(
    `${name.padEnd(28)}${String(code.length).padStart(9)} bytes, ${gzipSync(code, { level: 9 }).length} gzip`,
  );
}
