// A regular expression that backtracks without bound lets a long text stop the one thread of a mini program. Nothing is timed: recheck
// decides with automata how the steps of the matcher grow with the worst of texts. What automata cannot express (look-ahead) it attacks
// with texts that it changes and lengthens again and again, and counts the steps.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

// The same code on every machine; other editions of recheck are programs of their own, for some platforms.
process.env.RECHECK_BACKEND = 'pure';

const root = join(__dirname, '../..');

/** Every regular expression of a file, as the parser sees it. */
function regexesIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = ['src', 'components'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const filesOf = new Map<string, string[]>();
for (const file of files)
  for (const text of regexesIn(file)) filesOf.set(text, [...(filesOf.get(text) ?? []), file]);
const all = [...filesOf.keys()];

// Characters that the matcher may read of an attack of at most 300,000 characters. No limit is in milliseconds.
const limits = { attackLimit: 10_000_000, timeout: null, attackTimeout: null, incubationTimeout: null };

/** How the steps for a text grow with its length, as recheck says it; that no attack was found is 'safe (fuzz)'. */
function growth(text: string, checker: 'automaton' | 'fuzz' = 'automaton'): string {
  const [, pattern = '', flags = ''] = /^\/([^]*)\/(\w*)$/.exec(text) ?? [];
  const result = checkSync(pattern, flags, { ...limits, checker });
  if (result.status !== 'unknown') return result.complexity.summary;
  expect([checker, result.error.kind]).toEqual(['automaton', 'unsupported']);
  return growth(text, 'fuzz');
}

/** Those that may take more than linear time, and why the texts that they read keep that harmless. */
const excused: { [regex: string]: string } = {
  [String.raw`/\/+$/`]: 'reads the option host, which the app itself writes',
  [String.raw`/^\S+@\S+\.\S+$/`]:
    'reads what users type into a field of the login component, which takes 140 characters',
};

it('finds the regular expressions of every folder', () => {
  expect(all.length).toBeGreaterThan(40);
  expect(filesOf.get(String.raw`/={1,2}$/`)).toEqual(['src/encrypt/bytes.ts']);
  expect(filesOf.get('/^zh/i')).toEqual(['src/encrypt/messages.ts']);
  expect(filesOf.get(String.raw`/:ok$/`)).toEqual(['components/login/wechat.js']);
});

it.each([
  ['/^(?=a)(a+)+$/', 'exponential (fuzz)'],
  ['/^(a+)+$/', 'exponential'],
  [String.raw`/^(\w|\d)*x$/`, 'exponential'],
  ['/^a*a*$/', '2nd degree polynomial'],
  ['/^(?=a)a*a*$/', '2nd degree polynomial (fuzz)'],
  ['/a+$/', '2nd degree polynomial'],
  ['/^a+$/', 'linear'],
])('knows how the steps of %s grow: %s', (text, summary) => {
  expect(growth(text)).toBe(summary);
});

it('knows of no other than literal regular expressions', () => {
  const built = files.filter((file) => /\bRegExp\s*\(/.test(readFileSync(join(root, file), 'utf8')));
  expect(built).toEqual([]);
});

it.each(all.filter((text) => !(text in excused)))('%s takes at most linear time', (text) => {
  // 'safe': no part of it repeats without end, so the steps at each place of the text are bounded.
  expect(['safe', 'linear', 'safe (fuzz)']).toContain(growth(text));
});

it('excuses no regular expression that is gone, or that takes linear time', () => {
  for (const text of Object.keys(excused)) {
    expect(all).toContain(text);
    expect(growth(text)).toMatch(/polynomial/);
  }
});
