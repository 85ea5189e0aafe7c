// node tools/frameworks/sizes.mjs: what the SDK adds to the apps of uni-app and Taro, for the tables of docs/frameworks.md. Each app is built
// with the SDK, with a class without content in its place, and with the encryption of passwords as well.
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, clean, prepare } from './projects.mjs';

const options = { host: 'https://core.genauth.ai', appId: 'app', extIdpConnidentifier: 'wxapp' };
const encrypting = `import { rsa } from 'authing-wxapp-sdk/encrypt';\nexport default { ...${JSON.stringify(options)}, encrypt: rsa };\n`;

function sizeOf(folder) {
  const code = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  return { raw: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

function difference(larger, smaller) {
  const kilobytes = (name) => `${((larger[name] - smaller[name]) / 1000).toFixed(1)} kB`;
  return `${kilobytes('raw')} / ${kilobytes('gzip')}`;
}

function withoutSdk(scratch) {
  const folder = join(scratch, 'node_modules/authing-wxapp-sdk/lib');
  writeFileSync(join(folder, 'index.mjs'), 'export class AuthenticationClient {}\n');
  writeFileSync(join(folder, 'index.js'), 'exports.AuthenticationClient = class AuthenticationClient {};\n');
}

for (const name of ['uni-app', 'taro']) {
  const scratch = prepare(name, options);
  const full = sizeOf(build(name, scratch));
  writeFileSync(join(scratch, 'src/config.js'), encrypting);
  const encrypted = sizeOf(build(name, scratch));
  const app = prepare(name, options);
  withoutSdk(app);
  const empty = sizeOf(build(name, app));
  console.log(`${name}: ${difference(full, empty)}, encrypt ${difference(encrypted, full)}`);
}
clean();
