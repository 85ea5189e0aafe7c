// The reference in docs/ is generated: it is complete, up to date, and says the same in both languages.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useApp } from '../support/app';

const root = join(__dirname, '../..');

interface Text {
  readonly file: string;
  readonly text: string;
}

/** What the generator prints with `--check`. */
interface Report {
  readonly files: string[];
  readonly gaps: string[];
  readonly untranslated: Text[];
  readonly obsolete: Text[];
  readonly stale: string[];
  readonly unknown: string[];
  readonly pages: number;
}

let report: Report;
beforeAll(() => {
  const { stdout } = spawnSync('node', ['scripts/reference/generate.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  report = JSON.parse(stdout) as Report;
});

test('everything public stands on one page', () => {
  expect(report.pages).toBeGreaterThan(90);
  expect(report.files).toEqual([]);
});

test('every method documents its parameters, result, errors and an example, and every field has a sentence', () => {
  expect(report.gaps).toEqual([]);
});

test('every text has Chinese, and no Chinese is left over', () => {
  expect(report.untranslated).toEqual([]);
  expect(report.obsolete).toEqual([]);
});

test('the pages are what npm run docs:generate writes', () => {
  expect(report.stale).toEqual([]);
  expect(report.unknown).toEqual([]);
});

describe('what a client has at run time', () => {
  const app = useApp();

  function methodsOf(object: object): string[] {
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(object));
    return names.filter((name) => name !== 'constructor');
  }

  function headings(folder: string): Set<string> {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8'));
    return new Set(
      texts.flatMap((text) => [...text.matchAll(/^## (\w+)$/gm)].map(([, name]) => String(name))),
    );
  }

  test.each(['docs/reference', 'docs/en/reference'])('is in %s', (folder) => {
    const authing = app.client();
    // Sub-clients and `api` are objects; `user` and `options` are described with the class.
    const values = methodsOf(authing).map((name): [string, unknown] => [name, Reflect.get(authing, name)]);
    const methods = values.filter(([, value]) => typeof value === 'function').map(([name]) => name);
    const owned = values
      .filter(([name, value]) => name !== 'options' && typeof value === 'object' && value !== null)
      .flatMap(([, value]) => methodsOf(value as object));
    expect(methods.length).toBeGreaterThan(80);
    expect(owned.length).toBeGreaterThan(110);
    const described = headings(folder);
    expect([...methods, ...owned].filter((name) => !described.has(name))).toEqual([]);
  });
});
