import { failure, useApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';

const app = useApp();

describe('checkLoginStatus', () => {
  it('says what the legacy client said of a good session', async () => {
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

  it('says what the legacy client said of nobody, and asks nobody', async () => {
    expect(await app.client().checkLoginStatus()).toEqual(invalid);
    expect(app.paths()).toEqual([]);
    expect(app.heard).toEqual([]);
  });

  it('checks any token, changing nothing', async () => {
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

  it('renews the session first where it can', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.clock.advance(7202_000);
    await authing.api.getSystemInfo();
    expect(await authing.checkLoginStatus()).toMatchObject({ status: true, data: { id } });
  });

  it('renews a session that the server has ended early', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect(await authing.checkLoginStatus()).toMatchObject({ status: true, data: { id } });
  });

  it('says so when the session is over', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance(7202_000);
    app.emulator.revokeRefreshTokens();
    await authing.api.getSystemInfo();
    expect(await authing.checkLoginStatus()).toEqual(invalid);
    expect(app.heard).toEqual([]);
  });

  it('tells the end of an opaque token of the session, as refreshToken does', async () => {
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
    'does not take %j for a user, whosever token it checks',
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

  it('rejects only when the server cannot be asked', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.network.offline();
    expect(await failure(authing.checkLoginStatus())).toMatchObject({ kind: 'network' });
    expect(app.heard).toHaveLength(1);
  });
});

describe('refreshToken', () => {
  it('resolves to the new token with its times in seconds', async () => {
    const authing = app.client();
    const { token: before } = await authing.loginByCode();
    const { token, iat, exp } = await authing.refreshToken();
    expect(token).not.toBe(before);
    expect(authing.user?.token).toBe(token);
    expect(Number(exp) - Number(iat)).toBe(7200);
    expect(Math.abs(Number(iat) * 1000 - app.emulator.clock.now())).toBeLessThan(5000);
  });

  it('tells the end of an opaque token from its lifetime', async () => {
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
  ] as const)('says in %s that a session without refresh token cannot be renewed', async (lang, text) => {
    const authing = app.client({ lang });
    await authing.loginByCode(undefined, { scope: 'openid profile' });
    app.emulator.requests.length = 0;
    const error = await failure(authing.refreshToken());
    expect(error).toMatchObject({ kind: 'session', code: 2020, message: expect.stringMatching(text) });
    expect(app.paths()).toEqual([]);
    expect(app.heard).toHaveLength(1);
    expect((await authing.checkLoginStatus()).status).toBe(true);
  });

  it('rejects when nobody is signed in', async () => {
    expect(await failure(app.client().refreshToken())).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.heard).toHaveLength(1);
  });
});
