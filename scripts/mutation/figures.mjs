import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const start = '<!-- mutation:start -->';
const end = '<!-- mutation:end -->';

const pages = {
  'docs/internals/figures.md': {
    title: '# 数据',
    heading: '## 变异测试',
    text: '`npm run test:mutation -- --write` 把 `src/` 的代码逐处改错，看测试能否发现，并写入下表。',
    columns: ['目录', '变异', '发现', '超时', '未发现', '得分'],
    total: '合计',
    top: '`src/*.ts`',
  },
  'docs/en/internals/figures.md': {
    title: '# Figures',
    heading: '## Mutation tests',
    text: '`npm run test:mutation -- --write` changes the code of `src/` in one place at a time, looks whether a test notices, and writes this table.',
    columns: ['Folder', 'Mutants', 'Noticed', 'Timed out', 'Survived', 'Score'],
    total: 'Total',
    top: '`src/*.ts`',
  },
};

function nameOf(folder, { top }) {
  return folder === 'top' ? top : `\`src/${folder}/\``;
}

/** The counts in the rows of a page, by the first cell. */
function rowsOf(text) {
  const section = text.slice(text.indexOf(start), text.indexOf(end));
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

function tableOf(page, results, text) {
  const rows = rowsOf(text);
  for (const [folder, figures] of Object.entries(results)) rows.set(nameOf(folder, page), figures);
  return [
    `| ${page.columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(page.columns.length - 1)}`,
    ...[...rows].map(([name, figures]) => rowOf(name, figures)),
    rowOf(page.total, sumOf(rows.values())),
  ].join('\n');
}

/** Writes the rows of the folders that were tested between the markers of both pages; other rows stay. */
export async function writeFigures(results) {
  for (const [path, page] of Object.entries(pages)) {
    const file = join(root, path);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : `${page.title}\n`;
    const text = before.includes(start)
      ? before
      : `${before}\n${page.heading}\n\n${page.text}\n\n${start}\n${end}\n`;
    const table = tableOf(page, results, text);
    const after = `${text.slice(0, text.indexOf(start))}${start}\n\n${table}\n\n${text.slice(text.indexOf(end))}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await format(after, { ...(await resolveConfig(file)), parser: 'markdown' }));
  }
}
