import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { startEmulator } from '../../emulator';
import { createRealm, createSimulator } from '../../simulator';
import * as sources from '../../src';
import { createPackageRealm, packageFolder } from '../support/realm';

const root = join(__dirname, '../..');

interface Size {
  raw: number;
  gzip: number;
}

/** In bytes. WeChat reads `index.js` at every launch, `encrypt.js` only where an app requires it. */
const budgets: { [file: string]: Size & { aim?: Size } } = {
  // 3.5 kB of it are texts: those for users in four languages, those for developers in two. 0.5 kB keep copies in two realms signed in.
  // 0.4 kB are for what random answers, tokens, records and options have found (test/fuzz/found.test.ts).
  'index.js': { raw: 84_500, gzip: 27_550, aim: { raw: 60_000, gzip: 19_500 } },
  'encrypt.js': { raw: 13_500, gzip: 6_200 },
};

describe('miniprogram_dist', () => {
  it('holds what "Build npm" copies, and nothing else', () => {
    expect(readdirSync(packageFolder).sort()).toEqual(['components', 'encrypt.js', 'index.js']);
  });

  it.each(Object.entries(budgets))('%s keeps its budget', (file, budget) => {
    const code = readFileSync(join(packageFolder, file));
    const size = { raw: code.length, gzip: gzipSync(code, { level: 9 }).length };
    const aim = budget.aim ? `, aim ${budget.aim.raw} and ${budget.aim.gzip}` : '';
    process.stdout.write(
      `${file}: ${size.raw} bytes, ${size.gzip} gzip (budget ${budget.raw} and ${budget.gzip}${aim})\n`,
    );
    expect(size.raw).toBeLessThanOrEqual(budget.raw);
    expect(size.gzip).toBeLessThanOrEqual(budget.gzip);
  });

  it.each([
    'README.md',
    'README-zh_CN.md',
    'docs/faq.md',
    'docs/en/faq.md',
    'docs/packages.md',
    'docs/en/packages.md',
  ])('has the sizes that %s gives', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
    const index = readFileSync(join(packageFolder, 'index.js'));
    const gzip = kilobytes(gzipSync(index, { level: 9 }).length);
    expect(text).toContain(kilobytes(index.length));
    expect(text.includes(`${gzip} gzipped`) || text.includes(`gzip 后 ${gzip}`)).toBe(true);
    const bytesOf = (folder: string): number =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
    const [, total] = /(\d+ kB)(?:（其中| in all|：`index|: `index)/.exec(text) ?? [];
    if (!page.includes('packages')) expect(total).toBe(kilobytes(bytesOf(packageFolder)));
    if (total) expect(text).toContain(kilobytes(bytesOf(join(packageFolder, 'components'))));
  });

  it.each(Object.keys(budgets))('%s is ES5 and needs nothing from outside', (file) => {
    const code = readFileSync(join(packageFolder, file), 'utf8');
    expect(() => parse(code, { ecmaVersion: 5, allowReserved: true })).not.toThrow();
    expect(code).not.toMatch(/\brequire\b|\bimport\s*[({'"]/);
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

  it('is the whole SDK in index.js: sign-in, renewal, the API and the sub-clients need no other file', async () => {
    const emulator = await startEmulator();
    const folder = mkdtempSync(join(tmpdir(), 'genauth-alone-'));
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
      await expect(authing.updateProfile({ nickname: 'Bob' })).resolves.toMatchObject({ nickname: 'Bob' });
      await expect(authing.api.getProfile()).resolves.toMatchObject({ data: { userId: user.id } });
      await expect(authing.qrcode.geneCode()).resolves.toMatchObject({ random: expect.any(String) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await emulator.close();
    }
  });

  it('raises errors of one class from all of its parts', async () => {
    const realm = createPackageRealm({ simulator: createSimulator() });
    const { AuthenticationClient, GenAuthError } = realm.require('authing-wxapp-sdk') as typeof sources;
    const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID' });
    const errors = await Promise.all(
      [
        authing.trackSession(),
        authing.api.getProfile(),
        authing.browserFingerprint.myDevicesList(),
        authing.refreshToken(),
      ].map((call) => call.catch((thrown: unknown) => thrown)),
    );
    expect(errors).toMatchObject([
      { kind: 'config', code: -4 },
      { kind: 'session' },
      { kind: 'session' },
      { kind: 'session' },
    ]);
    for (const error of errors) expect(error instanceof GenAuthError).toBe(true);
    expect(() => new AuthenticationClient({ appId: '' })).toThrow(GenAuthError);
  });

  it('keeps the names of its classes, for the console, stack traces and error reports', () => {
    const realm = createPackageRealm({ simulator: createSimulator() });
    const { AuthenticationClient, GenAuthError } = realm.require('authing-wxapp-sdk') as typeof sources;
    expect([AuthenticationClient.name, GenAuthError.name]).toEqual(['AuthenticationClient', 'GenAuthError']);
    const authing = new AuthenticationClient({ appId: 'a' });
    expect(inspect(authing)).toMatch(/^AuthenticationClient \{/);
    // Not part of the type, as apps have no use for it.
    const { core } = authing as unknown as { core: object };
    expect(core.constructor.name).toBe('Core');
  });

  it('touches nothing of the host while it loads', () => {
    const simulator = createSimulator();
    createPackageRealm({ simulator }).require('authing-wxapp-sdk');
    expect(simulator.calls).toEqual([]);
  });
});
