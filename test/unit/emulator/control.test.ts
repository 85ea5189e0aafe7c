import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

test('the codes a phone and a mailbox have received can be read', async () => {
  await client.post('send-sms', { channel: 'CHANNEL_LOGIN', phoneNumber: '13900001111' });
  await client.post('send-email', { channel: 'CHANNEL_BIND_EMAIL', email: 'A@example.com' });
  const messages = JSON.parse((await client.get('/emulator/messages')).text) as unknown[];
  expect(messages).toMatchObject([
    { kind: 'sms', to: '+86 13900001111', channel: 'CHANNEL_LOGIN' },
    { kind: 'email', to: 'a@example.com', channel: 'CHANNEL_BIND_EMAIL' },
  ]);
});

test('control requests are not recorded and need no application', async () => {
  await new Client(emulator, {}).get('/emulator/state');
  expect(JSON.parse((await client.get('/emulator/requests')).text)).toEqual([]);
});

test('data can be added and everything reset', async () => {
  await client.post('/emulator/seed', { users: [{ username: 'added', password: 'passw0rd' }] });
  await client.signIn({ username: 'added', password: 'passw0rd' });
  await client.post('/emulator/reset');
  await expect(client.signIn({ username: 'added', password: 'passw0rd' })).rejects.toThrow('2004');
});

test('the clock can be read, moved and set', async () => {
  await client.post('/emulator/clock', { set: Date.parse('2030-01-01T00:00:00Z') });
  const { now } = (await client.post('/emulator/clock', { advance: 60_000 })).body as { now?: number };
  expect(new Date(now ?? 0).toISOString()).toMatch(/^2030-01-01T00:01:0/);
  expect((await client.get('/emulator/clock')).body.now).toBeGreaterThanOrEqual(now ?? Infinity);
});

test('failures can be forced', async () => {
  await client.post('/emulator/fail', { match: 'getSystemInfo', status: 503, body: { statusCode: 503 } });
  expect((await client.get('system')).http).toBe(503);
  expect((await client.get('system')).http).toBe(200);
});

test('requests can be held and released', async () => {
  const { id } = (await client.post('/emulator/hold', { match: 'getSystemInfo' })).body;
  const waiting = client.get('system');
  while (!emulator.requests.some((request) => request.path === '/api/v3/system'))
    await client.get('/emulator/clock');
  expect(emulator.requests[0]?.status).toBe(0);
  expect((await client.post('/emulator/release', { id })).body.released).toBe(1);
  expect((await waiting).http).toBe(200);
});

test('settings can be read and changed, but not invented', async () => {
  await client.post('/emulator/settings', { accessTokenLifetime: 60 });
  expect((await client.signIn(zihang)).expires_in).toBe(60);
  const unknown = await client.post('/emulator/settings', { colour: 'red' });
  expect([unknown.http, unknown.body.error]).toEqual([400, expect.stringContaining('colour')]);
  const wrong = await client.post('/emulator/settings', { accessTokenLifetime: 'long' });
  expect(wrong.http).toBe(400);
  expect((await client.post('/emulator/settings', { authExpiredForm: 'shrug' })).http).toBe(400);
  expect((await client.get('/emulator/settings')).body.accessTokenLifetime).toBe(60);
});

test('tokens can be ended', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  await client.post('/emulator/tokens/expire');
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
  await client.post('/emulator/tokens/revoke-refresh');
  const fields = { grant_type: 'refresh_token', refresh_token: token };
  expect((await client.form('/oidc/token', fields)).body.error).toBe('invalid_grant');
});

test('the WeChat side gives codes and open data, to the first person unless told otherwise', async () => {
  const user = 'o1p9H4zSecondWechatUserDemo0';
  const { code } = (await client.post('/emulator/wechat/login', { user })).body as unknown as {
    code: string;
  };
  const open = (await client.post('/emulator/wechat/encrypt', { user, kind: 'phone' })).body;
  const { encryptedData, iv } = open as unknown as { encryptedData: string; iv: string };
  const decrypted = await client.post('decrypt-wechat-miniprogram-data', {
    extIdpConnidentifier: 'my-wxapp',
    code,
    encryptedData,
    iv,
  });
  expect(decrypted.body.data).toMatchObject({ purePhoneNumber: '13900001111' });
  const phone = (await client.post('/emulator/wechat/phone-code')).body as unknown as { code: string };
  const number = await client.post('get-wechat-miniprogram-phone', {
    extIdpConnidentifier: 'my-wxapp',
    code: phone.code,
  });
  expect(number.body.data).toMatchObject({ purePhoneNumber: '18812345678' });
  expect((await client.post('/emulator/wechat/login', { appId: 'wxNone' })).http).toBe(400);
});

test.each(['{"throttle":', '[1]', '"x"', 'null'])(
  'a body that is no JSON object is refused: %s',
  async (body) => {
    for (const path of ['settings', 'reset', 'clock']) {
      const answer = await client.send('POST', `/emulator/${path}`, body, {
        'content-type': 'application/json',
      });
      expect([answer.http, answer.body.error]).toEqual([400, 'The body must be a JSON object.']);
    }
  },
);

test('an unknown control is 404 and an incomplete one 400', async () => {
  expect((await client.post('/emulator/dance')).http).toBe(404);
  const answer = await client.post('/emulator/fail', { status: 500 });
  expect([answer.http, answer.body.error]).toEqual([400, '"match" is missing.']);
});

test('a browser on another port may call it', async () => {
  const preflight = await client.send('OPTIONS', 'signin', undefined);
  expect(preflight.http).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  expect((await client.get('system')).headers.get('access-control-allow-origin')).toBe('*');
});
