// The result of a soak as a table, in Chinese and English.
import { circumstances, markdownTable } from '../pages.mjs';

const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);

const rows = [
  ['调用', 'Calls', ({ counts }) => counts.calls],
  ['启动', 'Launches', ({ counts }) => counts.launches],
  ['续期', 'Renewals', ({ counts }) => counts.renewals],
  ['每次调用的请求数', 'Requests per call', ({ counts }) => (counts.requests / counts.calls).toFixed(2)],
  ['注入的故障', 'Faults injected', ({ counts }) => sum(counts.faults)],
  ['故障期间失败的调用', 'Calls that failed under a fault', ({ counts }) => counts.failedUnderFault],
  ['预期的退出：服务端撤销', 'Expected sign-outs: revoked by the server', reason('revoked')],
  [
    '预期的退出：续期的响应丢失',
    'Expected sign-outs: the answer of a renewal was lost',
    reason('the answer of a renewal was lost'),
  ],
  [
    '预期的退出：refresh token 过期',
    'Expected sign-outs: the refresh token had expired',
    reason('the refresh token had expired'),
  ],
  ['**丢失的登录态**', '**Sessions lost**', ({ counts }) => counts.lost.length],
  ['**不该失败而失败的调用**', '**Calls that should have worked**', ({ counts }) => counts.failed.length],
  [
    '堆，每过四分之一（MB）',
    'Heap at each quarter (MB)',
    ({ heap }) => heap.map((mb) => mb.toFixed(1)).join(' / '),
  ],
];

function reason(name) {
  return ({ counts }) => counts.signOuts[name] ?? 0;
}

/** The texts for the two pages. */
export function render(results) {
  return [0, 1].map((language) => {
    const body = rows.map(([chinese, english, read]) => [
      [chinese, english][language],
      ...results.map(({ world }) => read(world)),
    ]);
    body.push([
      ['用时（秒）', 'Seconds taken'][language],
      ...results.map(({ seconds }) => seconds.toFixed(0)),
    ]);
    const head = ['', ...results.map(({ title }) => title[language])];
    return `${circumstances()[language]}\n\n${markdownTable(head, body)}`;
  });
}
