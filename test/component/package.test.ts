import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { packageFolder } from '../support/realm';

const sources = join(__dirname, '../../components/login');
const built = join(packageFolder, 'components/login');
const files = readdirSync(built);
const read = (file: string, folder = built) => readFileSync(join(folder, file), 'utf8');

const styles = read('login.wxss').replace(/\/\*[\s\S]*?\*\//g, '');

/** Bytes that an app carries for the sheet, before its own compiler makes them smaller. */
const BUDGET = { raw: 64_000, gzip: 18_000 };

describe('the built component', () => {
  test('holds every file of the sources, markup and styles as they are', () => {
    expect(files).toEqual(readdirSync(sources));
    for (const file of files.filter((name) => !name.endsWith('.js')))
      expect(read(file)).toBe(read(file, sources));
  });

  test('keeps its budget', () => {
    const all = files.map((file) => read(file)).join('');
    const { length } = gzipSync(all, { level: 9 });
    process.stdout.write(`components/login: ${Buffer.byteLength(all)} bytes, ${length} gzip\n`);
    expect(Buffer.byteLength(all)).toBeLessThanOrEqual(BUDGET.raw);
    expect(length).toBeLessThanOrEqual(BUDGET.gzip);
  });

  test.each(files.filter((name) => name.endsWith('.js')))(
    '%s is ES5, and requires the package and its own files alone',
    (file) => {
      const code = read(file);
      expect(() => parse(code, { ecmaVersion: 5, allowReserved: true })).not.toThrow();
      const required = [...code.matchAll(/\brequire\(["']([^"']*)["']\)/g)].map(([, id]) => id ?? '');
      const known = files.map((name) => `./${name.replace(/\.js$/, '')}`);
      for (const id of required) expect(['../../index', '../../encrypt', ...known]).toContain(id);
    },
  );

  test('has a handler for every event of its markup', () => {
    const markup = read('login.wxml');
    const code = read('login.js', sources);
    const handlers = new Set([...markup.matchAll(/\b(?:bind|catch)\w+="(\w+)"/g)].map(([, name]) => name));
    expect(handlers.size).toBeGreaterThan(15);
    for (const name of handlers) expect(code).toMatch(new RegExp(`^  ${name}\\(`, 'm'));
  });

  test('uses every style, and no selector that WeChat refuses in a component', () => {
    const markup = read('login.wxml');
    const selectors = [...styles.matchAll(/([^{};]+)\{/g)].map(([, selector]) => (selector ?? '').trim());
    for (const selector of selectors.filter((each) => !each.startsWith('@'))) {
      // Names of tags, ids and attributes reach into other components.
      expect(selector).toMatch(/^[\s.,\w-]+$/);
      for (const part of selector.split(/[\s,]+/)) expect(part).toMatch(/^\./);
      for (const [, name] of selector.matchAll(/\.([\w-]+)/g))
        expect(`${markup} page auto dark`).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  test('gives every button a width by two classes, or that of WeChat’s own style wins', () => {
    const rules = [...styles.matchAll(/([^{};]+)\{([^}]*)\}/g)];
    const wide = rules
      .filter(([, , body]) => /\bwidth:/.test(body ?? ''))
      .flatMap(([, selectors = '']) => selectors.split(','))
      .map((selector) => /^\.([\w-]+)\.([\w-]+)$/.exec(selector.trim())?.slice(1))
      .filter((pair) => pair !== undefined);
    const buttons = [...read('login.wxml').matchAll(/<button[^>]*?\bclass="([^"]+)"/g)];
    expect(buttons).toHaveLength(9);
    for (const [, list = ''] of buttons) {
      const names = list.split(/[^\w-]+/);
      expect([list, wide.some((pair) => pair.every((name) => names.includes(name)))]).toEqual([list, true]);
    }
  });
});
