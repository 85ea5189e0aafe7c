// The real build scripts on a project of a few lines, with this repository's packages.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'acorn';

const root = join(__dirname, '../..');
const tooling = [
  'package.json',
  'package-lock.json',
  'rollup.config.mjs',
  'scripts/build.mjs',
  'scripts/build',
  'scripts/components.mjs',
  'tsconfig.json',
  'tsconfig.node.json',
  'tsconfig.tools.json',
  'simulator/preview/rollup.config.mjs',
  'simulator/preview/client/tsconfig.json',
];
const sources = {
  'src/index.ts': `export class GenAuthError extends Error {}`,
  'src/encrypt/index.ts': `export const rsa = (text: string): string => text;`,
  'src/unused.ts': `export const unused = 1;`,
  'types/index.ts': `export type Text = string;`,
  'emulator/index.ts': `export const port = 4010;`,
  'emulator/cli.ts': `void import('./command').then(({ port }) => process.stdout.write(String(port)));`,
  'emulator/command.ts': `export { port } from './index';`,
  'simulator/index.ts': `export { totalBytes } from './bytes';`,
  'components/login/login.js': `const double = (number) => number * 2;\nmodule.exports = { double };`,
  'components/login/login.wxml': `<view>{{ text }}</view>`,
  'simulator/bytes.ts': `import { Buffer } from 'node:buffer';\nexport const totalBytes = (text: string): number => Buffer.byteLength(text);`,
  'simulator/preview/index.ts': `export const port = 4020;`,
  'simulator/preview/cli.ts': `import { port } from './index';\nprocess.stdout.write(String(port));`,
  'simulator/preview/client/shell/main.ts': `document.title = 'shell';`,
  'simulator/preview/client/shell/shell.css': `main { color: red }`,
  'simulator/preview/client/phone/main.ts': `document.title = 'phone';`,
  'simulator/preview/client/phone/phone.css': `body { color: red }`,
  'simulator/preview/client/index.html': `<title>shell</title>`,
  'simulator/preview/client/phone.html': `<title>phone</title>`,
};
const made = {
  lib: [
    'THIRD-PARTY-NOTICES.txt',
    ...['emulator', 'encrypt', 'index', 'simulator'].flatMap((name) => [
      `${name}.d.mts`,
      `${name}.d.ts`,
      `${name}.js`,
    ]),
    'emulator-command.js',
    'encrypt.mjs',
    'genauth-emulator.js',
    'genauth-preview.js',
    'index.mjs',
    'preview',
    'preview.js',
  ].sort(),
  'lib/preview': ['index.html', 'phone.css', 'phone.html', 'phone.js', 'shell.css', 'shell.js'],
  miniprogram_dist: ['components', 'encrypt.js', 'index.js'],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genauth-build-'));
  for (const path of tooling) cpSync(join(root, path), join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(sources)) write(path, text);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function outputs(): { [folder: string]: string[] } {
  return Object.fromEntries(Object.keys(made).map((name) => [name, readdirSync(join(folder, name)).sort()]));
}

/** Runs the build, and tells which parts it has built. */
function build(...options: string[]): {
  status: number | null;
  built: string[];
  stderr: string;
  stdout: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  const built = [...stderr.matchAll(/^Building (.*) …$/gm)].map((match) => String(match[1]));
  return { status, built, stderr, stdout };
}

const tools = 'emulator, simulator and preview';
const page = 'the page of the preview';
const bundles = ['the SDK', tools];
const everything = [...bundles, 'the login component', page];

// In this order: each test finds what the one before it has left.
describe('npm run build', () => {
  it('makes everything at first, tells how far it has come, and leaves stdout to others', () => {
    const { status, built, stderr, stdout } = build();
    expect({ status, built, stdout }).toEqual({ status: 0, built: everything, stdout: '' });
    expect(stderr).toMatch(/compiled \d+ files with tsconfig.json\n {2}wrote miniprogram_dist\/index.js\n/);
    expect(outputs()).toEqual(made);
    expect(read('lib/THIRD-PARTY-NOTICES.txt')).toMatch(/^tslib \d/m);
  });

  it('makes nothing when nothing has changed', () => {
    expect(build()).toMatchObject({ status: 0, built: [], stderr: 'The build is up to date.\n' });
  });

  it('makes only the parts whose sources have changed', () => {
    write('simulator/bytes.ts', `${sources['simulator/bytes.ts']}\nexport const empty = 0;`);
    write('simulator/index.ts', `export { empty, totalBytes } from './bytes';`);
    expect(build()).toMatchObject({ status: 0, built: [tools, page] });
    expect(read('lib/simulator.js')).toContain('exports.empty = ');
    expect(outputs()).toEqual(made);
    expect(read('lib/THIRD-PARTY-NOTICES.txt')).toMatch(/^tslib \d/m);
  });

  it('makes the component when a file of it has changed: its code as ES5, the rest as it is', () => {
    write('components/login/login.wxml', '<text>{{ text }}</text>');
    expect(build()).toMatchObject({ status: 0, built: ['the login component'] });
    expect(read('miniprogram_dist/components/login/login.wxml')).toBe('<text>{{ text }}</text>');
    expect(read('miniprogram_dist/components/login/login.js')).toContain('var double = function (number) {');
  });

  it('makes what was removed or written over, and removes what it has not made', () => {
    rmSync(join(folder, 'lib/index.mjs'));
    write('miniprogram_dist/encrypt.js', 'changed by hand');
    write('lib/shared-old.js', 'of a former build');
    expect(build()).toMatchObject({ status: 0, built: ['the SDK'] });
    expect(outputs()).toEqual(made);
    expect(read('miniprogram_dist/encrypt.js')).toContain('rsa');
  });

  it('leaves nothing that could be taken for its result when a source does not compile', () => {
    write('src/unused.ts', `export const unused: number = 'one';`);
    const { status, stderr } = build();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `src/unused.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.`,
    );
    expect(existsSync(join(folder, 'lib/index.js'))).toBe(false);
    expect(build().status).toBe(1);
  });

  it('makes everything that has the sources of the SDK when one of them was deleted', () => {
    rmSync(join(folder, 'src/unused.ts'));
    expect(build()).toMatchObject({ status: 0, built: bundles });
    expect(outputs()).toEqual(made);
  });

  it('makes everything when the lock file has changed', () => {
    write(
      'package-lock.json',
      read('package-lock.json').replace('"lockfileVersion": 3', '"lockfileVersion": 2'),
    );
    expect(build()).toMatchObject({ status: 0, built: everything });
  });

  it('makes everything with --force', () => {
    expect(build('--force')).toMatchObject({ status: 0, built: everything });
    expect(outputs()).toEqual(made);
  });
});

describe('on a Node that is too old', () => {
  const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`;

  it.each([
    ['the build', 'scripts/build.mjs', 'This repository needs Node 20 or later; this is Node 18.20.4.\n'],
    ['npm ci', 'scripts/prepare.mjs', 'This repository needs Node 20 or later; this is Node 18.20.4.\n'],
    ['npx genauth-emulator', 'lib/genauth-emulator.js', 'genauth-emulator needs Node 20 or later'],
    ['npx genauth-preview', 'lib/genauth-preview.js', 'genauth-preview needs Node 20 or later'],
  ])('%s says so in one line and does nothing', (_command, file, line) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, join(root, file)], {
      encoding: 'utf8',
    });
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
    expect(stderr).toContain(line);
  });

  it.each(['genauth-emulator', 'genauth-preview'])(
    '%s can be read by Node 14, which has to print that line',
    (name) => {
      const code = readFileSync(join(root, `lib/${name}.js`), 'utf8');
      expect(() => parse(code, { ecmaVersion: 2020, allowHashBang: true })).not.toThrow();
      // Loaded by such a Node before it prints the line.
      expect(code.slice(0, code.indexOf('async function'))).not.toContain('require(');
    },
  );

  it('every command that needs the build begins with it', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { [name: string]: string } };
    expect(scripts).toMatchObject({
      build: 'node scripts/build.mjs',
      start: expect.stringMatching(/^npm run --silent build && /),
      pretest: 'npm run --silent build',
      'pretest:built': 'npm run --silent build',
      'pretest:packers': 'npm run --silent build',
      prebench: 'npm run --silent build',
      // Not `prepare`: npm warns of packages that have one.
      dependencies: 'node scripts/prepare.mjs',
      prepack: 'node scripts/build.mjs --force',
    });
  });
});
