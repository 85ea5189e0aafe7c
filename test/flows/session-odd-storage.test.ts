import type { SessionStorage } from '../../src';
import { listen, recordKey, useApp } from '../support/app';
import { codeOfSecondUser, tokenOfSecondUser } from '../support/people';

// Storages of the app that answer what they should not, or fail now and then.
const app = useApp();

const fail = () => {
  throw new Error('broken');
};

/** A storage around entries of the test, with some functions replaced. */
function storageOf(entries: Map<string, unknown>, functions: Partial<SessionStorage> = {}): SessionStorage {
  return {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
    ...functions,
  };
}

/** A value that was stored as JSON. */
function recordIn(entries: Map<string, unknown>, key: string): unknown {
  const text = entries.get(key);
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}

/** Entries that hold a session, and its user. */
async function entriesWithSession() {
  const entries = new Map<string, unknown>();
  const user = await app.client({ storage: storageOf(entries) }).loginByCode();
  return { entries, user };
}

describe('a storage that reads several values at once', () => {
  it.each<[string, () => unknown]>([
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['returns nothing', () => undefined],
    ['returns a text of that length', () => '{}'],
    ['returns an object', () => ({ 0: '{}', 1: '', length: 2 })],
    ['returns too few values', () => ['{}']],
    ['returns too many values', () => ['{}', '', '']],
  ])('is asked for each value alone when it %s', async (_name, getAll) => {
    const { entries, user } = await entriesWithSession();
    const authing = app.client({ storage: storageOf(entries, { getAll }) });
    expect((await authing.ensureLogin()).id).toBe(user.id);
    expect(app.phone.count('login')).toBe(1);
  });
});

describe('a storage that has returned what is no JSON', () => {
  it('is read again while signed out, and the session of another client is found', async () => {
    const entries = new Map<string, unknown>();
    entries.set(recordKey, { toJSON: fail });
    const authing = app.client({ storage: storageOf(entries) });
    expect(authing.user).toBeNull();
    const { id } = await app.client({ storage: storageOf(entries) }).loginByCode();
    expect(authing.user?.id).toBe(id);
  });
});

describe('a storage that returns the record as an object', () => {
  it.each([
    [NaN, null],
    [undefined, 'u'],
  ])('gives a session when its expiry is a number that a date can show, or missing: %s', (expiresAt, id) => {
    const record = { v: 1, tokens: { accessToken: 'a', expiresAt }, user: { id: 'u' } };
    const { user } = app.client({ storage: storageOf(new Map([[recordKey, record]])) });
    expect(user && user.id).toBe(id);
  });
});

describe('a storage that returns another object each time', () => {
  it('is not taken for one that another copy of the SDK has written', async () => {
    const { entries } = await entriesWithSession();
    const get = (key: string) => recordIn(entries, key);
    const authing = app.client({ storage: storageOf(entries, { get }) });
    await authing.ensureLogin();
    const changes = listen(authing);
    await authing.refreshToken();
    expect(changes.map(({ type }) => type)).toEqual(['renewed']);
  });
});

describe('a storage that cannot read the record', () => {
  it('gives no session of 4.x either: it may be older', async () => {
    const { token } = await tokenOfSecondUser(app);
    const get = (key: string) => (key === recordKey ? fail() : token);
    expect(app.client({ storage: storageOf(new Map(), { get }) }).user).toBeNull();
    expect(await app.client({ storage: storageOf(new Map(), { get }) }).getCurrentUser()).toBeNull();
  });
});

describe('a storage that has taken neither a sign-in as another account nor the removal of the first one', () => {
  it('loses the record of the first one at the next change, if it can be removed by then', async () => {
    const { entries } = await entriesWithSession();
    const broken = { set: false, remove: false };
    const storage = storageOf(entries, {
      set: (key, value) => (broken.set ? fail() : void entries.set(key, value)),
      remove: (key) => (broken.remove ? fail() : void entries.delete(key)),
    });
    const authing = app.client({ storage });
    await authing.ensureLogin();
    broken.set = broken.remove = true;
    await authing.loginByCode(codeOfSecondUser(app));
    expect(entries.size).toBe(1);
    broken.remove = false;
    await authing.refreshToken();
    expect(entries.size).toBe(0);
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
  });
});
