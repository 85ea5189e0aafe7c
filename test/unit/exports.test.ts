import { join } from 'node:path';
import ts from 'typescript';
import { programOf } from '../support/program';

// An app that stores a result, or writes a wrapper, has to be able to name its type.
const index = join(__dirname, '../../src/index.ts');
const ours = join(__dirname, '../..');

const program = programOf([index]);
const checker = program.getTypeChecker();

const source = program.getSourceFile(index);
const entry = source && checker.getSymbolAtLocation(source);
const exported = new Set(entry ? checker.getExportsOfModule(entry).map(resolved) : []);

function resolved(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isOurs(node: ts.Node): boolean {
  const { fileName } = node.getSourceFile();
  return fileName.startsWith(ours) && !fileName.includes('node_modules');
}

function isPrivate(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  );
}

/** Names of types that the declarations of the exports mention, directly or through other types, and that an app cannot import. */
function hidden(from: ReadonlySet<ts.Symbol>): string[] {
  const found = new Set<string>();
  const seen = new Set<ts.Symbol>();
  const visit = (symbol: ts.Symbol): void => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    for (const declaration of symbol.declarations ?? []) if (isOurs(declaration)) read(declaration);
  };
  const read = (node: ts.Node): void => {
    // What a caller sees of a function, a method or a constant is its type, not its body.
    if (ts.isBlock(node) || isPrivate(node)) return;
    if (ts.isVariableDeclaration(node) && node.type) return read(node.type);
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const symbol = checker.getSymbolAtLocation(
        ts.isTypeReferenceNode(node) ? node.typeName : node.expression,
      );
      if (symbol) reach(resolved(symbol));
    }
    ts.forEachChild(node, read);
  };
  const reach = (symbol: ts.Symbol): void => {
    const [declaration] = symbol.declarations ?? [];
    if (!declaration || !isOurs(declaration) || ts.isTypeParameterDeclaration(declaration)) return;
    const isNamed = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
    if (isNamed && !exported.has(symbol)) found.add(symbol.name);
    visit(symbol);
  };
  for (const symbol of from) visit(symbol);
  return [...found].sort();
}

test('the walk reaches the types of every layer', () => {
  const names = [...exported].map(({ name }) => name);
  for (const name of ['AuthenticationClient', 'User', 'Envelope', 'SessionStorage', 'AuthStateChange'])
    expect(names).toContain(name);
});

test('every type that is reachable from the public surface can be imported by its name', () => {
  expect(hidden(exported)).toEqual([]);
});
