import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let phone: Client;
let web: Client;

useEmulator(async (started) => {
  emulator = started;
  phone = new Client(emulator);
  web = new Client(emulator);
  await phone.signIn(zihang);
});

describe('sign-in by QR code', () => {
  const newCode = async () => {
    const answer = await web.post('gene-qrcode', { type: 'MOBILE_APP' });
    return answer.body.data as { qrcodeId: string; url: string };
  };
  const act = (qrcodeId: string, action: string, client = phone) =>
    client.post('set-qrcode-status', { qrcodeId, action });
  const status = async (qrcodeId: string) =>
    (await web.get(`get-qrcode-status?qrcodeId=${qrcodeId}`)).body.data as Record<string, unknown>;

  test('the picture is a QR code, and scanning reads what a mini program gets', async () => {
    const { qrcodeId, url } = await newCode();
    const picture = await web.get(new URL(url).pathname);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.text).toMatch(/^<svg/);
    const scanned = await web.get(`/emulator/qrcode?qrcodeId=${qrcodeId}`);
    expect(JSON.parse(String(scanned.body.text))).toMatchObject({ scene: 'APP_AUTH', random: qrcodeId });
  });

  test('it is scanned, then confirmed by the same user, and its ticket counts once', async () => {
    const { qrcodeId } = await newCode();
    expect(await status(qrcodeId)).toEqual({ status: 'PENDING' });
    expect((await act(qrcodeId, 'CONFIRM')).body.statusCode).toBe(422);
    await act(qrcodeId, 'SCAN');
    expect(await status(qrcodeId)).toMatchObject({
      status: 'SCANNED',
      briefUserInfo: { displayName: '子航' },
    });
    const stranger = new Client(emulator);
    await stranger.signIn({ username: 'frontdesk', password: 'passw0rd' });
    expect((await act(qrcodeId, 'SCAN', stranger)).body.statusCode).toBe(422);
    expect((await act(qrcodeId, 'CONFIRM', stranger)).body.statusCode).toBe(422);
    expect((await act(qrcodeId, 'CONFIRM')).body.data).toEqual({ success: true });
    const { ticket } = await status(qrcodeId);
    const exchange = () => web.post('exchange-tokenset-with-qrcode-ticket', { ticket });
    web.token = ((await exchange()).body.data as { access_token: string }).access_token;
    expect((await web.get('get-profile')).body.data).toMatchObject({ username: 'zhouzihang' });
    expect((await exchange()).body.statusCode).toBe(403);
  });

  test('it can be cancelled, and ends after five minutes', async () => {
    const cancelled = await newCode();
    await act(cancelled.qrcodeId, 'SCAN');
    await act(cancelled.qrcodeId, 'CANCEL');
    expect(await status(cancelled.qrcodeId)).toEqual({ status: 'CANCELLED' });
    const late = await newCode();
    emulator.clock.advance(5 * 60_000);
    expect(await status(late.qrcodeId)).toEqual({ status: 'EXPIRED' });
    expect((await act(late.qrcodeId, 'SCAN')).body.statusCode).toBe(422);
    expect((await act('none', 'SCAN')).body.statusCode).toBe(404);
  });

  test('a signed-in user can show a code that signs a phone in', async () => {
    const { qrcodeId } = (await phone.post('gene-fastpass-qrcode-info')).body.data as { qrcodeId: string };
    const login = () => web.post('qrcode-app-login', { action: 'APP_LOGIN', qrcodeId });
    web.token = ((await login()).body.data as { access_token: string }).access_token;
    expect((await web.get('get-profile')).body.data).toMatchObject({ username: 'zhouzihang' });
    expect((await web.get(`get-app-login-qrcode-status?qrcodeId=${qrcodeId}`)).body.data).toMatchObject({
      status: 'AUTHORIZED',
    });
    expect((await login()).body.statusCode).toBe(422);
  });
});

describe('sign-in by push', () => {
  const push = async () =>
    ((await web.post('signin-by-push', { account: 'zhouzihang' })).body.data as { pushCodeId: string })
      .pushCodeId;
  const act = (pushCodeId: string, action: string, client = phone) =>
    client.post('set-pushcode-status', { pushCodeId, action });
  const status = async (pushCodeId: string) =>
    (await web.get(`check-pushcode-status?pushCodeId=${pushCodeId}`)).body.data as Record<string, unknown>;

  test('the user approves once and the waiting client gets tokens', async () => {
    const pushCodeId = await push();
    expect(await status(pushCodeId)).toEqual({ status: 'PUSHED' });
    expect((await act(pushCodeId, 'CONFIRM')).body.data).toEqual({ success: true });
    const first = await status(pushCodeId);
    expect(first).toMatchObject({ status: 'AUTHORIZED', tokenSet: { token_type: 'Bearer' } });
    expect(await status(pushCodeId)).toEqual(first);
    expect((await act(pushCodeId, 'CANCEL')).body.statusCode).toBe(422);
  });

  test('another user may not decide, and after three minutes no user may', async () => {
    const pushCodeId = await push();
    const stranger = new Client(emulator);
    await stranger.signIn({ username: 'frontdesk', password: 'passw0rd' });
    expect((await act(pushCodeId, 'CONFIRM', stranger)).body.statusCode).toBe(403);
    emulator.clock.advance(180_000);
    expect((await act(pushCodeId, 'CONFIRM')).body.statusCode).toBe(422);
    expect(await status(pushCodeId)).toEqual({ status: 'EXPIRED' });
  });
});

describe('devices', () => {
  test('each device is listed once, and unbinding it ends its session alone', async () => {
    const tablet = new Client(emulator, {
      'x-authing-app-id': 'GEN_AUTH_APP_ID',
      'x-authing-device-id': 'tablet',
    });
    await tablet.signIn(zihang);
    await tablet.signIn(zihang);
    const list = async () =>
      (await phone.get('mydevices/list')).body.data as { device: { deviceId: string }; online: boolean }[];
    expect((await list()).map((session) => session.online)).toEqual([true, true]);
    const deviceId = (await list())[1]?.device.deviceId;
    expect((await phone.post('mydevices/unbind', { deviceId })).body.statusCode).toBe(200);
    expect((await tablet.get('get-profile')).body.apiCode).toBe(2020);
    expect((await phone.get('get-profile')).body.statusCode).toBe(200);
    expect(await list()).toHaveLength(1);
    expect((await phone.post('mydevices/revoke-session', { deviceId })).body.statusCode).toBe(404);
  });
});

test('the history of sign-ins is filtered by success and time, newest first', async () => {
  const history = async (query: string) =>
    (await phone.get(`get-my-login-history?${query}`)).body.data as {
      totalCount: number;
      list: { success: boolean }[];
    };
  const start = emulator.clock.now() + 1000;
  emulator.clock.advance(2000);
  await phone.post('signin', { connection: 'PASSWORD', passwordPayload: { ...zihang, password: 'wrong' } });
  expect((await history('')).list.map((entry) => entry.success)).toEqual([false, true]);
  expect((await history('success=true')).totalCount).toBe(1);
  expect((await history(`start=${start}`)).totalCount).toBe(1);
  expect((await history('appId=other')).totalCount).toBe(0);
});

test('the history names the browser under both names that servers use', async () => {
  const answer = await phone.get('get-my-login-history', { 'user-agent': 'x' });
  const { list } = answer.body.data as { list: { parsedUserAgent: Record<string, string> }[] };
  expect(list[0]?.parsedUserAgent).toEqual({
    device: 'Unknown',
    browser: 'node',
    name: 'node',
    os: 'Unknown',
  });
});
