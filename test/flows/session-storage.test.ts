import fc from 'fast-check';
import type { SessionStorage } from '../../src';
import { createSimulator } from '../../simulator';
import { runs } from '../fuzz/random';
import { failure, recordKey, useApp, userPoolId } from '../support/app';
import { secondWechatUser } from '../support/people';

const app = useApp();

/** The tokens of a sign-in elsewhere, to build records from. */
async function goodRecord() {
  await app.client().loginByCode();
  const record = app.record();
  app.launch();
  return record;
}

describe('the stored session', () => {
  it('is one record: version, tokens and user, without token or password in the user', async () => {
    const user = await app.client().loginByCode();
    const record = app.record();
    expect(Object.keys(app.phone.storage.snapshot())).toEqual([recordKey]);
    expect(record).toMatchObject({
      v: 1,
      tokens: {
        accessToken: user.token,
        idToken: expect.any(String),
        refreshToken: expect.any(String),
        expiresAt: Date.parse(String(user.tokenExpiredAt)),
        scope: expect.stringContaining('offline_access'),
        tokenType: 'Bearer',
      },
      user: { id: user.id },
    });
    expect(record.user).not.toHaveProperty('token');
    expect(record.user).not.toHaveProperty('password');
  });

  it('has no token of another provider, nor a password', async () => {
    const identity = { identityId: 'i', type: 'openid', userIdInIdp: 'o', provider: 'wechat' };
    const secret = { accessToken: 'secret-a', refreshToken: 'secret-r' };
    const data = { userId: 'u', password: 'secret-p', identities: [{ ...identity, ...secret }, identity] };
    app.emulator.failNext('getProfile', { body: { statusCode: 200, message: '', data } });
    await app.client().loginByCode();
    const stored = String(app.phone.storage.snapshot()[recordKey]);
    expect(stored).not.toContain('secret');
    expect(JSON.parse(stored)).toMatchObject({ user: { id: 'u', identities: [identity, identity] } });
  });

  it('goes on in memory when the app clears its storage, after a logout as well', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await authing.logout();
    const { id } = await authing.loginByCode();
    app.phone.storage.clear();
    await authing.refreshToken();
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('goes on in memory for an app that is named by its user pool alone, too', async () => {
    const { id, token } = await app.client().loginByCode();
    const authing = app.client({ appId: undefined, userPoolId });
    authing.setToken('made-up');
    await authing.logout();
    authing.setToken(String(token));
    app.phone.storage.clear();
    await authing.getCurrentUser();
    expect(authing.user?.id).toBe(id);
  });

  it('is not written again when it is read, whatever a later version has added to it', async () => {
    await app.client().loginByCode();
    const record = app.record();
    const later = JSON.stringify({ ...record, tokens: { ...record.tokens, proof: 'p' }, at: 1 });
    app.phone.storage.set(recordKey, later);
    await app.relaunch().client().api.getProfile();
    expect(app.phone.storage.snapshot()[recordKey]).toBe(later);
  });

  it('has none of the fields that an answer leaves empty', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const body = { access_token: 'opaque', refresh_token: 'next', scope: '', token_type: '', id_token: '' };
    app.emulator.failNext('/oidc/token', { body });
    const before = app.record().tokens;
    await authing.refreshToken();
    const absent = { expiresAt: undefined, tokenType: undefined };
    expect(app.record().tokens).toEqual({
      ...before,
      ...absent,
      accessToken: 'opaque',
      refreshToken: 'next',
    });
  });

  it('is treated as signed out when it is absent', async () => {
    const authing = app.client();
    expect(authing.user).toBeNull();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.paths()).toEqual([]);
  });

  it.each([
    ['text that is no JSON', '{"v":1,"tokens":{'],
    ['an empty text', ''],
    ['a number', 1],
    ['null', null],
    ['a list', []],
    ['an object of another app', { name: 'something else' }],
    ['another version', { v: 2, tokens: { accessToken: 'a' }, user: { id: 'u' } }],
    ['no version', { tokens: { accessToken: 'a' }, user: { id: 'u' } }],
    ['no tokens', { v: 1 }],
    ['tokens of another shape', { v: 1, tokens: 'a' }],
    ['an empty access token', { v: 1, tokens: { accessToken: '' } }],
    ['an access token that is no text', { v: 1, tokens: { accessToken: 1 } }],
    ['a refresh token that is no text', { v: 1, tokens: { accessToken: 'a', refreshToken: {} } }],
    ['an expiry that is no number', { v: 1, tokens: { accessToken: 'a', expiresAt: 'soon' } }],
    [
      'an expiry beyond all dates',
      '{"v":1,"tokens":{"accessToken":"a","expiresAt":1e300},"user":{"id":"u"}}',
    ],
  ])('is treated as signed out when it is %s', async (_name, value) => {
    app.phone.storage.set(recordKey, typeof value === 'object' && value ? JSON.stringify(value) : value);
    const authing = app.client();
    expect(authing.user).toBeNull();
    expect(() => authing.checkLoggedIn()).toThrow();
    expect((await authing.ensureLogin()).id).toEqual(expect.any(String));
    expect(app.record()).toMatchObject({ v: 1, user: { id: authing.checkLoggedIn() } });
    expect(app.heard).toEqual([]);
  });

  it.each([
    ['no expiry', {}, null],
    ['the last moment that a date can show', { expiresAt: 8.64e15 }, '+275760-09-13T00:00:00.000Z'],
    ['the first one', { expiresAt: -8.64e15 }, '-271821-04-20T00:00:00.000Z'],
  ])('is read when its expiry is %s', (_name, fields, tokenExpiredAt) => {
    const record = { v: 1, tokens: { accessToken: 'a', ...fields }, user: { id: 'u' } };
    app.phone.storage.set(recordKey, JSON.stringify(record));
    expect(app.client().user).toEqual({ id: 'u', token: 'a', tokenExpiredAt });
    expect(app.client().checkLoggedIn()).toBe('u');
  });

  it('is read as an object as well', () => {
    app.phone.storage.set(recordKey, { v: 1, tokens: { accessToken: 'a' }, user: { id: 'u' } });
    expect(app.client().user).toMatchObject({ id: 'u', token: 'a' });
  });

  it.each([
    ['a list', ['?']],
    ['a user without a text as id', { id: 7 }],
    ['a user with an empty id', { id: '' }],
  ])('keeps its tokens when only its user has another shape: %s', async (_name, stored) => {
    const record = await goodRecord();
    app.phone.storage.set(recordKey, JSON.stringify({ ...record, user: stored }));
    app.emulator.failNext('getProfile', { body: { statusCode: 200, data: { userId: record.user.id } } });
    const authing = app.client();
    expect(authing.user).toBeNull();
    expect((await authing.ensureLogin()).id).toBe(record.user.id);
    expect(app.phone.count('login')).toBe(0);
  });

  it('of any content never makes the SDK throw', async () => {
    const nearly = fc.record(
      {
        v: fc.oneof(fc.constant(1), fc.jsonValue()),
        tokens: fc.oneof(
          fc.record(
            {
              accessToken: fc.oneof(fc.string(), fc.jsonValue()),
              refreshToken: fc.oneof(fc.string(), fc.jsonValue()),
              expiresAt: fc.oneof(fc.double({ noNaN: true }), fc.jsonValue()),
              idToken: fc.jsonValue(),
              scope: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
          fc.jsonValue(),
        ),
        user: fc.oneof(fc.record({ id: fc.string(), token: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const values = fc.oneof(
      fc.string(),
      fc.jsonValue(),
      nearly.map((value) => JSON.stringify(value)),
      nearly,
    );
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const other = app.beside(createSimulator());
        other.phone.storage.set(recordKey, value);
        other.phone.storage.set('_authing_token', value);
        other.phone.storage.set('_authing_user', value);
        other.phone.network.offline();
        const authing = other.client();
        const { user } = authing;
        if (user) expect([typeof user.id, typeof user.token]).toEqual(['string', 'string']);
        expect(await authing.getCurrentUser()).toBeNull();
        await authing.logout();
        expect(other.phone.storage.snapshot()).toEqual({});
      }),
      runs(400),
    );
  });
});

describe('a storage error', () => {
  it('on reading is treated as signed out, and a sign-in works', async () => {
    await app.client().loginByCode();
    app.relaunch();
    app.phone.storage.failReads(true);
    const authing = app.client();
    expect(authing.user).toBeNull();
    const user = await authing.ensureLogin();
    expect(authing.user).toEqual(user);
    app.phone.storage.failReads(false);
    expect(app.record().tokens.accessToken).toBe(user.token);
    expect(app.heard).toEqual([]);
  });

  it('on reading does not end a session in memory', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = authing.refreshToken();
    await hold.arrived;
    app.phone.storage.failReads(true);
    hold.release();
    const { token } = await renewal;
    expect(authing.user).toMatchObject({ id, token });
    app.phone.storage.failReads(false);
    expect(app.record().tokens.accessToken).toBe(token);
    app.phone.storage.failReads(true);
    await authing.refreshToken();
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('on writing keeps the session in memory and calls onError once', async () => {
    app.phone.storage.failWrites(true);
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await authing.refreshToken();
    await authing.updateProfile({ nickname: '小雨' });
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(authing.user?.nickname).toBe('小雨');
    expect(app.heard).toEqual([{ code: -6, message: expect.any(String), data: undefined }]);
  });

  it('because of full storage keeps the session in memory and calls onError once', async () => {
    app.phone.storage.fill();
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await authing.refreshToken();
    expect(authing.checkLoggedIn()).toBe(id);
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('because of full storage does not restore the previous account', async () => {
    const first = await app.client().loginByCode();
    app.relaunch({ wechatUser: secondWechatUser });
    const { storage } = app.phone;
    storage.limits = { ...storage.limits, total: 100 };
    const second = await app.client().loginByCode();
    expect(second.id).not.toBe(first.id);
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
    app.relaunch();
    expect(app.client().user).toBeNull();
  });

  it('on writing is made good by the next write that works', async () => {
    app.phone.storage.failWrites(true);
    const authing = app.client();
    await authing.loginByCode();
    app.phone.storage.failWrites(false);
    const { token } = await authing.refreshToken();
    expect(app.record().tokens.accessToken).toBe(token);
  });

  it('on writing is retried after the old record was removed', async () => {
    await app.client().loginByCode();
    const authing = app.client();
    app.phone.storage.limits = { perKey: 1024 * 1024, total: app.phone.storage.size() + 200 };
    await authing.updateProfile({ nickname: '雨'.repeat(40) });
    expect(app.record().user).toMatchObject({ nickname: '雨'.repeat(40) });
    expect(app.heard).toEqual([]);
  });

  it('on removal does not keep a logout from ending the session', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.storage.failWrites(true);
    await authing.logout();
    expect(authing.user).toBeNull();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
  });
});

describe('the storage option', () => {
  it('accepts a synchronous storage', async () => {
    const entries: { [key: string]: string } = {};
    const storage: SessionStorage = {
      get: (key) => entries[key],
      set: (key, value) => void (entries[key] = value),
      remove: (key) => void delete entries[key],
    };
    const authing = app.client({ storage });
    const { id } = await authing.loginByCode();
    expect(Object.keys(entries)).toEqual([recordKey]);
    expect(app.phone.storage.snapshot()).toEqual({});
    expect(app.client({ storage: { ...storage } }).user?.id).toBe(id);
    await authing.logout();
    expect(entries).toEqual({});
  });

  it('accepts an asynchronous storage', async () => {
    const entries = new Map<string, string>();
    const storage = (): SessionStorage => ({
      get: (key) => Promise.resolve(entries.get(key) ?? null),
      set: (key, value) => Promise.resolve(void entries.set(key, value)),
      remove: (key) => Promise.resolve(void entries.delete(key)),
    });
    const { id } = await app.client({ storage: storage() }).loginByCode();
    expect([...entries.keys()]).toEqual([recordKey]);
    app.phone.clearRecords();
    const authing = app.client({ storage: storage() });
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.calls).toEqual([]);
    await authing.logout();
    expect(entries.size).toBe(0);
  });

  it.each(['throws', 'rejects'])('keeps the session in memory with a storage that %s', async (how) => {
    const fail = () => {
      const error = new Error('broken');
      if (how === 'throws') throw error;
      return Promise.reject(error);
    };
    const authing = app.client({ storage: { get: fail, set: fail, remove: fail } });
    const { id } = await authing.ensureLogin();
    await authing.refreshToken();
    expect(authing.checkLoggedIn()).toBe(id);
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
    await authing.logout();
    expect(authing.user).toBeNull();
  });
});
