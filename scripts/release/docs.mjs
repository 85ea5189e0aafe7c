// What the documents say about this build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** `{ raw, gzip }` in kB of what WeChat reads at every launch. */
function sizeOf(root) {
  const code = readFileSync(join(root, 'miniprogram_dist/index.js'));
  return { raw: code.length / 1000, gzip: gzipSync(code, { level: 9 }).length / 1000 };
}

/** Both READMEs give the size of index.js, raw and with gzip, in the line about ES5. */
function sizes({ root }) {
  const actual = sizeOf(root);
  return ['README.md', 'README-zh_CN.md'].flatMap((file) => {
    const line = readFileSync(join(root, file), 'utf8')
      .split('\n')
      .find((each) => /ES5/.test(each) && /\d kB/.test(each));
    const [raw, gzip] = [...(line ?? '').matchAll(/([\d.]+) kB/g)].map(([, figure]) => Number(figure));
    if (gzip === undefined) return [`${file} does not give the size of index.js`];
    return Object.entries({ raw, gzip })
      .filter(([name, figure]) => Math.abs(figure - actual[name]) >= 1)
      .map(
        ([name, figure]) => `${file} says ${figure} kB (${name}), the build has ${actual[name].toFixed(1)}`,
      );
  });
}

/** What a generator says with `--check`. */
function checkWith(root, script) {
  return spawnSync(process.execPath, [join(root, script), '--check'], { cwd: root, encoding: 'utf8' });
}

/** The pages that are generated are what their generators write. */
function generated({ root }) {
  const errors = checkWith(root, 'scripts/errors/generate.mjs');
  const problems = errors.stderr.split('\n').filter(Boolean);
  if (errors.status !== 0 && !problems.length) problems.push('npm run docs:generate cannot be checked');
  const reference = 'scripts/reference/generate.mjs';
  if (!existsSync(join(root, reference))) return problems;
  const { stale, unknown } = JSON.parse(checkWith(root, reference).stdout);
  const [first, ...others] = [...stale, ...unknown];
  if (first)
    problems.push(
      `${first} and ${others.length} more pages of the reference are stale: run npm run docs:generate`,
    );
  return problems;
}

export const docsChecks = { sizes, generated };
