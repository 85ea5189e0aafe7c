// What npm would publish.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from './repository.mjs';

/** `lib/` and `miniprogram_dist/` are of these sources. */
function build({ root }) {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'pipe' });
  return [];
}

/** Packs without the scripts of a release: the check before this one has built. */
function pack(root, folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const output = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // An array or an object, by the version of npm.
  const [packed] = Object.values(JSON.parse(output));
  return { ...packed, tarball: join(folder, packed.filename) };
}

function withPacked(root, use) {
  const folder = mkdtempSync(join(tmpdir(), 'genauth-release-'));
  return Promise.resolve(use(pack(root, folder))).finally(() =>
    rmSync(folder, { recursive: true, force: true }),
  );
}

/** Every path that package.json leads to: `main`, `exports`, `bin` and the others. */
function entriesOf(value) {
  if (typeof value === 'string') return value.startsWith('./') || /^lib\//.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(entriesOf);
}

const expected =
  /^(package\.json|LICENSE|CHANGELOG\.md|README(-zh_CN)?\.md|docs\/.+\.md|miniprogram_dist\/(index|encrypt)\.js|miniprogram_dist\/components\/.+|lib\/[\w-]+\.(js|mjs|d\.ts|d\.mts)|lib\/preview\/[\w.-]+|lib\/THIRD-PARTY-NOTICES\.txt)$/;

/** The tarball has what package.json leads to, and nothing that is not meant for apps. */
function files({ root }) {
  return withPacked(root, (packed) => {
    const names = packed.files.map(({ path }) => path);
    const { main, module, types, exports, bin, miniprogram } = readManifest(root);
    const wanted = entriesOf([main, module, types, exports, bin, `./${miniprogram}/index.js`]);
    const missing = [...new Set(wanted.map((path) => path.replace('./', '')))].filter(
      (path) => !names.includes(path),
    );
    const strange = names.filter((name) => !expected.test(name) || /\.(map|tsbuildinfo)$/.test(name));
    return [
      ...missing.map((name) => `the package lacks ${name}`),
      ...strange.map((name) => `the package would contain ${name}`),
    ];
  });
}

async function lint({ root }) {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: root, strict: true, pack: false });
  // With `engines`, yarn would refuse the package to apps that are built on an older Node.
  return messages
    .filter(({ code }) => code !== 'USE_ENGINES_NODE')
    .map(({ code, path }) => `publint: ${code} at ${path.join('.')}`);
}

function types({ root }) {
  return withPacked(root, async ({ tarball }) => {
    // Loaded only here: it takes longer than all other checks.
    const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
    const { problems } = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    return (problems ?? []).map(({ kind, entrypoint = '', resolutionKind = '' }) =>
      `attw: ${kind} ${entrypoint} ${resolutionKind}`.trim(),
    );
  });
}

export const packageChecks = { build, files, publint: lint, attw: types };
