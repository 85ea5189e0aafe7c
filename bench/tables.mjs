// What is measured, table by table: a title in Chinese and English, a head, and rows of [Chinese, English, cells].
import { readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { measureEncryption } from './encrypt.mjs';
import { installed } from './phones.mjs';
import { sdks } from './sdks.mjs';
import { median, run, spread, takeTurns } from './processes.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const engines = [
  ['Node，有 JIT', 'Node, JIT', []],
  ['Node，无 JIT', 'Node, no JIT', ['--jitless']],
];
const number = (value) => value.toLocaleString('en-US');

/** Rows in which another one is better than ours, with its name and their titles in Chinese and English. */
export const behind = [];

/** A row of measurements in which less is better; values by SDK, several of each. */
function row(chinese, english, results) {
  const { ours, ...others } = results;
  for (const [name, values] of Object.entries(others))
    if (name !== 'wx.request' && values && median(values.map((value, round) => value / ours[round])) < 0.98)
      behind.push({ name: sdks[name]?.title ?? name, titles: [chinese, english] });
  const cells = Object.values(results).map((values) => (values ? spread(values, ours) : '—'));
  return [chinese, english, cells];
}

/** @param packed - what WeChat's packer makes of the vendor's SDK 4, where it was asked */
export function sizes(files, packed) {
  const codes = Object.entries(files)
    .filter(([name]) => name !== 'wx.request')
    .map(([name, file]) => [name, readFileSync(file)]);
  const measure = (chinese, english, read) => {
    const values = Object.fromEntries(codes.map(([name, code]) => [name, [read(code)]]));
    row(chinese, english, values);
    return [chinese, english, [...Object.values(values).map(([value]) => number(value)), '—']];
  };
  const cells = (size) => [number(size(codes[0][1])), packed ? number(size(packed)) : '—', '—', '—'];
  const gzip = (code) => gzipSync(code, { level: 9 }).length;
  const encrypt = readFileSync(path('../miniprogram_dist/encrypt.js'));
  return {
    title: ['大小（字节）', 'Size (bytes)'],
    rows: [
      measure('压缩后的代码，含依赖', 'Minified, with all that it depends on', (code) => code.length),
      measure('gzip -9', 'gzip -9', gzip),
      ['由微信的“构建 npm”生成', 'As "Build npm" of WeChat makes it', cells((code) => code.length)],
      ['由微信的“构建 npm”生成，gzip -9', 'As "Build npm" of WeChat makes it, gzip -9', cells(gzip)],
      [
        '另有 encrypt.js，用到才引入',
        'encrypt.js, only where it is required',
        [number(encrypt.length), '—', '—', '—'],
      ],
    ],
  };
}

/** Start-ups, and the ratio of ours to each other SDK by engine. */
export function startUps(files, runs) {
  const ratios = {};
  const rows = engines.map(([chinese, english, flags]) => {
    const results = takeTurns(Object.keys(files), runs, (name) =>
      run('child.mjs', ['start', name, files[name]], flags),
    );
    const totals = totalsOf(results, 'total');
    ratios[english] = (name) => median(totals.ours.map((value, round) => value / totals[name][round]));
    return row(`启动，${chinese}（ms）`, `Start-up, ${english} (ms)`, totals);
  });
  return { ratios, table: { title: ['启动', 'Start-up'], rows: [...rows, ...onPhones(files, runs)] } };
}

const phoneNames = {
  JavaScriptCore: [
    'JavaScriptCore，无 JIT，即 iPhone 的引擎',
    'JavaScriptCore, no JIT: the engine of an iPhone',
  ],
  'V8 5.1': ['V8 5.1，即 2016 年安卓手机的引擎', 'V8 5.1: the engine of an Android phone of 2016'],
};

function onPhones(files, runs) {
  return installed.map((engine) => {
    const [chinese, english] = phoneNames[engine];
    const results = takeTurns(Object.keys(files), runs, (name) =>
      run('phones.mjs', [engine, name, files[name]]),
    );
    return row(`启动，${chinese}（ms）`, `Start-up, ${english} (ms)`, totalsOf(results, 'total'));
  });
}

function totalsOf(results, field) {
  return Object.fromEntries(
    Object.entries(results).map(([name, each]) => [name, each.map((result) => result[field])]),
  );
}

/** Start-up, memory and a call in QuickJS. */
export function quickjs(files, runs) {
  const results = takeTurns(Object.keys(files), runs, (name) => run('quickjs.mjs', [name, files[name]]));
  return {
    title: ['QuickJS（没有 JIT 的小引擎）', 'QuickJS, a small engine without JIT'],
    rows: [
      row('启动，QuickJS（ms）', 'Start-up, QuickJS (ms)', totalsOf(results, 'total')),
      row(
        '启动后占用的内存，QuickJS（KB）',
        'Memory after start-up, QuickJS (KB)',
        totalsOf(results, 'kilobytes'),
      ),
      row('读取用户资料，QuickJS（µs）', 'Reading the profile, QuickJS (µs)', totalsOf(results, 'call')),
    ],
  };
}

const callNames = { 'api.getProfile()': '`api.getProfile()`', 'getCurrentUser()': '`getCurrentUser()`' };

export function calls(files, runs) {
  const names = Object.keys(files);
  const rows = engines.flatMap(([chinese, english, flags]) => {
    const results = takeTurns(names, runs, (name) => run('child.mjs', ['calls', name, files[name]], flags));
    return Object.entries(callNames).map(([call, title]) => {
      const values = names.map((name) => [
        name,
        call in results[name][0] ? results[name].map((each) => each[call]) : undefined,
      ]);
      return row(`${title}，${chinese}（µs）`, `${title}, ${english} (µs)`, Object.fromEntries(values));
    });
  });
  return { title: ['已登录用户的一次调用', 'A call by a signed-in user'], rows };
}

export function memory(files, runs, count) {
  const results = takeTurns(Object.keys(files), runs, (name) =>
    run('child.mjs', ['memory', name, files[name], count], ['--expose-gc']),
  );
  const cells = Object.values(results).map((values) => spread(values));
  const times = number(count);
  return {
    title: ['内存的增长', 'Growth of memory'],
    rows: [[`${times} 次调用之后（KB）`, `After ${times} calls (KB)`, cells]],
    largest: Math.max(...results.ours),
  };
}

const scenarioRows = {
  signIn: ['静默登录', 'Silent sign-in'],
  call: ['已登录，读取用户资料', 'Signed in, reading the profile'],
  relaunch: ['重新启动，读取用户资料', 'Launched again, reading the profile'],
  signOut: ['退出登录', 'Signing out'],
  expired50: ['token 过期，同时调用 50 次', 'Token expired, 50 calls at a time', 50],
  expired1000: ['token 过期，同时调用 1,000 次', 'Token expired, 1,000 calls at a time', 1000],
};

/** Requests, other calls of `wx` and storage operations. Deterministic: once each. */
export function scenarios(files) {
  const results = Object.entries(files).map(([name, file]) => {
    const { stored, ...first } = run('scenarios.mjs', [name, file]);
    return { ...first, ...run('scenarios.mjs', [name, file, JSON.stringify(stored)]) };
  });
  const rows = Object.entries(scenarioRows).map(([key, [chinese, english, calls]]) => {
    const text = ([requests, others, storage, users]) =>
      `${[requests, others, storage].map(number).join(' / ')}${calls && users < calls ? ` (${users}/${number(calls)} ✓)` : ''}`;
    noteRequests(
      Object.keys(files),
      results.map((result) => result[key]),
      [chinese, english],
      calls,
    );
    return [chinese, english, results.map((result) => text(result[key]))];
  });
  const ours = results[0];
  const isRight = ours.expired1000[3] === 1000 && ours.expired1000[0] === 1001 && ours.relaunch[0] === 1;
  const title = [
    '请求数 / 其他 wx 调用数 / 存储操作数（✓ 为成功的调用数）',
    'Requests / other calls of wx / storage operations (✓ calls that succeed)',
  ];
  return { isRight, table: { title, rows } };
}

/** Ours beside the library of the same algorithm. */
const libraries = { RSA: 'jsencrypt', SM2: 'sm-crypto-v2' };

/** An SDK is ahead where it does the same with fewer requests. */
function noteRequests(names, results, [chinese, english], calls = 0) {
  names.forEach((name, index) => {
    const [requests, , , users] = results[index];
    if (name !== 'wx.request' && requests < results[0][0] && users >= calls)
      behind.push({ name: sdks[name].title, titles: [`${chinese}的请求数`, `${english}, requests`] });
  });
}

export function encryption(runs) {
  const results = Array.from({ length: runs }, measureEncryption);
  const rows = Object.keys(results[0]).flatMap((engine) => {
    const read = (name) => results.map((each) => each[engine][name]);
    const algorithms = Object.keys(results[0][engine]).filter((name) => name.endsWith(', encrypt.js'));
    return algorithms.map((ours) => {
      const algorithm = ours.replace(', encrypt.js', '');
      const library = libraries[algorithm.slice(0, 3)];
      const theirs = `${algorithm}, ${library}`;
      const values = { ours: read(ours), [library]: theirs in results[0][engine] ? read(theirs) : undefined };
      return row(`${algorithm}，${engineNames[engine]}`, `${algorithm}, ${engine}`, values);
    });
  });
  return {
    title: ['加密一个密码（ms）', 'Encrypting one password (ms)'],
    head: ['encrypt.js', 'jsencrypt / sm-crypto-v2'],
    rows,
  };
}

const engineNames = {
  'JIT, BigInt': '有 JIT，有 BigInt',
  'JIT, no BigInt': '有 JIT，无 BigInt',
  'no JIT, BigInt': '无 JIT，有 BigInt',
  'no JIT, no BigInt': '无 JIT，无 BigInt',
};
