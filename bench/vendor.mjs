// The vendor's SDKs as files that can be injected like ours. The one for WeChat itself is on no registry; its sibling for Taro is built from
// the same sources. Both are minified with all that they depend on.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath, URL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const installed = path('vendor/node_modules');

async function bundle(input, file) {
  const built = await rollup({
    input: `${installed}/${input}`,
    external: ['@tarojs/taro'],
    // Of axios, WeChat runs neither the part for Node nor the part for browsers.
    plugins: [nodeResolve({ browser: true }), commonjs({ ignore: builtinModules })],
    onwarn() {},
  });
  await built.write({ file, format: 'cjs', exports: 'auto', interop: 'auto', plugins: [terser()] });
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
  const [input, output] = inputs[name];
  return bundle(input, `${path('../.build/bench')}/${output}`);
}

/** Installs and bundles the vendor's SDKs; the files by name. */
export async function vendorFiles() {
  const files = {};
  for (const name of Object.keys(inputs)) files[name] = await vendorFile(name);
  return files;
}
