'use strict';
// A project as a user has it: the example, with the packed SDK installed, built and compiled by WeChat's tools, then launched.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const ci = require('miniprogram-ci');
const { startEmulator } = require('../../lib/emulator.js');
const { createRealm, createSimulator } = require('../../lib/simulator.js');

const root = join(__dirname, '../..');

/** Installs the tarball that users get into a copy of the example. */
function installProject(folder) {
  const project = join(folder, 'project');
  cpSync(join(root, 'example-miniprogram'), project, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  const { filename } = Object.values(JSON.parse(packed))[0];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], {
    cwd: project,
    stdio: 'ignore',
  });
  return project;
}

async function buildNpm(project) {
  const result = await ci.packNpmManually({
    packageJsonPath: join(project, 'package.json'),
    miniprogramNpmDistDir: project,
  });
  assert.deepEqual(result.warnList, [], 'Build npm must not warn');
  const built = join(project, 'miniprogram_npm/authing-wxapp-sdk');
  assert.deepEqual(readdirSync(built).sort(), ['components', 'encrypt.js', 'index.js']);
  for (const file of readdirSync(built, { recursive: true })) {
    if (statSync(join(built, file)).isDirectory()) continue;
    assert.deepEqual(
      readFileSync(join(built, file)),
      readFileSync(join(root, 'miniprogram_dist', file)),
      `${file} is copied as it is`,
    );
  }
}

async function compile(project, folder) {
  const appid = 'wx4f4bc4dec97d474b';
  const key = join(folder, 'key');
  writeFileSync(key, 'compiling needs no key, but the tool wants one');
  const source = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: project,
    privateKeyPath: key,
    ignores: ['node_modules/**/*'],
  });
  // What the tool would ask WeChat's servers.
  source.attr = async () => ({
    platform: false,
    appType: 0,
    isSandbox: false,
    released: false,
    setting: {
      MaxCodeSize: 2,
      MaxSubpackageSubCodeSize: 2,
      MaxSubpackageFullCodeSize: 20,
      NavigateMiniprogramLimit: 10,
    },
  });
  const files = await ci.getCompiledResult({
    project: source,
    setting: { es6: true, es7: true, minify: true },
    onProgressUpdate() {},
  });
  const compiled = join(folder, 'compiled');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(compiled, path)), { recursive: true });
    writeFileSync(join(compiled, path), content);
  }
  return compiled;
}

/** Launches a project and waits for its silent sign-in. */
async function launch(project) {
  const emulator = await startEmulator();
  try {
    const simulator = createSimulator({ emulator });
    const realm = createRealm({ simulator, root: project, withoutBuiltinsAfter: 'ES2015' });
    const { AuthenticationClient } = realm.require('authing-wxapp-sdk');
    const authing = new AuthenticationClient({
      appId: 'GEN_AUTH_APP_ID',
      extIdpConnidentifier: 'my-wxapp',
      host: emulator.url,
    });
    const user = await authing.ensureLogin();
    await authing.updateProfile({ nickname: 'Bob' });
    assert.equal(typeof user.id, 'string');
    assert.equal(typeof realm.require('authing-wxapp-sdk/encrypt').rsa, 'function');
    realm.close();
  } finally {
    await emulator.close();
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'genauth-packers-'));
  try {
    const project = installProject(folder);
    await buildNpm(project);
    await launch(project);
    process.stdout.write('Build npm: copied without a warning, signs in\n');
    const compiled = await compile(project, folder);
    await launch(compiled);
    process.stdout.write('compiled: signs in without builtins later than ES2015\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
