import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../src';

const root = join(__dirname, '../..');
const componentFiles = readdirSync(join(root, 'components/login')).map((file) => `login/${file}`);

interface Packed {
  filename: string;
  files: { path: string }[];
}

describe('the package', () => {
  let folder: string;
  let packed: Packed;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'genauth-pack-'));
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const answer = JSON.parse(output) as Packed[] | { [name: string]: Packed };
    packed = Object.values(answer)[0] as Packed;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('contains the library, its types, the tools and the docs', () => {
    const files = packed.files.map(({ path }) => path).filter((path) => !path.startsWith('docs/'));
    const entries = ['index', 'encrypt', 'emulator', 'simulator'];
    expect(files.sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README-zh_CN.md',
        'README.md',
        'package.json',
        ...componentFiles.map((file) => `miniprogram_dist/components/${file}`),
        'miniprogram_dist/encrypt.js',
        'miniprogram_dist/index.js',
        'lib/THIRD-PARTY-NOTICES.txt',
        'lib/emulator-command.js',
        'lib/genauth-emulator.js',
        'lib/genauth-preview.js',
        'lib/preview.js',
        ...[
          'index.html',
          'phone.css',
          'phone.html',
          'phone.js',
          'shell.css',
          'shell.js',
          'template-compiler.wasm',
        ].map((name) => `lib/preview/${name}`),
        ...entries.flatMap((name) => [`lib/${name}.js`, `lib/${name}.d.ts`, `lib/${name}.d.mts`]),
        'lib/index.mjs',
        'lib/encrypt.mjs',
      ].sort(),
    );
  });

  it('contains the licences of bundled code', () => {
    const notices = readFileSync(join(root, 'lib/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['busboy', 'jose', 'qrcode-generator', 'sm-crypto-v2', 'streamsearch'])
      expect(notices).toMatch(new RegExp(`^${name} \\d.*\n\n.*(licen[cs]e|copyright)`, 'im'));
  });

  it('has no dependencies', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      [field: string]: unknown;
    };
    expect([manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(manifest.version).toBe(version);
  });

  it('passes publint', () => {
    const script = `
      import { publint } from 'publint';
      const { messages } = await publint({ pkgDir: ${JSON.stringify(root)}, strict: true, pack: false });
      console.log(JSON.stringify(messages));`;
    const problems = JSON.parse(runModule(script)) as { code: string }[];
    // With `engines`, yarn would refuse the package to apps that are built on an older Node.
    expect(problems.filter(({ code }) => code !== 'USE_ENGINES_NODE')).toEqual([]);
  });

  it('resolves to types in every module resolution mode', () => {
    const script = `
      import { readFileSync } from 'node:fs';
      import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
      const tarball = createPackageFromTarballData(readFileSync(${JSON.stringify(join(folder, packed.filename))}));
      const { problems } = await checkPackage(tarball);
      console.log(JSON.stringify(problems));`;
    expect(JSON.parse(runModule(script))).toEqual([]);
  });
});

// Both checkers are ES modules, which jest does not load.
function runModule(source: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: root,
    encoding: 'utf8',
  });
}
