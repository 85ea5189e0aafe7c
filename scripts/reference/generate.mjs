// Writes docs/reference and docs/en/reference. `--check` writes nothing, prints as JSON what is stale or missing, and fails when something is.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import { gaps } from './gaps.mjs';
import { readModel, root } from './model.mjs';
import { pages, sections } from './pages.mjs';
import { indexOf, Renderer } from './render.mjs';
import { Translations } from './translate.mjs';

/** Pages of the reference that are written by hand. */
const byHand = new Set(['api.md']);

const folders = { zh: 'docs/reference', en: 'docs/en/reference' };

const model = readModel();
const index = indexOf(model, pages);
const translations = new Translations();
const written = new Map();

async function render(lang) {
  const renderer = new Renderer({ lang, index, translations: lang === 'zh' ? translations : undefined });
  const add = async (path, text) => {
    const file = `${folders[lang]}/${path}.md`;
    const settings = await prettier.resolveConfig(join(root, file));
    written.set(file, await prettier.format(text, { ...settings, filepath: file }));
  };
  await add('index', renderer.pageOfPages(sections, model));
  for (const page of pages)
    await add(page.path, renderer.page(page, page.files.map((file) => model.get(file)).filter(Boolean)));
}

function pagesOnDisk() {
  return Object.values(folders).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !byHand.has(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

function isStale([file, text]) {
  const path = join(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
}

await render('en');
await render('zh');

const unknown = pagesOnDisk().filter((file) => !written.has(file));
const onPages = pages.flatMap((page) => page.files);
const report = {
  /** Source files whose exports are on no page, or on two. */
  files: [...model.keys()].filter((file) => onPages.filter((each) => each === file).length !== 1),
  gaps: gaps(model),
  untranslated: translations.missing,
  obsolete: translations.stale(),
  stale: [...written].filter(isStale).map(([file]) => file),
  unknown,
  pages: written.size,
};

if (process.argv.includes('--check')) {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (Object.values(report).some((list) => list.length)) process.exitCode = 1;
} else {
  for (const file of unknown) rmSync(join(root, file));
  for (const [file, text] of written) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  console.log(`Wrote ${written.size} pages of the reference.`);
}
