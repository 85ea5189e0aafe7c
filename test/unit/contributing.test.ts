import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');

function foldersIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.git')
    .map(({ name }) => `${folder}${name}/`)
    .filter((name) => !ignored.includes(name));
}

/** Paths in backticks, those of build outputs and patterns such as `types/<domain>.ts` aside. */
const named = [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
  .map((match) => String(match[1]))
  .filter((path) => !ignored.some((output) => output && path.startsWith(output)));

it('finds paths and folders to compare', () => {
  expect(named).toEqual(expect.arrayContaining(['src/', 'src/session/', 'test/flows/', 'src/options.ts']));
  expect(foldersIn('')).toContain('emulator/');
  expect(foldersIn('')).not.toContain('node_modules/');
});

it.each([...new Set(named)])('%s exists', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

it.each(['', 'src/', 'test/'].flatMap(foldersIn))('%s is on the map', (folder) => {
  expect(named).toContain(folder);
});

it.each(
  readdirSync(join(root, 'src'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name}`),
)('%s is on the map', (file) => {
  expect(named).toContain(file);
});

it('orders the rooms of src as architecture.test.ts does', () => {
  const check = readFileSync(join(__dirname, 'architecture.test.ts'), 'utf8');
  const table = /const rooms = \[([\s\S]*?)\n\];/.exec(check)?.[1] ?? '';
  const floors = [...table.matchAll(/'(\w+)'/g)].map((match) => String(match[1]));
  const floorOf = (path: string) => floors.indexOf(path.replace(/^src\/|\.ts$|\/$/g, ''));
  const section = /### `src\/`([\s\S]*?)\n### /.exec(text)?.[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `src/'));
  const highest = rows.map((row) => {
    const cell = row.split('|')[1] ?? '';
    return Math.max(...[...cell.matchAll(/`(src\/[^`]+)`/g)].map((match) => floorOf(String(match[1]))));
  });
  expect(highest.length).toBeGreaterThan(10);
  expect(highest).not.toContain(-1);
  expect(highest).toEqual([...highest].sort((a, b) => b - a));
});

it.each([...text.matchAll(/`npm (?:run )?([\w:]+)/g)].map((match) => String(match[1])))(
  'npm %s is a command',
  (name) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(['ci', ...Object.keys(scripts)]).toContain(name);
  },
);
