// A regular expression that backtracks without bound lets a long text stop the one thread of a mini program.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import ts from 'typescript';

const src = join(__dirname, '../../src');

/** Every regular expression of a file, as the parser sees it. */
function regexesIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file));
const all = files.flatMap((file) => regexesIn(file).map((text): [string, string] => [text, file]));

// Steps instead of milliseconds, so that the outcome does not depend on the machine.
const bounds = { maxScore: 200, maxSteps: 1_000_000, timeout: Infinity };

function check(text: string): boolean {
  const [, pattern = '', flags = ''] = /^\/([^]*)\/(\w*)$/.exec(text) ?? [];
  return isSafe(new RegExp(pattern, flags), bounds).safe;
}

/** Scans that may start at every place of the text and go on to its end: why the texts they read keep that harmless. */
const scans: { [regex: string]: string } = {
  [String.raw`/\/+$/`]: 'reads the host option, which the app itself writes',
  [String.raw`/-----[^-]*-----|\\[rn]|\s/g`]:
    'a scan ends at the next dash, and begins behind five of them only',
  [String.raw`/\{(\w+)\}/g`]: 'reads the paths of src/api',
};

it('finds the regular expressions, and finds one that backtracks without bound', () => {
  expect(all.length).toBeGreaterThan(35);
  expect(check('/^(a+)+$/')).toBe(false);
  expect(check('/^(\\w|\\d)*x$/')).toBe(false);
  expect(check('/^\\w+$/')).toBe(true);
});

it('knows of no other than literal regular expressions', () => {
  const built = files.filter((file) => /\bRegExp\s*\(/.test(readFileSync(join(src, file), 'utf8')));
  expect(built).toEqual([]);
});

it.each(all.filter(([text]) => !(text in scans)))('%s of %s takes a bounded number of steps back', (text) => {
  expect(check(text)).toBe(true);
});

it('excuses no scan that is gone, or that is bounded', () => {
  const texts = all.map(([text]) => text);
  for (const text of Object.keys(scans)) {
    expect(texts).toContain(text);
    expect(check(text)).toBe(false);
  }
});
