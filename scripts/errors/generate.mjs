// npm run docs:generate, or with --check: writes docs/errors.md and docs/en/errors.md from table.tsv and the pages beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const folder = import.meta.dirname;
const docs = join(folder, '../../docs');
const pages = [
  { template: 'page.zh.md', page: join(docs, 'errors.md'), lang: 'zh' },
  { template: 'page.en.md', page: join(docs, 'en/errors.md'), lang: 'en' },
];
const heads = {
  zh: ['代码', '`kind`', '含义', '怎么办'],
  en: ['Code', '`kind`', 'Meaning', 'What to do'],
};

/** The rows of the table, as objects with the names of its first line. */
function readTable() {
  const [names, ...rows] = readFileSync(join(folder, 'table.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])));
}

/** A section of the table in Markdown. GitHub and VitePress both keep the `id`, so that `#2004` leads to a row on either. */
function tableOf(rows, section, lang) {
  const lines = rows
    .filter((row) => row.section === section)
    .map(({ code, kind, [lang]: meaning, [`${lang}Do`]: advice }) => [
      `<a id="${code}"></a>${code}`,
      kind === '—' ? kind : `\`${kind}\``,
      meaning,
      advice,
    ]);
  if (!lines.length) throw new Error(`table.tsv has no section "${section}".`);
  const cells = [heads[lang], ['---', '---', '---', '---'], ...lines];
  return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

async function pageOf(rows, template, lang, path) {
  const text = readFileSync(join(folder, template), 'utf8').replace(
    /^<!-- table: (\w+) -->$/gm,
    (_mark, section) => tableOf(rows, section, lang),
  );
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

const rows = readTable();
const isCheck = process.argv.includes('--check');
for (const { template, page, lang } of pages) {
  const text = await pageOf(rows, template, lang, page);
  if (!isCheck) writeFileSync(page, text);
  else if (readFileSync(page, 'utf8') !== text) {
    console.error(`${page.slice(docs.length - 'docs'.length)} is stale: run npm run docs:generate.`);
    process.exitCode = 1;
  }
}
