// What git, versions and lock files have to say before a release.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function readManifest(root, name = 'package.json') {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

function git(root, ...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** The heading of the newest release in CHANGELOG.md, and what is written below it. */
export function newestRelease(root) {
  const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const [, version, date, notes] =
    /^## \[([^\]]+)\](?: - (\S+))?\n([\s\S]*?)(?=^## \[|$(?![\s\S]))/m.exec(text) ?? [];
  return { version, date, notes: notes?.trim() };
}

/** Nothing that is released is missing from git. */
function tree({ root }) {
  return git(root, 'status', '--porcelain')
    .split('\n')
    .filter(Boolean)
    .map((line) => `not committed: ${line.slice(2).trim()}`);
}

/** Every place that names the version names the same. */
function version({ root }) {
  const { version: expected } = readManifest(root);
  const lock = readManifest(root, 'package-lock.json');
  const source = readFileSync(join(root, 'src/version.ts'), 'utf8');
  const found = {
    'package-lock.json': lock.version,
    'packages[""] of package-lock.json': lock.packages[''].version,
    'src/version.ts': /version = '([^']+)'/.exec(source)?.[1],
  };
  return Object.entries(found)
    .filter(([, value]) => value !== expected)
    .map(([place, value]) => `${place} has ${value}, package.json ${expected}`);
}

/** CHANGELOG.md begins with this version, under today's date. */
function changelog({ root }) {
  const { version: expected } = readManifest(root);
  const release = newestRelease(root);
  const today = new Date().toISOString().slice(0, 10);
  const problems = [];
  if (release.version !== expected)
    problems.push(`CHANGELOG.md begins with ${release.version}, package.json has ${expected}`);
  if (release.date !== today) problems.push(`CHANGELOG.md dates it ${release.date}, today is ${today} (UTC)`);
  if (!/^### /m.test(release.notes ?? '')) problems.push('CHANGELOG.md says nothing about it');
  return problems;
}

/** The version has not been released. */
function tag({ root }) {
  const name = `v${readManifest(root).version}`;
  return git(root, 'tag', '--list', name) ? [`the tag ${name} exists: choose another version`] : [];
}

/** A preview is not what `npm install authing-wxapp-sdk` gives, a release is. */
function distTag({ root }) {
  const { version: released, publishConfig = {} } = readManifest(root);
  const { access, tag: name = 'latest' } = publishConfig;
  const expected = released.includes('-') ? 'next' : 'latest';
  const problems = [];
  if (name !== expected)
    problems.push(`publishConfig.tag is "${name}": ${released} is published as "${expected}"`);
  if (access !== 'public') problems.push('publishConfig.access is not "public"');
  return problems;
}

/** Lock files name no registry, so that `npm ci` uses the one of the machine that installs. */
function locks({ root }) {
  return git(root, 'ls-files', '*package-lock.json')
    .split('\n')
    .filter((file) => file && existsSync(join(root, file)))
    .filter((file) => /"resolved":\s*"https?:/.test(readFileSync(join(root, file), 'utf8')))
    .map((file) => `${file} holds download addresses`);
}

/** `.ci/run` has passed on exactly this commit, or passes now. */
function ci({ root, ci: runs }) {
  if (runs) {
    execFileSync(join(root, '.ci/run'), { cwd: root, stdio: 'inherit' });
    return [];
  }
  const stamp = join(root, git(root, 'rev-parse', '--git-path', 'ci-passed'));
  const passed = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : 'no commit';
  return passed === git(root, 'rev-parse', 'HEAD')
    ? []
    : [`.ci/run has passed on ${passed.slice(0, 9)}, not on this commit: run it, or add --ci`];
}

export const repositoryChecks = { tree, version, changelog, tag, 'dist-tag': distTag, locks };
export const gateChecks = { ci };
