import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthenticationClient } from '../../src';
import { successors } from '../../src/methods/unsupported';

const unsupported = Object.values(successors).join(' ').replace(/!/g, '').split(' ');
const names = [...Object.getOwnPropertyNames(AuthenticationClient.prototype)]
  // Sub-clients of which nothing works have no place in a list of methods.
  .filter((name) => !['constructor', 'enterprise', 'principal'].includes(name))
  .filter((name) => !unsupported.includes(name));

test.each(['README.md', 'README-zh_CN.md'])('%s names every method of the client, and no other', (file) => {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8');
  const table = /\n## (Methods|方法一览)\n([\s\S]*?)\n## /.exec(text)?.[2] ?? '';
  const listed = [...table.matchAll(/`(\w+)`/g)].map((match) => match[1]);
  expect(listed.sort()).toEqual(names.filter((name) => name !== 'api').sort());
});
