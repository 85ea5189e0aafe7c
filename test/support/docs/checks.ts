import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { root } from './markdown';

/** Files of TypeScript that the published declarations refuse, under `strict`: each mistake with its file and line. */
export function typeMistakes(files: readonly string[]): string[] {
  const program = ts.createProgram([...files], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2022.d.ts'],
    types: ['miniprogram-api-typings', 'node'],
    typeRoots: [join(root, 'node_modules'), join(root, 'node_modules/@types')],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file
      ? `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}`
      : '';
    return `${place} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/** Runs the tests below a folder with jest, as an app does. Resolves to the number that passed; rejects with the output. */
export async function runTests(folder: string): Promise<number> {
  const config = join(folder, 'jest.config.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({ rootDir: '.', testMatch: ['**/*.test.js'], testEnvironment: 'node' }),
  );
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  // A document does not know that its tests run inside others.
  const env = { ...process.env, JEST_WORKER_ID: undefined, NODE_ENV: undefined };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [jest, '--config', config, '--runInBand', '--json'],
    { cwd: folder, env, maxBuffer: 1e8 },
  ).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(error.stderr || error.stdout);
  });
  return (JSON.parse(stdout) as { numPassedTests: number }).numPassedTests;
}
