// Builds docs/ into a web site below .build/, checks its links and its search; `--serve` shows it afterwards.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install } from './toolchains.mjs';

const cwd = join(import.meta.dirname, '../tools/site');

/** Runs Node in the folder of the site; whether that went well. What is wrong has then been printed. */
function node(...args) {
  return spawnSync(process.execPath, args, { cwd, stdio: 'inherit' }).status === 0;
}

install('site');
if (!node('build.mjs') || !node('--test', '--test-reporter=spec', 'site.test.mjs')) process.exitCode = 1;
else if (process.argv.includes('--serve')) node('node_modules/vitepress/bin/vitepress.js', 'preview');
