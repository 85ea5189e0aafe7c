import type { AuthenticationClient, ScannedLoginCode } from '../../src';
import { failure, useApp, userPoolId } from '../support/app';

const app = useApp();
let authing: AuthenticationClient;
let page: AuthenticationClient;
let random: string;
let text: string;
beforeEach(async () => {
  authing = app.client();
  await authing.loginByUsername('zhouzihang', 'passw0rd');
  // The web page that wants to be signed in.
  page = app.client({ storage: { get: () => undefined, set: () => undefined, remove: () => undefined } });
  ({ random } = await page.qrcode.geneCode());
  text = JSON.stringify({ scene: 'APP_AUTH', random, userPoolId, createdAt: '', expireAt: '' });
});

function actions(): unknown[] {
  return app.emulator.requests
    .filter(({ path }) => path.endsWith('/set-qrcode-status'))
    .map(({ body }) => (body as { action: string }).action);
}

describe('scanLogin', () => {
  it('scans the code, reports SCAN, calls confirm and reports CONFIRM', async () => {
    app.phone.user.scan(text);
    let seen: unknown;
    const yes = await authing.scanLogin({
      async confirm(code: ScannedLoginCode) {
        seen = [code, (await page.qrcode.checkStatus(random)).state];
        return true;
      },
    });
    expect(yes).toBe(true);
    expect(seen).toEqual([JSON.parse(text), 'SCANNED']);
    expect(actions()).toEqual(['SCAN', 'CONFIRM']);
    expect(await page.qrcode.checkStatus(random)).toMatchObject({
      status: 2,
      ticket: expect.any(String),
      userInfo: { nickname: '子航' },
    });
  });

  it('resolves to false and reports CANCEL when confirm returns false', async () => {
    app.phone.user.scan(text);
    expect(await authing.scanLogin({ confirm: () => false })).toBe(false);
    expect(await page.qrcode.checkStatus(random)).toMatchObject({ status: 3, state: 'CANCELLED' });
    expect(app.heard).toEqual([]);
  });

  it('accepts the text of a code that the app has scanned', async () => {
    app.phone.clearRecords();
    expect(await authing.scanLogin({ text, confirm: () => true })).toBe(true);
    expect(app.phone.count('scanCode')).toBe(0);
  });

  it('rejects with kind cancel and does not call onError when the user closes the scanner', async () => {
    app.phone.user.cancel();
    const confirm = jest.fn();
    expect(await failure(authing.scanLogin({ confirm }))).toMatchObject({ kind: 'cancel', code: -5 });
    expect(confirm).not.toHaveBeenCalled();
    expect(app.heard).toEqual([]);
    expect(actions()).toEqual([]);
  });

  it.each([
    [
      'throws',
      (reason: Error) => {
        throw reason;
      },
    ],
    ['rejects', (reason: Error) => Promise.reject(reason)],
  ])('reports CANCEL when confirm %s, and rejects with its reason', async (_how, fail) => {
    const reason = new Error('the dialog broke');
    const error = await failure(authing.scanLogin({ text, confirm: () => fail(reason) }));
    expect(error).toMatchObject({
      kind: 'config',
      code: -4,
      message: 'confirm 调用失败，原因见 error.cause',
    });
    expect(error.cause).toBe(reason);
    expect(actions()).toEqual(['SCAN', 'CANCEL']);
    expect((await page.qrcode.checkStatus(random)).state).toBe('CANCELLED');
    expect(app.heard).toHaveLength(1);
  });

  it('rejects with the reason of confirm even when CANCEL cannot be reported', async () => {
    const error = await failure(
      authing.scanLogin({
        text,
        confirm() {
          app.phone.network.offline();
          throw new Error('the dialog broke');
        },
      }),
    );
    expect(error).toMatchObject({ kind: 'config', message: 'confirm 调用失败，原因见 error.cause' });
  });

  it('rejects with the error of a call of the client within confirm', async () => {
    app.emulator.failNext('getProfile', { body: { statusCode: 403, apiCode: 1010, message: 'no' } });
    const confirm = async () => !!(await authing.api.getProfile());
    const error = await failure(authing.scanLogin({ text, confirm }));
    expect(error).toMatchObject({ kind: 'api', code: 1010 });
    expect(actions()).toEqual(['SCAN', 'CANCEL']);
  });

  it.each(['https://example.com', '{"scene":"pay"}', 'null', '""'])(
    'rejects %s, which is not the code of a sign-in page',
    async (other) => {
      const confirm = jest.fn();
      expect(await failure(authing.scanLogin({ text: other, confirm }))).toMatchObject({
        kind: 'config',
        message: '不是登录二维码，请扫描登录页上的二维码',
      });
      expect(confirm).not.toHaveBeenCalled();
      expect(actions()).toEqual([]);
    },
  );

  it('rejects an expired code without calling confirm', async () => {
    app.emulator.clock.advance(10 * 60 * 1000);
    const confirm = jest.fn();
    expect(await failure(authing.scanLogin({ text, confirm }))).toMatchObject({ kind: 'api' });
    expect(confirm).not.toHaveBeenCalled();
    expect(actions()).toEqual(['SCAN']);
  });

  it('does not open the scanner when signed out or without confirm', async () => {
    app.phone.clearRecords();
    expect(await failure(authing.scanLogin({} as never))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('confirm'),
    });
    await authing.logout();
    expect(await failure(authing.scanLogin({ confirm: () => true }))).toMatchObject({
      kind: 'session',
      code: 2020,
    });
    expect(app.phone.count('scanCode')).toBe(0);
  });
});

describe('setQrCodeStatus', () => {
  it('changes the state of the code step by step', async () => {
    expect(await authing.setQrCodeStatus({ qrcodeId: random, action: 'SCAN' })).toEqual({ success: true });
    await authing.setQrCodeStatus({ qrcodeId: random, action: 'CONFIRM' });
    expect((await page.qrcode.checkStatus(random)).state).toBe('AUTHORIZED');
  });

  it('rejects a confirmation before the scan', async () => {
    expect(await failure(authing.setQrCodeStatus({ qrcodeId: random, action: 'CONFIRM' }))).toMatchObject({
      kind: 'api',
    });
  });
});

describe.each(['qrcode', 'wxqrcode', 'wechatmpqrcode'] as const)('%s', (name) => {
  it('creates codes of its type', async () => {
    const code = await page[name].geneCode({ customData: { lane: 3 }, context: { from: 'kiosk' } });
    expect(code).toEqual({
      random: expect.any(String),
      url: expect.stringMatching(/^http/),
      customLogo: undefined,
    });
    const type = {
      qrcode: 'MOBILE_APP',
      wxqrcode: 'WECHAT_MINIPROGRAM',
      wechatmpqrcode: 'WECHAT_OFFICIAL_ACCOUNT',
    };
    expect(app.emulator.requests.at(-1)?.body).toEqual({
      type: type[name],
      customData: { lane: 3 },
      context: { from: 'kiosk' },
    });
  });

  it.each([
    ['https://files.example.com/logo.png', 'https://files.example.com/logo.png'],
    ['', undefined],
    [null, undefined],
  ])('creates codes with the logo %j of the application: %s', async (customLogoUrl, customLogo) => {
    const data = { qrcodeId: 'q', url: 'https://example.com/q.png', customLogoUrl };
    app.emulator.failNext('geneQrCode', { body: { statusCode: 200, message: 'ok', data } });
    expect(await page[name].geneCode()).toStrictEqual({ random: 'q', url: data.url, customLogo });
  });

  it('returns the states of a code with the numbers of 4.x', async () => {
    expect(await page[name].checkStatus(random)).toEqual({ random, status: 0, state: 'PENDING' });
    await authing.setQrCodeStatus({ qrcodeId: random, action: 'SCAN' });
    expect(await page[name].checkStatus(random)).toMatchObject({ status: 1, userInfo: { nickname: '子航' } });
    app.emulator.clock.advance(10 * 60 * 1000);
    expect(await page[name].checkStatus(random)).toMatchObject({ status: -1, state: 'EXPIRED' });
  });

  it.each([
    ['PENDING', 0],
    ['SCANNED', 1],
    ['AUTHORIZED', 2],
    ['CANCELLED', 3],
    ['ERROR', 5],
    ['EXPIRED', -1],
    ['UNHEARD_OF', -1],
  ])('returns the state %s as %d, and null as nothing', async (state, status) => {
    app.emulator.failNext('getQrCodeStatus', {
      body: {
        statusCode: 200,
        message: 'ok',
        data: { status: state, ticket: null, briefUserInfo: null },
      },
    });
    expect(await page[name].checkStatus(random)).toStrictEqual({
      random,
      status,
      state,
      ticket: undefined,
      userInfo: undefined,
    });
  });

  it('returns the user who authorized without signing in, and exchanges a ticket once', async () => {
    await authing.scanLogin({ text, confirm: () => true });
    const { ticket } = await page[name].checkStatus(random);
    const user = await page[name].exchangeUserInfo(String(ticket));
    expect(user).toMatchObject({
      id: authing.checkLoggedIn(),
      username: 'zhouzihang',
      token: expect.any(String),
    });
    expect(page.user).toBeNull();
    page.setCurrentUser(user);
    expect((await page.getCurrentUser())?.id).toBe(user.id);
    expect(await failure(page[name].exchangeUserInfo(String(ticket)))).toMatchObject({
      kind: 'api',
      code: 403,
    });
  });

  it('rejects for an unknown code', async () => {
    expect(await failure(page[name].checkStatus('unknown'))).toMatchObject({ kind: 'api', code: 404 });
  });
});
