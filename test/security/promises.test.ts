// Each promise of the page about security has a test, and each of these tests has a promise.
import { firstCells, promisesTested } from './promises';

const promised = firstCells('docs/en/security.md', 'Promise');

it('finds the promises of the page', () => {
  expect(promised.length).toBeGreaterThan(20);
  expect(firstCells('docs/security.md', '保证')).toHaveLength(promised.length);
});

it('has a test for each promise, and a promise for each test', () => {
  expect(promisesTested().sort()).toEqual([...promised].sort());
});
