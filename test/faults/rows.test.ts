import { createSimulator } from '../../simulator';
import { AuthenticationClient } from '../../src';
import { runCell } from './cell';
import { rows, sending } from './rows';
import { useStage } from './stage';
import { countRows } from './tally';

const stage = useStage();

const notMethods = ['constructor', 'user', 'options'];
const subClients = [
  ...['mfa', 'qrcode', 'wxqrcode', 'wechatmpqrcode', 'social', 'enterprise', 'principal', 'event'],
  ...['browserFingerprint', 'tokenProvider', 'api'],
];

function namesOf(target: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(target)).filter(
    (name) => !notMethods.includes(name),
  );
}

test('every method of the client, its sub-clients and `api` has a row, and no other', () => {
  const authing = new AuthenticationClient({ appId: 'app', platform: createSimulator().wx });
  const found = namesOf(authing).flatMap((name) =>
    subClients.includes(name) ? namesOf(authing[name as 'api']).map((method) => `${name}.${method}`) : [name],
  );
  expect([...new Set(rows.map(({ method }) => method))].sort()).toEqual(found.sort());
  countRows(found.length, rows.length, rows.length - sending.length);
});

test.each(rows.map((row) => ({ row, name: row.name })))(
  '$name sends and uses what its row says',
  async ({ row }) => {
    const bearer = `Bearer ${String((JSON.parse(stage.record) as { tokens: { accessToken: string } }).tokens.accessToken)}`;
    const seen = await runCell(stage, row);
    stage.restore();
    const [request] = seen.received;
    const isSending = sending.includes(row);
    expect(Boolean(request)).toBe(isSending);
    if (isSending)
      expect(request?.headers.authorization === bearer).toBe(
        row.sends === 'session' || row.sends === 'optional',
      );
    const used = [...seen.used].filter((name) => !/storage|^request$/i.test(name));
    expect(used.sort()).toEqual([...(row.uses ?? [])].sort());
    expect(seen.outcome.type).toMatch(row.atOnce ? /^(returns|throws)$/ : /^(resolves|rejects)$/);
    expect(seen.timers).toBe(0);
  },
);
