// Builds the site and checks its links.
import { join } from 'node:path';
import { build } from 'vitepress';
import { checkSite } from './check.mjs';
import { linksIn, sidebar } from './pages.mjs';

await build(import.meta.dirname, { logLevel: 'warn' });
const { pages, links, problems } = checkSite(join(import.meta.dirname, '../../.build/site'));
for (const problem of problems) console.error(problem);
console.log(`${pages} pages, ${links} internal links and assets, ${problems.length} dead`);
console.log(`${linksIn(sidebar('zh')).length} pages in the sidebar`);
if (problems.length > 0) process.exitCode = 1;
