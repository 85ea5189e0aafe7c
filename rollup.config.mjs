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
  compress: { passes: 3, hoist_funs: true, pure_getters: true, reduce_funcs: false },
  keep_fnames: /^(AuthenticationClient|GenAuthError|Core)$/,
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

const miniprogram = {
  ...phone('src/index.ts'),
  output: { ...cjs, file: 'miniprogram_dist/index.js', plugins: [minify] },
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
