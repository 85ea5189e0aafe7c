import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { startEmulator } from '../../emulator';
import { createRealm, createSimulator } from '../../simulator';
import * as sources from '../../src';
import { createPackageRealm, packageFolder } from '../support/realm';

/** bytes; `index.js` is what every launch reads, `late.js` what is loaded on first use */
const budgets: { [file: string]: { raw: number; gzip: number } } = {
  'index.js': { raw: 40_000, gzip: 12_000 },
  'late.js': { raw: 36_000, gzip: 11_000 },
  'encrypt.js': { raw: 32_000, gzip: 12_500 },
};

describe('miniprogram_dist', () => {
  it('holds what "Build npm" copies, and nothing else', () => {
    expect(readdirSync(packageFolder).sort()).toEqual(['encrypt.js', 'index.js', 'late.js']);
  });

  it.each(Object.entries(budgets))('%s keeps its budget', (file, budget) => {
    const code = readFileSync(join(packageFolder, file));
    const size = { raw: code.length, gzip: gzipSync(code, { level: 9 }).length };
    process.stdout.write(
      `${file}: ${size.raw} bytes, ${size.gzip} gzip (budget ${budget.raw}, ${budget.gzip})\n`,
    );
    expect(size.raw).toBeLessThanOrEqual(budget.raw);
    expect(size.gzip).toBeLessThanOrEqual(budget.gzip);
  });

  it.each(Object.keys(budgets))('%s is ES5 and needs nothing from outside', (file) => {
    const code = readFileSync(join(packageFolder, file), 'utf8');
    expect(() => parse(code, { ecmaVersion: 5, allowReserved: true })).not.toThrow();
    const required = [...code.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1]);
    const known = { 'index.js': ['"./late.js"'], 'late.js': ['"./index.js"'], 'encrypt.js': [] }[file];
    expect(required).toEqual(known);
    expect(code).not.toMatch(/\beval\(|new Function|regeneratorRuntime/);
  });

  it('exports what the documentation names, and nothing else', () => {
    const realm = createPackageRealm({ simulator: createSimulator() });
    const index = realm.require('authing-wxapp-sdk') as object;
    expect(Object.keys(index).sort()).toEqual(Object.keys(sources).sort());
    expect(Object.keys(realm.require('authing-wxapp-sdk/encrypt') as object)).toEqual(
      expect.arrayContaining(['rsa', 'sm2']),
    );
  });

  it('signs in and keeps somebody signed in without what is loaded late', async () => {
    const emulator = await startEmulator();
    const folder = mkdtempSync(join(tmpdir(), 'genauth-heart-'));
    cpSync(join(packageFolder, 'index.js'), join(folder, 'index.js'));
    try {
      const realm = createRealm({
        simulator: createSimulator({ emulator }),
        packages: { 'authing-wxapp-sdk': folder },
      });
      const { AuthenticationClient } = realm.require('authing-wxapp-sdk') as typeof sources;
      const authing = new AuthenticationClient({
        appId: 'GEN_AUTH_APP_ID',
        extIdpConnidentifier: 'my-wxapp',
        host: emulator.url,
      });
      const user = await authing.ensureLogin();
      emulator.clock.advance(7200_000);
      expect((await authing.getCurrentUser())?.id).toBe(user.id);
      expect(emulator.requests.map(({ path }) => path)).toContain('/oidc/token');
      await authing.logout();
      await expect(authing.loginByCode()).resolves.toMatchObject({ id: user.id });
      expect(() => authing.api).toThrow('./late.js');
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await emulator.close();
    }
  });

  it('raises errors of one class from both files', async () => {
    const realm = createPackageRealm({ simulator: createSimulator() });
    const { AuthenticationClient, GenAuthError } = realm.require('authing-wxapp-sdk') as typeof sources;
    const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID' });
    const error = await authing.trackSession().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error instanceof GenAuthError).toBe(true);
  });

  it('touches nothing of the host while it loads', () => {
    const simulator = createSimulator();
    createPackageRealm({ simulator }).require('authing-wxapp-sdk');
    expect(simulator.calls).toEqual([]);
  });
});
