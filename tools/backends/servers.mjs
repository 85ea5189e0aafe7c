// Compiles the back ends that docs/backend.md prints, and starts them as a reader would.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
const gson = '/usr/share/java/gson.jar';
const gocode = '/usr/share/gocode';
const goOidc = join(gocode, 'src/github.com/coreos/go-oidc');

/** What the languages need, all of it in Debian. */
export function missingTools() {
  const has = (command) => {
    try {
      execFileSync('which', [command], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  return [
    ['default-jdk-headless', has('javac')],
    ['libgoogle-gson-java', existsSync(gson)],
    ['golang-go', has('go')],
    ['golang-github-coreos-go-oidc-dev', existsSync(goOidc)],
  ].flatMap(([name, isThere]) => (isThere ? [] : [name]));
}

function nodeServer(folder, files) {
  writeFileSync(join(folder, 'server.mjs'), files.get('server.mjs'));
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { command: process.execPath, arguments: ['server.mjs'], cwd: folder };
}

function javaServer(folder, files) {
  writeFileSync(join(folder, 'Backend.java'), files.get('Backend.java'));
  const path = `${gson}:${folder}`;
  execFileSync('javac', ['-Xlint:all', '-Werror', '--release', '11', '-cp', path, 'Backend.java'], {
    cwd: folder,
  });
  return { command: 'java', arguments: ['-cp', path, 'Backend'], cwd: folder };
}

/**
 * Debian has go-oidc 2, whose calls here are those of version 3: the page prints the path of version 3, so the older one is
 * placed there.
 */
function goServer(folder, files) {
  const path = join(folder, 'go');
  const version3 = join(path, 'src/github.com/coreos/go-oidc/v3');
  mkdirSync(version3, { recursive: true });
  if (!existsSync(join(version3, 'oidc'))) symlinkSync(goOidc, join(version3, 'oidc'));
  writeFileSync(join(folder, 'main.go'), files.get('main.go'));
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: `${path}:${gocode}`,
    GOCACHE: join(root, '.build/go-cache'),
    GOFLAGS: '',
  };
  for (const command of ['vet', 'build']) execFileSync('go', [command, 'main.go'], { cwd: folder, env });
  return { command: './main', arguments: [], cwd: folder };
}

/** How the back end of each language is made, by its name. */
export const languages = { 'Node.js': nodeServer, Java: javaServer, Go: goServer };

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a back end that trusts the service at `host`; resolves when it answers. */
export async function start(program, { host, issuer, appId }) {
  const port = await freePort();
  const env = {
    ...process.env,
    GENAUTH_HOST: host,
    GENAUTH_ISSUER: issuer,
    GENAUTH_APP_ID: appId,
    PORT: String(port),
  };
  const child = spawn(program.command, program.arguments, { cwd: program.cwd, env, stdio: 'inherit' });
  const closed = once(child, 'close');
  const url = `http://127.0.0.1:${port}/me`;
  const isUp = () => fetch(url).then(Boolean, () => false);
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if (await isUp()) return { url, stop: () => (child.kill(), closed) };
    await sleep(100);
  }
  child.kill();
  throw new Error(`${program.command} does not answer`);
}
