import { recordKey, useApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';

const app = useApp();

/** What a function throws. */
function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to throw.');
}

describe('checkLoggedIn', () => {
  it('returns the id of the user without a request', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.phone.clearRecords();
    expect(authing.checkLoggedIn()).toBe(id);
    expect(app.phone.calls).toEqual([]);
  });

  it('throws an error of kind session when signed out', () => {
    expect(thrown(() => app.client().checkLoggedIn())).toMatchObject({ kind: 'session', code: 2020 });
  });

  it('ignores the expiry', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.clock.advance(86400_000);
    await authing.api.getSystemInfo();
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('reads the id from the access token when no user is stored', async () => {
    const { id, token } = await tokenOfSecondUser(app);
    const authing = app.client();
    authing.setToken(token);
    expect(authing.user).toBeNull();
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('reads the id from the id token when the access token is opaque', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const { id } = await app.client().loginByCode();
    const record = app.record();
    app.phone.storage.set(recordKey, JSON.stringify({ v: 1, tokens: record.tokens }));
    app.relaunch();
    expect(app.client().checkLoggedIn()).toBe(id);
  });
});

describe('setToken', () => {
  it('uses the token for the calls that follow, and stores it', async () => {
    const { id, token } = await tokenOfSecondUser(app);
    const authing = app.client();
    authing.setToken(token);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.emulator.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(app.record().tokens.accessToken).toBe(token);
  });

  it('keeps user and refresh token for another token of the same account', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const { refreshToken } = app.record().tokens;
    const { token } = await app.client({ storage: { get() {}, set() {}, remove() {} } }).loginByCode();
    authing.setToken(String(token));
    expect(authing.user).toMatchObject({ id: user.id, token });
    expect(app.record().tokens.refreshToken).toBe(refreshToken);
  });

  it('keeps nothing of the previous account', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const { id, token } = await tokenOfSecondUser(app);
    authing.setToken(token);
    expect(authing.user).toBeNull();
    expect(authing.checkLoggedIn()).toBe(id);
    expect(app.record()).toEqual({ v: 1, tokens: { accessToken: token, expiresAt: expect.any(Number) } });
  });

  it('accepts an opaque token, whose account only the server knows', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const { id, token } = await tokenOfSecondUser(app);
    const authing = app.client();
    authing.setToken(token);
    expect(thrown(() => authing.checkLoggedIn())).toMatchObject({ kind: 'session' });
    expect((await authing.getCurrentUser())?.id).toBe(id);
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it.each([undefined, null, '', 7, {}])('throws for %p and changes nothing', async (token) => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    expect(thrown(() => authing.setToken(token as string))).toMatchObject({ kind: 'config' });
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('accepts user.token and leaves the session unchanged', async () => {
    const first = app.client();
    const user = await first.loginByCode();
    first.setToken(String(user.token));
    expect(first.user).toEqual(user);
    expect(app.record().tokens.refreshToken).toEqual(expect.any(String));
  });
});

describe('setCurrentUser', () => {
  it('replaces the user and keeps the tokens', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const { tokens } = app.record();
    authing.setCurrentUser({ id: user.id, nickname: '小雨', token: '' });
    expect(authing.user).toMatchObject({ id: user.id, nickname: '小雨', token: user.token });
    expect(app.record().tokens).toEqual(tokens);
    for (const token of [null, 7, {}]) {
      authing.setCurrentUser({ id: user.id, nickname: '大雨', token: token as null });
      expect(app.record().tokens).toEqual(tokens);
    }
  });

  it('also accepts the token of the user', async () => {
    const { id, token } = await tokenOfSecondUser(app);
    const authing = app.client();
    authing.setCurrentUser({ id, token, nickname: '子航' });
    expect(authing.user).toMatchObject({ id, token, nickname: '子航' });
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('stores neither token nor password in the user, and does not change its argument', async () => {
    const { id, token } = await tokenOfSecondUser(app);
    const given = Object.freeze({ id, token, password: 'secret' });
    app.client().setCurrentUser(given);
    expect(JSON.stringify(app.record())).not.toContain('secret');
    expect(app.record().user).toEqual({ id });
  });

  it.each([undefined, null, ''])('throws when signed out and the token is %j', (token) => {
    const authing = app.client({ lang: 'en-US' });
    expect(thrown(() => authing.setCurrentUser({ id: 'u', token }))).toMatchObject({
      kind: 'session',
      code: 2020,
      message: 'You are not signed in. Sign in and try again.',
    });
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
  });

  it.each([undefined, null, 'user', 7])('throws for %p and changes nothing', async (user) => {
    const authing = app.client();
    const before = await authing.loginByCode();
    expect(thrown(() => authing.setCurrentUser(user as never))).toMatchObject({ kind: 'config' });
    expect(authing.user).toEqual(before);
  });
});

describe('getCurrentUser', () => {
  it('reads the user from the server and stores it', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const user = app.emulator.state.users.find(({ userId }) => userId === id);
    if (user) user.nickname = '换了名字';
    const current = await authing.getCurrentUser();
    expect(current).toMatchObject({ id, nickname: '换了名字', openid: 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE' });
    expect(authing.user).toEqual(current);
    expect(app.record().user).toMatchObject({ nickname: '换了名字' });
  });

  it('asks for all that the classic user has', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await authing.getCurrentUser();
    const whole = { withCustomData: 'true', withIdentities: 'true', withDepartmentIds: 'true' };
    const reads = app.emulator.requests.filter(({ path }) => path === '/api/v3/get-profile');
    expect(reads.map(({ query }) => query)).toEqual([whole, whole]);
  });

  it('resolves to null when signed out, without calling onError', async () => {
    expect(await app.client().getCurrentUser()).toBeNull();
    expect(app.heard).toEqual([]);
    expect(app.paths()).toEqual([]);
  });

  it('resolves to null when the session has ended, without calling onError', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.expireAccessTokens();
    app.emulator.revokeRefreshTokens();
    expect(await authing.getCurrentUser()).toBeNull();
    expect(app.heard).toEqual([]);
    expect(authing.user).toBeNull();
  });

  it('resolves to null offline, calls onError, and keeps tokens and stored user', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    app.phone.network.offline();
    expect(await authing.getCurrentUser()).toBeNull();
    expect(app.heard.map(({ code }) => code)).toEqual([-1]);
    expect(authing.user).toEqual(user);
    expect(app.record().user.id).toBe(user.id);
  });

  it.each([
    ['a page of a gateway', { status: 502, body: '<html></html>' }],
    ['an answer without a user', { body: { statusCode: 200, data: {} } }],
    ['a refusal', { body: { statusCode: 403, apiCode: 1010, message: 'no' } }],
  ])('resolves to null for %s, and keeps the session', async (_name, answer) => {
    const authing = app.client();
    const user = await authing.loginByCode();
    app.emulator.failNext('getProfile', answer);
    expect(await authing.getCurrentUser()).toBeNull();
    expect(app.heard).toHaveLength(1);
    expect(authing.user).toEqual(user);
  });
});
