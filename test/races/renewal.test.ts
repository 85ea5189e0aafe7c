import { isGenAuthError } from '../../src';
import { failure, useApp, type TestApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';
import { isAlive, outliveToken } from './stage';

const app = useApp();

/** 50 profile reads at once; what each brought. */
function fiftyReads(authing: ReturnType<TestApp['client']>): Promise<unknown[]> {
  const reads = Array.from({ length: 50 }, () =>
    authing.api.getProfile().then(
      ({ data }) => data.userId,
      (error: unknown) => (isGenAuthError(error) ? error.kind : error),
    ),
  );
  return Promise.all(reads);
}

describe('50 calls with an expired token', () => {
  it('resolve after one renewal when the client knows the expiry', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await outliveToken(app, authing);
    expect(await fiftyReads(authing)).toEqual(Array(50).fill(id));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    // The sign-in read the profile once.
    expect(app.requestsTo('get-profile')).toBe(51);
  });

  it('resolve after one renewal when only the server knows that it has expired', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect(await fiftyReads(authing)).toEqual(Array(50).fill(id));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.requestsTo('get-profile')).toBe(101);
  });

  it('reject together after one request when the refresh token is revoked', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.revokeRefreshTokens();
    await outliveToken(app, authing);
    expect(await fiftyReads(authing)).toEqual(Array(50).fill('session'));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.heard).toHaveLength(50);
    expect(authing.user).toBeNull();
  });

  it('reject together after one request when the renewal fails on the network, and keep the session', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await outliveToken(app, authing);
    app.phone.network.failNext('disconnected');
    expect(await fiftyReads(authing)).toEqual(Array(50).fill('network'));
    expect(app.requestsTo('/oidc/token')).toBe(0);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('share a renewal that refreshToken has started', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await outliveToken(app, authing);
    const [one, two, reads] = await Promise.all([
      authing.refreshToken(),
      authing.refreshToken(),
      fiftyReads(authing),
    ]);
    expect(two).toEqual(one);
    expect(new Set(reads).size).toBe(1);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });
});

describe('a refused token', () => {
  it('is not renewed again for a refusal that arrives late', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('getRoleList', 'after');
    const late = authing.api.getRoleList();
    await hold.arrived;
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    hold.release();
    await late;
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.requestsTo('get-my-role-list')).toBe(2);
  });

  it('is renewed when its refusal arrives during a renewal', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const renewal = app.emulator.hold('/oidc/token', 'after');
    const roles = app.emulator.hold('getRoleList', 'after');
    const late = authing.api.getRoleList();
    await roles.arrived;
    const early = authing.api.getProfile();
    await renewal.arrived;
    roles.release();
    renewal.release();
    await late;
    expect((await early).data.userId).toBe(id);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('is renewed again when its successor is refused as well', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    for (let round = 1; round <= 3; round += 1) {
      app.emulator.expireAccessTokens();
      expect((await authing.api.getProfile()).data.userId).toBe(id);
      expect(app.requestsTo('/oidc/token')).toBe(round);
    }
  });
});

describe('a renewal in flight', () => {
  it('that is refused leaves the client signed out when a profile arrives afterwards', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('getProfile', 'after');
    const current = authing.getCurrentUser();
    await hold.arrived;
    app.emulator.revokeRefreshTokens();
    await failure(authing.refreshToken());
    hold.release();
    expect(await current).toBeNull();
    expect(authing.user).toBeNull();
  });

  it('does not delay calls whose token is still valid', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token');
    const renewal = authing.refreshToken();
    await hold.arrived;
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    hold.release();
    await renewal;
  });

  it('does not keep the next call from renewing after it has failed', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await outliveToken(app, authing);
    for (let i = 0; i < 3; i += 1) {
      app.phone.network.failNext('timeout');
      expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'timeout' });
    }
    await authing.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('does not overwrite the tokens of a sign-in of the same account', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = authing.refreshToken();
    await hold.arrived;
    const { token } = await authing.loginByCode();
    hold.release();
    expect((await renewal).token).toBe(token);
    expect(authing.user?.token).toBe(token);
    expect(isAlive(app, token)).toBe(true);
    expect(app.record().tokens.accessToken).toBe(token);
  });

  it('does not fail the waiting calls when the same account signs in again', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await outliveToken(app, authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const read = authing.api.getProfile();
    await hold.arrived;
    await authing.loginByCode();
    hold.release();
    expect((await read).data.userId).toBe(id);
  });
});

describe('a sign-in as another account during a renewal that fails', () => {
  it('makes the call reject with the reason, and is not sent with the old token', async () => {
    const second = await tokenOfSecondUser(app);
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance((app.emulator.settings.accessTokenLifetime - 30) * 1000);
    await authing.api.getSystemInfo();
    const hold = app.emulator.hold('/oidc/token');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    authing.setToken(second.token);
    app.phone.network.offline();
    hold.release();
    expect(await read).toMatchObject({ kind: 'network' });
    expect(authing.checkLoggedIn()).toBe(second.id);
  });

  it('is kept, and there is no silent sign-in, when the settings of the app do not allow the renewal', async () => {
    const second = await tokenOfSecondUser(app);
    const authing = app.client({ autoLogin: true });
    await authing.loginByCode();
    app.emulator.changeSettings({ refreshTokenGrant: false });
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    authing.setToken(second.token);
    hold.release();
    expect((await read).kind).not.toBe('session');
    expect(app.phone.count('login')).toBe(1);
    expect(app.heard).toHaveLength(1);
    expect(authing.checkLoggedIn()).toBe(second.id);
  });
});

describe('a call that fails on the network after its token was renewed', () => {
  it('does not keep the same call from being renewed the next time', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const read = failure(authing.api.getProfile());
    await hold.arrived;
    app.emulator.failNext('getProfile', { drop: 'before' });
    hold.release();
    expect(await read).toMatchObject({ kind: 'network' });
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.requestsTo('/oidc/token')).toBe(2);
  });
});
