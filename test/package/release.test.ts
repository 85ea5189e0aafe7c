// npm run release on a copy of this repository: ready when nothing is wrong, and each check names what was broken.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../src';

const root = join(__dirname, '../..');
const today = new Date().toISOString().slice(0, 10);
let folder: string;
// A copy of everything, and a whole run: both take long on a busy machine.
jest.setTimeout(180_000);

function git(...args: string[]): string {
  const identity = [
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

const path = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const write = (name: string, text: string) => writeFileSync(path(name), text);

/** Replaces a text that has to be there. */
function change(name: string, before: string | RegExp, after: string): void {
  const text = read(name).replace(before, after);
  expect(text).not.toBe(read(name));
  write(name, text);
}

function release(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path('scripts/release.mjs'), ...args], { encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genauth-release-test-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter((file) => existsSync(join(root, file)));
  for (const file of [...files, 'lib', 'miniprogram_dist', '.build/record.json'])
    cpSync(join(root, file), path(file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), path('node_modules'));
  // Its pages have a test of their own.
  rmSync(path('scripts/reference'), { recursive: true, force: true });
  change('CHANGELOG.md', /^## \[(.+)\] - .+$/m, `## [$1] - ${today} `);
  change('CHANGELOG.md', `${today} \n`, `${today}\n`);
  write('.gitignore', `${read('.gitignore')}node_modules\n`);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'everything');
  write('.git/ci-passed', `${git('rev-parse', 'HEAD')}\n`);
});

afterEach(() => {
  git('checkout', '--quiet', '--', '.');
  git('clean', '--quiet', '--force', '-d');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is ready when nothing is wrong, and says in order what is left', () => {
  const { status, stdout } = release();
  expect(stdout.match(/^[✓✗] [\w-]+$/gm)).toEqual(
    'tree version changelog tag dist-tag locks build files publint attw sizes generated ci'
      .split(' ')
      .map((name) => `✓ ${name}`),
  );
  expect(stdout).toContain(`Ready: authing-wxapp-sdk ${version}.`);
  const commands = [`git tag -a v${version}`, `git push origin HEAD v${version}`, 'npm publish', 'npm view'];
  const places = commands.map((command) => stdout.indexOf(command));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(status).toBe(0);
});

const another = '9.9.9-rc.1';

it.each<[check: string, what: string, broken: () => void, named: string]>([
  ['tree', 'a change that is not committed', () => write('LICENSE', 'none'), 'not committed: LICENSE'],
  ['tree', 'a new file', () => write('src/new.ts', ''), 'not committed: src/new.ts'],
  [
    'version',
    'another version in the sources',
    () => change('src/version.ts', version, another),
    `src/version.ts has ${another}, package.json ${version}`,
  ],
  [
    'version',
    'another version in the lock file',
    () => change('package-lock.json', `"version": "${version}"`, `"version": "${another}"`),
    `package-lock.json has ${another}, package.json ${version}`,
  ],
  [
    'changelog',
    'another version in the changelog',
    () => change('CHANGELOG.md', `[${version}]`, `[${another}]`),
    `CHANGELOG.md begins with ${another}, package.json has ${version}`,
  ],
  [
    'changelog',
    'an old date',
    () => change('CHANGELOG.md', `- ${today}`, '- 2001-02-03'),
    `CHANGELOG.md dates it 2001-02-03, today is ${today} (UTC)`,
  ],
  [
    'changelog',
    'a release of which nothing is written',
    () => change('CHANGELOG.md', /^### /gm, ''),
    'CHANGELOG.md says nothing about it',
  ],
  [
    'dist-tag',
    'a preview that would become the latest',
    () => change('package.json', /"tag": "next"/, '"tag": "latest"'),
    `publishConfig.tag is "latest": ${version} is published as "next"`,
  ],
  [
    'locks',
    'a download address in a lock file',
    () =>
      change(
        'package-lock.json',
        /"integrity"/,
        '"resolved": "https://registry.example.com/a.tgz", "integrity"',
      ),
    'package-lock.json holds download addresses',
  ],
  [
    'files',
    'a source map in the package',
    () => write('lib/index.js.map', '{}'),
    'the package would contain lib/index.js.map',
  ],
  [
    'files',
    'an entry that is not there',
    () => change('package.json', './lib/encrypt.mjs', './lib/absent.mjs'),
    'the package lacks lib/absent.mjs',
  ],
  [
    'publint',
    'an entry that is not there',
    () => change('package.json', './lib/encrypt.mjs', './lib/absent.mjs'),
    'publint: FILE_DOES_NOT_EXIST at exports../encrypt.import.default',
  ],
  [
    'attw',
    'types that are not there',
    () => change('package.json', './lib/encrypt.d.mts', './lib/absent.d.mts'),
    'attw: ',
  ],
  [
    'sizes',
    'a size in a README that is not the one of the build',
    () => change('README.md', /(ES5.* )\d+ kB|\d+ kB(?=.* ES5)/, '$160 kB'),
    'README.md says 60 kB (raw), the build has',
  ],
  [
    'generated',
    'a page that is not what its table says',
    () => change('docs/errors.md', '<a id="2004"></a>2004', '2004'),
    'docs/errors.md is stale: run npm run docs:generate.',
  ],
  [
    'ci',
    'a gate that has passed on another commit',
    () => write('.git/ci-passed', 'f00\n'),
    '.ci/run has passed on f00, not on this commit: run it, or add --ci',
  ],
])('%s names %s', (check, _what, broken, named) => {
  broken();
  const { status, stdout } = release('--only', check);
  rmSync(path('lib/index.js.map'), { force: true });
  expect(stdout).toContain(`✗ ${check}\n`);
  expect(stdout).toContain(named);
  expect(stdout).not.toContain('npm publish');
  expect(status).toBe(1);
});

it('tag names a version that has been released', () => {
  git('tag', `v${version}`);
  const { status, stdout } = release('--only', 'tag');
  git('tag', '--delete', `v${version}`);
  expect(stdout).toContain(`the tag v${version} exists`);
  expect(status).toBe(1);
});

it('refuses a check that it does not know', () => {
  expect(release('--only', 'weather')).toMatchObject({
    status: 1,
    stderr: 'There is no check "weather". See npm run release -- --help.\n',
  });
});
