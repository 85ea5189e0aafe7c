// Makes each small app what a phone would get: a scratch copy with the packed SDK installed, built by its own toolchain.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
const { buildNpm, compile, installSdk } = createRequire(import.meta.url)('../packers/wechat.js');

/** A copy below the app's own folder, so that its toolchain is found from there. */
function copyApp(name, files, config) {
  const app = join(here, name);
  const scratch = join(app, '.scratch');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch);
  // Only the SDK is installed here, and the toolchain a folder above.
  writeFileSync(join(scratch, 'package.json'), '{ "private": true }\n');
  installSdk(scratch, scratch);
  for (const file of files) cpSync(join(app, file), join(scratch, file), { recursive: true });
  writeFileSync(join(scratch, config.path), config.text);
  return scratch;
}

function run(scratch, command, ...args) {
  try {
    execFileSync(join(scratch, '../node_modules/.bin', command), args, { cwd: scratch, stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

// What is copied of an app, and how it is built.
const frameworks = {
  'uni-app': {
    files: ['src', 'vite.config.js', 'package.json'],
    command: ['uni', 'build', '-p', 'mp-weixin'],
    output: 'dist/build/mp-weixin',
  },
  taro: {
    files: ['src', 'config', 'babel.config.js', 'project.config.json', 'package.json'],
    command: ['taro', 'build', '--type', 'weapp'],
    output: 'dist',
  },
};

/** A copy of an app that is written for a framework, for a server. */
export function prepare(name, options) {
  const config = { path: 'src/config.js', text: `export default ${JSON.stringify(options)};\n` };
  return copyApp(name, frameworks[name].files, config);
}

/** Builds such a copy; the folder that a phone would run. */
export function build(name, scratch) {
  const { command, output } = frameworks[name];
  run(scratch, ...command);
  return join(scratch, output);
}

/** The apps by name; each builds itself for a server and returns the folder that a phone would run. */
export const projects = {
  async native(options) {
    const config = { path: 'config.js', text: `module.exports = ${JSON.stringify(options)};\n` };
    const files = ['app.js', 'app.json', 'project.config.json', 'sitemap.json', 'pages', 'components'];
    const scratch = copyApp('native', files, config);
    await buildNpm(scratch);
    // Not below the project, which would be compiled again.
    const compiled = join(here, 'native/dist');
    rmSync(compiled, { recursive: true, force: true });
    await compile(scratch, compiled);
    return compiled;
  },
  'uni-app': async (options) => build('uni-app', prepare('uni-app', options)),
  taro: async (options) => build('taro', prepare('taro', options)),
};

/** Removes what `projects` has made. */
export function clean() {
  for (const name of Object.keys(projects))
    for (const folder of ['.scratch', 'dist'])
      rmSync(join(here, name, folder), { recursive: true, force: true });
}
