// Bundles what `npm run build` has compiled (see scripts/build).
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { dts } from 'rollup-plugin-dts';
import { previewCommand, previewPage } from './simulator/preview/rollup.config.mjs';

/** Where the compiled sources of each part are. */
export const compiled = { sdk: '.build/sdk', tools: '.build/tools', page: '.build/page' };

function failOnWarning(warning) {
  throw Object.assign(new Error(warning.message), warning);
}

// Names that an app developer meets in a stack trace or in the console.
const shownNames = /^(AuthenticationClient|Core|GenAuthError)$/;

// Hoisted functions make longer runs of alike text, which compress better.
const minify = terser({
  ecma: 5,
  compress: { passes: 3, hoist_funs: true, pure_getters: true, reduce_funcs: false },
  format: { comments: /^!/ },
  keep_classnames: shownNames,
  keep_fnames: shownNames,
});

// `import` and `require` in one app have to be one SDK, so the ES module hands on the exports of the CommonJS file. As that file carries no
// `__esModule`, its default import is `module.exports` to Node and to every bundler.
const esModule = {
  name: 'es-module',
  generateBundle(_options, bundle) {
    for (const { fileName, exports } of Object.values(bundle)) {
      const lines = exports.map((name) => `export var ${name} = sdk.${name};\n`);
      this.emitFile({
        type: 'asset',
        fileName: fileName.replace(/\.js$/, '.mjs'),
        source: `import sdk from './${fileName}';\n${lines.join('')}`,
      });
    }
  },
};

/** An entry of the SDK, ES5 without dependencies: minified for mini programs, readable for bundlers. */
function entry(name, input) {
  const cjs = { format: 'cjs', exports: 'named' };
  return {
    input: `${compiled.sdk}/${input}.js`,
    plugins: [nodeResolve({ browser: true }), commonjs()],
    onwarn: failOnWarning,
    output: [
      { ...cjs, esModule: true, file: `miniprogram_dist/${name}.js`, plugins: [minify] },
      { ...cjs, esModule: false, file: `lib/${name}.js`, plugins: [esModule] },
    ],
  };
}

// What a developer's machine runs: Node, everything bundled so that installing stays one package.
const tools = {
  input: {
    emulator: `${compiled.tools}/emulator/index.js`,
    'genauth-emulator': `${compiled.tools}/emulator/cli.js`,
    // What the line above loads once it knows that Node can.
    'emulator-command': `${compiled.tools}/emulator/command.js`,
    simulator: `${compiled.tools}/simulator/index.js`,
  },
  external: /^node:/,
  plugins: [nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }), commonjs(), json()],
  output: {
    dir: 'lib',
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[name].js',
  },
};

function declarations(name, input) {
  return {
    input: `${input}.d.ts`,
    plugins: [dts()],
    external: /^node:/,
    onwarn: failOnWarning,
    output: ['ts', 'mts'].map((extension) => ({ file: `lib/${name}.d.${extension}`, format: 'es' })),
  };
}

/** The bundles of each part. */
export const bundles = {
  sdk: [
    entry('index', 'src/index'),
    entry('encrypt', 'src/encrypt/index'),
    declarations('index', `${compiled.sdk}/src/index`),
    declarations('encrypt', `${compiled.sdk}/src/encrypt/index`),
  ],
  tools: [
    tools,
    previewCommand(compiled.tools),
    declarations('emulator', `${compiled.tools}/emulator/index`),
    declarations('simulator', `${compiled.tools}/simulator/index`),
  ],
  page: previewPage(compiled.page),
};

export default Object.values(bundles).flat();
