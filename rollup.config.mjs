import { rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';
import { notices } from './scripts/notices.mjs';

if (!process.env.ROLLUP_WATCH) {
  for (const folder of ['lib', 'miniprogram_dist']) rmSync(folder, { recursive: true, force: true });
}

function failOnWarning(warning) {
  throw Object.assign(new Error(warning.message), warning);
}

const thirdParty = notices('lib/THIRD-PARTY-NOTICES.txt');

// What phones run: ES5 without dependencies. Hoisted functions make longer runs of alike text, which compress better.
const minify = terser({
  ecma: 5,
  compress: { passes: 3, hoist_funs: true, pure_getters: true },
  format: { comments: /^!/ },
});
const cjs = { format: 'cjs', exports: 'named', esModule: true };

function phone(input, ...plugins) {
  return {
    input,
    plugins: [
      thirdParty,
      ...plugins,
      nodeResolve({ browser: true }),
      commonjs(),
      typescript({
        tsconfig: 'tsconfig.json',
        noEmit: false,
        noEmitOnError: true,
        outputToFilesystem: false,
      }),
    ],
    onwarn: failOnWarning,
  };
}

// For bundlers: one file for each entry, readable, so that they can do the rest.
function library(name, input) {
  return {
    ...phone(input),
    output: [
      { ...cjs, file: `lib/${name}.js` },
      { file: `lib/${name}.mjs`, format: 'es' },
    ],
  };
}

// In a mini program the late part is a file of its own, required when something of it is first used: `index.js` has everything that a
// launch needs, `late.js` the rest, and what both need lies in `index.js`.
const heart = new Set();
const lateOnDemand = {
  name: 'late-on-demand',
  load(id) {
    return id.endsWith('/src/late/load.ts')
      ? "export function late() { return require('./late.js'); }"
      : undefined;
  },
  buildEnd() {
    const add = (id) => {
      if (heart.has(id)) return;
      heart.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(add);
    };
    for (const id of this.getModuleIds())
      if (this.getModuleInfo(id).isEntry && !/[/]late[/]/.test(id)) add(id);
  },
};
// What `late.js` borrows from `index.js` is nobody else's: one property that is not listed, instead of fifty exports. It inherits the
// public ones, which `late.js` uses as well.
const hideInternals = {
  name: 'hide-internals',
  renderChunk(code, chunk) {
    if (chunk.name === 'late')
      return code.replace("require('./index.js')", "require('./index.js').internals");
    const { exports: known } = this.getModuleInfo(chunk.facadeModuleId);
    const hidden = code.replace(/\bexports\.([\w$]+)/g, (text, name) =>
      known.includes(name) ? text : `internals.${name}`,
    );
    return `${hidden}\nObject.defineProperty(exports, 'internals', { value: internals });`.replace(
      "'use strict';",
      "'use strict';\nvar internals = Object.create(exports);",
    );
  },
};
const miniprogram = {
  ...phone({ index: 'src/index.ts', late: 'src/late/index.ts' }, lateOnDemand),
  preserveEntrySignatures: 'allow-extension',
  output: {
    ...cjs,
    dir: 'miniprogram_dist',
    entryFileNames: '[name].js',
    manualChunks: (id) => (heart.has(id) ? 'index' : undefined),
    minifyInternalExports: true,
    plugins: [hideInternals, minify],
  },
};
const miniprogramEncrypt = {
  ...phone('src/encrypt/index.ts'),
  output: { ...cjs, file: 'miniprogram_dist/encrypt.js', plugins: [minify] },
};

// What a developer's machine runs: Node, everything bundled so that installing stays one package.
const tools = {
  input: {
    emulator: 'emulator/index.ts',
    'genauth-emulator': 'emulator/cli.ts',
    simulator: 'simulator/index.ts',
  },
  external: /^node:/,
  plugins: [
    thirdParty,
    nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
    commonjs(),
    json(),
    typescript({
      tsconfig: 'tsconfig.tools.json',
      noEmit: false,
      noEmitOnError: true,
      outputToFilesystem: false,
    }),
  ],
  output: {
    dir: 'lib',
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[name].js',
  },
};

function declarations(name, input, tsconfig) {
  return {
    input,
    plugins: [dts({ tsconfig })],
    external: /^node:/,
    output: ['ts', 'mts'].map((extension) => ({ file: `lib/${name}.d.${extension}`, format: 'es' })),
  };
}

export default [
  miniprogram,
  miniprogramEncrypt,
  library('index', 'src/index.ts'),
  library('encrypt', 'src/encrypt/index.ts'),
  tools,
  declarations('index', 'src/index.ts', 'tsconfig.json'),
  declarations('encrypt', 'src/encrypt/index.ts', 'tsconfig.json'),
  declarations('emulator', 'emulator/index.ts', 'tsconfig.tools.json'),
  declarations('simulator', 'simulator/index.ts', 'tsconfig.tools.json'),
];
