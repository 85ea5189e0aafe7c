import { failure, recordKey, useApp } from '../support/app';
import { codeOfSecondUser } from '../support/people';
import { isAlive, signInElsewhere, SlowStorage, until, written } from './stage';

const app = useApp();

/** A storage that holds the record of the phone's WeChat user, and that user. */
async function storageOfFirst() {
  const storage = new SlowStorage();
  const user = await app.client({ storage }).loginByCode();
  return { storage: new SlowStorage(storage.entries), user };
}

function personIn(storage: SlowStorage): string | undefined {
  const record = storage.entries.get(recordKey);
  return record && (JSON.parse(record) as { user?: { id: string } }).user?.id;
}

describe('a slow read of the stored session', () => {
  it('delays the calls that need it', async () => {
    const { storage, user } = await storageOfFirst();
    storage.slow = ['get'];
    const authing = app.client({ storage });
    expect(authing.user).toBeNull();
    const calls = Promise.all([authing.api.getProfile(), authing.ensureLogin(), authing.getCurrentUser()]);
    expect(storage.waiting).toHaveLength(1);
    storage.release();
    const [profile, ensured, current] = await calls;
    expect([profile.data.userId, ensured.id, current?.id]).toEqual([user.id, user.id, user.id]);
    expect(authing.user?.id).toBe(user.id);
    expect(app.phone.count('login')).toBe(1);
  });

  it('does not overwrite setToken', async () => {
    const { storage } = await storageOfFirst();
    const second = await signInElsewhere(app);
    storage.slow = ['get'];
    const authing = app.client({ storage });
    const call = authing.api.getProfile();
    authing.setToken(String(second.token));
    storage.release();
    await call;
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect((await authing.getCurrentUser())?.id).toBe(second.id);
    expect(personIn(storage)).toBe(second.id);
  });

  it('does not let a sign-in that waits for it replace an account that signs in meanwhile', async () => {
    const { storage } = await storageOfFirst();
    const second = await signInElsewhere(app);
    storage.slow = ['get'];
    const authing = app.client({ storage });
    const login = failure(authing.loginByCode());
    authing.setToken(String(second.token));
    storage.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(authing.checkLoggedIn()).toBe(second.id);
  });

  it('does not delay calls after setToken', async () => {
    const { storage } = await storageOfFirst();
    const second = await signInElsewhere(app);
    storage.slow = ['get'];
    // Longer than this test may take: a call that waited for the storage would never end.
    const authing = app.client({ storage, timeout: 60_000 });
    void authing.user;
    authing.setToken(String(second.token));
    expect((await authing.api.getProfile()).data.userId).toBe(second.id);
    storage.release();
  });

  it('does not undo a logout, which still revokes the stored tokens', async () => {
    const { storage, user } = await storageOfFirst();
    storage.slow = ['get', 'remove'];
    const authing = app.client({ storage });
    const call = failure(authing.api.getProfile());
    await until(() => storage.waiting.length > 0);
    const logout = authing.logout();
    storage.release();
    await logout;
    expect(await call).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(storage.entries.size).toBe(0);
    expect(isAlive(app, user.token)).toBe(false);
  });

  it('makes checkLoginStatus tell of no session after a logout', async () => {
    const { storage } = await storageOfFirst();
    storage.slow = ['get', 'remove'];
    const authing = app.client({ storage });
    const status = authing.checkLoginStatus();
    await until(() => storage.waiting.length > 0);
    const logout = authing.logout();
    storage.release();
    await logout;
    expect(await status).toMatchObject({ code: 2206, status: false });
    expect(app.heard).toEqual([]);
  });

  it('of a session of 4.x does not undo a logout', async () => {
    const { token } = await signInElsewhere(app);
    const storage = new SlowStorage([['_authing_token', String(token)]]);
    storage.slow = ['get', 'remove'];
    const authing = app.client({ storage });
    const call = failure(authing.api.getProfile());
    await until(() => storage.waiting.length > 0);
    const logout = authing.logout();
    storage.release();
    await logout;
    expect(await call).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    const relaunched = app.relaunch().client({ storage: new SlowStorage(storage.entries) });
    expect(await relaunched.getCurrentUser()).toBeNull();
  });

  it('of a session of 4.x does not overwrite setToken', async () => {
    const { token } = await app.client({ storage: new SlowStorage() }).loginByCode();
    const second = await signInElsewhere(app);
    const storage = new SlowStorage([['_authing_token', String(token)]]);
    storage.slow = ['get'];
    const authing = app.client({ storage });
    void authing.user;
    await until(() => storage.waiting.length > 0);
    authing.setToken(String(second.token));
    storage.release();
    expect((await authing.getCurrentUser())?.id).toBe(second.id);
    const relaunched = app.relaunch().client({ storage: new SlowStorage(storage.entries) });
    expect((await relaunched.getCurrentUser())?.id).toBe(second.id);
  });

  it('is treated as empty storage when it fails', async () => {
    const { storage, user } = await storageOfFirst();
    storage.slow = ['get'];
    const authing = app.client({ storage });
    const ensured = authing.ensureLogin();
    await until(() => storage.waiting.length > 0);
    storage.slow = [];
    storage.waiting.shift()?.fail();
    expect((await ensured).id).toBe(user.id);
    expect(app.phone.count('login')).toBe(2);
  });
});

describe('a slow write of the session', () => {
  it('does not delay the sign-in', async () => {
    const storage = new SlowStorage();
    storage.slow = ['set'];
    const authing = app.client({ storage });
    const user = await authing.loginByCode();
    expect(authing.user).toEqual(user);
    expect(storage.entries.size).toBe(0);
    storage.release();
    expect(personIn(storage)).toBe(user.id);
  });

  it('is followed by the latest state only', async () => {
    const storage = new SlowStorage();
    storage.slow = ['set'];
    const authing = app.client({ storage });
    await authing.loginByCode();
    await authing.refreshToken();
    await authing.refreshToken();
    const { token } = await authing.refreshToken();
    expect(storage.waiting).toHaveLength(1);
    storage.waiting.shift()?.proceed();
    await until(() => storage.waiting.length > 0);
    storage.release();
    expect(String(storage.entries.get(recordKey))).toContain(token);
  });

  it('does not restore a used refresh token', async () => {
    const { storage } = await storageOfFirst();
    const authing = app.client({ storage });
    await authing.ensureLogin();
    storage.slow = ['set'];
    await authing.refreshToken();
    const { token } = await authing.refreshToken();
    storage.release();
    expect(authing.user?.token).toBe(token);
    expect(isAlive(app, token)).toBe(true);
    const spent = app.emulator.requests.filter(({ path }) => path === '/oidc/token');
    const tokens = spent.map(({ body }) => (body as { refresh_token: string }).refresh_token);
    expect(new Set(tokens).size).toBe(2);
  });

  it('does not restore the previous account', async () => {
    const { storage } = await storageOfFirst();
    const authing = app.client({ storage });
    await authing.ensureLogin();
    storage.slow = ['set'];
    const second = await authing.loginByCode(codeOfSecondUser(app));
    await authing.refreshToken();
    storage.release();
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect((await authing.getCurrentUser())?.id).toBe(second.id);
  });

  it('does not undo the logout that follows it', async () => {
    const storage = new SlowStorage();
    storage.slow = ['set'];
    const authing = app.client({ storage });
    await authing.loginByCode();
    await authing.logout();
    storage.release();
    await until(() => storage.entries.size === 0);
    expect(
      await app
        .relaunch()
        .client({ storage: new SlowStorage(storage.entries) })
        .getCurrentUser(),
    ).toBeNull();
  });

  it('removes the record of the previous account when it fails', async () => {
    const { storage } = await storageOfFirst();
    const authing = app.client({ storage });
    await authing.ensureLogin();
    storage.slow = ['set'];
    await authing.loginByCode(codeOfSecondUser(app));
    storage.waiting.shift()?.fail();
    await until(() => storage.waiting.length > 0);
    storage.waiting.shift()?.fail();
    await until(() => app.heard.length > 0);
    expect(app.heard).toMatchObject([{ code: -6 }]);
    expect(storage.entries.size).toBe(0);
  });
});

describe('encrypted storage', () => {
  it('keeps the record unreadable without decryption', async () => {
    const authing = app.client({ encryptStorage: true });
    const { id, token } = await authing.loginByCode();
    await written(app);
    const raw = String(app.phone.storage.snapshot()[recordKey]);
    expect(raw).not.toContain(id);
    expect(raw).not.toContain(String(token).slice(0, 20));
    app.relaunch();
    expect((await app.client({ encryptStorage: true }).ensureLogin()).id).toBe(id);
    expect(app.phone.count('request')).toBe(0);
  });

  it('is read once, and later calls do not access storage', async () => {
    await app.client({ encryptStorage: true }).loginByCode();
    await written(app);
    app.relaunch();
    const authing = app.client({ encryptStorage: true });
    await Promise.all([authing.ensureLogin(), authing.api.getProfile(), authing.getCurrentUser()]);
    expect(app.phone.count('getStorage')).toBe(1);
    expect(app.phone.count('setStorage')).toBe(0);
    app.phone.clearRecords();
    await authing.api.getProfile();
    expect(app.phone.calls.map(({ api }) => api)).toEqual(['request']);
  });

  it('falls back to plain storage below base library 2.21.3', async () => {
    app.launch({ baseLibrary: '2.21.2' });
    const { id } = await app.client({ encryptStorage: true }).loginByCode();
    await written(app);
    expect(app.record().user.id).toBe(id);
    app.relaunch();
    expect((await app.client({ encryptStorage: true }).ensureLogin()).id).toBe(id);
    expect(app.phone.count('request')).toBe(0);
  });

  it('adopts a record from plain storage', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    const authing = app.client({ encryptStorage: true });
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.count('request')).toBe(0);
    await authing.refreshToken();
    await until(() => !String(app.phone.storage.snapshot()[recordKey]).startsWith('{'));
  });

  it('does not overwrite setCurrentUser called while it is read', async () => {
    await app.client({ encryptStorage: true }).loginByCode();
    await written(app);
    app.relaunch();
    const second = await signInElsewhere(app);
    const release = app.phone.storage.hold();
    const authing = app.client({ encryptStorage: true });
    const call = authing.api.getSystemInfo();
    authing.setCurrentUser(second);
    release();
    await call;
    expect(authing.user?.id).toBe(second.id);
    await authing.refreshToken().catch(() => undefined);
    app.relaunch();
    expect((await app.client({ encryptStorage: true }).getCurrentUser())?.id).toBe(second.id);
  });

  it('is emptied by a logout before it was read', async () => {
    const { token } = await app.client({ encryptStorage: true }).loginByCode();
    await written(app);
    app.relaunch();
    const release = app.phone.storage.hold();
    const authing = app.client({ encryptStorage: true });
    const logout = authing.logout();
    release();
    await logout;
    await until(() => !(recordKey in app.phone.storage.snapshot()));
    expect(isAlive(app, token)).toBe(false);
    expect(app.requestsTo('/oidc/token/revocation')).toBe(2);
  });
});

describe('what answers at once', () => {
  it('begins to read a storage that answers later', async () => {
    const { storage, user } = await storageOfFirst();
    const authing = app.client({ storage });
    expect(authing.user).toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(authing.user?.id).toBe(user.id);
  });

  it('does not read such a storage again while signed out', async () => {
    const storage = new SlowStorage();
    const authing = app.client({ storage });
    expect(await authing.getCurrentUser()).toBeNull();
    storage.slow = ['get'];
    expect(authing.user).toBeNull();
    expect(storage.waiting).toEqual([]);
  });
});

describe('a renewal that a slow storage has held up until another one took its place', () => {
  afterEach(() => jest.restoreAllMocks());

  it('does not spend the refresh token', async () => {
    // A built package has the clock of its own realm, which this test cannot set.
    app.launch({ edition: 'sources' });
    const { storage } = await storageOfFirst();
    const authing = app.client({ storage });
    await authing.ensureLogin();
    storage.slow = ['get'];
    const calls = [authing.refreshToken()];
    await until(() => storage.waiting.length === 1);
    const { now } = Date;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 27_000);
    calls.push(authing.refreshToken());
    await until(() => storage.waiting.length === 2);
    storage.release();
    const [first, second] = await Promise.all(calls);
    expect(first?.token).toBe(second?.token);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });
});
