// npm run test:engines [name]: all flows on the built package in the JavaScript engines of phones. An iPhone runs mini programs in
// JavaScriptCore without its JIT compiler; V8 5.1 is older than Android phones with base library 2.2.1 have it; V8 3.14 knows ES5 and
// no Promise, which is what the package is compiled for.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { install } from './toolchains.mjs';

const root = join(import.meta.dirname, '..');

// Starts the app hundreds of times, here each time in a process of its own.
const tooMany = 'of any content never makes the SDK throw';

/** Titles of tests that are left out in an engine. */
const engines = {
  JavaScriptCore: [tooMany],
  'V8 5.1': [tooMany],
  // V8 of 2012 takes a key `__proto__` in JSON for the prototype, before the SDK can see it. Engines that mini programs run in do not.
  'V8 3.14': [tooMany, 'with __proto__'],
};

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in engines));
if (unknown) throw new Error(`No such engine: ${unknown}. There are ${Object.keys(engines).join(', ')}.`);
if (process.platform !== 'linux' || process.arch !== 'x64')
  throw new Error('The engines are programs for Linux on x64.');
if (!existsSync('/usr/bin/jsc'))
  throw new Error('Install first: apt-get install libjavascriptcoregtk-4.0-bin');
install('engines');

const counts = { passed: 0, failed: 0 };
for (const [name, left] of Object.entries(engines)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`\n${name}`);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['test/flows', '--testNamePattern', `^(?!.*(${left.join('|')}))`, '--testTimeout=120000'];
  const { status } = spawnSync(process.execPath, [jest, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SDK_EDITION: name },
  });
  counts[status === 0 ? 'passed' : 'failed'] += 1;
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
