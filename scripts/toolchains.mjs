// Toolchains that are too heavy for the root have a folder and a lock file of their own and are installed when they are needed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const tools = join(import.meta.dirname, '../tools');

/** Installs the toolchain of a folder below `tools/`, unless its lock file is installed already. Returns the seconds it took. */
export function install(name) {
  const folder = join(tools, name);
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules/.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return 0;
  const start = Date.now();
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
  writeFileSync(stamp, lock);
  return (Date.now() - start) / 1000;
}
