// Every address in the built pages leads somewhere: pages, headings, pictures, scripts and styles. Nothing is loaded from elsewhere.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { URL } from 'node:url';
import { Parser } from 'htmlparser2';

/** Attributes that make a browser load something. */
const loading = { script: 'src', img: 'src', source: 'src', video: 'src', iframe: 'src', link: 'href' };

/** Reads a built site. Each problem names the page and the address. */
export function checkSite(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readPage(join(folder, file))]),
  );
  const problems = [...pages].flatMap(([file, page]) => problemsOf(file, page, pages, folder));
  const styles = files.filter((file) => file.endsWith('.css'));
  for (const file of styles) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (/(?:url\(|@import)\s*['"]?(?:https?:)?\/\//.test(text))
      problems.push(`${file}: loads from another host`);
  }
  const links = [...pages.values()].flatMap(({ links, assets }) => [...links, ...assets]);
  return { pages: pages.size, links: links.filter((link) => !isElsewhere(link)).length, problems };
}

function readPage(file) {
  const page = { ids: new Set(), links: [], assets: [] };
  const parser = new Parser({
    onopentag(tag, { id, name, href, ...attributes }) {
      if (id) page.ids.add(id);
      if (tag === 'a' && name) page.ids.add(name);
      if (tag === 'a' && href) page.links.push(href);
      const asset = { href, ...attributes }[loading[tag]];
      if (asset) page.assets.push(asset);
    },
  });
  parser.end(readFileSync(file, 'utf8'));
  return page;
}

function problemsOf(file, { ids, links, assets }, pages, folder) {
  const outside = assets.filter((asset) => isElsewhere(asset) && !asset.startsWith('data:'));
  const dead = [...links, ...assets]
    .filter((link) => !isElsewhere(link))
    .filter((link) => {
      const { path, hash } = partsOf(link, file);
      const target = path === undefined ? file : fileOf(path, folder);
      if (target === undefined) return true;
      const known = target === file ? ids : pages.get(target)?.ids;
      return hash !== '' && !known?.has(hash);
    });
  return [
    ...outside.map((asset) => `${file}: loads ${asset} from another host`),
    ...dead.map((link) => `${file}: ${link} leads nowhere`),
  ];
}

function isElsewhere(link) {
  return /^(?:[a-z]+:|\/\/)/i.test(link);
}

function partsOf(link, file) {
  if (link.startsWith('#')) return { path: undefined, hash: decodeURIComponent(link.slice(1)) };
  const { pathname, hash } = new URL(link, `http://site/${file}`);
  return { path: decodeURIComponent(pathname), hash: decodeURIComponent(hash.slice(1)) };
}

/** The file of the site that a server answers with. */
function fileOf(path, folder) {
  const file = join(folder, path);
  const found = [file, `${file}.html`, join(file, 'index.html')].find(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
  // `/guide` and `/guide/` are different pages for relative links: only the second may be a folder.
  return found && (extname(found) !== '.html' || found !== join(file, 'index.html') || path.endsWith('/'))
    ? relative(folder, found)
    : undefined;
}
