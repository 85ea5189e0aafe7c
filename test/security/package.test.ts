import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';

const root = join(__dirname, '../..');

/** A package as `npm pack` writes it and `npm install` unpacks it. */
interface Packed {
  tarball: string;
  files: string[];
  manifest: { [field: string]: unknown };
  read(path: string): string;
}

let folder: string;
let packed: Packed;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genauth-security-'));
  const options = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  execFileSync('npm', options, { cwd: root, stdio: 'ignore' });
  const tarball = join(folder, String(readdirSync(folder).find((name) => name.endsWith('.tgz'))));
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  const unpacked = join(folder, 'package');
  const read = (path: string) => readFileSync(join(unpacked, path), 'utf8');
  const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(unpacked.length + 1));
  packed = { tarball, files, read, manifest: JSON.parse(read('package.json')) as Packed['manifest'] };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Scripts of a mini program: the SDK and the login component. */
function scripts(): string[] {
  return packed.files.filter((file) => file.startsWith('miniprogram_dist/') && /\.(js|wxs)$/.test(file));
}

it('Installing the package runs nothing', () => {
  const { scripts: commands = {}, gypfile } = packed.manifest as { scripts?: object; gypfile?: unknown };
  const run = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
  expect(Object.keys(commands).filter((name) => run.includes(name))).toEqual([]);
  // npm installs it, and neither runs anything nor warns of what it might have run. `dependencies` is for clones of the repository.
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"private":true}');
  const options = ['install', '--offline', '--no-audit', '--no-fund', '--foreground-scripts', packed.tarball];
  const { stdout, stderr, status } = spawnSync('npm', options, { cwd: app, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout + stderr).not.toMatch(/^> |install-scripts|prepare/m);
  expect(readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'authing-wxapp-sdk',
  ]);
  // npm would build such a file.
  expect(gypfile).toBeUndefined();
  expect(packed.files.filter((file) => /binding\.gyp$|\.node$/.test(file))).toEqual([]);
});

it('The package has no dependencies', () => {
  const fields = [
    'dependencies',
    'optionalDependencies',
    'peerDependencies',
    'bundleDependencies',
    'bundledDependencies',
  ];
  expect(fields.filter((field) => field in packed.manifest)).toEqual([]);
  expect(packed.files.filter((file) => file.includes('node_modules'))).toEqual([]);
});

it('Bundled code is listed with its version and licence', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: { [path: string]: { version?: string } };
  };
  const listed = packed.read('lib/THIRD-PARTY-NOTICES.txt').split(`\n${'-'.repeat(80)}\n\n`);
  const entries = listed.map((text) => /^(\S+) (\d\S*)\n\n([^]+)$/.exec(text) ?? []);
  expect(entries.length).toBeGreaterThan(5);
  for (const [, name, version, licence] of entries) {
    const locked = lock.packages[`node_modules/${name}`];
    expect([name, version]).toEqual([name, locked?.version]);
    expect(licence).toMatch(/copyright|licen[cs]e/i);
  }
  // The readable builds name every bundled module: each is on the list.
  const names = entries.map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining(['jose', 'busboy', 'tslib']));
});

it('The package holds the library, its tools and its texts', () => {
  const expected =
    /^(package\.json|LICENSE|(README|README-zh_CN|CHANGELOG)\.md|docs\/[\w/.-]+\.md|miniprogram_dist\/(index|encrypt)\.js|miniprogram_dist\/components\/login\/[\w-]+\.(js|json|wxml|wxss|wxs)|lib\/[\w-]+\.(js|mjs|d\.ts|d\.mts)|lib\/THIRD-PARTY-NOTICES\.txt|lib\/preview\/[\w-]+\.(js|css|html|wasm))$/;
  expect(packed.files.length).toBeGreaterThan(30);
  expect(packed.files.filter((file) => !expected.test(file))).toEqual([]);
});

interface Node {
  type: string;
  name?: string;
  value?: unknown;
  callee?: Node;
  arguments?: Node[];
  [field: string]: unknown;
}

/** The parts of a script that make code from text, or load code. */
function evaluations(code: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    const { type, callee } = node;
    if (type === 'ImportExpression') found.push('import()');
    if (type === 'CallExpression' || type === 'NewExpression') {
      const name = String(callee?.name);
      if (name === 'eval' || name === 'Function') found.push(name);
      const [first] = node.arguments ?? [];
      if (/^(setTimeout|setInterval)$/.test(name) && typeof first?.value === 'string') found.push(name);
      // The component requires the SDK by a path in the package, and nothing that is computed.
      if (name === 'require' && !/^\.{1,2}\//.test(String(first?.value))) found.push('require');
    }
    Object.values(node).forEach(visit);
  };
  visit(parse(code, { ecmaVersion: 2022, sourceType: 'script' }));
  return found;
}

it('No code is evaluated or loaded at run time', () => {
  const code =
    "eval('1'); new Function('1'); setTimeout('1', 1); import('x'); require(name); require('./x');";
  expect(evaluations(code)).toEqual(['eval', 'Function', 'setTimeout', 'import()', 'require']);
  expect(scripts()).toEqual(
    expect.arrayContaining(['miniprogram_dist/index.js', 'miniprogram_dist/encrypt.js']),
  );
  for (const file of scripts()) expect([file, evaluations(packed.read(file))]).toEqual([file, []]);
});

/** Secrets as they are written down: keys, and texts that are given the name of one. */
const secret =
  /-----BEGIN [A-Z ]*PRIVATE KEY|secret\w*['"]?\s*[:=]\s*['"][^'"]{8,}['"]|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{20,}\.eyJ/i;

it('What a mini program carries holds no secret', () => {
  expect("appSecret: '0123456789abcdef'").toMatch(secret);
  expect('-----BEGIN RSA PRIVATE KEY-----').toMatch(secret);
  const example = join(root, 'example-miniprogram');
  const ofExample = readdirSync(example, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|json|wxml|wxs)$/.test(file) && !/node_modules|miniprogram_npm/.test(file))
    .map((file) => ({ file, text: readFileSync(join(example, file), 'utf8') }));
  const ofSdk = scripts().map((file) => ({ file, text: packed.read(file) }));
  expect([ofExample.length > 20, ofSdk.length > 2]).toEqual([true, true]);
  const found = [...ofExample, ...ofSdk].filter(({ text }) => secret.test(text)).map(({ file }) => file);
  expect(found).toEqual([]);
});
