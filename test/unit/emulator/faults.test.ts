import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

test('a held request waits before it does anything, until it is released', async () => {
  await client.signIn(zihang);
  const hold = emulator.hold('updateProfile');
  const update = client.post('update-profile', { nickname: '等待' });
  await hold.arrived;
  expect(hold.count).toBe(1);
  expect(emulator.state.users[0]?.nickname).toBe('子航');
  expect((await client.get('get-profile')).body.statusCode).toBe(200);
  hold.release();
  expect((await update).body.statusCode).toBe(200);
  expect(emulator.state.users[0]?.nickname).toBe('等待');
});

test('a request can be held between its work and its answer', async () => {
  await client.signIn(zihang);
  const hold = emulator.hold('/api/v3/update-profile', 'after');
  const update = client.post('update-profile', { nickname: '已改' });
  await hold.arrived;
  expect(emulator.state.users[0]?.nickname).toBe('已改');
  expect(emulator.requests.at(-1)?.status).toBe(0);
  hold.release();
  expect((await update).http).toBe(200);
});

test('a hold keeps all matching requests and, once released, none', async () => {
  const hold = emulator.hold('getCountryList');
  const two = [client.get('get-country-list'), client.get('get-country-list')];
  while (hold.count < 2) await new Promise((resolve) => setImmediate(resolve));
  hold.release();
  expect((await Promise.all(two)).map((answer) => answer.http)).toEqual([200, 200]);
  await client.get('get-country-list');
  expect(hold.count).toBe(2);
});

test('both names of a method and the grant of a token request are matched', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  emulator.failNext('listDevices', { status: 503 });
  expect((await client.get('mydevices/list')).http).toBe(503);
  emulator.failNext('list', { status: 503 });
  expect((await client.get('mydevices/list')).http).toBe(503);
  emulator.failNext('getAccessTokenByCode', { status: 503 });
  const fields = { grant_type: 'refresh_token', refresh_token: token, client_id: 'GEN_AUTH_APP_ID' };
  expect((await client.form('/oidc/token', fields)).http).toBe(200);
});

test('a forced failure hits as many requests as it says, then the truth is back', async () => {
  emulator.failNext('getSystemInfo', { status: 500, times: 2 });
  const seen = [];
  for (let asked = 0; asked < 3; asked += 1) seen.push((await client.get('system')).http);
  expect(seen).toEqual([500, 500, 200]);
});

test('forced failures of one match come one after the other', async () => {
  emulator.failNext('*', { body: { statusCode: 200, data: 1 } });
  emulator.failNext('*', { status: 502, body: '<html>bad gateway</html>', headers: { 'x-from': 'proxy' } });
  expect((await client.get('system')).body.data).toBe(1);
  const html = await client.get('system');
  expect([html.http, html.text, html.headers.get('x-from')]).toEqual([
    502,
    '<html>bad gateway</html>',
    'proxy',
  ]);
  expect(html.headers.get('content-type')).toContain('text/html');
});

test('an empty answer can be forced', async () => {
  emulator.failNext('getSystemInfo', { body: '' });
  const answer = await client.get('system');
  expect([answer.http, answer.text]).toEqual([200, '']);
});

test('a connection dropped before does nothing, one dropped after has done its work', async () => {
  await client.signIn(zihang);
  emulator.failNext('updateProfile', { drop: 'before' });
  await expect(client.post('update-profile', { nickname: 'A' })).rejects.toThrow();
  expect(emulator.state.users[0]?.nickname).toBe('子航');
  emulator.failNext('updateProfile', { drop: 'after' });
  await expect(client.post('update-profile', { nickname: 'B' })).rejects.toThrow();
  expect(emulator.state.users[0]?.nickname).toBe('B');
  expect(emulator.requests.slice(-2).map((request) => request.status)).toEqual([0, 0]);
});

test('a delay alone only delays', async () => {
  emulator.failNext('getCountryList', { delayMs: 50 });
  const start = performance.now();
  const answer = await client.get('get-country-list');
  expect(answer.body.statusCode).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(45);
});

test('a reset lets held requests go and forgets forced failures', async () => {
  const hold = emulator.hold('getCountryList');
  const waiting = client.get('get-country-list');
  await hold.arrived;
  emulator.failNext('getSystemInfo', { status: 500 });
  emulator.reset();
  expect((await waiting).http).toBe(200);
  expect((await client.get('system')).http).toBe(200);
});
