// Time per encrypted password, against jsencrypt: with and without a JIT compiler (WeChat has none on iOS), with and without BigInt
// (iOS below 14 has none). `npm run build` first.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = fileURLToPath(import.meta.url);
const password = 'correct horse battery staple';
const sizes = [1024, 2048, 4096];
// The key of the worked example of GB/T 32918.5.
const sm2Key =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const platform = {
  getRandomValues({ length, success }) {
    success({ randomValues: webcrypto.getRandomValues(new Uint8Array(length)).buffer });
  },
};

/** ms of this process since `start`: other work on the machine does not count. */
function cpuTime(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** ms per call in the fastest of `rounds` rounds; a round lasts 40 ms or one call, whichever is longer. */
async function measure(encrypt, rounds = 10) {
  let fastest = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    let calls = 0;
    do {
      await encrypt();
      calls += 1;
    } while (cpuTime(start) < 40);
    fastest = Math.min(fastest, cpuTime(start) / calls);
  }
  return fastest;
}

async function runInThisEngine(keys, withBigInt) {
  // Before anything is loaded: what an engine has, libraries look up once.
  if (!withBigInt) delete globalThis.BigInt;
  const { createRsa, createSm2 } = require('../miniprogram_dist/encrypt.js');
  const JSEncrypt = require('jsencrypt');
  const rsa = createRsa({ platform });
  const sm2 = createSm2({ platform });
  const results = {};
  for (const [bits, key] of Object.entries(keys)) {
    results[`RSA ${bits}, encrypt.js`] = await measure(() => rsa(password, key));
    results[`RSA ${bits}, jsencrypt`] = await measure(() => {
      const jsencrypt = new JSEncrypt();
      jsencrypt.setPublicKey(key);
      if (!jsencrypt.encrypt(password)) throw new Error('jsencrypt failed');
    });
  }
  results['SM2, encrypt.js'] = await measure(() => sm2(password, sm2Key));
  // It is written with BigInt.
  if (withBigInt) {
    const { sm2: theirs } = require('sm-crypto-v2');
    results['SM2, sm-crypto-v2'] = await measure(() => theirs.doEncrypt(password, sm2Key));
  }
  return results;
}

function runInChild(flags, keys, withBigInt) {
  const child = spawnSync(process.execPath, [...flags, file, 'child', JSON.stringify({ keys, withBigInt })], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

/** ms for one password, by engine and by algorithm and library. */
export function measureEncryption() {
  const keys = Object.fromEntries(
    sizes.map((bits) => {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
      return [bits, publicKey.export({ type: 'spki', format: 'pem' })];
    }),
  );
  return {
    'JIT, BigInt': runInChild([], keys, true),
    'JIT, no BigInt': runInChild([], keys, false),
    'no JIT, BigInt': runInChild(['--jitless'], keys, true),
    'no JIT, no BigInt': runInChild(['--jitless'], keys, false),
  };
}

if (process.argv[2] === 'child') {
  const { keys, withBigInt } = JSON.parse(process.argv[3]);
  console.log(JSON.stringify(await runInThisEngine(keys, withBigInt)));
}
