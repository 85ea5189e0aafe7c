import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const start = '<!-- mutation:start -->';
const end = '<!-- mutation:end -->';

const pages = {
  'docs/internals/figures.md': {
    title: '# 数据',
    heading: '## 变异测试与覆盖率',
    text: '`npm run test:mutation -- --write` 每次把 `src/` 的代码改错一处，运行会执行到这一处的测试，检查有没有测试失败；改错后不再结束的代码算作超时，也是发现。不影响行为的改动在代码旁写明原因，不计入。下表由这条命令写入。',
    columns: ['目录', '改动', '发现', '超时', '未发现', '得分'],
    total: '合计',
    coverage: (lines, branches) =>
      `测试执行到 \`src/\` 的 ${lines} % 的行和 ${branches} % 的分支（\`npm run coverage\`）。`,
  },
  'docs/en/internals/figures.md': {
    title: '# Figures',
    heading: '## Mutation tests and coverage',
    text: '`npm run test:mutation -- --write` changes the code of `src/` in one place at a time, runs the tests that reach the place, and looks whether one of them fails; changed code that does not end times out, which counts as noticed. A change that does not alter what the code does has its reason beside the code, and is not counted. The command writes this table.',
    columns: ['Folder', 'Changes', 'Noticed', 'Timed out', 'Survived', 'Score'],
    total: 'Total',
    coverage: (lines, branches) =>
      `The tests run ${lines} % of the lines and ${branches} % of the branches of \`src/\` (\`npm run coverage\`).`,
  },
};

function nameOf(folder) {
  return folder === 'top' ? '`src/*.ts`' : `\`src/${folder}/\``;
}

/** The counts in the rows of a section, by the first cell. */
function rowsOf(section) {
  const rows = section.matchAll(/^\| (`[^|]+`) +\|(.+)\|$/gm);
  return new Map(
    [...rows].map(([, name, cells]) => {
      const [mutants, killed, timeout, survived] = cells.split('|').map(Number);
      return [name, { mutants, killed, timeout, survived }];
    }),
  );
}

function rowOf(name, { mutants, killed, timeout, survived }) {
  const score = mutants ? (((killed + timeout) / mutants) * 100).toFixed(1) : '100.0';
  return `| ${[name, mutants, killed, timeout, survived, `${score} %`].join(' | ')} |`;
}

function sumOf(rows) {
  const sum = { mutants: 0, killed: 0, timeout: 0, survived: 0 };
  for (const row of rows) for (const name of Object.keys(sum)) sum[name] += row[name];
  return sum;
}

function tableOf(page, results, section) {
  const rows = rowsOf(section);
  for (const [folder, figures] of Object.entries(results)) rows.set(nameOf(folder), figures);
  return [
    `| ${page.columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(page.columns.length - 1)}`,
    ...[...rows].map(([name, figures]) => rowOf(name, figures)),
    rowOf(page.total, sumOf(rows.values())),
  ].join('\n');
}

/** What the last `npm run coverage` has measured, else what the page says. */
function coverageOf(page, section) {
  const file = join(root, '.build/coverage/coverage-summary.json');
  if (!existsSync(file)) return section.split('\n').find((line) => line.includes('npm run coverage')) ?? '';
  const { lines, branches } = JSON.parse(readFileSync(file, 'utf8')).total;
  return page.coverage(lines.pct, branches.pct);
}

/** Writes the rows of the folders that were tested between the markers of both pages; other rows stay. */
export async function writeFigures(results) {
  for (const [path, page] of Object.entries(pages)) {
    const file = join(root, path);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : `${page.title}\n`;
    const isThere = before.includes(start);
    const text = isThere ? before : `${before}\n${page.heading}\n\n${page.text}\n\n${start}\n${end}\n`;
    const [head, section, tail] = text.split(new RegExp(`${start}|${end}`));
    const written = [tableOf(page, results, section), coverageOf(page, section)].filter(Boolean).join('\n\n');
    const after = `${head}${start}\n\n${written}\n\n${end}${tail}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await format(after, { ...(await resolveConfig(file)), parser: 'markdown' }));
  }
}
