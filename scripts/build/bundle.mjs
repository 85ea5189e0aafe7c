import { dirname } from 'node:path';
import { rollup } from 'rollup';
import { bundles, compiled } from '../../rollup.config.mjs';
import { compile } from './compile.mjs';
import { BundledPackages } from './notices.mjs';

/**
 * Compiles a part of the build and writes its bundles.
 *
 * @param say - is called with lines that tell how far it has come
 * @returns the files written, and the folders of the packages whose code is in them
 */
export async function bundle(part, tsconfig, say) {
  say(`  compiled ${compile(tsconfig, compiled[part])} files with ${tsconfig}`);
  const packages = new BundledPackages();
  const files = [];
  for (const options of bundles[part]) {
    const built = await rollup({ ...options, plugins: [...options.plugins, packages.plugin()] });
    for (const output of [options.output].flat()) {
      const { output: written } = await built.write(output);
      const folder = output.dir ?? dirname(output.file);
      const names = written.map(({ fileName }) => `${folder}/${fileName}`);
      say(`  wrote ${names.join(', ')}`);
      files.push(...names);
    }
    await built.close();
  }
  return { files, packages: [...packages.folders] };
}
