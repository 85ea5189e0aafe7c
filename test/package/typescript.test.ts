// The page about TypeScript says under which settings its code compiles.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { Document, root } from '../support/docs/markdown';

const { ModuleKind, ModuleResolutionKind } = ts;

const settings: [name: string, ts.ModuleKind, ts.ModuleResolutionKind][] = [
  ['node10', ModuleKind.CommonJS, ModuleResolutionKind.Node10],
  ['node16', ModuleKind.Node16, ModuleResolutionKind.Node16],
  ['bundler', ModuleKind.ESNext, ModuleResolutionKind.Bundler],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genauth-typescript-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['authing-wxapp-sdk', 'miniprogram-api-typings'])
    symlinkSync(
      name === 'authing-wxapp-sdk' ? root : join(root, 'node_modules', name),
      join(folder, 'node_modules', name),
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, code: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  return file;
}

function mistakesIn(files: string[], options: ts.CompilerOptions): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2018,
    lib: ['lib.es2018.d.ts'],
    ...options,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const page = new Document('docs/typescript.md');
const printed = page.blocks.filter(({ language }) => language === 'ts');

test('each file of the page says where it stands', () => {
  expect(printed.length).toBeGreaterThan(4);
  expect(printed.filter(({ path }) => path === undefined)).toEqual([]);
});

test.each(settings)('the page compiles with %s', (name, module, moduleResolution) => {
  const files = printed.map(({ path, code }) => write(String(path), code));
  files.push(
    write(
      'utils/encrypted.ts',
      "import { rsa } from 'authing-wxapp-sdk/encrypt';\nexport const type = rsa.type;\n",
    ),
  );
  // Types of WeChat for these settings; the file of a library is not checked again.
  const types = [join(folder, 'node_modules/miniprogram-api-typings')];
  expect(mistakesIn(files, { module, moduleResolution, types, skipLibCheck: true })).toEqual([]);
  expect(page.text).toContain(`\`${name}\``);
});

test.each(settings)('the types need nothing of WeChat with %s', (_, module, moduleResolution) => {
  const client = printed.find(({ path }) => path === 'utils/authing.ts');
  const file = write('utils/authing.ts', String(client?.code));
  expect(mistakesIn([file], { module, moduleResolution, types: [] })).toEqual([]);
});
