// Loads the project's files as jest does, but compiles a file once for a process: a fresh set of modules costs milliseconds.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import { transform } from 'sucrase';
import { packageOf } from './shortcuts.mjs';

const scripts = new Map();
const found = new Map();

/** The file that a path without an extension means, as jest.config.js says. */
function fileOf(path) {
  if (!found.has(path)) {
    const candidates = ['', '.ts', '.js', '.json', '/index.ts', '/index.js'].map((end) => path + end);
    found.set(
      path,
      candidates.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile()),
    );
  }
  return found.get(path);
}

function scriptOf(file) {
  const known = scripts.get(file);
  if (known) return known;
  const source = readFileSync(file, 'utf8');
  const transforms = file.endsWith('.ts') ? ['typescript', 'imports'] : ['imports'];
  const isModule = /\.(ts|mjs)$/.test(file);
  // Sucrase leaves every line where it is, so positions of tests are those of the sources.
  const code = isModule ? transform(source, { transforms, filePath: file }).code : source;
  const names = 'exports, require, module, __filename, __dirname, jest';
  const script = new Script(`(function (${names}) {${code}\n})`, { filename: file });
  scripts.set(file, script);
  return script;
}

/** A module registry, as each test file has one. `jestOf` makes the `jest` object that its files see. */
export function createModules(jestOf) {
  let registry = new Map();

  function load(file) {
    const known = registry.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    registry.set(file, module);
    if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'));
    else {
      const evaluate = scriptOf(file).runInThisContext();
      const require = requireOf(file);
      const jest = jestOf({ isolate, require });
      evaluate.call(module.exports, module.exports, require, module, file, dirname(file), jest);
    }
    return module.exports;
  }

  function requireOf(from) {
    const native = createRequire(from);
    const require = (name) => {
      const file = /^\.{0,2}\//.test(name) ? fileOf(resolve(dirname(from), name)) : undefined;
      return file && !file.includes('/node_modules/') ? load(file) : packageOf(name, native);
    };
    return Object.assign(require, { resolve: native.resolve });
  }

  function isolate(run) {
    const outer = registry;
    registry = new Map();
    try {
      run();
    } finally {
      registry = outer;
    }
  }

  return { load };
}
