// `import` and `require` of the package in one app are one SDK: with two, an error of one would be no error of the other's class.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

const root = join(__dirname, '../..');
const sources = {
  'older.cjs': `exports.sdk = require('authing-wxapp-sdk'); exports.encrypt = require('authing-wxapp-sdk/encrypt');`,
  'app.mjs': `
    import * as sdk from 'authing-wxapp-sdk';
    import * as encrypt from 'authing-wxapp-sdk/encrypt';
    import { AuthenticationClient } from 'authing-wxapp-sdk';
    import older from './older.cjs';
    const compare = (imported, required) => ({
      imported: Object.keys(imported).filter((name) => typeof imported[name] !== 'undefined').sort(),
      required: Object.keys(required).sort(),
      same: Object.keys(required).filter((name) => imported[name] === required[name]).sort(),
    });
    console.log(JSON.stringify({
      sdk: compare(sdk, older.sdk),
      encrypt: compare(encrypt, older.encrypt),
      isInstance: new AuthenticationClient({ appId: 'a' }) instanceof older.sdk.AuthenticationClient,
    }));`,
};
const names = {
  sdk: [
    'AuthenticationClient',
    'EmailScene',
    'GenAuthError',
    'PasswordSecurityLevel',
    'SceneType',
    'errorCodes',
    'isGenAuthError',
    'version',
  ],
  encrypt: ['createRsa', 'createSm2', 'rsa', 'sm2'],
};
const expected = {
  sdk: { imported: names.sdk, required: names.sdk, same: names.sdk },
  encrypt: { imported: names.encrypt, required: names.encrypt, same: names.encrypt },
  isInstance: true,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genauth-modules-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/authing-wxapp-sdk'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(file: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }));
}

describe('import and require', () => {
  it('give the same SDK in Node', () => {
    expect(run('app.mjs')).toEqual(expected);
  });

  it('give the same SDK in a bundle, which holds it once', async () => {
    const bundle = await rollup({
      input: join(folder, 'app.mjs'),
      plugins: [nodeResolve(), commonjs()],
      onwarn(warning) {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ file: join(folder, 'bundle.mjs'), format: 'es' });
    await bundle.close();
    expect(run('bundle.mjs')).toEqual(expected);
    const modules = bundle.watchFiles.filter((file) => file.includes('/lib/'));
    expect(modules.map((file) => file.replace(/^.*[/]lib[/]/, '')).sort()).toEqual([
      'encrypt.js',
      'encrypt.mjs',
      'index.js',
      'index.mjs',
    ]);
  });
});
