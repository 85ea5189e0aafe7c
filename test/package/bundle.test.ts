import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { createSimulator } from '../../simulator';
import * as sources from '../../src';
import { createPackageRealm, packageFolder } from '../support/realm';

/** bytes; `index.js` is the whole SDK */
const budgets: { [file: string]: { raw: number; gzip: number } } = {
  'index.js': { raw: 76_000, gzip: 24_500 },
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
    const required = [...code.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1]);
    expect(required).toEqual([]);
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

  it('touches nothing of the host while it loads', () => {
    const simulator = createSimulator();
    createPackageRealm({ simulator }).require('authing-wxapp-sdk');
    expect(simulator.calls).toEqual([]);
  });
});
