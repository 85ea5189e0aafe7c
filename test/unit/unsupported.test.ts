import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator } from '../../simulator';
import { AuthenticationClient } from '../../src';
import { successors } from '../../src/methods/unsupported';
import { failure } from '../support/app';

type Method = (...values: unknown[]) => unknown;
const heard: unknown[][] = [];
const phone = createSimulator();
const authing = new AuthenticationClient({
  appId: 'app',
  platform: phone.wx,
  lang: 'en-US',
  onError: (...failure) => heard.push(failure),
});

/** Every name with its successor, and whether it answered at once. */
const table = Object.entries(successors)
  .flatMap(([successor, names]) =>
    names.split(' ').map((entry) => ({
      path: entry.replace('!', ''),
      successor,
      atOnce: entry.endsWith('!'),
    })),
  )
  .sort((a, b) => a.path.localeCompare(b.path));

/** The method at a path, such as `mfa.verifySms`, ready to be called. */
function methodAt(path: string): () => unknown {
  const [name = '', ...owners] = path.split('.').reverse();
  const owner = owners.reduceRight<unknown>(
    (within, each) => (within as { [name: string]: unknown })[each],
    authing,
  );
  const method = (owner as { [name: string]: unknown })[name];
  if (typeof method !== 'function') throw new Error(`There is no ${path}`);
  return (method as Method).bind(owner);
}

beforeEach(() => {
  heard.length = 0;
  phone.clearRecords();
});

const synchronous = table.filter(({ atOnce }) => atOnce);
const asynchronous = table.filter(({ atOnce }) => !atOnce);

test.each(asynchronous)(
  '$path rejects without a request and names $successor',
  async ({ path, successor }) => {
    const error = await failure(methodAt(path)() as Promise<never>);
    expect(error).toMatchObject({
      kind: 'config',
      code: -4,
      message: `Not supported in a mini program: ${path}. Use ${successor}.`,
    });
    expect(heard).toEqual([[-4, error.message, undefined]]);
    expect(phone.calls).toEqual([]);
  },
);

test.each(synchronous)('$path throws and names $successor', ({ path, successor }) => {
  expect(methodAt(path)).toThrow(`Not supported in a mini program: ${path}. Use ${successor}.`);
  expect(phone.calls).toEqual([]);
});

const replacements = Object.keys(successors).filter((name) => name !== 'authing-node-sdk');
test.each(replacements)('%s, which the errors name, exists and is supported', (successor) => {
  expect(methodAt(successor)).toBeInstanceOf(Function);
  expect(table.map(({ path }) => path)).not.toContain(successor);
});

test.each(['migration/unsupported.md', 'en/migration/unsupported.md'])(
  '%s lists exactly these names, successors and reasons',
  (page) => {
    const rows = readFileSync(join(__dirname, '../../docs', page), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const documented = rows.map(([, method = '', successor = '']) => ({
      path: method.replace(/`| ●/g, ''),
      successor: successor.replace(/`/g, ''),
      atOnce: method.endsWith('●'),
    }));
    expect(documented.sort((a, b) => a.path.localeCompare(b.path))).toEqual(table);
    for (const [, , , reason] of rows) expect(reason).toMatch(/\S{3}/);
  },
);
