import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const src = join(root, 'src');

/**
 * The rooms of the SDK, each with those it may import: itself and everything below it. A file directly in `src/` is a room of its own.
 */
const rooms = [
  ['version', 'messages', 'plain'],
  ['error'],
  ['user'],
  ['platform'],
  ['encrypt'],
  ['options'],
  ['arguments'],
  ['http'],
  ['api'],
  ['session'],
  ['install'],
  ['methods'],
  ['client'],
  ['index'],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Every import and re-export of a file, types included, as paths from the root of the repository. */
function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => {
      const target = resolve(dirname(file), fileName);
      const found = [`${target}.ts`, join(target, 'index.ts'), `${target}.d.ts`].find((path) =>
        existsSync(path),
      );
      if (!found) throw new Error(`${file} imports ${fileName}, which does not exist`);
      return { from: relative(root, file), to: relative(root, found) };
    });
}

const imports = filesBelow(src).flatMap(importsOf);

function roomOf(file: string): string {
  const [, room = ''] = file.split('/');
  return room.replace(/\.ts$/, '');
}

function floorOf(file: string): number {
  const floor = rooms.findIndex((names) => names.includes(roomOf(file)));
  if (floor < 0) throw new Error(`${file} stands in no room that this test knows`);
  return floor;
}

/** A circle of imports among these, as a list of files, if there is one. */
function circleIn(all: readonly Import[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, to } of all) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of targets.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

test('the checks below see the imports of every room', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(new Set(imports.map(({ from }) => roomOf(from))).size).toBeGreaterThan(10);
  expect(imports).toContainEqual({ from: 'src/session/renewal.ts', to: 'src/session/session.ts' });
  expect(circleIn([...imports, { from: 'src/error.ts', to: 'src/client.ts' }])).toContain('src/client.ts');
});

test('no import of src points to a room above its own, types included', () => {
  const backwards = imports.filter(({ from, to }) => to.startsWith('src/') && floorOf(to) > floorOf(from));
  expect(backwards).toEqual([]);
});

test('src has no circle of imports, types included', () => {
  expect(circleIn(imports)).toBeUndefined();
});

test('src imports itself, the types of the wire, and nothing of tools or tests', () => {
  const outside = imports.filter(({ to }) => !/^(src|types)\//.test(to));
  expect(outside).toEqual([]);
});

test('only the platform room mentions the global wx', () => {
  const mentions = filesBelow(src)
    .filter((file) => /\bdeclare const wx\b/.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file));
  expect(mentions).toEqual(['src/encrypt/random.ts', 'src/platform/call.ts']);
});

test.each(['docs', 'docs/en'])('%s/internals/architecture.md names the rooms in this order', (docs) => {
  const page = readFileSync(join(root, docs, 'internals/architecture.md'), 'utf8');
  const [, table = ''] = /\n\n\| (?:位置|Where) [^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(page) ?? [];
  const named = table
    .trim()
    .split('\n')
    .map((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)(?:\/|\.ts)`/g)].map(([, name]) => name));
  expect(named.map((names) => names.sort())).toEqual([...rooms].reverse().map((names) => [...names].sort()));
});
