import { rmSync } from 'node:fs';
import ts from 'typescript';

const formatHost = {
  getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

function refuse(problems) {
  if (problems.length > 0) throw new Error(`\n${ts.formatDiagnostics(problems, formatHost)}`);
}

/**
 * Checks the sources of a tsconfig and writes their JavaScript and declarations below `folder`, with one program: whatever is bundled
 * is bundled from there, so no source is compiled twice.
 *
 * @returns the number of files compiled
 */
export function compile(tsconfig, folder) {
  rmSync(folder, { recursive: true, force: true });
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => refuse([problem]) };
  const overrides = { noEmit: false, outDir: folder, rootDir: '.' };
  const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(tsconfig, overrides, host);
  refuse(errors);
  const program = ts.createProgram(fileNames, options);
  refuse(ts.getPreEmitDiagnostics(program));
  refuse(program.emit().diagnostics);
  return program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/')).length;
}
