import { install } from '../../src/late';
import { laterMethods, laterProperties } from '../../src/late/names';

test('every name that is loaded on first use is known before, and no other', () => {
  const prototype = {};
  install(prototype);
  const names = `${laterMethods} ${laterProperties}`.split(' ');
  expect(names.sort()).toEqual(Object.getOwnPropertyNames(prototype).sort());
});
