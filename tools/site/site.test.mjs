// The built site: its search as a browser runs it, and the check of its links.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import MiniSearch from 'minisearch';
import { checkSite } from './check.mjs';

const site = join(import.meta.dirname, '../../.build/site');

/** The options that the page gives to the search, functions included, as VitePress reads them in the browser. */
function searchOptions() {
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const [, text] = /__VP_SITE_DATA__=deserializeFunctions\(JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(html);
  const isFunction = (value) => typeof value === 'string' && value.startsWith('_vp-fn_');
  const revive = (_, value) => (isFunction(value) ? new Function(`return ${value.slice(7)}`)() : value);
  const { options, searchOptions: defaults } = JSON.parse(JSON.parse(text), revive).themeConfig.search.options
    .miniSearch;
  return { fields: ['title', 'titles', 'text'], storeFields: ['title'], ...options, searchOptions: defaults };
}

async function indexOf(locale) {
  const chunks = join(site, 'assets/chunks');
  const file = readdirSync(chunks).find((name) => name.startsWith(`@localSearchIndex${locale}.`));
  // An ES module for browsers, in a folder whose files are CommonJS for Node.
  const text = readFileSync(join(chunks, file), 'utf8');
  const { default: json } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return MiniSearch.loadJSON(json, searchOptions());
}

/** Pages that the search finds, the best first. */
async function find(locale, query) {
  return (await indexOf(locale)).search(query).map(({ id }) => id);
}

test('the search finds every Chinese heading by a part of it, and only pages that have all of a word', async () => {
  const index = await indexOf('root');
  const sections = index.search(MiniSearch.wildcard);
  let count = 0;
  for (const { id, title } of sections) {
    const [run] = (title.match(/\p{Script=Han}{3,}/gu) ?? []).sort((a, b) => b.length - a.length);
    if (!run) continue;
    // From its middle: Chinese has no spaces where a word could begin.
    const found = index.search(run.slice(1)).map((result) => result.id);
    assert.ok(found.includes(id), `${run.slice(1)} does not find ${id} but ${found.join(', ')}`);
    count += 1;
  }
  assert.ok(count > 20, `only ${count} headings were tried`);
  assert.ok((await find('root', '登录')).length < sections.length);
  // Both are in every page, but not beside each other.
  assert.deepEqual(await find('root', '登的'), []);
});

test('the search finds names of methods, in part and with a slip, and English words', async () => {
  assert.ok((await find('root', 'ensureLog')).length > 0);
  assert.ok((await find('en', 'simulater')).some((id) => id.startsWith('/en/testing/simulator')));
  assert.ok((await find('en', 'renewed')).some((id) => id.startsWith('/en/sessions')));
});

test('each language has only pages of its own', async () => {
  assert.ok((await find('root', 'ensureLogin')).every((id) => !id.startsWith('/en/')));
  assert.ok((await find('en', 'ensureLogin')).every((id) => id.startsWith('/en/')));
});

/** What the check says about a site of these files. */
function problemsOf(files) {
  const folder = mkdtempSync(join(tmpdir(), 'site-check-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { problems } = checkSite(folder);
  rmSync(folder, { recursive: true });
  return problems;
}

test('the check takes links to pages, headings and assets of the site', () => {
  const page =
    '<a href="/guide/a.html#标题">a</a><a href="b#x">b</a><img src="/p.png"><a href="https://example.com">c</a>';
  assert.deepEqual(
    problemsOf({
      'index.html': page,
      'guide/a.html': '<h2 id="标题"></h2>',
      'b.html': '<a id="x">',
      'p.png': '',
    }),
    [],
  );
});

test('the check finds pages, headings and assets that are not there, and what another host would have to send', () => {
  const page =
    '<a href="/none.html">a</a><a href="#none">b</a><a href="b.html#none">c</a><img src="none.png">' +
    '<script src="https://cdn.example.com/x.js"></script><link rel="stylesheet" href="//fonts.example.com/f.css">';
  const style = '@import "https://fonts.example.com/a.css";';
  assert.deepEqual(problemsOf({ 'index.html': page, 'b.html': '', 'a.css': style }), [
    'index.html: loads https://cdn.example.com/x.js from another host',
    'index.html: loads //fonts.example.com/f.css from another host',
    'index.html: /none.html leads nowhere',
    'index.html: #none leads nowhere',
    'index.html: b.html#none leads nowhere',
    'index.html: none.png leads nowhere',
    'a.css: loads from another host',
  ]);
});
