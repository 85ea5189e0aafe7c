// The page about security promises what a test holds, and nothing else.
import { firstCells, promisesTested } from './promises';

const promised = firstCells('docs/en/security.md', 'Promise');

it('finds the promises of the page', () => {
  expect(promised.length).toBeGreaterThan(20);
  expect(firstCells('docs/security.md', '保证')).toHaveLength(promised.length);
});

it('has a test for each promise, and a promise for each test', () => {
  expect(promisesTested().sort()).toEqual([...promised].sort());
});
