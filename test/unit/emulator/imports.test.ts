import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../../emulator');

/** Source files of a folder and the folders below it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The file that a relative import leads to; `undefined` for packages. */
function resolved(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = join(dirname(from), specifier);
  const found = [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(each));
  if (!found) throw new Error(`${from} imports ${specifier}, which does not exist`);
  return found;
}

/** Files that a file imports or exports from, for values or for types alone. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    return resolved(file, moduleSpecifier.text) ?? [];
  });
}

/** Every circle that a walk along the imports runs into, as the files on it. */
function circlesOf(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      found.push([...path.slice(start), file].map((each) => relative(root, each)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

test('a circle of imports is found', () => {
  const graph = new Map([
    [join(root, 'a.ts'), [join(root, 'b.ts')]],
    [join(root, 'b.ts'), [join(root, 'c.ts')]],
    [join(root, 'c.ts'), [join(root, 'b.ts')]],
  ]);
  expect(circlesOf(graph)).toEqual(['b.ts → c.ts → b.ts']);
});

test('no file of the emulator imports itself in a circle, not even for types', () => {
  const files = filesBelow(root);
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect(files.length).toBeGreaterThan(50);
  expect([...graph.values()].flat().length).toBeGreaterThan(200);
  expect(circlesOf(graph)).toEqual([]);
});
