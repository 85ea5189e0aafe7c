import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { sm2 as witness } from 'sm-crypto-v2';
import type * as Entry from '../../src/encrypt';
import { isGenAuthError } from '../../src/error';
import { createSimulator, type RealmOptions, type Simulator } from '../../simulator';
import { createPackageRealm, packageFolder } from '../support/realm';
import { decryptRsa, rsaKeys } from '../unit/encrypt/support';

const source = readFileSync(join(packageFolder, 'encrypt.js'), 'utf8');
const keys = rsaKeys(2048);
const sm2Keys = witness.generateKeyPairHex();
let simulator: Simulator;

beforeEach(() => {
  simulator = createSimulator();
});

afterEach(() => {
  simulator.close();
});

function load(options: Partial<RealmOptions> = {}) {
  const realm = createPackageRealm({ simulator, ...options });
  return { realm, entry: realm.require('authing-wxapp-sdk/encrypt') as typeof Entry };
}

describe('encrypt.js', () => {
  test('is ES5 and needs no other file', () => {
    parse(source, { ecmaVersion: 5, sourceType: 'script', allowHashBang: false });
    expect(source).not.toMatch(/\brequire\s*\(/);
    expect(source).not.toMatch(/\bimport\s*[({'"]/);
  });

  test('holds no code of others, and nothing that could take random bytes from elsewhere than wx', () => {
    expect(source).not.toMatch(/copyright|licen[cs]e/i);
    expect(source).not.toMatch(/Math\.random|crypto\./);
  });

  test('is a separate file whose code is not in the main entry', () => {
    const files = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(join(packageFolder, file), 'utf8');
      expect(code.includes('fffffffeffffffff')).toBe(file === 'encrypt.js');
    }
  });

  test('exports its functions and nothing else', () => {
    expect(Object.keys(load().entry).sort()).toEqual(['createRsa', 'createSm2', 'rsa', 'sm2']);
  });

  test('has no effect when it is loaded', () => {
    const { realm } = load();
    expect(simulator.count()).toBe(0);
    expect(realm.logs).toEqual([]);
  });
});

describe.each<[string, Partial<RealmOptions>]>([
  ['a current engine', {}],
  ['an engine of ES5 and Promise, without BigInt', { withoutBuiltinsAfter: 'ES5' }],
])('in %s', (_name, options) => {
  test('rsa encrypts with random bytes of wx', async () => {
    const { entry } = load(options);
    const text = '密码🔑 password';
    expect(decryptRsa(keys, await entry.rsa(text, keys.pem))).toBe(text);
    expect(simulator.count('getRandomValues')).toBeGreaterThan(0);
  });

  test('sm2 encrypts with random bytes of wx', async () => {
    const { entry } = load(options);
    const text = '密码🔑 password';
    expect(witness.doDecrypt(await entry.sm2(text, sm2Keys.publicKey), sm2Keys.privateKey)).toBe(text);
    expect(simulator.count('getRandomValues')).toBeGreaterThan(0);
  });

  test('Math.random is never called, neither by loading nor by encrypting', async () => {
    const realm = createPackageRealm({ simulator, ...options });
    realm.run('Math.random = function () { throw new Error("not secure") }');
    const { rsa, sm2 } = realm.require('authing-wxapp-sdk/encrypt') as typeof Entry;
    expect(decryptRsa(keys, await rsa('text', keys.pem))).toBe('text');
    expect(await sm2('text', sm2Keys.publicKey)).toHaveLength(200);
  });

  test('a web crypto object is not used in place of wx', async () => {
    const { crypto } = globalThis;
    const old = createSimulator({ baseLibrary: '2.14.4' });
    const { entry } = load({ ...options, simulator: old, globals: { crypto, window: { crypto } } });
    for (const call of [entry.rsa('text', keys.pem), entry.sm2('text', sm2Keys.publicKey)]) {
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'config', code: -4 });
      expect(isGenAuthError(error)).toBe(true);
    }
    old.close();
  });

  test('errors are recognised by the main entry, which has its own copy of their class', async () => {
    const { realm, entry } = load(options);
    const main = realm.require('authing-wxapp-sdk') as { isGenAuthError(value: unknown): boolean };
    const error: unknown = await entry.rsa('text', 'garbage').catch((thrown: unknown) => thrown);
    expect(main.isGenAuthError(error)).toBe(true);
  });
});
