// Writes what is generated in docs/: the reference, from the comments of the sources, and the tables of errors. `--check` writes nothing,
// and fails when a page is stale.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

for (const name of ['reference', 'errors']) {
  const generator = join(import.meta.dirname, name, 'generate.mjs');
  const { status } = spawnSync(process.execPath, [generator, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
