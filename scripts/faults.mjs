// npm run faults               runs the fault matrix (test/faults/) and prints how many cells it has
// npm run faults -- --write    writes the figures into docs/internals/figures.md as well, and into its English twin
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const start = '<!-- faults:start -->';
const end = '<!-- faults:end -->';

const pages = {
  'docs/internals/figures.md': {
    title: '# 数据',
    heading: '## 故障矩阵',
    text: '`npm run faults -- --write` 让每个方法遇到每种故障，逐格检查：调用在限定的时间内结束，错误的 `kind` 和 `code` 正确，`onError` 恰好被调用一次，登录态只在服务端拒绝续期后才结束，没有未处理的 rejection，也没有残留的定时器，错误的任何文本和控制台里都没有 token、验证码、手机号和密码。下面的数字由这条命令写入。',
    methods: ({ methods, calls, silent }) =>
      `${methods} 个方法，${calls} 种调用方式，其中 ${silent} 种不发请求（也逐格检查，确认故障对它们没有影响）。`,
    columns: ['故障', '种数', '格数'],
    total: '合计',
    families: {
      status: '服务端的拒绝和网关的 HTTP 状态码',
      bodies: '读不懂的响应、重定向、5 MB 的响应',
      unauthorized: 'token 被拒绝（服务端的各种写法）',
      network: '网络中断、超时、回调不来、来两次或来晚',
      platform: '`wx.login`、选图、扫码失败或缺失',
      storage: '本地存储读不出、写不进、已满',
      clock: '手机时钟跳变',
      later: '多步流程在第二或第三个请求上失败',
    },
  },
  'docs/en/internals/figures.md': {
    title: '# Figures',
    heading: '## Fault matrix',
    text: '`npm run faults -- --write` lets every method meet every fault and checks each cell: the call ends in time, with the right `kind` and `code`; `onError` is called exactly once; the session ends only when the server has refused to renew it; no rejection is left unhandled and no timer running; no text of the error and no line of the console shows a token, a code, a phone number or a password. The command writes these figures.',
    methods: ({ methods, calls, silent }) =>
      `${methods} methods in ${calls} ways to call them, ${silent} of which send no request (they are checked as well: the fault must not reach them).`,
    columns: ['Faults', 'Kinds', 'Cells'],
    total: 'Total',
    families: {
      status: 'Refusals of the server and HTTP statuses of gateways',
      bodies: 'Unreadable answers, redirects, an answer of 5 MB',
      unauthorized: 'A refused token, in every form that servers use',
      network: 'Broken connections, timeouts, callbacks that are missing, doubled or late',
      platform: '`wx.login`, chooser or scanner that fails or is missing',
      storage: 'Storage that cannot be read or written, or is full',
      clock: 'A clock of the phone that jumps',
      later: 'Flows that fail at their second or third request',
    },
  },
};

/** Runs the tests; what they have counted, by family. */
function run() {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const tally = join(folder, 'tally.jsonl');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(process.execPath, [jest, 'test/faults'], {
    cwd: root,
    env: { ...process.env, FAULTS_TALLY: tally },
    stdio: 'inherit',
  });
  const lines = existsSync(tally) ? readFileSync(tally, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true });
  const families = {};
  let rows;
  for (const entry of lines.map((line) => JSON.parse(line))) {
    if (entry.methods) {
      rows = entry;
      continue;
    }
    const family = (families[entry.family] ??= { faults: 0, cells: 0 });
    family.faults += 1;
    family.cells += entry.cells;
  }
  return { status, rows, families };
}

function sumOf(families) {
  const all = Object.values(families);
  return {
    faults: all.reduce((sum, { faults }) => sum + faults, 0),
    cells: all.reduce((sum, { cells }) => sum + cells, 0),
  };
}

function sectionOf(page, { rows, families }) {
  const { faults, cells } = sumOf(families);
  return [
    page.methods(rows),
    '',
    `| ${page.columns.join(' | ')} |`,
    '| --- | ---: | ---: |',
    ...Object.entries(page.families).map(
      ([family, name]) => `| ${name} | ${families[family].faults} | ${families[family].cells} |`,
    ),
    `| ${page.total} | ${faults} | ${cells} |`,
  ].join('\n');
}

async function write(result) {
  for (const [path, page] of Object.entries(pages)) {
    const file = join(root, path);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : `${page.title}\n`;
    const text = before.includes(start)
      ? before
      : `${before}\n${page.heading}\n\n${page.text}\n\n${start}\n${end}\n`;
    const head = text.slice(0, text.indexOf(start));
    const after = `${head}${start}\n\n${sectionOf(page, result)}\n\n${text.slice(text.indexOf(end))}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await format(after, { ...(await resolveConfig(file)), parser: 'markdown' }));
  }
}

const result = run();
const { faults, cells } = sumOf(result.families);
console.log(`${faults} faults, ${cells} cells`);
if (result.status !== 0) process.exitCode = 1;
else if (process.argv.includes('--write')) await write(result);
