import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileFunction, createContext, type Context } from 'node:vm';
import ts from 'typescript';
import type * as Sdk from '../../../src';

const source = join(__dirname, '../../../src');
/** JavaScript of the source files, which every copy runs anew. */
const compiled = new Map<string, string>();

/** Loads the SDK once more in the realm of the test, as `import` beside `require`, or an independent subpackage, does. */
export function copyInThisRealm(): typeof Sdk {
  let sdk: typeof Sdk | undefined;
  jest.isolateModules(() => {
    sdk = jest.requireActual<typeof Sdk>('../../../src');
  });
  if (!sdk) throw new Error('The SDK was not loaded.');
  return sdk;
}

/** Loads the SDK in a JavaScript realm of its own: it shares nothing with another copy but what the platform hands to both. */
export function copyInOwnRealm(): typeof Sdk {
  const context = createContext(hostGlobals());
  const loaded = new Map<string, { exports: unknown }>();
  function load(path: string): unknown {
    const found = loaded.get(path);
    if (found) return found.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const requireNext = (name: string) => load(fileOf(resolve(dirname(path), name)));
    evaluate(context, path, module, requireNext);
    return module.exports;
  }
  return load(fileOf(source)) as typeof Sdk;
}

/** What the platform, not the language, gives to a realm. Looked up at each use: jest replaces it by its fake timers. */
function hostGlobals(): object {
  const globals: PropertyDescriptorMap = {};
  for (const name of ['Date', 'setTimeout', 'clearTimeout'] as const)
    globals[name] = { get: () => globalThis[name] };
  return Object.defineProperties({}, globals);
}

function evaluate(
  context: Context,
  path: string,
  module: { exports: object },
  requireNext: (name: string) => unknown,
): void {
  const code = compiled.get(path) ?? compile(path);
  compiled.set(path, code);
  const run = compileFunction(code, ['module', 'exports', 'require'], {
    filename: path,
    parsingContext: context,
  }) as (...values: unknown[]) => void;
  run(module, module.exports, requireNext);
}

function fileOf(path: string): string {
  const file = [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(each));
  if (!file) throw new Error(`No source file: ${path}`);
  return file;
}

function compile(path: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  return ts.transpileModule(readFileSync(path, 'utf8'), { fileName: path, compilerOptions }).outputText;
}
