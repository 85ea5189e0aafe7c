// Runs all browser tests, one after another in one browser. `--only text` takes those whose title contains it; `--write-images` draws
// the pictures of the documentation anew instead of comparing them.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Bench, declared } from './harness.mjs';
import { mode } from './screens.mjs';

/** Runs the tests and returns whether all passed. */
export async function run({ browser, args }) {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', default: '' }, 'write-images': { type: 'boolean', default: false } },
  });
  mode.writes = values['write-images'];
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs'));
  for (const file of files) await import(`./${file}`);
  const bench = await Bench.open(browser);
  let passed = 0;
  let failed = 0;
  try {
    for (const { title, body } of declared().filter((each) => each.title.includes(values.only))) {
      const failure = await attempt(bench, body);
      if (failure) failed += 1;
      else passed += 1;
      console.log(`${failure ? '✗' : '✓'} ${title}`);
      if (failure) console.log(`    ${failure.message.split('\n').slice(0, 6).join('\n    ')}`);
    }
  } finally {
    await bench.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

async function attempt(bench, body) {
  try {
    await body(bench);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await bench.clean();
  }
}
