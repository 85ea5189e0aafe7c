import { failure, recordKey, useApp } from '../support/app';
import { secondWechatUser } from '../support/people';

const app = useApp();

const tokenKey = '_authing_token';
const userKey = '_authing_user';

/** Leaves in storage what authing-wxapp-sdk 4.x leaves there, and returns the access token in it. */
async function leaveLegacySession(): Promise<{ token: string; id: string }> {
  const { id, token } = await app.client().loginByCode();
  app.phone.storage.clear();
  app.relaunch();
  app.phone.storage.set(tokenKey, token);
  app.phone.storage.set(userKey, { id, nickname: '老用户', token, password: 'secret', oauth: '{}' });
  return { token: String(token), id };
}

function keys(): string[] {
  return Object.keys(app.phone.storage.snapshot()).sort();
}

describe('a session of authing-wxapp-sdk 4.x', () => {
  it('is adopted without a request', async () => {
    const { id, token } = await leaveLegacySession();
    const authing = app.client();
    expect(authing.user).toMatchObject({ id, token, nickname: '老用户' });
    expect(authing.checkLoggedIn()).toBe(id);
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.count('request')).toBe(0);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('becomes one record without secrets, and its two keys are removed', async () => {
    const { id } = await leaveLegacySession();
    expect(app.client().user?.id).toBe(id);
    expect(keys()).toEqual([recordKey]);
    expect(JSON.stringify(app.record())).not.toContain('secret');
    app.relaunch();
    expect(app.client().user?.id).toBe(id);
  });

  it('is looked for no more once it was taken over', async () => {
    await leaveLegacySession();
    const authing = app.client();
    await authing.loginByCode();
    app.phone.clearRecords();
    await authing.refreshToken();
    await authing.logout();
    expect(app.storageCalls()).toEqual([
      'getStorageSync',
      'getStorageSync',
      'setStorageSync',
      'removeStorageSync',
    ]);
  });

  it('leaves no keys when a client with the accessToken option signs in', async () => {
    const { token } = await leaveLegacySession();
    await app.client({ accessToken: token }).loginByCode();
    expect(keys()).toEqual([recordKey]);
  });

  it('keeps its keys until the record can be written', async () => {
    const { id } = await leaveLegacySession();
    const { storage } = app.phone;
    storage.limits = { ...storage.limits, total: storage.size() + 20 };
    expect(app.client().user?.id).toBe(id);
    expect(keys()).toEqual([tokenKey, userKey]);
    app.relaunch();
    storage.limits = { ...storage.limits, total: 1024 * 1024 };
    expect(app.client().user?.id).toBe(id);
    expect(keys()).toEqual([recordKey]);
  });

  it('is adopted when the user is missing or unreadable', async () => {
    const { id } = await leaveLegacySession();
    app.phone.storage.set(userKey, 'not a user');
    const authing = app.client();
    expect(authing.user).toBeNull();
    expect(authing.checkLoggedIn()).toBe(id);
    expect((await authing.getCurrentUser())?.id).toBe(id);
  });

  it('is adopted with a user stored as JSON, whatever its identities are', async () => {
    const { id } = await leaveLegacySession();
    app.phone.storage.set(userKey, JSON.stringify({ id, nickname: '老用户', identities: [null] }));
    expect(app.client().user).toMatchObject({ id, nickname: '老用户', identities: [null] });
  });

  it.each([
    ['null', null],
    ['an empty text', ''],
    ['an object', {}],
    ['a number', 7],
  ])('is ignored when its token is %s', async (_name, value) => {
    app.phone.storage.set(tokenKey, value);
    app.phone.storage.set(userKey, { id: 'u' });
    const authing = app.client();
    expect(authing.user).toBeNull();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
  });

  it('ends with its token, which cannot be renewed; the next ensureLogin signs in', async () => {
    const { id } = await leaveLegacySession();
    app.emulator.clock.advance(7202_000);
    const authing = app.client();
    await authing.api.getSystemInfo();
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.count('login')).toBe(1);
    expect(keys()).toEqual([recordKey]);
  });

  it('is not adopted after a logout', async () => {
    await leaveLegacySession();
    await app.client().logout();
    expect(keys()).toEqual([]);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('is not adopted after a logout when its keys were beside a record', async () => {
    const { token } = await leaveLegacySession();
    const authing = app.client();
    await authing.loginByCode();
    app.phone.storage.set(tokenKey, token);
    app.relaunch();
    await app.client().logout();
    expect(keys()).toEqual([]);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('is not adopted after a sign-in to another account whose record could not be written', async () => {
    await leaveLegacySession();
    app.relaunch({ wechatUser: secondWechatUser });
    const { storage } = app.phone;
    storage.limits = { ...storage.limits, total: storage.size() + 20 };
    const authing = app.client();
    void authing.user;
    expect(keys()).toEqual([tokenKey, userKey]);
    storage.limits = { ...storage.limits, total: 100 };
    await authing.loginByCode();
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('is ignored beside a record of this version', async () => {
    const { token } = await leaveLegacySession();
    app.phone.storage.clear();
    app.relaunch({ wechatUser: secondWechatUser });
    const second = await app.client().loginByCode();
    app.phone.storage.set(tokenKey, token);
    app.relaunch();
    expect(app.client().user?.id).toBe(second.id);
  });

  it('is adopted into encrypted storage', async () => {
    const { id } = await leaveLegacySession();
    const authing = app.client({ encryptStorage: true });
    expect((await authing.ensureLogin()).id).toBe(id);
    await authing.refreshToken().catch(() => undefined);
    expect(app.phone.count('login')).toBe(0);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(keys()).toEqual([recordKey]);
    expect(String(app.phone.storage.snapshot()[recordKey])).not.toContain(id);
  });
});
