import type * as Sdk from '../../src';
import { failure, listen, recordKey, useApp, type TestApp } from '../support/app';
import { codeOfSecondUser, tokenOfSecondUser, zhou } from '../support/people';
import {
  clientOfCopy,
  copyOfSdk,
  isAlive,
  outliveToken,
  PickyPhone,
  restarted,
  stored,
  until,
} from './stage';

const app = useApp();

type Options = Partial<Sdk.AuthenticationClientOptions>;
type Maker = (options?: Options) => Sdk.AuthenticationClient;

/** Where two copies of the SDK can be: what each makes a client with, beside the storage that they share. */
const places: [name: string, make: (phone: PickyPhone) => [first: Maker, second: Maker]][] = [
  [
    'in one realm, on one wx',
    ({ platform }) => [
      (options) => clientOfCopy(app, copyOfSdk(), { platform, ...options }),
      (options) => clientOfCopy(app, copyOfSdk(), { platform, ...options }),
    ],
  ],
  [
    'in one realm, each on a platform of its own',
    ({ platform }) => [
      (options) => clientOfCopy(app, copyOfSdk(), { platform, ...options }),
      (options) => clientOfCopy(app, copyOfSdk(), { platform: new PickyPhone(app).platform, ...options }),
    ],
  ],
  [
    'in two realms',
    ({ platform }) => {
      const realm = (): TestApp => app.beside(app.phone, 'built');
      return [(options) => realm().client({ platform, ...options }), (options) => realm().client(options)];
    },
  ],
];

/** What a relaunched app finds. */
function userAfterRelaunch(): Sdk.User | null {
  return restarted(app).client().user;
}

/** Changes the profile of an account on the server, so that the next read has something to store. */
function rename(id: string, nickname: string): void {
  const user = app.emulator.state.users.find(({ userId }) => userId === id);
  if (!user) throw new Error(`The emulator has no user ${id}.`);
  user.nickname = nickname;
}

describe.each(places)('two copies of the SDK %s', (_name, make) => {
  let phone: PickyPhone;
  let makeFirst: Maker;
  let makeSecond: Maker;
  beforeEach(() => {
    phone = new PickyPhone(app);
    [makeFirst, makeSecond] = make(phone);
  });

  /** Both copies with the same session, as after a launch. */
  async function bothSignedIn(options?: Options) {
    const first = makeFirst(options);
    const user = await first.loginByCode();
    const second = makeSecond(options);
    expect(second.user?.token).toBe(user.token);
    return { first, second, user };
  }

  it('a profile read of one keeps the tokens that the other has renewed', async () => {
    const { first, second, user } = await bothSignedIn();
    const { token } = await second.refreshToken();
    rename(user.id, '小雨');
    expect(await first.getCurrentUser()).toMatchObject({ id: user.id, nickname: '小雨', token });
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { nickname: '小雨' } });
    await outliveToken(app, first);
    expect((await first.api.getProfile()).data.userId).toBe(user.id);
    await outliveToken(app, second);
    expect((await second.api.getProfile()).data.userId).toBe(user.id);
    expect(userAfterRelaunch()?.id).toBe(user.id);
  });

  it('tokens of one that have been refused since are renewed by the other at the second call', async () => {
    const { first, second, user } = await bothSignedIn();
    await second.refreshToken();
    app.emulator.expireAccessTokens();
    // Sent with its own token and with the one of the other, not a third time.
    await first.api.getProfile().catch(() => undefined);
    expect((await first.api.getProfile()).data.userId).toBe(user.id);
  });

  it('a profile that one reads while the other renews is stored beside the new tokens', async () => {
    const { first, second, user } = await bothSignedIn();
    rename(user.id, '小雨');
    phone.keepNext('/get-profile');
    const reading = first.getCurrentUser();
    await until(() => phone.count === 1);
    const { token } = await second.refreshToken();
    phone.release();
    expect(await reading).toMatchObject({ nickname: '小雨' });
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { nickname: '小雨' } });
  });

  it.each([true, false])(
    'a logout of one is not undone by a profile that the other is reading; server reached: %s',
    async (isReached) => {
      const { first, second, user } = await bothSignedIn();
      rename(user.id, '小雨');
      phone.keepNext('/get-profile');
      const reading = first.getCurrentUser();
      await until(() => phone.count === 1);
      if (!isReached) app.emulator.failNext('/oidc/token/revocation', { status: 503, times: 2 });
      await second.logout();
      phone.release();
      await reading;
      expect(stored(app)).toBeUndefined();
      expect(userAfterRelaunch()).toBeNull();
    },
  );

  it('a logout of one is not undone by a profile change or a renewal of the other', async () => {
    const { first, second } = await bothSignedIn();
    // Without the server's knowledge, so that the tokens of the other stay good.
    app.emulator.failNext('/oidc/token/revocation', { status: 503, times: 2 });
    await second.logout();
    await first.updateProfile({ nickname: '小雨' }).catch(() => undefined);
    await first.refreshToken().catch(() => undefined);
    await first.getCurrentUser();
    expect(stored(app)).toBeUndefined();
    expect(userAfterRelaunch()).toBeNull();
  });

  it('a refused token of one does not end the newer session of the other, without refresh tokens', async () => {
    const { first, second, user } = await bothSignedIn({ scope: 'openid profile' });
    const { token } = await second.loginByCode();
    const old = app.emulator.state.accessTokens[String(user.token)];
    if (old) old.revoked = true;
    expect((await first.api.getProfile()).data.userId).toBe(user.id);
    expect(first.user?.token).toBe(token);
    expect(app.record().tokens.accessToken).toBe(token);
  });

  it.each([undefined, 'openid profile'])(
    'a renewal of one does not replace another account that the other has signed in, with scope %s',
    async (scope) => {
      const { first, second } = await bothSignedIn();
      phone.keepNext('/oidc/token');
      const renewal = failure(first.refreshToken());
      await until(() => phone.count === 1);
      const other = await second.loginByCode(codeOfSecondUser(app), scope ? { scope } : {});
      phone.release();
      expect(await renewal).toMatchObject({ kind: 'session' });
      expect(app.record()).toMatchObject({ tokens: { accessToken: other.token }, user: { id: other.id } });
      expect((await first.getCurrentUser())?.id).toBe(other.id);
      expect(isAlive(app, other.token)).toBe(true);
    },
  );

  it.each([
    ['refreshToken', (first: Sdk.AuthenticationClient) => first.refreshToken()],
    ['a call', (first: Sdk.AuthenticationClient) => first.api.getProfile()],
    ['ensureLogin', (first: Sdk.AuthenticationClient) => first.ensureLogin()],
  ])('%s of one does not replace another account that the other has signed in before', async (_call, run) => {
    const { first, second } = await bothSignedIn();
    const other = await second.loginByCode(codeOfSecondUser(app));
    await outliveToken(app, first);
    await run(first).catch(() => undefined);
    expect(app.record().user.id).toBe(other.id);
    expect(userAfterRelaunch()?.id).toBe(other.id);
    expect((await first.getCurrentUser())?.id).toBe(other.id);
  });

  it.each(['getCurrentUser', 'ensureLogin'] as const)(
    '%s of one that was signed out finds the account that the other has signed in',
    async (method) => {
      const first = makeFirst();
      expect(await first.getCurrentUser()).toBeNull();
      const changes = listen(first);
      const { id, token } = await makeSecond().loginByEmail(zhou.email, zhou.password);
      expect(await first[method]()).toMatchObject({ id, token });
      expect(app.phone.count('login')).toBe(0);
      expect(app.record().user.id).toBe(id);
      expect(changes).toMatchObject([{ type: 'signedIn', user: { id } }]);
    },
  );

  it('a sign-in of one that was signed out replaces the account that the other has signed in before', async () => {
    const first = makeFirst();
    expect(first.user).toBeNull();
    await makeSecond().loginByEmail(zhou.email, zhou.password);
    const user = await first.loginByCode();
    expect(first.user).toEqual(user);
    expect(app.record().user.id).toBe(user.id);
  });

  it('checkLoggedIn and user of one that was signed out find the account of the other', async () => {
    const first = makeFirst();
    // The second look is another one than the first: it compares.
    expect([first.user, first.user]).toEqual([null, null]);
    const { id } = await makeSecond().loginByEmail(zhou.email, zhou.password);
    expect(first.checkLoggedIn()).toBe(id);
    expect(first.user?.id).toBe(id);
  });

  it.each(['never looked', 'looked before'])(
    'a logout of one that has %s revokes the tokens of the other',
    async (how) => {
      const first = makeFirst();
      if (how === 'looked before') expect(first.user).toBeNull();
      const { token } = await makeSecond().loginByCode();
      const { refreshToken } = app.record().tokens;
      await first.logout();
      expect(stored(app)).toBeUndefined();
      expect([isAlive(app, token), isAlive(app, refreshToken)]).toEqual([false, false]);
    },
  );

  it('listeners of one are called with the account that the other has signed in instead', async () => {
    const { first, second } = await bothSignedIn();
    const changes = listen(first);
    const other = await second.loginByCode(codeOfSecondUser(app));
    app.emulator.expireAccessTokens();
    await first.getCurrentUser();
    expect(changes.find(({ type }) => type === 'signedIn')).toMatchObject({ user: { id: other.id } });
    expect(first.user?.id).toBe(other.id);
  });

  it('listeners of one whose session has expired are called with signedIn when the other signs in again', async () => {
    const { first, second, user } = await bothSignedIn();
    const changes = listen(first);
    app.emulator.revokeRefreshTokens();
    await failure(first.refreshToken());
    const { token } = await second.loginByCode();
    expect(await first.getCurrentUser()).toMatchObject({ id: user.id, token });
    expect(changes).toMatchObject([
      { type: 'signedOut', reason: 'expired' },
      { type: 'signedIn', user: { id: user.id, token } },
    ]);
  });

  it('a profile change of one is not reported when the other has signed in another account meanwhile', async () => {
    const elsewhere = await tokenOfSecondUser(app);
    const { first, second } = await bothSignedIn();
    const changes = listen(first);
    phone.keepNext('/update-profile');
    const update = first.updateProfile({ nickname: '小雨' });
    await until(() => phone.count === 1);
    second.setToken(elsewhere.token);
    phone.release();
    await update.catch(() => undefined);
    expect(changes).toEqual([{ type: 'signedIn', user: null }]);
    expect([first.checkLoggedIn(), first.user]).toEqual([elsewhere.id, null]);
  });

  it('a logout of one after the session has expired does not fail a sign-in of the other', async () => {
    const { first, second } = await bothSignedIn();
    app.emulator.revokeRefreshTokens();
    await failure(first.refreshToken());
    await second.logout();
    const user = await first.ensureLogin();
    expect(first.user).toEqual(user);
    expect(app.record().user.id).toBe(user.id);
  });

  it('a session of one that has expired is not stored again by a profile that the other reads', async () => {
    const { first, second, user } = await bothSignedIn();
    app.emulator.revokeRefreshTokens();
    await failure(second.refreshToken());
    const left = stored(app);
    rename(user.id, '小雨');
    await first.getCurrentUser();
    expect(stored(app)).toBe(left);
    expect(userAfterRelaunch()).toBeNull();
  });

  it('tokens of one that are stored without a profile keep the profile that the other knows', async () => {
    const { first, user } = await bothSignedIn();
    const { v, tokens } = app.record();
    app.phone.storage.set(recordKey, JSON.stringify({ v, tokens: { ...tokens, accessToken: 'next' } }));
    await first.refreshToken().catch(() => undefined);
    expect(first.user?.id).toBe(user.id);
  });

  it('a renewal of one calls the listeners of the other when it is adopted', async () => {
    const { first, second, user } = await bothSignedIn();
    const changes = listen(first);
    const { token } = await second.refreshToken();
    await first.refreshToken();
    expect(changes[0]).toMatchObject({ type: 'renewed', user: { id: user.id, token } });
    app.phone.clearRecords();
    // What was adopted is stored already.
    await first.getCurrentUser();
    expect(app.phone.count('setStorageSync')).toBe(0);
  });
});
