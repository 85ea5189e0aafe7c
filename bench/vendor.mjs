// The vendor's SDKs as files that can be injected like ours. The one for WeChat itself is on no registry; its sibling for Taro is built from
// the same sources. Both are minified with all that they depend on, and compiled to ES5, as WeChat's compiler and Taro do it for phones.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath, URL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import ts from 'typescript';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const installed = path('vendor/node_modules');
const output = path('../.build/bench');

function toES5(code) {
  const compilerOptions = { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, allowJs: true };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

async function bundle(input, file) {
  const built = await rollup({
    input: `${installed}/${input}`,
    external: ['@tarojs/taro'],
    // Of axios, WeChat runs neither the part for Node nor the part for browsers.
    plugins: [nodeResolve({ browser: true }), commonjs({ ignore: builtinModules })],
    onwarn() {},
  });
  const plugins = [{ name: 'es5', renderChunk: toES5 }, terser({ ecma: 5 })];
  await built.write({ file, format: 'cjs', exports: 'auto', interop: 'auto', plugins });
  await built.close();
  return file;
}

const inputs = {
  'wxapp-sdk 4': ['authing-wxapp-sdk/dist/index.js', 'wxapp-sdk-4.js'],
  'miniapp-taro': ['@authing/miniapp-taro/dist/bundle-taro.js', 'miniapp-taro.js'],
};

/** Installs and bundles one of the vendor's SDKs; the file. */
export function vendorFile(name) {
  if (!existsSync(`${installed}/quickjs-emscripten`)) {
    const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    execFileSync('npm', options, { cwd: path('vendor'), stdio: 'inherit' });
  }
  const [input, file] = inputs[name];
  return bundle(input, `${output}/${file}`);
}

/** The code without an SDK, for the same engines. */
export function bareFile() {
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}/bare.js`, toES5(readFileSync(path('bare.js'), 'utf8')));
  return `${output}/bare.js`;
}

/** Installs and bundles the vendor's SDKs; the files by name. */
export async function vendorFiles() {
  const files = {};
  for (const name of Object.keys(inputs)) files[name] = await vendorFile(name);
  return files;
}
