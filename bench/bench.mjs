// npm run bench: what an app pays for the SDK, beside the SDKs of the vendor and beside `wx.request` alone. CPU time in fresh processes that take
// turns; each cell is a median, its range, and the ratio to ours of the process beside it. What has to stay within a budget is checked.
//
//   node bench/bench.mjs [--full] [--write]
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { packed } from './packed.mjs';
import { circumstances, markdownTable, writePart } from './pages.mjs';
import { sdks } from './sdks.mjs';
import { behind, calls, encryption, memory, quickjs, scenarios, sizes, startUps } from './tables.mjs';
import { bareFile, vendorFiles } from './vendor.mjs';

const { values: options } = parseArgs({
  options: { full: { type: 'boolean' }, write: { type: 'boolean' } },
});
const runs = options.full
  ? { start: 31, quickjs: 15, calls: 9, memory: 3, encryption: 5 }
  : { start: 11, quickjs: 3, calls: 3, memory: 1, encryption: 1 };
const CALLS = options.full ? 100_000 : 10_000;

const yardstick = 'miniapp-taro';
// Compiling grows with the bytes: at 2.6 times the size and six times the methods of the yardstick, injecting alone takes as long as all of it.
const limits = { gate: 2.6, aim: 1, memory: 256 };

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const files = {
  ours: path('../miniprogram_dist/index.js'),
  ...(await vendorFiles()),
  'wx.request': bareFile(),
};

const packed4 = options.full ? await packed('authing-wxapp-sdk', path('vendor/node_modules')) : undefined;
const started = startUps(files, runs.start);
const counted = scenarios(files);
const grown = memory(files, runs.memory, CALLS);
const tables = [
  sizes(files, packed4),
  started.table,
  quickjs(files, runs.quickjs),
  calls(files, runs.calls),
  grown,
  counted.table,
  encryption(runs.encryption),
];

function render(language) {
  const head = Object.keys(files).map((name) => sdks[name].title);
  const notes = [
    `每项取 ${runs.start} 个（启动）、${runs.calls} 个（调用）新进程的中位数，括号里是范围，× 是与我们的比值。`,
    `Medians of ${runs.start} (start-up) and ${runs.calls} (calls) fresh processes, with the range in brackets; × is the ratio to ours.`,
  ];
  const parts = tables.map(({ title, head: own, rows }) => {
    const body = rows.map(([chinese, english, cells]) => [[chinese, english][language], ...cells]);
    return `**${title[language]}**\n\n${markdownTable(['', ...(own ?? head)], body)}`;
  });
  const opening = circumstances()[language] + ['', ' '][language] + notes[language];
  return [opening, ...parts, ...renderBehind(language)].join('\n\n');
}

/** Where we are not ahead, by the one that is. */
function renderBehind(language) {
  if (!behind.length) return [];
  const title = ['**不如对方的项目**', '**Where another one is ahead**'][language];
  const names = [...new Set(behind.map(({ name }) => name))];
  const list = names.map((name) => {
    const titles = behind.filter((each) => each.name === name).map((each) => each.titles[language]);
    return `- ${name}${['：', ': '][language]}${titles.join(['；', '; '][language])}`;
  });
  return [title, list.join('\n')];
}

console.log(render(1));
if (options.write) await writePart('bench', render(0), render(1));

console.log('');
function check(title, isKept) {
  console.log(`${title}: ${isKept ? 'kept' : 'MISSED'}`);
  if (!isKept) process.exitCode = 1;
}
for (const [engine, ratioTo] of Object.entries(started.ratios)) {
  const value = ratioTo(yardstick);
  const aim = value > limits.aim ? 'the aim is not reached' : 'the aim is reached';
  check(
    `Start-up, ${engine}: ${value.toFixed(2)} × ${yardstick}; gate ${limits.gate}, ${aim}`,
    value <= limits.gate,
  );
}
check('One renewal for 1,000 calls on an expired token, one request after a launch', counted.isRight);
check(
  `Memory after ${CALLS} calls: ${grown.largest.toFixed(0)} KB; gate ${limits.memory}`,
  grown.largest <= limits.memory,
);
