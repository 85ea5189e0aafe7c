import { useApp } from '../support/app';

const app = useApp();

/** The functions of `wx` that were called, in order. */
function calls(): string[] {
  return app.phone.calls.map(({ api }) => api);
}

describe('the number of wx calls', () => {
  it('of a new client is zero', () => {
    app.client();
    app.client({ encryptStorage: true, autoLogin: true });
    expect(calls()).toEqual([]);
  });

  it('of a signed-in call is one request and nothing else', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.clearRecords();
    await authing.api.getProfile();
    await authing.api.getRoleList();
    authing.checkLoggedIn();
    void authing.user;
    expect(calls()).toEqual(['request', 'request']);
  });

  it('of getCurrentUser is one request and nothing else while the profile is unchanged', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    app.phone.clearRecords();
    expect(await authing.getCurrentUser()).toEqual(user);
    expect(await authing.getCurrentUser()).toEqual(user);
    expect(calls()).toEqual(['request', 'request']);
  });

  it('of getCurrentUser is one storage write more when the profile has changed', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const profile = app.emulator.state.users.find(({ userId }) => userId === id);
    if (!profile) throw new Error('The emulator does not have the user.');
    profile.nickname = '小雨';
    app.phone.clearRecords();
    expect(await authing.getCurrentUser()).toMatchObject({ nickname: '小雨' });
    expect(app.phone.count('setStorageSync')).toBe(1);
    expect(app.record().user).toMatchObject({ nickname: '小雨' });
    app.phone.clearRecords();
    await authing.getCurrentUser();
    expect(calls()).toEqual(['request']);
  });

  it('of the first call after a restart is one request and one storage read', async () => {
    await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    await Promise.all([authing.api.getProfile(), authing.api.getProfile()]);
    expect(calls()).toEqual(['batchGetStorageSync', 'request', 'request']);
  });

  it('of getCurrentUser after a restart is one request and one storage read', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    expect((await app.client().getCurrentUser())?.id).toBe(id);
    expect(calls()).toEqual(['batchGetStorageSync', 'request']);
  });

  it('of a renewal is one request and one storage write, besides the call', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.expireAccessTokens();
    app.phone.clearRecords();
    await authing.api.getProfile();
    expect(app.phone.count('request')).toBe(3);
    expect(app.phone.count('setStorageSync')).toBe(1);
  });

  it('of 50 concurrent profile reads with an expired token is 51 requests and one storage write', async () => {
    await app.client().loginByCode();
    app.emulator.clock.advance(app.emulator.settings.accessTokenLifetime * 1000 + 2000);
    const authing = app.client();
    await authing.api.getSystemInfo();
    app.phone.clearRecords();
    const users = await Promise.all(Array.from({ length: 50 }, () => authing.getCurrentUser()));
    expect(new Set(users.map((user) => user?.token))).toEqual(new Set([app.record().tokens.accessToken]));
    expect(app.phone.count('request')).toBe(51);
    // The renewal looks before and after whether another copy of the SDK was quicker.
    expect(app.storageCalls()).toEqual(['getStorageSync', 'getStorageSync', 'setStorageSync']);
    expect(app.phone.count('login')).toBe(0);
  });

  it('of a logout is two requests and one storage operation', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.clearRecords();
    await authing.logout();
    expect(app.phone.count('request')).toBe(2);
    expect(app.storageCalls()).toEqual(['removeStorageSync']);
  });

  it('of a logout after a restart is two requests, one storage read and one removal', async () => {
    await app.client().loginByCode();
    app.relaunch();
    await app.client().logout();
    expect(app.phone.count('request')).toBe(2);
    expect(app.storageCalls()).toEqual(['batchGetStorageSync', 'removeStorageSync']);
  });
});

describe.each([
  ['3.6.0', ['batchGetStorageSync', 'setStorageSync']],
  // Two reads, for the keys of 5.x and of 4.x.
  ['2.24.7', ['getStorageSync', 'getStorageSync', 'setStorageSync']],
])('on base library %s', (baseLibrary, storageCalls) => {
  it('the first silent sign-in is one wx.login, two requests and the fewest storage operations', async () => {
    app.launch({ baseLibrary });
    await app.client().ensureLogin();
    expect([app.phone.count('login'), app.phone.count('request')]).toEqual([1, 2]);
    expect(app.storageCalls()).toEqual(storageCalls);
  });
});
