// Measurements in processes of their own, in turns, and how they are put together.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, URL } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What a script of this folder prints as JSON. */
export function run(script, values, flags = []) {
  const options = [...flags, path(script), ...values.map(String)];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Results by name, `runs` of each. The names take turns, as a machine changes its pace. */
export function takeTurns(names, runs, measure) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round++) for (const name of names) results[name].push(measure(name));
  return results;
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function digits(value) {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 0);
}

/** Median and range; beside ours, the median of the ratios of neighbours. */
export function spread(values, ours) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(digits);
  const text = `${digits(median(values))} (${low}–${high})`;
  if (!ours || ours === values) return text;
  return `${text} ×${digits(median(values.map((value, round) => value / ours[round])))}`;
}
