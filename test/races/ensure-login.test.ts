import { failure, recordKey, useApp } from '../support/app';
import { codeOfSecondUser } from '../support/people';
import { isAlive, outliveToken, signInElsewhere, SlowStorage, stored, until } from './stage';

const app = useApp();

describe('ensureLogin', () => {
  it('serves 20 callers from a cold start with one wx.login and one sign-in', async () => {
    const authing = app.client();
    const users = await Promise.all(Array.from({ length: 20 }, () => authing.ensureLogin()));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
    expect(app.phone.count('login')).toBe(1);
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('serves callers that join at every stage of the run', async () => {
    const authing = app.client();
    const signIn = app.emulator.hold('signInByMobile');
    const profile = app.emulator.hold('getProfile');
    const first = authing.ensureLogin();
    await signIn.arrived;
    const second = authing.ensureLogin();
    signIn.release();
    await profile.arrived;
    const third = authing.ensureLogin();
    profile.release();
    const users = await Promise.all([first, second, third]);
    expect(users.map(({ id }) => id)).toEqual([users[0].id, users[0].id, users[0].id]);
    expect(app.phone.count('login')).toBe(1);
    expect(app.requestsTo('signin-by-mobile')).toBe(1);
  });

  it('is one run for two clients of the app', async () => {
    const [one, two] = [app.client(), app.client()];
    const [first, second] = await Promise.all([one.ensureLogin(), two.ensureLogin()]);
    expect(second).toEqual(first);
    expect(app.phone.count('login')).toBe(1);
  });

  it('shares one sign-in of two clients whose storage is asynchronous', async () => {
    const storage = new SlowStorage();
    storage.slow = ['get'];
    const [one, two] = [app.client({ storage }), app.client({ storage })];
    const users = Promise.all([one.ensureLogin(), two.ensureLogin()]);
    await until(() => storage.waiting.length > 0);
    storage.release();
    const [first, second] = await users;
    expect(second).toEqual(first);
    expect(app.phone.count('login')).toBe(1);
  });

  it('shares one renewal with other calls', async () => {
    const authing = app.client();
    const { id } = await authing.ensureLogin();
    await outliveToken(app, authing);
    const [user, profile, again] = await Promise.all([
      authing.ensureLogin(),
      authing.api.getProfile(),
      authing.ensureLogin(),
    ]);
    expect([user.id, profile.data.userId, again.id]).toEqual([id, id, id]);
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.phone.count('login')).toBe(1);
  });

  it('starts again after a failed run', async () => {
    const authing = app.client();
    app.emulator.failNext('signInByMobile', { status: 502, body: '<html>bad gateway</html>' });
    const refused = await Promise.all([failure(authing.ensureLogin()), failure(authing.ensureLogin())]);
    expect(refused.map(({ kind, code }) => [kind, code])).toEqual([
      ['api', 502],
      ['api', 502],
    ]);
    expect((await authing.ensureLogin()).id).toEqual(expect.any(String));
  });
});

describe('a logout during ensureLogin', () => {
  it('rejects it with kind session during its sign-in, without a new one', async () => {
    const authing = app.client();
    const hold = app.emulator.hold('signInByMobile', 'after');
    const login = failure(authing.ensureLogin());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session', message: '登录账号已变更，请重试' });
    expect(authing.user).toBeNull();
    expect(stored(app)).toBeUndefined();
    expect(app.phone.count('login')).toBe(1);
  });

  it.each([
    ['succeeds', 'after'],
    // The logout has revoked the refresh token by the time the server reads it.
    ['is refused', 'before'],
  ] as const)(
    'rejects it with kind session when its renewal then %s, without a silent sign-in',
    async (_outcome, when) => {
      const authing = app.client();
      await authing.ensureLogin();
      await outliveToken(app, authing);
      const hold = app.emulator.hold('/oidc/token', when);
      const login = failure(authing.ensureLogin());
      await hold.arrived;
      await authing.logout();
      hold.release();
      expect(await login).toMatchObject({ kind: 'session' });
      expect(authing.user).toBeNull();
      expect(app.phone.count('login')).toBe(1);
      expect(app.requestsTo('signin-by-mobile')).toBe(1);
    },
  );

  it('rejects it with kind session during its profile read, without a silent sign-in', async () => {
    await app.client().loginByCode();
    app.phone.storage.set(recordKey, JSON.stringify({ v: 1, tokens: app.record().tokens }));
    app.relaunch();
    const authing = app.client();
    const hold = app.emulator.hold('getProfile', 'after');
    const login = failure(authing.ensureLogin());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(app.phone.count('login')).toBe(0);
  });

  it('does not end a run that starts afterwards', async () => {
    const authing = app.client();
    const hold = app.emulator.hold('signInByMobile', 'after');
    const given = failure(authing.ensureLogin());
    await hold.arrived;
    await authing.logout();
    const wanted = authing.ensureLogin();
    hold.release();
    expect(await given).toMatchObject({ kind: 'session' });
    const user = await wanted;
    expect(authing.user).toEqual(user);
    expect(isAlive(app, user.token)).toBe(true);
    expect(app.record().tokens.accessToken).toBe(user.token);
  });
});

describe('a sign-in to another account during ensureLogin', () => {
  it('is what it resolves to when its renewal arrives later', async () => {
    const authing = app.client();
    await authing.ensureLogin();
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const ensured = authing.ensureLogin();
    await hold.arrived;
    const second = await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect((await ensured).id).toBe(second.id);
    expect(authing.user?.id).toBe(second.id);
    expect(app.phone.count('login')).toBe(1);
  });

  it('is what it resolves to when its own sign-in arrives later', async () => {
    const authing = app.client();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('signInByMobile', 'after');
    const ensured = authing.ensureLogin();
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect((await ensured).id).toBe(second.id);
    expect(authing.user?.id).toBe(second.id);
    expect(app.record().user.id).toBe(second.id);
  });

  it('is kept, although its token has expired and the settings of the app do not allow the renewal', async () => {
    const authing = app.client();
    await authing.ensureLogin();
    await outliveToken(app, authing);
    app.emulator.changeSettings({ refreshTokenGrant: false });
    const hold = app.emulator.hold('/oidc/token', 'after');
    const ensured = failure(authing.ensureLogin());
    await hold.arrived;
    const claims = Buffer.from('{"sub":"another","exp":1}').toString('base64url');
    authing.setToken(`e30.${claims}.signature`);
    hold.release();
    expect((await ensured).kind).not.toBe('session');
    expect(authing.checkLoggedIn()).toBe('another');
    expect(app.phone.count('login')).toBe(1);
  });

  it('is what it resolves to as well when only its token is known yet', async () => {
    const authing = app.client();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('signInByMobile', 'after');
    const ensured = authing.ensureLogin();
    await hold.arrived;
    authing.setToken(String(second.token));
    hold.release();
    expect((await ensured).id).toBe(second.id);
  });

  it('is what a new call resolves to while the older run is in flight', async () => {
    const authing = app.client();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('signInByMobile', 'after');
    const early = authing.ensureLogin();
    await hold.arrived;
    authing.setCurrentUser(second);
    const late = authing.ensureLogin();
    hold.release();
    const users = await Promise.all([early, late]);
    expect(users.map(({ id }) => id)).toEqual([second.id, second.id]);
  });
});
