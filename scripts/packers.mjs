// Checks the package with WeChat's own packer ("Build npm") and compiler, and runs what they make. Heavy, so it has a folder and a lock
// file of its own and is installed on demand.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../tools/packers');
if (!existsSync(`${folder}/node_modules/miniprogram-ci`)) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
}
execFileSync(process.execPath, ['check.js'], { cwd: folder, stdio: 'inherit' });
