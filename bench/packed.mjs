// What "Build npm" of WeChat DevTools makes of the vendor's SDK 4, which was not built for mini programs: a file for each package that it
// depends on. WeChat's own packer does it, which is heavy: only with `--full`.
import { Buffer } from 'node:buffer';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../scripts/toolchains.mjs';

// The terser that bundles everything else here.
const { minify } = createRequire(createRequire(import.meta.url).resolve('@rollup/plugin-terser'))('terser');

/** The code of all files that the packer writes, minified as an upload does it. */
export async function packed(name, modules) {
  install('packers');
  const require = createRequire(join(import.meta.dirname, '../tools/packers/package.json'));
  const folder = mkdtempSync(join(tmpdir(), 'genauth-bench-'));
  try {
    const project = join(folder, 'project');
    mkdirSync(project);
    cpSync(modules, join(project, 'node_modules'), { recursive: true });
    const manifest = { name: 'project', version: '1.0.0', dependencies: { [name]: '*' } };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    await require('miniprogram-ci').packNpmManually({
      packageJsonPath: join(project, 'package.json'),
      miniprogramNpmDistDir: project,
    });
    const files = readdirSync(join(project, 'miniprogram_npm'), { recursive: true, withFileTypes: true });
    const codes = files
      .filter((file) => file.isFile() && file.name.endsWith('.js'))
      .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
    const minified = await Promise.all(codes.map(async (code) => (await minify(code)).code));
    return Buffer.from(minified.join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
