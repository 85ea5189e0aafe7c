// The sidebar, from the table in pages.json: groups of pages with their titles in both languages. Below the group with the folder of the
// reference stand the sections that its generator knows.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sections } from '../../scripts/reference/pages.mjs';

const docs = join(import.meta.dirname, '../../docs');
const folders = { zh: '', en: 'en/' };

/** The table. */
export const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'pages.json'), 'utf8'));

/** The sidebar in `zh` or `en`. Pages that are not written yet are left out. */
export function sidebar(language) {
  return groups
    .map(({ titles, folder, pages }) => ({
      text: titles[language],
      items: [...itemsOf(language, pages), ...(folder ? sectionsOf(language, folder) : [])],
    }))
    .filter(({ items }) => items.length > 0);
}

/** The addresses of all pages in a sidebar, in order. */
export function linksIn(items) {
  return items.flatMap((item) => (item.items ? linksIn(item.items) : [item.link]));
}

function itemsOf(language, pages) {
  return pages
    .filter(({ page }) => existsSync(join(docs, folders[language], `${page}.md`)))
    .map((row) => ({ text: row[language], link: linkOf(language, row.page) }));
}

/** Sections of the reference, which are closed until one of their pages is open. */
function sectionsOf(language, folder) {
  return sections
    .map(({ title, pages }) => ({
      text: title[language],
      collapsed: true,
      items: itemsOf(
        language,
        pages.map((page) => ({ page: `${folder}/${page.path}`, ...page.title })),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The address of a page without `.html`. */
export function linkOf(language, page) {
  return `/${folders[language]}${page}`.replace(/\/index$/, '/');
}
