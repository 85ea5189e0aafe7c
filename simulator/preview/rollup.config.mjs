// Bundles the preview: the command for Node, and the page that it serves.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const packages = here('../../node_modules');

/** Packages may have their reasons for circles; anything else is a mistake. */
function onwarn(warning) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules')))
    return;
  throw Object.assign(new Error(warning.message), warning);
}

const small = terser({ format: { comments: /^!/ } });

const compiler = `${packages}/glass-easel-template-compiler/pkg/glass_easel_template_compiler_bg`;
/** The template compiler carries its WebAssembly as text. As a file of its own it is a quarter smaller, and packs to half. */
const wasm = {
  name: 'wasm',
  resolveId: (id) => (id === 'glass-easel-template-compiler' ? '\0template-compiler' : undefined),
  load(id) {
    if (id !== '\0template-compiler') return undefined;
    const source = readFileSync(`${compiler}.wasm`);
    this.emitFile({ type: 'asset', fileName: 'preview/template-compiler.wasm', source });
    return `
      import { readFileSync } from 'node:fs';
      import { join } from 'node:path';
      import * as glue from ${JSON.stringify(`${compiler}.js`)};
      const code = new WebAssembly.Module(readFileSync(join(__dirname, 'preview/template-compiler.wasm')));
      const imports = { './glass_easel_template_compiler_bg.js': glue };
      glue.__wbg_set_wasm(new WebAssembly.Instance(code, imports).exports);
      export { TmplGroup } from ${JSON.stringify(`${compiler}.js`)};`;
  },
};

/** The emulator is bundled already. */
const isEmulator = (id) => /emulator[/]index(\.js)?$/.test(id);

/** The command, from the folder of what was compiled for Node. */
export function previewCommand(compiled) {
  const folder = `${compiled}/simulator/preview`;
  return {
    input: { preview: `${folder}/index.js`, 'genauth-preview': `${folder}/cli.js` },
    external: (id) => /^node:/.test(id) || isEmulator(id),
    onwarn,
    plugins: [wasm, nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }), commonjs()],
    output: {
      dir: 'lib',
      format: 'cjs',
      exports: 'named',
      entryFileNames: '[name].js',
      paths: (id) => (isEmulator(id) ? './emulator.js' : id),
      plugins: [small],
    },
  };
}

/** A file of the page that is served as it is. */
const copy = (file) => readFileSync(here(`client/${file}`), 'utf8');

/** The style sheets of a folder, in the order of their names. */
function styles(folder) {
  const files = readdirSync(here(`client/${folder}`)).filter((name) => name.endsWith('.css'));
  return files
    .sort()
    .map((name) => copy(`${folder}/${name}`))
    .join('\n');
}

/** The files of the page beside its scripts. */
const assets = {
  name: 'assets',
  buildStart() {
    for (const fileName of ['index.html', 'phone.html'])
      this.emitFile({ type: 'asset', fileName, source: copy(fileName) });
    for (const name of ['phone', 'shell']) {
      this.emitFile({ type: 'asset', fileName: `${name}.css`, source: styles(name) });
    }
  },
};

/** What stands in a browser for the parts of Node that the simulator's modules use. */
function inBrowser(client) {
  const stand = {
    'node:timers': 'timers',
    'node:crypto': 'crypto',
    'node:path': 'path',
    'node:fs': 'path',
  };
  return {
    name: 'in-browser',
    async resolveId(id, from) {
      const name = id === './http' && from ? 'http' : stand[id];
      return name ? this.resolve(`./${client}/node/${name}.js`) : undefined;
    },
  };
}

function page(client, name, ...plugins) {
  return {
    input: `${client}/${name}/main.js`,
    onwarn,
    plugins: [
      ...plugins,
      inBrowser(client),
      nodeResolve({ browser: true, preferBuiltins: false }),
      commonjs(),
    ],
    output: { file: `lib/preview/${name}.js`, format: 'iife', plugins: [small] },
  };
}

/** The page, from the folder of what was compiled for a browser. */
export function previewPage(compiled) {
  const client = `${compiled}/simulator/preview/client`;
  return [page(client, 'shell', assets), page(client, 'phone')];
}
