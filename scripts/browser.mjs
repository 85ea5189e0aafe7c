// Tests the preview in a real browser, headless: the machine's Chromium (or CHROMIUM=path). What is needed beyond it has a folder and a
// lock file of its own and is installed on demand.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../tools/browser');
const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

if (!existsSync(browser)) {
  console.error(`There is no browser at ${browser}: install Chromium, or name one with CHROMIUM=path.`);
  process.exit(1);
}
if (!existsSync(join(folder, 'node_modules/playwright-core'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
}
const { run } = await import('../test/browser/run.mjs');
process.exitCode = (await run({ browser, args: process.argv.slice(2) })) ? 0 : 1;
