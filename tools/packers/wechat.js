'use strict';
// What WeChat DevTools does to a project before it runs: "Build npm" and compiling, without DevTools.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const ci = require('miniprogram-ci');

const root = join(__dirname, '../..');

/** Packs the SDK as it is published and installs it into a project; `folder` keeps the tarball. */
function installSdk(project, folder) {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  const { filename } = Object.values(JSON.parse(packed))[0];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], {
    cwd: project,
    stdio: 'ignore',
  });
}

/** "Build npm"; fails on any warning. */
async function buildNpm(project) {
  const result = await ci.packNpmManually({
    packageJsonPath: join(project, 'package.json'),
    miniprogramNpmDistDir: project,
  });
  assert.deepEqual(result.warnList, [], 'Build npm must not warn');
}

/** The files of a project, compiled as an upload does; `folder` takes what the compiler needs meanwhile. */
async function compiledFiles(project, folder) {
  const key = join(folder, 'key');
  writeFileSync(key, 'compiling needs no key, but the tool wants one');
  const source = new ci.Project({
    appid: 'wx4f4bc4dec97d474b',
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
  return ci.getCompiledResult({
    project: source,
    setting: { es6: true, es7: true, minify: true },
    onProgressUpdate() {},
  });
}

/** Compiles a project as an upload does, into `compiled`. */
async function compile(project, compiled) {
  const before = process.cwd();
  const scratch = mkdtempSync(join(tmpdir(), 'genauth-compile-'));
  // Without a cache folder of DevTools the compiler makes one, named after the project's hash, in the working directory.
  process.chdir(scratch);
  let files;
  try {
    files = await compiledFiles(project, scratch);
  } finally {
    process.chdir(before);
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(compiled, path)), { recursive: true });
    writeFileSync(join(compiled, path), content);
  }
}

module.exports = { buildNpm, compile, installSdk };
