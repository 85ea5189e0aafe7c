import { failure, useApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';

const app = useApp();

describe('checkLoginStatus', () => {
  it('resolves to the answer of 4.x for a valid session', async () => {
    const authing = app.client({ userPoolId: 'GEN_AUTH_USERPOOL_ID' });
    const { id } = await authing.loginByCode();
    const now = Math.floor(app.emulator.clock.now() / 1000);
    const status = await authing.checkLoginStatus();
    expect(status).toEqual({
      code: 200,
      message: '已登录',
      status: true,
      iat: expect.any(Number),
      exp: Number(status.iat) + 7200,
      data: {
        id,
        userPoolId: 'GEN_AUTH_USERPOOL_ID',
        arn: `arn:cn:authing:GEN_AUTH_USERPOOL_ID:user:${id}`,
      },
    });
    expect(Math.abs(Number(status.iat) - now)).toBeLessThan(5);
  });

  const invalid = { code: 2206, message: '登录已过期，请重新登录', status: false, exp: null, iat: null };

  it('resolves to the answer of 4.x without a session, and sends no request', async () => {
    for (const autoLogin of [false, true]) {
      expect(await app.client({ autoLogin }).checkLoginStatus()).toEqual(invalid);
      expect(app.paths()).toEqual([]);
    }
    expect(app.heard).toEqual([]);
  });

  it('checks any given token and leaves the session unchanged', async () => {
    const second = await tokenOfSecondUser(app);
    const authing = app.client();
    const user = await authing.loginByCode();
    expect(await authing.checkLoginStatus(second.token)).toMatchObject({
      status: true,
      data: { id: second.id },
    });
    expect(await authing.checkLoginStatus('made-up')).toEqual(invalid);
    expect(authing.user).toEqual(user);
    expect(app.heard).toEqual([]);
  });

  it('renews an expired session first', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const before = await authing.checkLoginStatus();
    app.emulator.clock.advance(7202_000);
    await authing.api.getSystemInfo();
    const status = await authing.checkLoginStatus();
    expect(status).toMatchObject({ status: true, data: { id } });
    expect(Number(status.exp) - Number(before.exp)).toBeGreaterThanOrEqual(7200);
    expect(await authing.checkLoginStatus(authing.tokenProvider.getToken())).toEqual(status);
  });

  it('resolves to what the server said of a session that has ended since', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const before = await authing.checkLoginStatus();
    const hold = app.emulator.hold('getProfile', 'after');
    const status = authing.checkLoginStatus();
    await hold.arrived;
    authing.tokenProvider.clearUser();
    hold.release();
    expect(await status).toEqual(before);
    expect(before).toMatchObject({ status: true, data: { id } });
    expect((await authing.checkLoginStatus()).status).toBe(false);
  });

  it('has null for what the profile does not tell', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const data = { userId: id, userPoolId: '', arn: '' };
    app.emulator.failNext('getProfile', { body: { statusCode: 200, message: 'ok', data } });
    expect((await authing.checkLoginStatus()).data).toEqual({ id, userPoolId: null, arn: null });
  });

  it('renews a session whose access token the server has expired early', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect(await authing.checkLoginStatus()).toMatchObject({ status: true, data: { id } });
  });

  it('resolves to a failed status when the session cannot be renewed', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance(7202_000);
    app.emulator.revokeRefreshTokens();
    await authing.api.getSystemInfo();
    expect(await authing.checkLoginStatus()).toEqual(invalid);
    expect(app.heard).toEqual([]);
  });

  it('returns the expiry of an opaque session token, as refreshToken does', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const authing = app.client();
    const user = await authing.loginByCode();
    const { exp, iat } = await authing.checkLoginStatus();
    expect(iat).toBeNull();
    expect(Math.abs(Number(exp) * 1000 - app.emulator.clock.now() - 7200_000)).toBeLessThan(5000);
    expect((await authing.checkLoginStatus(String(user.token))).exp).toBe(exp);
    const second = await tokenOfSecondUser(app);
    expect(await authing.checkLoginStatus(second.token)).toMatchObject({ status: true, exp: null });
  });

  it.each([{}, null, undefined, 'user', [], { userId: 7 }])(
    'rejects when the profile answer is %j, for the session token and for any other',
    async (data) => {
      const authing = app.client();
      const user = await authing.loginByCode();
      app.emulator.failNext('getProfile', { body: { statusCode: 200, message: 'ok', data }, times: 2 });
      for (const token of [undefined, String(user.token)]) {
        const error = await failure(authing.checkLoginStatus(token));
        expect(error).toMatchObject({ kind: 'api', code: -7 });
      }
      expect(authing.user).toEqual(user);
    },
  );

  it('rejects only when the server cannot be reached', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.network.offline();
    expect(await failure(authing.checkLoginStatus())).toMatchObject({ kind: 'network' });
    expect(app.heard).toHaveLength(1);
  });
});

describe('refreshToken', () => {
  it('resolves to the new token with iat and exp in seconds', async () => {
    const authing = app.client();
    const { token: before } = await authing.loginByCode();
    const { token, iat, exp } = await authing.refreshToken();
    expect(token).not.toBe(before);
    expect(authing.user?.token).toBe(token);
    expect(Number(exp) - Number(iat)).toBe(7200);
    expect(Math.abs(Number(iat) * 1000 - app.emulator.clock.now())).toBeLessThan(5000);
  });

  it('computes the expiry of an opaque token from its lifetime', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const authing = app.client();
    await authing.loginByCode();
    const { iat, exp } = await authing.refreshToken();
    expect(iat).toBeNull();
    expect(Math.abs(Number(exp) * 1000 - app.emulator.clock.now() - 7200_000)).toBeLessThan(5000);
  });

  it.each([
    ['zh-CN', /无法续期.*offline_access/],
    ['en-US', /cannot be renewed.*offline_access/],
  ] as const)('rejects in %s when the session has no refresh token', async (lang, text) => {
    const authing = app.client({ lang });
    await authing.loginByCode(undefined, { scope: 'openid profile' });
    app.emulator.requests.length = 0;
    const error = await failure(authing.refreshToken());
    expect(error).toMatchObject({ kind: 'session', code: 2020, message: expect.stringMatching(text) });
    expect(app.paths()).toEqual([]);
    expect(app.heard).toHaveLength(1);
    expect((await authing.checkLoginStatus()).status).toBe(true);
  });

  it('rejects when signed out', async () => {
    const signedOut = { kind: 'session', code: 2020, message: '尚未登录，请先登录' };
    expect(await failure(app.client().refreshToken())).toMatchObject(signedOut);
    expect(app.heard).toHaveLength(1);
  });
});
