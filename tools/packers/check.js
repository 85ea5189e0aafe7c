'use strict';
// A project as a user has it: the example, with the packed SDK installed, built and compiled by WeChat's tools, then launched.
const assert = require('node:assert/strict');
const { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startEmulator } = require('../../lib/emulator.js');
const { createRealm, createSimulator } = require('../../lib/simulator.js');
const { buildNpm, compile, installSdk } = require('./wechat.js');

const root = join(__dirname, '../..');

/** "Build npm" copies the SDK as it is. */
function checkCopies(project) {
  const built = join(project, 'miniprogram_npm/authing-wxapp-sdk');
  const files = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .sort();
  const shipped = join(root, 'miniprogram_dist');
  assert.deepEqual(files(built), files(shipped));
  for (const file of files(built))
    assert.deepEqual(readFileSync(join(built, file)), readFileSync(join(shipped, file)), `${file} is copied`);
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
    const project = join(folder, 'project');
    mkdirSync(project);
    cpSync(join(root, 'example-miniprogram'), project, { recursive: true });
    installSdk(project, folder);
    await buildNpm(project);
    checkCopies(project);
    await launch(project);
    process.stdout.write('Build npm: copied without a warning, signs in\n');
    const compiled = join(folder, 'compiled');
    await compile(project, compiled);
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
