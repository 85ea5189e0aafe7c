import { join } from 'node:path';
import ts from 'typescript';

// What an editor shows when a name is hovered: read from the sources, whose comments the published declarations keep.
const root = join(__dirname, '../..');
const { config } = ts.readConfigFile(join(root, 'tsconfig.tools.json'), (file) => ts.sys.readFile(file));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const entries = ['src/index.ts', 'src/encrypt/index.ts', 'emulator/index.ts', 'simulator/index.ts'];
const program = ts.createProgram(
  entries.map((entry) => join(root, entry)),
  options,
);
const checker = program.getTypeChecker();

/** Names that a module exports, each with its first line of TSDoc, which is empty where there is none. */
function exported(entry: string): [name: string, text: string][] {
  const source = program.getSourceFile(join(root, entry));
  const module = source && checker.getSymbolAtLocation(source);
  return (module ? checker.getExportsOfModule(module) : []).map((symbol) => {
    const { Alias } = ts.SymbolFlags;
    const target = symbol.flags & Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return [symbol.name, ts.displayPartsToString(target.getDocumentationComment(checker)).trim()];
  });
}

describe.each(entries)('%s', (entry) => {
  const names = exported(entry);

  it('exports names', () => {
    expect(names.length).toBeGreaterThan(5);
  });

  it('describes each exported name in a sentence', () => {
    expect(names.filter(([, text]) => !/\w.*[.:]/.test(text)).map(([name]) => name)).toEqual([]);
  });
});
