import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** Files of a test as TypeScript sees them, under the options that the library is compiled with. */
export function programOf(files: string[]): ts.Program {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { compilerOptions } = read.config as { compilerOptions: unknown };
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);
  return ts.createProgram(files, { ...options, noUnusedLocals: false });
}
