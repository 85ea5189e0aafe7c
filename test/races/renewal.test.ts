import { isGenAuthError } from '../../src';
import { failure, useApp, type TestApp } from '../support/app';
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

describe('50 calls on a token that is over', () => {
  it('get 50 answers from one renewal when the client knows the time', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await outliveToken(app, authing);
    expect(await fiftyReads(authing)).toEqual(Array(50).fill(id));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    // The sign-in read the profile once.
    expect(app.requestsTo('get-profile')).toBe(51);
  });

  it('get 50 answers from one renewal when only the server knows', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect(await fiftyReads(authing)).toEqual(Array(50).fill(id));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.requestsTo('get-profile')).toBe(101);
  });

  it('are refused together, by one request, when the refresh token is dead', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.revokeRefreshTokens();
    await outliveToken(app, authing);
    expect(await fiftyReads(authing)).toEqual(Array(50).fill('session'));
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(app.heard).toHaveLength(50);
    expect(authing.user).toBeNull();
  });

  it('fail together, by one request, when the renewal is lost, and the session stays', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await outliveToken(app, authing);
    app.phone.network.failNext('disconnected');
    expect(await fiftyReads(authing)).toEqual(Array(50).fill('network'));
    expect(app.requestsTo('/oidc/token')).toBe(0);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('are served by a renewal that the app asked for, and by its callers likewise', async () => {
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
  it('is not renewed again by an answer that comes late', async () => {
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

  it('is renewed when its refusal arrives while a renewal is under way', async () => {
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

  it('is renewed once more when the next one ends as well', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    for (let round = 1; round <= 3; round += 1) {
      app.emulator.expireAccessTokens();
      expect((await authing.api.getProfile()).data.userId).toBe(id);
      expect(app.requestsTo('/oidc/token')).toBe(round);
    }
  });
});

describe('a renewal under way', () => {
  it('that is refused leaves nobody to a profile that arrives afterwards', async () => {
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

  it('does not hold up calls whose token the server still takes', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token');
    const renewal = authing.refreshToken();
    await hold.arrived;
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    hold.release();
    await renewal;
  });

  it('is forgotten once it has failed, so that the next call tries again', async () => {
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

  it('loses against a sign-in of the same person, whose tokens stay', async () => {
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

  it('does not fail the calls that wait for it when the same person signs in again', async () => {
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
