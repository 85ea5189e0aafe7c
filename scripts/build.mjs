// npm run build [-- --force]: makes lib/ and miniprogram_dist/, and keeps what is still current.
import { complaint } from './build/node-version.mjs';

const problem = complaint(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  // Loaded only now: an older Node would fail in the packages that it loads, with an error of theirs.
  const { build } = await import('./build/build.mjs');
  await build({ force: process.argv.includes('--force') });
}
