import { failure, useApp } from '../support/app';
import { until } from '../races/stage';
import { tokenOfSecondUser } from '../support/people';

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

describe('a call that autoLogin has signed in for', () => {
  const signedOut = { kind: 'session', code: 2020, message: '尚未登录，请先登录' };

  it('rejects as signed out when a listener signs out again', async () => {
    const authing = app.client({ autoLogin: true });
    authing.onAuthStateChange(({ type }) => {
      if (type === 'signedIn') void authing.logout();
    });
    expect(await failure(authing.api.getProfile())).toMatchObject(signedOut);
  });

  it('is sent as the account that has signed in while the sign-in was under way', async () => {
    const second = await tokenOfSecondUser(app);
    const authing = app.client({ autoLogin: true });
    const hold = app.emulator.hold('signInByMobile', 'after');
    const read = authing.api.getProfile();
    await hold.arrived;
    authing.setToken(second.token);
    hold.release();
    expect((await read).data.userId).toBe(second.id);
  });

  it('rejects with the reason why the sign-in failed, although another account has signed in meanwhile', async () => {
    const second = await tokenOfSecondUser(app);
    const authing = app.client({ autoLogin: true });
    app.emulator.failNext('signInByMobile', {
      body: { statusCode: 403, apiCode: 2005, message: '账号已锁定' },
    });
    const hold = app.emulator.hold('signInByMobile');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    authing.setToken(second.token);
    hold.release();
    expect(await read).toMatchObject({ kind: 'api', code: 2005 });
  });

  it('rejects as superseded when the user signs out while the sign-in is under way', async () => {
    const authing = app.client({ autoLogin: true });
    const hold = app.emulator.hold('signInByMobile', 'after');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await read).toMatchObject({ kind: 'session', code: 2020, message: '登录账号已变更，请重试' });
    // The tokens of the sign-in that came too late.
    await until(() => app.requestsTo('/oidc/token/revocation') === 2);
  });
});

describe('a call that needs no session, whose token is refused,', () => {
  const message = { phoneNumber: '18812345678', channel: 'CHANNEL_LOGIN' } as const;

  /** Lets the next message, and all that needs a session, be answered by a refusal of the token. */
  function refuseToken(): void {
    app.emulator.expireAccessTokens();
    app.emulator.failNext('sendSms', { body: { statusCode: 401, apiCode: 2020, message: '登录已过期' } });
  }

  it('is sent without a token once the session has ended', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    refuseToken();
    await authing.api.sendSms(message);
    expect(app.paths().slice(2)).toEqual(['send-sms', 'get-profile', 'send-sms']);
    expect(app.emulator.requests.map(({ headers }) => 'authorization' in headers).slice(2)).toEqual([
      true,
      true,
      false,
    ]);
    expect(authing.user).toBeNull();
  });

  it('rejects with the reason why a silent sign-in has failed', async () => {
    const authing = app.client({ scope: 'openid profile', autoLogin: true });
    await authing.loginByCode();
    refuseToken();
    app.emulator.failNext('signInByMobile', {
      body: { statusCode: 403, apiCode: 2005, message: '账号已锁定' },
    });
    expect(await failure(authing.api.sendSms(message))).toMatchObject({ kind: 'api', code: 2005 });
    expect(app.requestsTo('send-sms')).toBe(1);
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
