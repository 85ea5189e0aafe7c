import { failure, useApp } from '../support/app';

const app = useApp();

describe('autoLogin', () => {
  it('signs in for a call without a session, and sends the call', async () => {
    const authing = app.client({ autoLogin: true });
    const { data } = await authing.api.getProfile();
    expect(data.userId).toBe(authing.checkLoggedIn());
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile', 'get-profile']);
    expect(app.heard).toEqual([]);
  });

  it('signs in once for 30 calls', async () => {
    const authing = app.client({ autoLogin: true });
    const answers = await Promise.all(Array.from({ length: 30 }, () => authing.api.getProfile()));
    expect(new Set(answers.map(({ data }) => data.userId)).size).toBe(1);
    expect(app.phone.count('login')).toBe(1);
    expect(app.requestsTo('signin-by-mobile')).toBe(1);
  });

  it('shares its sign-in with ensureLogin and with another client', async () => {
    const [one, two] = [app.client({ autoLogin: true }), app.client({ autoLogin: true })];
    await Promise.all([one.api.getProfile(), two.getCurrentUser(), two.ensureLogin()]);
    expect(app.phone.count('login')).toBe(1);
  });

  it('is off by default', async () => {
    expect(await failure(app.client().api.getProfile())).toMatchObject({ kind: 'session' });
    expect(app.phone.count('login')).toBe(0);
  });

  it('does not sign in for a call that needs no session', async () => {
    const authing = app.client({ autoLogin: true });
    await authing.api.getSystemInfo();
    await authing.api.sendSms({ phoneNumber: '18812345678', channel: 'CHANNEL_LOGIN' });
    expect(app.phone.count('login')).toBe(0);
  });

  it('signs in again when the renewal is refused, and resends the call once', async () => {
    const authing = app.client({ autoLogin: true });
    const { id } = await authing.loginByCode();
    const changes: string[] = [];
    authing.onAuthStateChange(({ type }) => changes.push(type));
    app.emulator.expireAccessTokens();
    app.emulator.revokeRefreshTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.paths().slice(2)).toEqual([
      'get-profile',
      '/oidc/token',
      'signin-by-mobile',
      'get-profile',
      'get-profile',
    ]);
    expect(changes).toEqual(['signedOut', 'signedIn']);
    expect(app.heard).toEqual([]);
  });

  it('signs in again when the token has expired and there is no refresh token', async () => {
    const authing = app.client({ autoLogin: true, scope: 'openid profile' });
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.requestsTo('signin-by-mobile')).toBe(2);
  });

  it('does not loop when fresh tokens are refused as well', async () => {
    const authing = app.client({ autoLogin: true });
    await authing.loginByCode();
    app.emulator.failNext('getRoleList', { status: 401, body: '', times: 100 });
    expect(await failure(authing.api.getRoleList())).toMatchObject({ kind: 'api', code: 401 });
    expect(app.requestsTo('get-my-role-list')).toBe(2);
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.heard).toHaveLength(1);
  });

  it('rejects the call on a network failure and keeps the session', async () => {
    const authing = app.client({ autoLogin: true });
    const { id } = await authing.loginByCode();
    app.emulator.clock.advance(7202_000);
    await authing.api.getSystemInfo();
    app.phone.network.offline();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'network' });
    expect(authing.user?.id).toBe(id);
    expect(app.phone.count('login')).toBe(1);
  });

  it('rejects with the error of the failed silent sign-in, reported once per call', async () => {
    const authing = app.client({ autoLogin: true });
    app.emulator.failNext('signInByMobile', {
      body: { statusCode: 403, apiCode: 2005, message: '账号已锁定' },
    });
    const errors = await Promise.all([failure(authing.api.getProfile()), failure(authing.api.getRoleList())]);
    expect(errors.map(({ kind, code }) => [kind, code])).toEqual([
      ['api', 2005],
      ['api', 2005],
    ]);
    expect(app.heard.map(({ code }) => code)).toEqual([2005, 2005]);
  });
});

describe('autoLogin after a logout', () => {
  it('does not sign in for the calls that follow', async () => {
    const authing = app.client({ autoLogin: true });
    await authing.loginByCode();
    await authing.logout();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session', code: 2020 });
    expect(await authing.getCurrentUser()).toBeNull();
    expect(app.phone.count('login')).toBe(1);
  });

  it('signs in again once the app has asked for a sign-in', async () => {
    const authing = app.client({ autoLogin: true });
    await authing.logout();
    await authing.ensureLogin();
    app.emulator.expireAccessTokens();
    app.emulator.revokeRefreshTokens();
    await authing.api.getProfile();
    expect(app.phone.count('login')).toBe(2);
  });
});
