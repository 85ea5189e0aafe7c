// The sidebar of the site comes from one table.
import { documents } from '../support/docs/markdown';
import groups from '../../tools/site/pages.json';

const isPage = (file: string) => file.startsWith('docs/') && !file.startsWith('docs/en/');
const pages = documents.filter(isPage).map((file) => file.slice('docs/'.length, -'.md'.length));
const named = groups.flatMap((group) => group.pages);

test('every page is in the table once, or in a folder that the sidebar reads', () => {
  const folders = groups.flatMap((group) => ('folder' in group ? [`${group.folder}/`] : []));
  const missing = pages
    .filter((page) => !folders.some((folder) => page.startsWith(folder)))
    .filter((page) => named.filter((row) => row.page === page).length !== 1);
  expect(missing).toEqual([]);
});

test('no page is in the table twice', () => {
  const names = named.map(({ page }) => page);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every row has a title in both languages', () => {
  const empty = named.filter(
    ({ zh, en }) => zh.trim() === '' || en.trim() === '' || /\p{Script=Han}/u.test(en),
  );
  expect(empty).toEqual([]);
});
