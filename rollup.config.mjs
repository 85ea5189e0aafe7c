import { rmSync } from 'node:fs';
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
const tools = {
  input: {
    emulator: 'emulator/index.ts',
    'genauth-emulator': 'emulator/cli.ts',
    simulator: 'simulator/index.ts',
  },
  external: /^node:/,
  plugins: [
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
  phoneEntry('index', 'src/index.ts'),
  phoneEntry('encrypt', 'src/encrypt/index.ts'),
  tools,
  declarations('index', 'src/index.ts', 'tsconfig.json'),
  declarations('encrypt', 'src/encrypt/index.ts', 'tsconfig.json'),
  declarations('emulator', 'emulator/index.ts', 'tsconfig.tools.json'),
  declarations('simulator', 'simulator/index.ts', 'tsconfig.tools.json'),
];
