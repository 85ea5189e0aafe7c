import { execFileSync } from 'node:child_process';

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Where the branch left main; on main itself, what it was before the last five changes of `src/`. */
function baseOf() {
  const head = git('rev-parse', 'HEAD');
  for (const main of ['origin/main', 'main']) {
    try {
      const base = git('merge-base', main, 'HEAD');
      if (base !== head) return base;
    } catch {
      // A clone without that branch.
    }
  }
  return `${git('rev-list', '-5', 'HEAD', '--', 'src').split('\n').pop()}^`;
}

const noCode = /^\s*($|\/\/|\/?\*)/;

/** Ranges of lines of `src/` that differ from a commit, uncommitted ones too: `src/error.ts:12-14`. Comments alone are no change. */
export function changedSince(base) {
  const diff = git('diff', '--unified=0', '--no-color', '--diff-filter=AM', base || baseOf(), '--', 'src');
  const ranges = [];
  let file;
  for (const hunk of diff.split(/^(?=@@ |diff )/m)) {
    file = /^\+\+\+ b\/(.+\.ts)$/m.exec(hunk)?.[1] ?? file;
    const [, from] = /^@@ \S+ \+(\d+)/.exec(hunk) ?? [];
    const lines = from ? [...hunk.matchAll(/^\+(.*)$/gm)].map(([, line]) => line) : [];
    if (lines.some((line) => !noCode.test(line))) {
      ranges.push(`${file}:${from}-${Number(from) + lines.length - 1}`);
    }
  }
  return ranges;
}
