// Holds how the simulator is built: no import circles (types included), no long functions, no large files.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../../simulator');
const LONGEST_FUNCTION = 40;
const LONGEST_FILE = 350;

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('preview'))
  .map((path) => join(root, path));
const sources = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true),
  ]),
);

function importsOf(file: string, source: ts.SourceFile): string[] {
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .map(({ moduleSpecifier }) =>
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '',
    )
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => {
      const path = join(dirname(file), specifier);
      return sources.has(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
    });
}

/** The first circle that starts at `path`, as the files along it. */
function circleFrom(path: readonly string[], clean: Set<string>): string[] | undefined {
  const file = path[path.length - 1] ?? '';
  const source = sources.get(file);
  if (path.indexOf(file) < path.length - 1) return path.slice(path.indexOf(file));
  if (!source || clean.has(file)) return undefined;
  for (const next of importsOf(file, source)) {
    const circle = circleFrom([...path, next], clean);
    if (circle) return circle;
  }
  clean.add(file);
  return undefined;
}

function longFunctions(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = source.getLineAndCharacterOfPosition(node.end).line - first + 1;
      if (lines > LONGEST_FUNCTION)
        found.push(`${relative(root, source.fileName)}:${first + 1} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the source of the simulator', () => {
  test('has no import circles, types included', () => {
    const clean = new Set<string>();
    const circles = files.map((file) => circleFrom([file], clean)).filter((circle) => circle !== undefined);
    expect(circles.map((circle) => circle.map((file) => relative(root, file)).join(' → '))).toEqual([]);
  });

  test(`has no function over ${LONGEST_FUNCTION} lines`, () => {
    expect([...sources.values()].flatMap(longFunctions)).toEqual([]);
  });

  test(`has no file over ${LONGEST_FILE} lines`, () => {
    const long = [...sources].filter(([, source]) => source.getLineStarts().length - 1 > LONGEST_FILE);
    expect(long.map(([file]) => relative(root, file))).toEqual([]);
  });
});
