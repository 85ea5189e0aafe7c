import type { AuthenticationClient, AuthStateChange } from '../../src';
import { failure, listen, useApp } from '../support/app';
import { isAlive, outliveToken, restarted, stored, until } from './stage';

const app = useApp();

/** The client is signed out, now and after a restart, and the last change that it has reported is a sign-out, if any. */
function expectSignedOut(authing: AuthenticationClient, changes: AuthStateChange[]): void {
  expect(authing.user).toBeNull();
  expect(() => authing.checkLoggedIn()).toThrow();
  expect(stored(app)).toBeUndefined();
  expect(restarted(app).client().user).toBeNull();
  expect(changes.at(-1)?.type ?? 'signedOut').toBe('signedOut');
}

/** Whether any token that the server has given out is still good. */
function livingTokens(): string[] {
  const { accessTokens, refreshTokens } = app.emulator.state;
  return [...Object.keys(accessTokens), ...Object.keys(refreshTokens)].filter((token) => isAlive(app, token));
}

const picture = Buffer.from('89504e470d0a1a0a', 'hex');

describe('logout during', () => {
  it('a sign-in discards and revokes its tokens', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('signInByMobile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    await until(() => app.requestsTo('/oidc/token/revocation') === 2 && !livingTokens().length);
    expectSignedOut(authing, changes);
    expect(changes).toEqual([]);
  });

  it('the profile read of a sign-in leaves the client signed out', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const hold = app.emulator.hold('getProfile', 'after');
    const login = failure(authing.loginByCode());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(livingTokens()).toEqual([]);
    expectSignedOut(authing, changes);
  });

  it('a renewal discards and revokes its tokens', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = failure(authing.refreshToken());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await renewal).toMatchObject({ kind: 'session' });
    await until(() => app.requestsTo('/oidc/token/revocation') === 4 && !livingTokens().length);
    expectSignedOut(authing, changes);
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'logout' }]);
  });

  it('a renewal that a call waits for rejects the call', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    await authing.logout();
    const before = app.requestsTo('get-profile');
    hold.release();
    expect(await read).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-profile')).toBe(before);
    expectSignedOut(authing, []);
  });

  it('a call that is then refused does not renew', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('getProfile', 'after');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await read).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/oidc/token')).toBe(0);
    expectSignedOut(authing, []);
  });

  it('getCurrentUser makes it resolve to null, without calling onError', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('getProfile', 'after');
    const current = authing.getCurrentUser();
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await current).toBeNull();
    expect(app.heard).toEqual([]);
    expectSignedOut(authing, []);
  });

  it('updateProfile does not restore the user', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    const hold = app.emulator.hold('updateProfile', 'after');
    const update = failure(authing.updateProfile({ nickname: '小雨' }));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expectSignedOut(authing, changes);
  });

  it('the upload of an avatar leaves the profile unchanged', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    const hold = app.emulator.hold('/api/v2/upload', 'after');
    const filePath = app.phone.user.chooseAvatar(picture)?.avatarUrl;
    const update = failure(authing.updateAvatar({ filePath }));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('update-profile')).toBe(0);
    expectSignedOut(authing, changes);
  });

  it('the choice of an avatar uploads nothing', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const update = failure(authing.updateAvatar());
    await until(() => app.phone.count('chooseMedia') === 1);
    await authing.logout();
    app.phone.user.choose(picture);
    expect(await update).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/api/v2/upload')).toBe(0);
  });
});

describe('logout in the same turn as', () => {
  it.each(['loginByCode', 'ensureLogin'] as const)('%s leaves the client signed out', async (method) => {
    const authing = app.client();
    const login = failure(authing[method]());
    await authing.logout();
    expect(await login).toMatchObject({ kind: 'session' });
    expectSignedOut(authing, []);
  });

  it('a call rejects the call', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const read = failure(authing.api.getProfile());
    await authing.logout();
    expect(await read).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('get-profile')).toBe(1);
  });

  it('a call with autoLogin does not sign in', async () => {
    const authing = app.client({ autoLogin: true });
    const read = failure(authing.api.getProfile());
    await authing.logout();
    expect(await read).toMatchObject({ kind: 'session' });
    expectSignedOut(authing, []);
  });
});

describe('logout', () => {
  it('ends the session synchronously, before it resolves', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token/revocation');
    const logout = authing.logout();
    expect(authing.user).toBeNull();
    expect(stored(app)).toBeUndefined();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
    hold.release();
    await logout;
  });

  it('revokes both tokens', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const { accessToken, refreshToken } = app.record().tokens;
    await authing.logout();
    expect([isAlive(app, accessToken), isAlive(app, refreshToken)]).toEqual([false, false]);
    const revoked = app.emulator.requests.filter(({ path }) => path === '/oidc/token/revocation');
    expect(revoked.map(({ body }) => body)).toEqual([
      { client_id: 'GEN_AUTH_APP_ID', token: accessToken },
      { client_id: 'GEN_AUTH_APP_ID', token: refreshToken },
    ]);
  });

  it('revokes the one token of a session without refresh token', async () => {
    const { token } = await app.client().loginByCode();
    const authing = app.client({ accessToken: String(token) });
    await authing.logout();
    const revoked = app.emulator.requests.filter(({ path }) => path === '/oidc/token/revocation');
    expect(revoked.map(({ body }) => body)).toEqual([{ client_id: 'GEN_AUTH_APP_ID', token }]);
  });

  it('resolves offline and removes the record', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.network.offline();
    await expect(authing.logout()).resolves.toBeUndefined();
    expect(app.heard).toEqual([]);
    expectSignedOut(authing, []);
  });

  it.each([401, 404, 500])('resolves when the server answers a revocation with HTTP %d', async (status) => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.failNext('/oidc/token/revocation', { status, body: '<html></html>', times: 2 });
    await authing.logout();
    expect(app.heard).toEqual([]);
    expectSignedOut(authing, []);
  });

  it('sends nothing when signed out', async () => {
    const authing = app.client();
    await authing.logout();
    await authing.logout();
    expect(app.paths()).toEqual([]);
  });

  it('ends a stored session that was not read yet', async () => {
    await app.client().loginByCode();
    const { refreshToken } = app.record().tokens;
    app.relaunch();
    const authing = app.client();
    await authing.logout();
    expect(isAlive(app, refreshToken)).toBe(false);
    expectSignedOut(authing, []);
  });

  it('called twice in parallel revokes once', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    await Promise.all([authing.logout(), authing.logout()]);
    expect(app.requestsTo('/oidc/token/revocation')).toBe(2);
    expect(changes).toHaveLength(1);
  });
});
