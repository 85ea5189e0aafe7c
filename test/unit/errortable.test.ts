// Every code that an app can meet stands in scripts/errors/table.tsv, which docs/errors.md and docs/en/errors.md are made of.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failures } from '../../emulator/failures';
import { errorCodes, GenAuthError } from '../../src';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
const namesOf = (file: string, pattern: RegExp) =>
  [...read(file).matchAll(pattern)].map(([, name]) => String(name));
/** The numbers of the arrays on the lines of a file that fit. */
const numbersOn = (file: string, line: RegExp) =>
  namesOf(file, line).flatMap((list) => list.match(/\d+/g) ?? []);

const lines = read('scripts/errors/table.tsv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const rows = lines.slice(1);
const codes = rows.map(([, code]) => String(code));

/** Where codes are known, and which. */
const known: { [place: string]: string[] } = {
  'src/error.ts': Object.values(errorCodes).map(String),
  'types/step.ts': namesOf('types/step.ts', /^ {2}(\d+): /gm),
  'src/http/answer.ts': numbersOn('src/http/answer.ts', /^const (?:steps|authExpired) = \[(.*)\]/gm),
  'src/platform/failure.ts': numbersOn('src/platform/failure.ts', /^ {2}\['\w+', \[(.*?)\]/gm),
  'src/methods/encryption.ts': namesOf('src/methods/encryption.ts', /^const notDecrypted = (\d+)/gm),
  'src/methods/status.ts': namesOf('src/methods/status.ts', /\bcode: (\d+)/g),
  // Anything else of four digits is a year or a size.
  'comments of src and types': [...filesIn('src'), ...filesIn('types')].flatMap((file) =>
    namesOf(file, /^ *(?:\/\*\*|\*|\/\/)(.*)$/gm).flatMap((text) =>
      (text.match(/(?<![\w.])[12]\d{3}(?![\w.-])/g) ?? []).filter(
        (number) => !['1024', '1970'].includes(number),
      ),
    ),
  ),
  'refusals of the emulator': Object.values<{ statusCode: number; apiCode?: number }>(failures).flatMap(
    ({ statusCode, apiCode }) => [statusCode, apiCode ?? statusCode].map(String),
  ),
  'OAuth errors of the emulator': filesIn('emulator').flatMap((file) =>
    namesOf(file, /new OAuthFailure\(.*?'([a-z]+_[a-z_]+)'/g),
  ),
  'WeChat errors of the emulator': filesIn('emulator').flatMap((file) => [
    ...namesOf(file, /new WechatError\((\d+)/g),
    ...namesOf(file, /errcode: (\d+)/g),
  ]),
};

test.each(Object.entries(known))('the codes of %s are in the table', (_place, found) => {
  expect(found.length).toBeGreaterThan(0);
  expect([...new Set(found)].filter((code) => !codes.includes(code))).toEqual([]);
});

test('the places are read in full', () => {
  expect(known['types/step.ts']).toEqual(expect.arrayContaining(['1635', '2000', '2058']));
  expect(known['src/http/answer.ts']).toEqual(expect.arrayContaining(['1643', '2207']));
  expect(known['src/platform/failure.ts']).toEqual(expect.arrayContaining(['5', '104', '112', '600009']));
  expect(known['comments of src and types']).toEqual(expect.arrayContaining(['1639', '2001', '2080']));
  expect(known['OAuth errors of the emulator']).toEqual(expect.arrayContaining(['invalid_grant']));
  expect(known['WeChat errors of the emulator']).toEqual(
    expect.arrayContaining(['40029', '40163', '40013', '40125']),
  );
});

test('every code has one row, with meaning and advice in both languages', () => {
  expect(lines[0]).toEqual(['section', 'code', 'kind', 'zh', 'zhDo', 'en', 'enDo']);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  const isComplete = (cells: string[]) =>
    cells.length === 7 && cells.every((cell) => cell.trim() === cell && cell !== '');
  expect(rows.filter((cells) => !isComplete(cells))).toEqual([]);
});

test('Chinese cells are Chinese, English ones English', () => {
  const han = /\p{Script=Han}/u;
  expect(rows.filter(([, , , zh, zhDo]) => !han.test(`${zh}`) || !han.test(`${zhDo}`))).toEqual([]);
  expect(rows.filter(([, , , , , en, enDo]) => han.test(`${en} ${enDo}`))).toEqual([]);
});

test('every kind is one of the SDK, or none', () => {
  const kinds = ['api', 'step', 'network', 'timeout', 'session', 'config', 'cancel', '—'];
  expect(rows.filter(([, , kind]) => !kinds.includes(String(kind)))).toEqual([]);
  expect(rows.filter(([section]) => section === 'steps').map(([, code]) => code)).toEqual(
    known['types/step.ts'],
  );
});

test('the pages are current', () => {
  const check = () =>
    execFileSync(process.execPath, [join(root, 'scripts/errors/generate.mjs'), '--check'], {
      stdio: 'pipe',
    });
  expect(check).not.toThrow();
});

describe.each(['docs/errors.md', 'docs/en/errors.md'])('%s', (page) => {
  const anchors = namesOf(page, /<a id="([^"]+)"><\/a>/g);

  it('has an anchor for every code, each once', () => {
    expect(codes.filter((code) => !anchors.includes(code))).toEqual([]);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it('links to anchors that it has', () => {
    const links = namesOf(page, /\]\(#([^)]+)\)/g);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });

  it.each(Object.values(errorCodes))('is where the error %s leads a developer', (code) => {
    const error = new GenAuthError('api', code, 'text for the user');
    const link = `(${page.replace('/en', '')}#${code})`;
    expect(String(error)).toBe(`GenAuthError ${code}: text for the user ${link}`);
    expect(error.stack?.split('\n')[0]).toBe(String(error));
    expect(error.message).toBe('text for the user');
    expect(JSON.stringify(error)).not.toContain('docs/');
    expect(anchors).toContain(String(code));
  });
});
