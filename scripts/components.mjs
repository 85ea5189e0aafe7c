// Puts the components into what "Build npm" copies. WXML, WXSS and JSON stay as they are; the JavaScript becomes ES5, for apps that
// switch WeChat's own compiler off.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const from = 'components';
const to = 'miniprogram_dist/components';

function toES5(source, fileName) {
  const { outputText } = ts.transpileModule(source, {
    fileName,
    compilerOptions: { target: 'es5', module: 'none', allowJs: true, removeComments: true, newLine: 'lf' },
  });
  return outputText;
}

/** Builds the components, in the folder of the repository; returns the files written. */
export function buildComponents() {
  const files = readdirSync(from, { recursive: true }).filter((name) =>
    /\.(js|json|wxml|wxss|wxs)$/.test(name),
  );
  return files.map((name) => {
    const target = `${to}/${name}`;
    const source = readFileSync(join(from, name), 'utf8');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, name.endsWith('.js') ? toES5(source, name) : source);
    return target;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(join(import.meta.dirname, '..'));
  buildComponents();
}
