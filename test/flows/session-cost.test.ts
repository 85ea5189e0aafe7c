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

  it('of the first call after a restart is one request and one storage read', async () => {
    await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    await Promise.all([authing.api.getProfile(), authing.api.getProfile()]);
    expect(calls()).toEqual(['getStorageSync', 'request', 'request']);
  });

  it('of a silent sign-in is one wx.login, two requests and one storage write', async () => {
    await app.client().ensureLogin();
    const counts = ['login', 'request', 'setStorageSync'].map((api) => app.phone.count(api));
    expect(counts).toEqual([1, 2, 1]);
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

  it('of a logout is two requests and no storage read', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.clearRecords();
    await authing.logout();
    expect(app.phone.count('request')).toBe(2);
    expect(app.phone.count('getStorageSync')).toBe(0);
  });
});
