// Builds the site and checks its links.
import { join } from 'node:path';
import { build } from 'vitepress';
import { checkSite } from './check.mjs';
import { groups, sidebar } from './pages.mjs';

await build(import.meta.dirname, { logLevel: 'warn' });
const { pages, links, problems } = checkSite(join(import.meta.dirname, '../../.build/site'));
for (const problem of problems) console.error(problem);
console.log(`${pages} pages, ${links} internal links and assets, ${problems.length} dead`);
const shown = sidebar('zh').flatMap(({ items }) => items.map(({ link }) => link));
const rows = groups.flatMap((group) => group.pages).length;
console.log(`The sidebar has ${shown.length} pages; its table names ${rows}`);
if (problems.length > 0) process.exitCode = 1;
