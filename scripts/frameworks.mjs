// npm run test:frameworks: builds small apps (WeChat's compiler, uni-app, Taro) with the packed SDK and drives them in the simulator.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install } from './toolchains.mjs';

const root = join(import.meta.dirname, '..');

for (const name of ['packers', 'frameworks/uni-app', 'frameworks/taro']) {
  const seconds = install(name);
  if (seconds > 0) console.log(`installed tools/${name} in ${seconds.toFixed(0)} s`);
}
const { status } = spawnSync(process.execPath, [join(root, 'tools/frameworks/check.mjs')], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
