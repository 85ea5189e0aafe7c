import { failure, useApp } from '../support/app';
import { clientElsewhere, codeOfSecondUser, secondWechatUser } from '../support/people';
import { isAlive, outliveToken, PickyPhone, signInElsewhere, SlowStorage, stored, until } from './stage';

const app = useApp();

const picture = Buffer.from('89504e470d0a1a0a', 'hex');

/** Authorization headers of the requests to a path, each once. */
function bearersOf(path: string): string[] {
  const requests = app.emulator.requests.filter((each) => each.path.endsWith(path));
  return [...new Set(requests.map(({ headers }) => String(headers.authorization).replace('Bearer ', '')))];
}

/** The person that a token was given to. */
function ownerOf(token: string): string | undefined {
  return app.emulator.state.accessTokens[token]?.userId;
}

describe('when another account signs in', () => {
  it('a call in flight resolves to the data of the first account', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    const hold = app.emulator.hold('getRoleList', 'after');
    const roles = authing.api.getRoleList();
    await hold.arrived;
    const second = await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    await roles;
    expect(bearersOf('get-my-role-list').map(ownerOf)).toEqual([first.id]);
    expect(authing.user?.id).toBe(second.id);
  });

  it('a call of the first account is not sent as the second, even in the same turn', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const second = await signInElsewhere(app);
    const roles = failure(authing.api.getRoleList());
    authing.setCurrentUser(second);
    expect(await roles).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-my-role-list')).toBe(0);
  });

  it('a refused call of the first account is not resent as the second', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('getRoleList', 'after');
    const roles = failure(authing.api.getRoleList());
    await hold.arrived;
    const second = await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect(await roles).toMatchObject({ kind: 'session' });
    expect(bearersOf('get-my-role-list').map(ownerOf)).toEqual([first.id]);
    expect(authing.user?.id).toBe(second.id);
  });

  it('a call that waits for a renewal is rejected, and the second account stays signed in', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const roles = failure(authing.api.getRoleList());
    await hold.arrived;
    const second = await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect(await roles).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-my-role-list')).toBe(0);
    expect(app.record()).toMatchObject({ tokens: { accessToken: second.token }, user: { id: second.id } });
  });

  it('the refusal of an older renewal does not end the new session', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    app.emulator.revokeRefreshTokens(first.id);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = failure(authing.refreshToken());
    await hold.arrived;
    const second = await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect(await renewal).toMatchObject({ kind: 'session' });
    expect(authing.user?.id).toBe(second.id);
    expect(isAlive(app, second.token)).toBe(true);
  });

  it('a renewal of the first account does not resolve to a token of the second', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = failure(authing.refreshToken());
    await hold.arrived;
    await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect(await renewal).toMatchObject({ kind: 'session' });
  });

  it('getAccessToken of the first account does not resolve to the token of the second', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const token = failure(authing.getAccessToken({ forceRefresh: true }));
    await hold.arrived;
    authing.setToken(String(second.token));
    hold.release();
    expect(await token).toMatchObject({ kind: 'session' });
    expect(authing.checkLoggedIn()).toBe(second.id);
  });

  it('an older sign-in that is answered later is discarded and revoked', async () => {
    const authing = app.client();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('signInByMobile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    await until(() => app.requestsTo('/oidc/token/revocation') === 2);
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect(app.record().user.id).toBe(second.id);
  });

  it('a profile of the first account that arrives later is not stored', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('getProfile', 'after');
    const current = authing.getCurrentUser();
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect((await current)?.id).toBe(second.id);
    expect(authing.user?.id).toBe(second.id);
    expect(app.record().user.id).toBe(second.id);
  });

  it('a profile of the first account that arrives later is not stored, where tokens do not tell their account', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const first = await clientElsewhere(app).loginByCode();
    const second = await signInElsewhere(app);
    const authing = app.client();
    authing.setToken(String(first.token));
    const hold = app.emulator.hold('getProfile', 'after');
    const current = authing.getCurrentUser();
    await hold.arrived;
    authing.setToken(String(second.token));
    hold.release();
    expect((await current)?.id).toBe(second.id);
    expect(authing.user?.id).toBe(second.id);
  });

  it('updateProfile of the first account changes neither profile nor stored user of the second', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('updateProfile', 'after');
    const update = failure(authing.updateProfile({ nickname: '第一人' }));
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expect(bearersOf('update-profile').map(ownerOf)).toEqual([first.id]);
    expect(authing.user).toMatchObject({ id: second.id });
    expect(authing.user?.nickname).not.toBe('第一人');
  });

  it('updateProfile that waits for a renewal is not sent as the second account', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const second = await signInElsewhere(app);
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const update = failure(authing.updateProfile({ nickname: '第一人' }));
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('update-profile')).toBe(0);
  });

  it('getCurrentUser that waits for a renewal returns the account that is signed in by then', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const second = await signInElsewhere(app);
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const current = authing.getCurrentUser();
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect((await current)?.id).toBe(second.id);
    expect(authing.user?.id).toBe(second.id);
  });

  it('an avatar chosen by the first account is not set for the second', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const update = failure(authing.updateAvatar());
    await until(() => app.phone.count('chooseMedia') === 1);
    await authing.loginByCode(codeOfSecondUser(app));
    app.phone.user.choose(picture);
    expect(await update).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/api/v2/upload')).toBe(0);
    expect(app.requestsTo('update-profile')).toBe(0);
  });

  it('an avatar uploaded by the first account is not set for the second', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('/api/v2/upload', 'after');
    const filePath = app.phone.user.chooseAvatar(picture)?.avatarUrl;
    const update = failure(authing.updateAvatar({ filePath }));
    await hold.arrived;
    await authing.loginByCode(codeOfSecondUser(app));
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('update-profile')).toBe(0);
  });

  it('a renewal before the profile of the second account arrives does not restore the first from storage', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('getProfile', 'after');
    const login = authing.loginByCode(codeOfSecondUser(app));
    await hold.arrived;
    const { token } = await authing.refreshToken();
    hold.release();
    const second = await login;
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect(ownerOf(token)).toBe(second.id);
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { id: second.id } });
  });

  it('nothing of the first account is left in storage', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await authing.updateProfile({ nickname: '第一人' });
    await authing.loginByCode(codeOfSecondUser(app));
    expect(String(stored(app))).not.toContain('第一人');
  });
});

describe('two sign-ins as the same account', () => {
  it('at once both succeed', async () => {
    const authing = app.client();
    const users = await Promise.all([authing.loginByCode(), authing.loginByCode()]);
    expect(users[0].id).toBe(users[1].id);
    expect(isAlive(app, authing.user?.token)).toBe(true);
    expect(app.record().tokens.accessToken).toBe(authing.user?.token);
  });

  it('with a logout between them leave the tokens of the second one', async () => {
    const phone = new PickyPhone(app);
    const authing = app.client({ platform: phone.platform });
    phone.keepNext('signin-by-mobile');
    const early = failure(authing.loginByCode());
    await until(() => phone.count === 1);
    await authing.logout();
    const user = await authing.loginByCode();
    phone.release();
    expect(await early).toMatchObject({ kind: 'session' });
    expect(authing.user).toEqual(user);
    expect(app.record().tokens.accessToken).toBe(user.token);
  });
});

describe('with autoLogin', () => {
  it('an account that signed in meanwhile is not replaced by the WeChat user', async () => {
    const authing = app.client({ autoLogin: true });
    await authing.loginByCode();
    await outliveToken(app, authing);
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const roles = failure(authing.api.getRoleList());
    await hold.arrived;
    authing.setCurrentUser(second);
    hold.release();
    expect(await roles).toMatchObject({ kind: 'session' });
    expect(authing.user?.id).toBe(second.id);
    expect(app.phone.count('login')).toBe(1);
  });

  it('the owner of an expired access token is not replaced by the WeChat user during a call', async () => {
    const { token } = await signInElsewhere(app);
    const authing = app.client({ autoLogin: true, accessToken: String(token) });
    app.emulator.expireAccessTokens();
    expect(await failure(authing.api.getRoleList())).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-my-role-list')).toBe(1);
    await authing.api.getRoleList();
    expect(authing.user?.openid).toEqual(expect.any(String));
    expect(authing.user?.openid).not.toBe(secondWechatUser);
  });

  it('the owner of an expired access token is signed in again during a call', async () => {
    const { id, token } = await app.client({ storage: new SlowStorage() }).loginByCode();
    const authing = app.client({ autoLogin: true, accessToken: String(token) });
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(authing.user?.id).toBe(id);
  });

  it('a call that was sent as one account is not resent as another', async () => {
    const authing = app.client({ autoLogin: true });
    const second = await signInElsewhere(app);
    const hold = app.emulator.hold('getRoleList');
    const roles = failure(authing.api.getRoleList());
    await hold.arrived;
    app.emulator.expireAccessTokens();
    authing.setCurrentUser(second);
    hold.release();
    expect(await roles).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-my-role-list')).toBe(1);
  });
});
