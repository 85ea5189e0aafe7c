// What an app pays for the SDK, beside the SDKs of the vendor: time at start-up, time per call on top of `wx.request`, and bytes. Each
// start-up is measured in a fresh process, as an app has one launch, in CPU time, and the SDKs take turns, as a machine changes its pace;
// ratios are those of neighbours. Without JIT is WeChat on iOS.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { vendorFiles } from './vendor.mjs';

const STARTS = 31;
const CALL_PROCESSES = 5;
const yardstick = 'miniapp-taro';
// Compiling grows with the bytes: at 2.6 times the size and six times the methods of the yardstick, injecting alone takes as long as all of it.
const limits = { gate: 2.6, aim: 1 };
const engines = { JIT: [], 'no JIT': ['--jitless'] };

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const files = { ours: path('../miniprogram_dist/index.js'), ...(await vendorFiles()) };
const names = Object.keys(files);

function measure(mode, flags, name) {
  const options = [...flags, path('child.mjs'), mode, name, files[name]];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Results of all SDKs in turn, `runs` times. */
function takeTurns(mode, flags, runs) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run++)
    for (const name of names) results[name].push(measure(mode, flags, name));
  return results;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function round(value) {
  return Number(value.toFixed(2));
}

/** Median and range. */
function spread(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2));
  return `${median(values).toFixed(2)} (${low} to ${high})`;
}

function ratio(ours, theirs) {
  return median(ours.map((value, run) => value / theirs[run]));
}

/** Prints a table of the start-ups; the ratio to the yardstick. */
function startUps(engine, flags) {
  const results = takeTurns('start', flags, STARTS);
  const totals = (name) => results[name].map(({ total }) => total);
  const table = {};
  for (const name of names) {
    const part = (step) => round(median(results[name].map((times) => times[step])));
    table[name] = {
      inject: part('inject'),
      require: part('require'),
      construct: part('construct'),
      'all three (range)': spread(totals(name)),
      [`× ${yardstick}`]: round(ratio(totals(name), totals(yardstick))),
    };
  }
  console.log(`\nStart-up, ms of CPU time, median of ${STARTS} processes, ${engine}`);
  console.table(table);
  return ratio(totals('ours'), totals(yardstick));
}

function calls(engine, flags) {
  const results = takeTurns('calls', flags, CALL_PROCESSES);
  const titles = [...new Set(names.flatMap((name) => Object.keys(results[name][0])))];
  const table = {};
  for (const title of titles) {
    const able = names.filter((name) => title in results[name][0]);
    table[title] = Object.fromEntries(
      able.map((name) => [name, spread(results[name].map((times) => times[title]))]),
    );
  }
  console.log(
    `\nA call by a signed-in user, µs of CPU time beside wx.request, median of ${CALL_PROCESSES} processes, ${engine}`,
  );
  console.table(table);
}

function sizes() {
  const table = {};
  for (const [name, file] of Object.entries({
    ...files,
    'ours, encrypt.js': path('../miniprogram_dist/encrypt.js'),
  })) {
    const code = readFileSync(file);
    table[name] = { bytes: code.length, 'gzip -9': gzipSync(code, { level: 9 }).length };
  }
  console.log('\nSize, minified, with all that it depends on');
  console.table(table);
}

const ratios = Object.entries(engines).map(([engine, flags]) => [engine, startUps(engine, flags)]);
for (const [engine, flags] of Object.entries(engines)) calls(engine, flags);
sizes();
for (const [engine, value] of ratios) {
  const verdict =
    value > limits.gate ? 'MISSED' : value > limits.aim ? 'kept, the aim is not' : 'kept, and the aim';
  console.log(
    `Start-up, ${engine}: ${value.toFixed(2)} × ${yardstick}; gate ${limits.gate}, aim ${limits.aim}: gate ${verdict}`,
  );
  if (value > limits.gate) process.exitCode = 1;
}
