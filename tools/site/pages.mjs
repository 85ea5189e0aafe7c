// The sidebar, from the table in pages.json: groups of pages with their titles in both languages. A group with a `folder` continues with
// the pages there that the table does not name, under the titles that they give themselves.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../docs');
const folders = { zh: '', en: 'en/' };

/** The table. */
export const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'pages.json'), 'utf8'));

/** The sidebar in `zh` or `en`. Pages that are not written yet are left out. */
export function sidebar(language) {
  const isThere = ({ page }) => existsSync(join(docs, folders[language], `${page}.md`));
  return groups
    .map(({ titles, folder, pages }) => ({
      text: titles[language],
      items: [...pages, ...(folder ? ownPages(language, folder) : [])]
        .filter(isThere)
        .map((page) => ({ text: page[language], link: linkOf(language, page.page) })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The address of a page without `.html`. */
export function linkOf(language, page) {
  return `/${folders[language]}${page}`.replace(/\/index$/, '/');
}

/** Pages of a folder that the table does not name, in the order of their names. */
function ownPages(language, folder) {
  const home = join(docs, folders[language], folder);
  if (!existsSync(home)) return [];
  const named = groups.flatMap(({ pages }) => pages.map(({ page }) => page));
  return readdirSync(home)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file.slice(0, -3)}`)
    .filter((page) => !named.includes(page))
    .sort()
    .map((page) => ({ page, [language]: titleOf(join(docs, folders[language], `${page}.md`)) }));
}

function titleOf(file) {
  const [, title = file] = /^# (.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return title.replace(/`/g, '');
}
