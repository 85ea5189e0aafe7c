import type { Platform, SessionStorage } from '../../src';
import { failure, listen, recordKey, useApp } from '../support/app';
import { codeOfSecondUser } from '../support/people';

const app = useApp();

/** The phone's `wx` with some functions replaced, or taken away (`undefined`). */
function platformWith(functions: { [Name in keyof Platform]?: unknown }): Platform {
  const entries = Object.entries(functions).map(([name, value]) => [name, { value }]);
  // The functions of wx are accessors without setters.
  return Object.create(app.phone.wx, Object.fromEntries(entries) as PropertyDescriptorMap) as Platform;
}

const fail = () => {
  throw new Error('removeStorageSync:fail');
};

/** A storage in memory whose `remove` is the given function. */
function storageWithout(remove: SessionStorage['remove']): SessionStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove,
  };
}

describe('a logout where the record cannot be removed', () => {
  it.each([
    ['removeStorageSync throws', fail],
    ['removeStorageSync is missing', undefined],
  ])('because %s overwrites it, so that a relaunch is signed out', async (_name, removeStorageSync) => {
    const platform = platformWith({ removeStorageSync });
    const authing = app.client({ platform });
    const { token } = await authing.loginByCode();
    await authing.logout();
    expect(authing.user).toBeNull();
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain(token);
    app.relaunch();
    expect(app.client().user).toBeNull();
    expect(await app.client().getCurrentUser()).toBeNull();
  });

  it.each([
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('remove'))],
  ])('because remove of an injected storage %s overwrites it', async (_name, remove) => {
    const storage = storageWithout(remove);
    const authing = app.client({ storage });
    const { token } = await authing.loginByCode();
    await authing.logout();
    expect([...storage.entries.values()].join()).not.toContain(token);
    expect([...storage.entries]).toEqual([[recordKey, '']]);
    expect(app.client({ storage: { ...storage } }).user).toBeNull();
  });

  it('because the session has expired overwrites it as well', async () => {
    const authing = app.client({ platform: platformWith({ removeStorageSync: fail }) });
    await authing.loginByCode();
    app.emulator.revokeRefreshTokens();
    await failure(authing.refreshToken());
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('does not keep the next sign-in from being stored', async () => {
    const platform = platformWith({ removeStorageSync: fail });
    const authing = app.client({ platform });
    await authing.loginByCode();
    await authing.logout();
    const { token } = await authing.loginByCode();
    app.relaunch();
    expect(app.client().user?.token).toBe(token);
    expect(app.heard).toEqual([]);
  });
});

describe('the storage option', () => {
  it.each(['get', 'set', 'remove'])('without %s is refused by the constructor', (name) => {
    const storage = { get: () => '', set: () => {}, remove: () => {}, [name]: undefined };
    const thrown = () => app.client({ storage: storage as unknown as SessionStorage });
    expect(thrown).toThrow(expect.objectContaining({ kind: 'config' }) as Error);
    expect(thrown).toThrow(/storage/);
  });
});

describe('encryptStorage on a platform without asynchronous storage', () => {
  const missing = { getStorage: undefined, setStorage: undefined, removeStorage: undefined };

  it('keeps the session in plain storage, over a relaunch and until a logout', async () => {
    const authing = app.client({ platform: platformWith(missing), encryptStorage: true });
    const { id, token } = await authing.loginByCode();
    expect(app.record().tokens.accessToken).toBe(token);
    expect(app.heard).toEqual([]);
    app.relaunch();
    const relaunched = app.client({ platform: platformWith(missing), encryptStorage: true });
    expect((await relaunched.ensureLogin()).id).toBe(id);
    expect(app.phone.count('login')).toBe(0);
    await relaunched.logout();
    // As `logout` does not wait for storage.
    await new Promise((resolve) => setImmediate(resolve));
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it.each(['getStorage', 'setStorage', 'removeStorage'] as const)('works without %s alone', async (name) => {
    const platform = platformWith({ [name]: undefined });
    const authing = app.client({ platform, encryptStorage: true });
    await authing.loginByCode();
    await new Promise((resolve) => setImmediate(resolve));
    await authing.logout();
    await new Promise((resolve) => setImmediate(resolve));
    expect(app.phone.storage.snapshot()).toEqual({});
    expect(app.heard).toEqual([]);
  });
});

describe('clearStorage by the app', () => {
  it('during a renewal leaves the user signed in, without an event', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const changes = listen(authing);
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = authing.refreshToken();
    await hold.arrived;
    app.phone.wx.clearStorageSync();
    hold.release();
    const { token } = await renewal;
    expect(authing.user).toMatchObject({ id, token });
    expect(changes.map(({ type }) => type)).toEqual(['renewed']);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('during a profile read leaves the user signed in', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const hold = app.emulator.hold('updateProfile', 'after');
    const update = authing.updateProfile({ nickname: '小雨' });
    await hold.arrived;
    app.phone.wx.clearStorageSync();
    hold.release();
    expect(await update).toMatchObject({ id, nickname: '小雨' });
    expect(authing.user).toMatchObject({ id, nickname: '小雨' });
  });

  it('before a refused access token leaves the refusal to the server', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.phone.wx.clearStorageSync();
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('after a restart leaves the user signed in', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    expect(authing.checkLoggedIn()).toBe(id);
    app.phone.wx.clearStorageSync();
    await authing.refreshToken();
    expect(authing.checkLoggedIn()).toBe(id);
    // What the app has cleared is not brought back by what continues the session.
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it('leaves storage empty when the server ends the session afterwards', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.wx.clearStorageSync();
    app.emulator.revokeRefreshTokens();
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'session' });
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it('is made good by the next sign-in', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.wx.clearStorageSync();
    const { token } = await authing.loginByCode();
    expect(app.record().tokens.accessToken).toBe(token);
  });
});

describe('a full storage', () => {
  /** Leaves so many bytes beside what is stored. */
  function leave(bytes: number): void {
    const { storage } = app.phone;
    storage.limits = { ...storage.limits, total: storage.size() + bytes };
  }

  /** Bytes of the record, or of its tokens alone. */
  function sizeOf(tokensAlone: boolean): number {
    const { v, tokens, user } = app.record();
    return Buffer.byteLength(
      JSON.stringify(JSON.stringify(tokensAlone ? { v, tokens } : { v, tokens, user })),
    );
  }

  it('takes the full record while it fits', async () => {
    const authing = app.client();
    await authing.loginByCode();
    leave(0);
    await authing.refreshToken();
    expect(app.record()).toMatchObject({ tokens: { accessToken: authing.user?.token } });
    expect(app.record().user.id).toBe(authing.checkLoggedIn());
    expect(app.heard).toEqual([]);
  });

  it('takes the tokens alone where the full record does not fit, and a relaunch reads the profile', async () => {
    await app.client().loginByCode();
    const room = (sizeOf(true) + sizeOf(false)) / 2;
    app.launch();
    app.phone.storage.limits = { ...app.phone.storage.limits, total: recordKey.length + room };
    const { id, token } = await app.client().loginByCode();
    expect(app.record()).toEqual({ v: 1, tokens: expect.objectContaining({ accessToken: token }) });
    expect(app.heard).toEqual([]);
    // It is not taken for the record of another copy of the SDK.
    const changes = listen(app.client());
    await app.client().refreshToken();
    expect(changes.map(({ type }) => type)).toEqual(['renewed']);
    app.relaunch();
    expect((await app.client().ensureLogin()).id).toBe(id);
    expect(app.phone.count('login')).toBe(0);
  });

  it('takes the full record once the tokens alone have made room for it', async () => {
    let failures = 1;
    const setStorageSync = (key: string, value: string) => {
      if (failures-- > 0) throw new Error('setStorageSync:fail exceed storage max size 10Mb');
      app.phone.wx.setStorageSync(key, value);
    };
    const authing = app.client({ platform: platformWith({ setStorageSync }) });
    const { id, token } = await authing.loginByCode();
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { id } });
    expect(app.heard).toEqual([]);
    // It is not taken for the record of another copy of the SDK.
    const changes = listen(authing);
    const renewed = await authing.refreshToken();
    expect(changes.map(({ type }) => type)).toEqual(['renewed']);
    expect(app.record().tokens.accessToken).toBe(renewed.token);
  });

  it('keeps the older record of the same account untouched, and onError is called once', async () => {
    let isFull = false;
    const setStorageSync = (key: string, value: string) => {
      if (isFull) throw new Error('setStorageSync:fail exceed storage max size 10Mb');
      app.phone.wx.setStorageSync(key, value);
    };
    const authing = app.client({ platform: platformWith({ setStorageSync }) });
    const { id } = await authing.loginByCode();
    const before = app.phone.storage.snapshot();
    isFull = true;
    await authing.updateProfile({ nickname: '雨'.repeat(20) });
    await authing.updateProfile({ nickname: '雨'.repeat(21) });
    await authing.refreshToken();
    expect(app.phone.storage.snapshot()).toEqual(before);
    expect(app.heard).toEqual([{ code: -6, message: expect.any(String), data: undefined }]);
    expect(authing.user?.nickname).toBe('雨'.repeat(21));
    app.relaunch();
    expect(app.client().user?.id).toBe(id);
  });

  it('keeps the older record of the same account when the new one is larger than what is left', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    leave(0);
    await authing.updateProfile({ nickname: '雨'.repeat(40) });
    app.relaunch();
    const user = app.client().user ?? (await app.client().getCurrentUser());
    expect(user?.id).toBe(id);
  });

  it('never keeps the record of another account', async () => {
    const authing = app.client();
    const first = await authing.loginByCode();
    app.phone.storage.limits = { ...app.phone.storage.limits, total: 50 };
    const second = await authing.loginByCode(codeOfSecondUser(app));
    expect(second.id).not.toBe(first.id);
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain(first.id);
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('never keeps the record of another account, also where nothing can be removed', async () => {
    const platform = platformWith({ removeStorageSync: fail });
    const authing = app.client({ platform });
    const first = await authing.loginByCode();
    app.phone.storage.limits = { ...app.phone.storage.limits, total: 50 };
    await authing.loginByCode(codeOfSecondUser(app));
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain(first.id);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('holds the session again once there is room', async () => {
    app.phone.storage.fill();
    const authing = app.client();
    await authing.loginByCode();
    app.phone.storage.free();
    const { token } = await authing.refreshToken();
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { id: authing.user?.id } });
  });
});
