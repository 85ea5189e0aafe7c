// Checks the package with WeChat's own packer ("Build npm") and compiler, and runs what they make.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { install } from './toolchains.mjs';

install('packers');
const folder = join(import.meta.dirname, '../tools/packers');
execFileSync(process.execPath, ['check.js'], { cwd: folder, stdio: 'inherit' });
