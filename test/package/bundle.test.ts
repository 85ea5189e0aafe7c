import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { createSimulator } from '../../simulator';
import { createPackageRealm, packageFolder } from '../support/realm';

/** bytes; a little above what the files weigh, so that nothing grows unnoticed */
const budgets: { [file: string]: { raw: number; gzip: number } } = {
  'index.js': { raw: 62_500, gzip: 20_000 },
  'encrypt.js': { raw: 32_000, gzip: 12_500 },
};

describe('miniprogram_dist', () => {
  it('holds what "Build npm" copies, and nothing else', () => {
    expect(readdirSync(packageFolder).sort()).toEqual(['encrypt.js', 'index.js']);
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
    expect(code).not.toMatch(/\brequire\(|\beval\(|new Function|regeneratorRuntime/);
  });

  it('exports what the documentation names', () => {
    const realm = createPackageRealm({ simulator: createSimulator() });
    const index = realm.require('authing-wxapp-sdk') as object;
    expect(Object.keys(index)).toEqual(
      expect.arrayContaining([
        'AuthenticationClient',
        'GenAuthError',
        'isGenAuthError',
        'errorCodes',
        'version',
      ]),
    );
    expect(Object.keys(realm.require('authing-wxapp-sdk/encrypt') as object)).toEqual(
      expect.arrayContaining(['rsa', 'sm2']),
    );
  });

  it('touches nothing of the host while it loads', () => {
    const simulator = createSimulator();
    createPackageRealm({ simulator }).require('authing-wxapp-sdk');
    expect(simulator.calls).toEqual([]);
  });
});
