// npm run release [-- --ci]: checks everything that can be checked before a release, and prints what is left to do. It publishes nothing.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { docsChecks } from './release/docs.mjs';
import { packageChecks } from './release/package.mjs';
import { remaining } from './release/remaining.mjs';
import { gateChecks, repositoryChecks } from './release/repository.mjs';

const root = join(import.meta.dirname, '..');
// The quick ones first; `build` comes before what reads its output.
const checks = { ...repositoryChecks, ...packageChecks, ...docsChecks, ...gateChecks };
const help = `npm run release -- [options]

  --ci            run .ci/run now, instead of asking for a run that has passed on this commit
  --only <check>  run one check; may be repeated: ${Object.keys(checks).join(', ')}
  --help          this text`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      ci: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: Object.keys(checks) },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => !Object.hasOwn(checks, name));
  if (unknown) throw new Error(`There is no check "${unknown}". See npm run release -- --help.`);
  return values;
}

/** What is wrong by one check: a line each. A check that cannot be made has failed. */
async function problemsOf(check, options) {
  try {
    return await check({ root, ...options });
  } catch (error) {
    return [String(error.message).trim().split('\n')[0]];
  }
}

async function main() {
  const { help: wantsHelp, only, ci } = readOptions();
  if (wantsHelp) return console.log(help);
  let failed = 0;
  for (const [name, check] of Object.entries(checks).filter(([each]) => only.includes(each))) {
    const problems = await problemsOf(check, { ci });
    console.log(`${problems.length ? '✗' : '✓'} ${name}`);
    for (const problem of problems) console.log(`    ${problem}`);
    failed += problems.length ? 1 : 0;
  }
  if (failed) {
    console.log(`\nNot ready: ${failed} of ${only.length} checks failed.`);
    process.exitCode = 1;
  } else if (only.length === Object.keys(checks).length) console.log(remaining(root));
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
