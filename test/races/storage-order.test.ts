import type { SessionStorage } from '../../src';
import { failure, listen, recordKey, useApp } from '../support/app';
import { codeOfSecondUser } from '../support/people';
import { signInElsewhere, SlowStorage, until } from './stage';

// What a storage delivers, or says that it has done, after the session has gone on.
const app = useApp();

/** A storage that acts at once and tells of it later: what waits in `reads` and `writes` is delivered by the test. */
class LateStorage implements SessionStorage {
  readonly reads: (() => void)[] = [];
  readonly writes: (() => void)[] = [];
  isLate = false;

  constructor(readonly entries = new Map<string, string>()) {}

  get(key: string): unknown {
    return this.later(this.reads, this.entries.get(key));
  }

  set(key: string, value: string): Promise<void> {
    this.entries.set(key, value);
    return this.later(this.writes, undefined);
  }

  remove(key: string): Promise<void> {
    this.entries.delete(key);
    return this.later(this.writes, undefined);
  }

  /** Delivers everything, also what follows from it. */
  release(): void {
    this.isLate = false;
    for (const deliver of [...this.reads.splice(0), ...this.writes.splice(0)]) deliver();
  }

  private later<Value>(waiting: (() => void)[], value: Value): Promise<Value> {
    if (!this.isLate) return Promise.resolve(value);
    return new Promise((resolve) => waiting.push(() => resolve(value)));
  }
}

function tokenIn(entries: Map<string, string>): string {
  const record = JSON.parse(String(entries.get(recordKey))) as { tokens: { accessToken: string } };
  return record.tokens.accessToken;
}

it('a write whose end is told late is not taken for one of another copy', async () => {
  const storage = new LateStorage();
  const authing = app.client({ storage });
  await authing.loginByCode();
  const changes = listen(authing);
  storage.isLate = true;
  const renewing = authing.refreshToken();
  await until(() => storage.reads.length === 1);
  storage.reads.shift()?.();
  await until(() => storage.reads.length === 1);
  storage.reads.shift()?.();
  const { token } = await renewing;
  expect(storage.writes).toHaveLength(1);
  // While the write is under way nothing is read; where it is, it is delivered.
  const again = authing.refreshToken();
  await until(() => storage.reads.length > 0 || app.requestsTo('/oidc/token') === 2);
  storage.release();
  expect((await again).token).not.toBe(token);
  expect(changes.map(({ type }) => type)).toEqual(['renewed', 'renewed']);
});

it('a read that began before a renewal was stored does not bring the old tokens back', async () => {
  const storage = new LateStorage();
  const authing = app.client({ storage });
  const { id } = await authing.loginByCode();
  const user = app.emulator.state.users.find(({ userId }) => userId === id);
  if (user) user.nickname = '小雨';
  storage.isLate = true;
  // The new profile is to be saved, and what is stored is read before.
  await authing.getCurrentUser();
  await until(() => storage.reads.length === 1);
  const [late] = storage.reads.splice(0);
  storage.isLate = false;
  const { token } = await authing.refreshToken();
  late?.();
  await until(() => tokenIn(storage.entries) === token);
  await new Promise((resolve) => setImmediate(resolve));
  expect(authing.user).toMatchObject({ nickname: '小雨', token });
  expect(tokenIn(storage.entries)).toBe(token);
});

it('a first read that is delivered after a sign-in was stored does not make it look like one of another copy', async () => {
  const storage = new LateStorage();
  await app.client({ storage }).loginByCode();
  const authing = app.client({ storage: new LateStorage(storage.entries) });
  const late = authing.options.storage as LateStorage;
  late.isLate = true;
  expect(authing.user).toBeNull();
  const second = await signInElsewhere(app);
  late.isLate = false;
  authing.setToken(String(second.token));
  late.release();
  const changes = listen(authing);
  // The profile is to be saved, and what is stored is compared before.
  expect((await authing.getCurrentUser())?.id).toBe(second.id);
  await until(() => String(late.entries.get(recordKey)).includes(second.id));
  expect(changes).toEqual([]);
});

describe('a sign-in as another account whose profile is being read', () => {
  /** Both copies with the same session; what the second one writes is found by the first one. */
  async function bothSignedIn() {
    const storage = new SlowStorage();
    const first = app.client({ storage });
    await first.loginByCode();
    const other: SessionStorage = {
      get: (key) => storage.entries.get(key),
      set: (key, value) => void storage.entries.set(key, value),
      remove: (key) => void storage.entries.delete(key),
    };
    const second = app.client({ storage: other });
    await second.ensureLogin();
    return { storage, first, second };
  }

  it('is not undone by a renewal of the first account that another copy has stored', async () => {
    const { storage, first, second } = await bothSignedIn();
    const hold = app.emulator.hold('getProfile', 'after');
    const login = first.loginByCode(codeOfSecondUser(app));
    await hold.arrived;
    await second.refreshToken();
    const { token } = await first.refreshToken();
    hold.release();
    const { id } = await login;
    expect(first.user).toMatchObject({ id, token });
    expect(tokenIn(storage.entries)).toBe(token);
  });

  it('is not undone by what was being read when it began', async () => {
    const { storage, first, second } = await bothSignedIn();
    storage.slow = ['get'];
    const renewal = failure(first.refreshToken());
    await until(() => storage.waiting.length === 1);
    await second.refreshToken();
    const hold = app.emulator.hold('getProfile', 'after');
    const login = first.loginByCode(codeOfSecondUser(app));
    await hold.arrived;
    storage.release();
    await renewal;
    hold.release();
    const user = await login;
    expect(first.user).toEqual(user);
    expect(tokenIn(storage.entries)).toBe(user.token);
  });
});
