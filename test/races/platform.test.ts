import {
  AuthenticationClient,
  type AuthStateChange,
  type Platform,
  type PlatformRequestOptions,
  type PlatformTask,
} from '../../src';
import { appId, failure, recordKey, useApp } from '../support/app';
import { SlowStorage, stored } from './stage';

const app = useApp();
afterEach(() => jest.useRealTimers());

function clientOn(platform: Platform | undefined): AuthenticationClient {
  return new AuthenticationClient({
    appId,
    host: 'https://genauth.test',
    extIdpConnidentifier: 'my-wxapp',
    ...(platform && { platform }),
  });
}

/** Fakes the timers of the SDK, not those that the network needs. */
function fakeTimers(): void {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
}

/** Lets what is waiting for its turn run, then `ms` pass on the SDK's timers. */
async function pass(ms: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('callbacks that are called twice', () => {
  it('do not affect sign-in, renewal, call and logout', async () => {
    app.phone.network.duplicateCallbacks(true);
    const authing = app.client();
    const changes: AuthStateChange['type'][] = [];
    authing.onAuthStateChange(({ type }) => changes.push(type));
    const { id } = await authing.ensureLogin();
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    await authing.logout();
    expect(changes).toEqual(['signedIn', 'renewed', 'signedOut']);
    expect(app.paths()).toEqual([
      'signin-by-mobile',
      'get-profile',
      'get-profile',
      '/oidc/token',
      'get-profile',
      '/oidc/token/revocation',
      '/oidc/token/revocation',
    ]);
    expect(app.heard).toEqual([]);
  });

  it('report a failed call once', async () => {
    app.phone.network.duplicateCallbacks(true);
    app.phone.network.offline();
    expect(await failure(app.client().ensureLogin())).toMatchObject({ kind: 'network' });
    expect(app.heard).toHaveLength(1);
  });
});

describe('success after fail', () => {
  it('of a sign-in request does not sign in', async () => {
    const authing = app.client();
    const code = await app.code();
    const hold = app.emulator.hold('signInByMobile');
    const login = failure(authing.loginByCode(code));
    await hold.arrived;
    app.phone.network.callbackAfterTimeout(true);
    app.phone.network.networkSwitch();
    expect(await login).toMatchObject({ kind: 'network' });
    hold.release();
    await app.client({ storage: new SlowStorage() }).api.getSystemInfo();
    expect(authing.user).toBeNull();
    expect(stored(app)).toBeUndefined();
  });

  it('of a renewal does not change the tokens', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token');
    const renewal = failure(authing.refreshToken());
    await hold.arrived;
    app.phone.network.callbackAfterTimeout(true);
    app.phone.network.networkSwitch();
    expect(await renewal).toMatchObject({ kind: 'network' });
    hold.release();
    await authing.api.getSystemInfo();
    expect(authing.user).toEqual(user);
    expect(app.record().tokens.accessToken).toBe(user.token);
  });
});

describe('callbacks that are never called', () => {
  it('reject the call three seconds after the timeout and abort the request', async () => {
    fakeTimers();
    const aborted: string[] = [];
    const authing = clientOn({ request: ({ url }) => ({ abort: () => aborted.push(url) }) });
    authing.setToken('opaque');
    const read = failure(authing.api.getProfile());
    await pass(12_999);
    expect(aborted).toEqual([]);
    await pass(1);
    expect(await read).toMatchObject({ kind: 'timeout', code: -2 });
    expect(aborted).toEqual(['https://genauth.test/api/v3/get-profile']);
  });

  it('reject the call also when abort throws', async () => {
    fakeTimers();
    const abort = () => {
      throw new Error('nothing to abort');
    };
    const authing = clientOn({ request: () => ({ abort }) });
    authing.setToken('opaque');
    const read = failure(authing.api.getProfile());
    await pass(13_000);
    expect(await read).toMatchObject({ kind: 'timeout' });
  });

  it('of wx.login reject ensureLogin, and the next call tries again', async () => {
    fakeTimers();
    let logins = 0;
    const authing = clientOn({ request: () => undefined, login: () => void (logins += 1) });
    for (let i = 1; i <= 2; i += 1) {
      const login = Promise.all([failure(authing.ensureLogin()), failure(authing.ensureLogin())]);
      await pass(13_000);
      expect((await login).map(({ kind }) => kind)).toEqual(['timeout', 'timeout']);
      expect(logins).toBe(i);
    }
  });

  it('of a renewal reject it and keep the session, and the next call tries again', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    fakeTimers();
    app.phone.network.hang();
    const renewal = failure(authing.refreshToken());
    await pass(13_000);
    expect(await renewal).toMatchObject({ kind: 'timeout' });
    expect(authing.user).toEqual(user);
    app.phone.network.online();
    jest.useRealTimers();
    await authing.refreshToken();
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('of a revocation do not keep logout from resolving', async () => {
    const authing = app.client();
    await authing.loginByCode();
    fakeTimers();
    app.phone.network.hang();
    const logout = authing.logout();
    await pass(13_000);
    await expect(logout).resolves.toBeUndefined();
  });

  it('of a storage read are treated as empty storage after the timeout', async () => {
    const storage = new SlowStorage();
    storage.slow = ['get'];
    fakeTimers();
    const authing = app.client({ storage });
    const call = failure(authing.api.getProfile());
    await pass(10_000);
    expect(await call).toMatchObject({ kind: 'session' });
  });

  it('of a storage read are ignored once the storage was treated as empty', async () => {
    await app.client().loginByCode();
    const storage = new SlowStorage([[recordKey, String(stored(app))]]);
    storage.slow = ['get'];
    const authing = app.client({ storage });
    fakeTimers();
    const user = authing.getCurrentUser();
    await pass(10_000);
    expect(await user).toBeNull();
    jest.useRealTimers();
    storage.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(authing.user).toBeNull();
    await authing.logout();
    expect(app.requestsTo('/oidc/token/revocation')).toBe(0);
  });

  it('of a storage write do not keep a logout from removing the record', async () => {
    const storage = new SlowStorage();
    const authing = app.client({ storage });
    await authing.loginByCode();
    fakeTimers();
    storage.slow = ['set'];
    await authing.refreshToken();
    await authing.logout();
    expect(storage.entries.has(recordKey)).toBe(true);
    // The write counts as failed, is tried once more, and then it is the turn of the removal.
    await pass(10_000);
    await pass(10_000);
    expect(storage.entries.has(recordKey)).toBe(false);
  });
});

describe('a platform that', () => {
  const broken = () => {
    throw new Error('boom');
  };

  it('throws from wx.request rejects the call with kind network', async () => {
    const authing = clientOn({ request: broken });
    authing.setToken('opaque');
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'network', code: -1 });
  });

  it('throws from wx.login rejects the sign-in with kind network', async () => {
    const authing = clientOn({ request: () => undefined, login: broken });
    expect(await failure(authing.ensureLogin())).toMatchObject({ kind: 'network' });
  });

  it('throws from its storage functions keeps the session in memory', async () => {
    const platform = Object.create(app.phone.wx, {
      getStorageSync: { value: broken },
      setStorageSync: { value: broken },
      removeStorageSync: { value: broken },
    }) as Platform;
    const authing = app.client({ platform });
    const { id } = await authing.ensureLogin();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    await authing.logout();
    expect(authing.user).toBeNull();
  });

  it('has no wx.login rejects with an error that names it', async () => {
    const error = await failure(clientOn({ request: () => undefined }).ensureLogin());
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('wx.login') });
  });

  it('has no storage functions signs in, and reports once that nothing is stored', async () => {
    const { request, login } = app.phone.wx as unknown as Platform;
    const authing = app.client({ platform: { request, ...(login && { login }) } });
    expect((await authing.ensureLogin()).id).toBe(authing.checkLoggedIn());
    await authing.refreshToken();
    expect(app.heard.map(({ code }) => code)).toEqual([-6]);
  });

  it('is missing altogether rejects calls, but does not throw from the constructor', async () => {
    const authing = clientOn(undefined);
    expect(authing.user).toBeNull();
    const error = await failure(authing.ensureLogin());
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('wx.login') });
    authing.setToken('opaque');
    expect(await failure(authing.api.getProfile())).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('wx.request'),
    });
  });

  const answers: [name: string, answer: (options: PlatformRequestOptions) => void, kind: string][] = [
    ['nothing', ({ success }) => success?.(undefined as never), 'api'],
    ['an empty object', ({ success }) => success?.({} as never), 'api'],
    ['a status without data', ({ success }) => success?.({ statusCode: 200 } as never), 'api'],
    ['a text', ({ success }) => success?.('200' as never), 'api'],
    ['a failure without reason', ({ fail }) => fail?.(undefined as never), 'network'],
    ['a failure that is a text', ({ fail }) => fail?.('request:fail' as never), 'network'],
    ['a failure with an odd errMsg', ({ fail }) => fail?.({ errMsg: 7 } as never), 'network'],
  ];
  it.each(answers)('answers with %s rejects the call', async (_name, answer, kind) => {
    const authing = clientOn({ request: answer });
    authing.setToken('opaque');
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind });
    expect(await failure(authing.checkLoginStatus())).toMatchObject({ kind });
  });

  const reasons: [name: string, reported: unknown, kind: string, cause: object][] = [
    ['an object', { errMsg: 'request:fail timeout' }, 'timeout', { errMsg: 'request:fail timeout' }],
    ['a text', 'request:fail timeout', 'timeout', { errMsg: 'request:fail timeout' }],
    ['nothing', undefined, 'network', { errMsg: 'undefined' }],
    ['null', null, 'network', { errMsg: 'null' }],
  ];
  it.each(reasons)(
    'fails with %s is classified by it and leaves it in cause',
    async (_n, given, kind, cause) => {
      const authing = clientOn({ request: ({ fail }) => fail?.(given as never) });
      const error = await failure(authing.api.getSystemInfo());
      expect(error.kind).toBe(kind);
      expect(error.cause).toEqual(cause);
    },
  );

  it('throws a text is classified by it and leaves it in cause', async () => {
    const request = () => {
      throw new Error('timeout');
    };
    const error = await failure(clientOn({ request }).api.getSystemInfo());
    expect(error).toMatchObject({ kind: 'timeout', cause: { errMsg: 'Error: timeout' } });
  });

  it('returns a promise beside its callbacks has its rejection handled', async () => {
    const then = jest.fn();
    const request = ({ fail }: PlatformRequestOptions) => {
      fail?.({ errMsg: 'request:fail' });
      // Not in the type: some platforms return a promise.
      return { then } as PlatformTask;
    };
    await failure(clientOn({ request }).api.getSystemInfo());
    expect(then.mock.calls).toEqual([[undefined, expect.any(Function)]]);
  });

  it('returns something from wx.login signs in', async () => {
    const { wx } = app.phone;
    const login = (options: object) => {
      void wx.login(options);
      return {};
    };
    const authing = app.client({ platform: { ...wx, login } as unknown as Platform });
    expect((await authing.loginByCode()).id).toBe(authing.checkLoggedIn());
  });
});

it('no timer is left of a call that was answered', async () => {
  fakeTimers();
  const answer = { statusCode: 200, data: { statusCode: 200, data: {} } };
  for (const settle of [
    ({ success }: PlatformRequestOptions) => success?.(answer),
    ({ fail }: PlatformRequestOptions) => fail?.({ errMsg: 'request:fail' }),
  ]) {
    const counts: number[] = [];
    const request = (options: PlatformRequestOptions) => {
      counts.push(jest.getTimerCount());
      settle(options);
    };
    await clientOn({ request })
      .api.getSystemInfo()
      .catch(() => undefined);
    expect(counts).toEqual([1]);
    expect(jest.getTimerCount()).toBe(0);
  }
});
