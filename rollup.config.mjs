import { existsSync, rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { dts } from 'rollup-plugin-dts';

if (!process.env.ROLLUP_WATCH) {
  for (const folder of ['lib', 'miniprogram_dist']) rmSync(folder, { recursive: true, force: true });
}

function failOnWarning(warning) {
  throw Object.assign(new Error(warning.message), warning);
}

// What phones run: ES5, self-contained, minified for the package limit of mini programs.
const phone = {
  plugins: [
    nodeResolve({ browser: true }),
    commonjs(),
    typescript({ tsconfig: 'tsconfig.json', noEmit: false, noEmitOnError: true, outputToFilesystem: false }),
  ],
  onwarn: failOnWarning,
};
const minify = terser({ ecma: 5, compress: { passes: 3 }, format: { comments: /^!/ } });

function phoneEntry(name, input) {
  return {
    input,
    ...phone,
    output: [
      {
        file: `miniprogram_dist/${name}.js`,
        format: 'cjs',
        exports: 'named',
        plugins: [minify],
        esModule: true,
      },
      { file: `lib/${name}.js`, format: 'cjs', exports: 'named', esModule: true },
      { file: `lib/${name}.mjs`, format: 'es' },
    ],
  };
}

// What a developer's machine runs: Node, everything bundled so that installing stays one package.
function nodeEntry(name, input, banner) {
  return {
    input,
    external: /^node:/,
    plugins: [
      nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      json(),
      typescript({
        tsconfig: 'tsconfig.node.json',
        noEmit: false,
        noEmitOnError: true,
        outputToFilesystem: false,
      }),
    ],
    output: { file: `lib/${name}.js`, format: 'cjs', exports: 'named', banner, inlineDynamicImports: true },
  };
}

function declarations(name, input) {
  return {
    input,
    plugins: [
      dts({ tsconfig: name === 'index' || name === 'encrypt' ? 'tsconfig.json' : 'tsconfig.node.json' }),
    ],
    external: /^node:/,
    output: [
      { file: `lib/${name}.d.ts`, format: 'es' },
      { file: `lib/${name}.d.mts`, format: 'es' },
    ],
  };
}

export default [
  phoneEntry('index', 'src/index.ts'),
  phoneEntry('encrypt', 'src/encrypt/index.ts'),
  nodeEntry('emulator', 'emulator/index.ts'),
  nodeEntry('genauth-emulator', 'emulator/cli.ts', '#!/usr/bin/env node'),
  nodeEntry('simulator', 'simulator/index.ts'),
  declarations('index', 'src/index.ts'),
  declarations('encrypt', 'src/encrypt/index.ts'),
  declarations('emulator', 'emulator/index.ts'),
  declarations('simulator', 'simulator/index.ts'),
].filter(({ input }) => existsSync(input));
