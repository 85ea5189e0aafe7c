// The sidebar of the site comes from one table, and for the reference from the table of its generator.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import groups from '../../tools/site/pages.json';
import { documents, root } from '../support/docs/markdown';

const isPage = (file: string) => file.startsWith('docs/') && !file.startsWith('docs/en/');
const pages = documents.filter(isPage).map((file) => file.slice('docs/'.length, -'.md'.length));
// An ES module, which jest cannot require.
const print = `import { pages } from './pages.mjs'; console.log(JSON.stringify(pages.map(({ path }) => path)))`;
const output = execFileSync(process.execPath, ['--input-type=module', '-e', print], {
  cwd: join(root, 'scripts/reference'),
  encoding: 'utf8',
});
const reference = JSON.parse(output) as string[];
const named = groups.flatMap((group) => group.pages);
const rows = [...named.map(({ page }) => page), ...reference.map((path) => `reference/${path}`)];

test('every page is in the sidebar once', () => {
  expect(pages.filter((page) => rows.filter((row) => row === page).length !== 1)).toEqual([]);
});

test('no page is in the table twice', () => {
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});

test('every row has a title in both languages', () => {
  const empty = named.filter(
    ({ zh, en }) => zh.trim() === '' || en.trim() === '' || /\p{Script=Han}/u.test(en),
  );
  expect(empty).toEqual([]);
});
