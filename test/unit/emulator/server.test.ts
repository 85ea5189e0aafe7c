import type { Emulator } from '../../../emulator';
import { routes } from '../../../src/api';
import { pathOf } from '../../../src/api/route';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

test('it listens on loopback and its front page warns against production use', async () => {
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const page = await client.get('/');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain('NOT FOR PRODUCTION');
  expect(page.text).toContain('GEN_AUTH_APP_ID');
});

test('an unknown path answers 404 in the V3 envelope', async () => {
  const answer = await client.post('no-such-call');
  expect(answer.http).toBe(404);
  expect(answer.body).toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('no-such-call') as string,
  });
});

test('every method of the API table has a handler', async () => {
  const missing: string[] = [];
  for (const [name, route] of Object.entries(routes)) {
    const path = pathOf(route).replace('{appId}', 'GEN_AUTH_APP_ID');
    const answer = route[0] === 'GET' ? await client.get(path) : await client.post(path);
    if (answer.http === 501 || answer.http === 500) missing.push(`${name}: ${answer.text}`);
  }
  expect(missing).toEqual([]);
});

test('every endpoint of a signed-in user refuses a request without token with api code 2020', async () => {
  const open: string[] = [];
  for (const [name, route] of Object.entries(routes)) {
    if (route[2] !== undefined) continue;
    const answer = route[0] === 'GET' ? await client.get(pathOf(route)) : await client.post(pathOf(route));
    const refused = answer.body.apiCode === 2020 || answer.body.error === 'invalid_token';
    if (!refused) open.push(`${name}: ${answer.text}`);
  }
  expect(open).toEqual([]);
});

test.each([
  ['x-authing-app-id', 'GEN_AUTH_APP_ID'],
  ['x-genauth-app-id', 'GEN_AUTH_APP_ID'],
  ['x-authing-userpool-id', 'GEN_AUTH_USERPOOL_ID'],
])('the header %s alone identifies the application', async (name, value) => {
  const answer = await new Client(emulator, { [name]: value }).get('get-country-list');
  expect(answer.body.statusCode).toBe(200);
});

test('an unknown application is refused with 2011, an unknown pool with 2224, none at all with 400', async () => {
  const ask = (headers: Record<string, string>) => new Client(emulator, headers).get('get-country-list');
  expect((await ask({ 'x-authing-app-id': 'other' })).body).toMatchObject({ statusCode: 404, apiCode: 2011 });
  expect((await ask({ 'x-authing-userpool-id': 'other' })).body).toMatchObject({ apiCode: 2224 });
  expect((await ask({})).body).toMatchObject({ statusCode: 400 });
});

test.each(['', 'Bearer ', 'bearer ', 'BEARER '])('the token counts with the prefix "%s"', async (prefix) => {
  const { access_token: token } = await client.signIn(zihang);
  const answer = await new Client(emulator).get('get-profile', {
    authorization: prefix + token,
    'x-authing-app-id': 'GEN_AUTH_APP_ID',
  });
  expect(answer.body.data).toMatchObject({ username: 'zhouzihang' });
});

test('a request without a required field is refused by the name of the field', async () => {
  const answer = await client.post('send-sms', { channel: 'CHANNEL_LOGIN' });
  expect(answer.http).toBe(200);
  expect(answer.body).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('phoneNumber') as string,
  });
  const nested = await client.post('signin', {
    connection: 'PASSWORD',
    passwordPayload: { email: 'a@b.cn' },
  });
  expect(nested.body.message).toContain('passwordPayload.password');
});

test('a value outside its enumeration is refused', async () => {
  const answer = await client.post('send-sms', { channel: 'CHANNEL_MOON', phoneNumber: '13900001111' });
  expect(answer.body).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('channel') as string,
  });
  expect(emulator.messages()).toEqual([]);
});

test('a body that is no JSON is refused', async () => {
  const answer = await client.send('POST', 'signin', '{"connection":', {
    'content-type': 'application/json',
  });
  expect(answer.body.statusCode).toBe(400);
});

test('messages are Chinese unless the client asks for another language', async () => {
  const body = {
    connection: 'PASSWORD',
    passwordPayload: { email: 'test@example.com', password: 'passw0rd' },
  };
  expect((await client.post('signin', body)).body).toMatchObject({ apiCode: 2004, message: '用户不存在' });
  const english = await client.post('signin', body, { 'x-authing-lang': 'en-US' });
  expect(english.body).toMatchObject({ apiCode: 2004, message: 'User does not exist' });
});

test('a success says so in the words of the service', async () => {
  expect((await client.get('get-country-list')).body.message).toBe('操作成功');
  const english = await client.get('get-country-list', { 'x-authing-lang': 'en-US' });
  expect(english.body.message).toBe('Operation successful');
});

test('throttling answers HTTP 429 until it is switched off', async () => {
  emulator.settings.throttle = true;
  const answer = await client.get('get-country-list');
  expect(answer.http).toBe(429);
  expect(answer.body.statusCode).toBe(429);
  emulator.settings.throttle = false;
  expect((await client.get('get-country-list')).http).toBe(200);
});

test('the Date header follows the clock and can be left out', async () => {
  emulator.clock.set(Date.parse('2030-01-02T03:04:05Z'));
  expect((await client.get('/')).headers.get('date')).toMatch(/^Wed, 02 Jan 2030 03:04:/);
  emulator.settings.sendDateHeader = false;
  expect((await client.get('/')).headers.get('date')).toBeNull();
});

test('requests are recorded in order, with what was sent and the status of the answer', async () => {
  await client.get('get-country-list?a=1');
  await client.post('no-such-call', { b: 2 });
  expect(emulator.requests).toMatchObject([
    { method: 'GET', path: '/api/v3/get-country-list', query: { a: '1' }, status: 200 },
    { method: 'POST', path: '/api/v3/no-such-call', body: { b: 2 }, status: 404 },
  ]);
  expect(emulator.requests[0]?.headers['x-authing-app-id']).toBe('GEN_AUTH_APP_ID');
});

test('a reset brings back data, settings and clock', async () => {
  await client.signIn(zihang);
  emulator.settings.accessTokenLifetime = 1;
  emulator.clock.advance(1e9);
  emulator.state.users = [];
  emulator.reset();
  expect(emulator.requests).toEqual([]);
  expect(emulator.settings.accessTokenLifetime).toBe(7200);
  expect(Math.abs(emulator.clock.now() - Date.now())).toBeLessThan(5000);
  expect(emulator.state.users.some((user) => user.username === 'zhouzihang')).toBe(true);
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
});
