import type { AuthenticationClient, User } from '../../src';
import { failure, listen, recordKey, thrownBy, useApp } from '../support/app';
import { clientElsewhere, codeOfSecondUser, zhou } from '../support/people';

const app = useApp();

/** Changes a user object at every depth, as an app may. */
function spoil(user: User): void {
  user.id = 'spoiled';
  user.nickname = 'spoiled';
  if (user.customData) user.customData.hobby = 'spoiled';
  user.customData = { ...user.customData, added: 'spoiled' };
  if (user.identities?.[0]) user.identities[0].userIdInIdp = 'spoiled';
}

describe('a user object', () => {
  it('from any source can be changed without changing the session', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const returned = await authing.loginByUsername(zhou.username, zhou.password);
    const before = structuredClone(authing.user);
    const sources = [returned, authing.user, await authing.getCurrentUser(), await authing.ensureLogin()];
    for (const user of [...sources, ...changes.map((change) => change.user)]) if (user) spoil(user);
    expect(authing.user).toEqual(before);
    expect(authing.checkLoggedIn()).toBe(zhou.id);
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain('spoiled');
    await authing.refreshToken();
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain('spoiled');
  });

  it('given to setCurrentUser can be changed afterwards', async () => {
    const authing = app.client();
    const user = await authing.loginByUsername(zhou.username, zhou.password);
    authing.setCurrentUser(user);
    const before = structuredClone(authing.user);
    spoil(user);
    expect(authing.user).toEqual(before);
  });
});

describe('setCurrentUser', () => {
  it('refuses the profile of another account beside the present tokens', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const before = app.record();
    const { id } = await clientElsewhere(app).loginByCode(codeOfSecondUser(app));
    const set = () => authing.setCurrentUser({ id, nickname: '别人' });
    expect(thrownBy(set)).toMatchObject({
      kind: 'config',
      message: '参数 user 不是当前登录的用户：要切换账号，请同时传入该用户的 token，或调用登录方法',
    });
    authing.setLang('en-US');
    expect(thrownBy(set)).toMatchObject({
      kind: 'config',
      message:
        'Argument `user` is not the signed-in user: to switch accounts, pass that user with its token, or call a sign-in method.',
    });
    expect([authing.user, app.record()]).toEqual([user, before]);
  });

  it.each([
    ['a list', []],
    ['a list of users', [{ id: 'u' }]],
    ['a list with an id', Object.assign([], { id: zhou.id })],
    ['a text', 'user'],
    ['a user without id', { nickname: '小雨' }],
    ['a user with an empty id', { id: '' }],
  ])('refuses %s and changes nothing', async (_name, given) => {
    const authing = app.client();
    const user = await authing.loginByUsername(zhou.username, zhou.password);
    expect(() => authing.setCurrentUser(given as never)).toThrow(
      expect.objectContaining({ kind: 'config' }) as Error,
    );
    expect(authing.user).toEqual(user);
  });

  it('switches to another account and back, each time with the token of the given user', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    app.emulator.clock.advance(5000);
    const second = await clientElsewhere(app).loginByCode(codeOfSecondUser(app));
    for (const user of [second, first, second]) {
      authing.setCurrentUser(user);
      expect(authing.user).toMatchObject({ id: user.id, token: user.token });
      expect((await authing.api.getProfile()).data.userId).toBe(user.id);
    }
  });

  it.each([false, true])(
    'with a user from before a renewal keeps the renewed tokens; opaque: %s',
    async (opaqueTokens) => {
      app.emulator.changeSettings({ opaqueTokens });
      const authing = app.client();
      const old = await authing.loginByCode();
      await authing.refreshToken();
      await authing.refreshToken();
      const { tokens } = app.record();
      authing.setCurrentUser({ ...old, nickname: '小雨' });
      expect(app.record().tokens).toEqual(tokens);
      expect(authing.user).toMatchObject({ nickname: '小雨', token: tokens.accessToken });
    },
  );

  it('with a user from before a renewal keeps the renewed tokens after a relaunch', async () => {
    const authing = app.client();
    const old = await authing.loginByCode();
    app.emulator.clock.advance(5000);
    await authing.refreshToken();
    const { tokens } = app.record();
    app.relaunch();
    app.client().setCurrentUser(old);
    expect(app.record().tokens).toEqual(tokens);
  });
});

describe('setCurrentUser with another token of the same account', () => {
  /** A token that tells its owner and what else is given. */
  function tokenOf(sub: string, claims: object): string {
    const payload = Buffer.from(JSON.stringify({ sub, ...claims })).toString('base64url');
    return `e30.${payload}.signature`;
  }

  it.each([
    ['was issued in the same second', 1000, 1000],
    ['is newer', 1000, 1001],
    ['does not tell its age', 1000, undefined],
    ['replaces one that does not tell its age', undefined, 1000],
  ])('takes the token when it %s', (_name, before, iat) => {
    const authing = app.client();
    authing.setToken(tokenOf('u', { iat: before }));
    const token = tokenOf('u', { iat, jti: 'next' });
    authing.setCurrentUser({ id: 'u', token });
    expect(authing.user).toMatchObject({ id: 'u', token });
  });

  it('keeps the present token when the given one is older', () => {
    const authing = app.client();
    const token = tokenOf('u', { iat: 1000 });
    authing.setToken(token);
    authing.setCurrentUser({ id: 'u', token: tokenOf('u', { iat: 999 }) });
    expect(authing.user).toMatchObject({ id: 'u', token });
  });
});

describe('a stored record', () => {
  it('with fields of a later version is a session', async () => {
    const { id, token } = await app.client().loginByCode();
    const record = app.record();
    const later = {
      ...record,
      savedAt: 1,
      tokens: { ...record.tokens, deviceToken: { a: [1] }, expiresIn: 5 },
      user: { ...record.user, favourite: { colour: 'green' } },
    };
    app.phone.storage.set(recordKey, JSON.stringify(later));
    app.relaunch();
    const authing = app.client();
    expect(authing.user).toMatchObject({ id, token, favourite: { colour: 'green' } });
    expect((await authing.refreshToken()).token).not.toBe(token);
    expect(app.phone.count('login')).toBe(0);
  });
});

describe('events of a sign-in whose profile is being read', () => {
  it('are signedIn first when the session is renewed meanwhile', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('getProfile', 'after');
    const login = authing.loginByCode();
    await hold.arrived;
    await authing.refreshToken();
    hold.release();
    const { id } = await login;
    expect(changes.map(({ type, user }) => [type, user?.id])).toEqual([
      ['signedIn', undefined],
      ['renewed', undefined],
      ['userUpdated', id],
    ]);
  });

  it('are none when the session has ended meanwhile', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('getProfile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    app.emulator.revokeRefreshTokens();
    await failure(authing.refreshToken());
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(changes).toEqual([]);
    expect(authing.user).toBeNull();
    await authing.logout();
    expect(changes).toEqual([]);
  });

  it.each([
    ['a renewal', (authing: AuthenticationClient) => authing.refreshToken()],
    [
      'a change of the profile',
      (authing: AuthenticationClient) => authing.updateProfile({ nickname: '小雨' }),
    ],
  ])(
    'end with signedOut when a listener signs out on the sign-in, although %s has succeeded',
    async (_name, run) => {
      const authing = app.client();
      const changes = listen(authing);
      authing.onAuthStateChange(({ type }) => void (type === 'signedIn' && authing.logout()));
      const hold = app.emulator.hold('getProfile', 'after');
      const login = failure(authing.loginByCode());
      await hold.arrived;
      await run(authing).catch(() => undefined);
      hold.release();
      await login;
      expect(changes.map(({ type }) => type)).toEqual(['signedIn', 'signedOut']);
    },
  );

  it('are those of another account alone when that has signed in meanwhile', async () => {
    const second = await clientElsewhere(app).loginByCode(codeOfSecondUser(app));
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('getProfile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(changes.map(({ type, user }) => [type, user?.id])).toEqual([
      ['signedIn', undefined],
      ['userUpdated', second.id],
    ]);
  });

  it('are none when the user has signed out meanwhile', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('getProfile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(changes).toEqual([]);
  });
});
