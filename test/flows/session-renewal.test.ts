import { authExpiredForms } from '../../emulator';
import { failure, recordKey, useApp, type TestApp } from '../support/app';

const app = useApp();

/** Refresh tokens that were sent to the server, in order. */
function spentTokens(): string[] {
  const renewals = app.emulator.requests.filter(({ path }) => path === '/oidc/token');
  return renewals.map(({ body }) => (body as { refresh_token: string }).refresh_token);
}

/** Lets `ms` pass and the client know what time it is. */
async function pass(authing: ReturnType<TestApp['client']>, ms: number): Promise<void> {
  app.emulator.clock.advance(ms);
  await authing.api.getSystemInfo();
}

describe.each(authExpiredForms)('a refused access token, in the form %s', (form) => {
  beforeEach(() => {
    app.emulator.changeSettings({ authExpiredForm: form });
  });

  it('is renewed once and the call resent once', async () => {
    const authing = app.client();
    const { id, token } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.paths().slice(2)).toEqual(['get-profile', '/oidc/token', 'get-profile']);
    expect(authing.user?.token).not.toBe(token);
    expect(app.heard).toEqual([]);
  });

  it('is not sent a third time when the resend is refused too', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.changeSettings({ accessTokenLifetime: 0 });
    app.emulator.expireAccessTokens();
    // The renewal has worked, so the session is valid: the error is the endpoint's own.
    const error = await failure(authing.api.getProfile());
    expect([error.kind, [401, 2020, 2206, 2207].includes(error.code)]).toEqual(['api', true]);
    expect(authing.user).not.toBeNull();
    expect(app.paths().slice(2)).toEqual(['get-profile', '/oidc/token', 'get-profile']);
    expect(app.heard).toHaveLength(1);
  });

  it('ends a session without a refresh token, unless only a gateway can have said so', async () => {
    const authing = app.client({ scope: 'openid profile' });
    const changes: unknown[] = [];
    await authing.loginByCode();
    authing.onAuthStateChange((change) => changes.push(change));
    app.emulator.expireAccessTokens();
    if (form === 'http401-empty') {
      expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'api', code: 401 });
      expect(changes).toEqual([]);
      expect(authing.user).not.toBeNull();
      return;
    }
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session', code: 2020 });
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
    expect(app.phone.storage.snapshot()).toEqual({});
    expect(app.requestsTo('/oidc/token')).toBe(0);
  });
});

describe('a renewal', () => {
  it('is sent as a form with the app id, without an authorization header', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const { refreshToken } = app.record().tokens;
    await authing.refreshToken();
    const request = app.emulator.requests.find(({ path }) => path === '/oidc/token');
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(request?.headers.authorization).toBeUndefined();
    expect(request?.body).toEqual({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: 'GEN_AUTH_APP_ID',
    });
  });

  it('uses each refresh token once when the server rotates them', async () => {
    const authing = app.client();
    await authing.loginByCode();
    for (let i = 0; i < 3; i += 1) await authing.refreshToken();
    expect(new Set(spentTokens()).size).toBe(3);
    expect(spentTokens()).not.toContain(app.record().tokens.refreshToken);
  });

  it('keeps the refresh token when the server returns the same one', async () => {
    app.emulator.changeSettings({ rotateRefreshTokens: false });
    const authing = app.client();
    await authing.loginByCode();
    const { refreshToken } = app.record().tokens;
    await authing.refreshToken();
    await authing.refreshToken();
    expect(spentTokens()).toEqual([refreshToken, refreshToken]);
    expect(app.record().tokens.refreshToken).toBe(refreshToken);
  });

  it('keeps the refresh token and other fields that the answer leaves out', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const before = app.record();
    app.emulator.failNext('/oidc/token', {
      body: { access_token: 'opaque', token_type: 'Bearer', expires_in: 60 },
    });
    expect((await authing.refreshToken()).token).toBe('opaque');
    expect(app.record()).toEqual({
      ...before,
      tokens: { ...before.tokens, accessToken: 'opaque', expiresAt: expect.any(Number) },
    });
    expect(authing.user).toEqual({ ...user, token: 'opaque', tokenExpiredAt: expect.any(String) });
  });

  it('is stored with one write that keeps the user', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.phone.clearRecords();
    const { token } = await authing.refreshToken();
    expect(app.phone.count('setStorageSync')).toBe(1);
    expect(app.record()).toMatchObject({ tokens: { accessToken: token }, user: { id } });
  });

  it('takes place 60 seconds before the expiry, not earlier', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await pass(authing, 7200_000 - 63_000);
    await authing.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(0);
    await pass(authing, 4_000);
    await authing.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('that fails before the expiry lets the call use the token that is still valid', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await pass(authing, 7200_000 - 30_000);
    app.phone.network.failNext('timeout');
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.heard).toEqual([]);
    await pass(authing, 31_000);
    app.phone.network.failNext('timeout');
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'timeout' });
  });

  it('is not started by a timer', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    try {
      const authing = app.client();
      await authing.loginByCode();
      expect(jest.getTimerCount()).toBe(0);
      jest.advanceTimersByTime(30 * 86400_000);
      expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
      void authing;
    } finally {
      jest.useRealTimers();
    }
  });
});

const troubles: [name: string, stage: () => void, expected: object][] = [
  ['no network', () => app.phone.network.failNext('disconnected'), { kind: 'network', code: -1 }],
  ['a change of network', () => app.phone.network.failNext('networkChange'), { kind: 'network' }],
  ['the background', () => app.phone.network.failNext('interrupted'), { kind: 'network' }],
  ['a timeout', () => app.phone.network.failNext('timeout'), { kind: 'timeout', code: -2 }],
  ['a domain that is not listed', () => app.phone.network.failNext('domain'), { kind: 'config' }],
  ['a lost connection', () => app.emulator.failNext('/oidc/token', { drop: 'before' }), { kind: 'network' }],
  ['HTTP 429', () => app.emulator.failNext('/oidc/token', { status: 429 }), { kind: 'api', code: 429 }],
  ['HTTP 500', () => app.emulator.failNext('/oidc/token', { status: 500 }), { kind: 'api', code: 500 }],
  [
    'HTTP 503 with a page',
    () => app.emulator.failNext('/oidc/token', { status: 503, body: '<html>maintenance</html>' }),
    { kind: 'api', code: 503 },
  ],
  [
    'HTTP 403 with a page',
    () => app.emulator.failNext('/oidc/token', { status: 403, body: '<html>firewall</html>' }),
    { kind: 'api', code: 403 },
  ],
  [
    'HTTP 200 with a page',
    () => app.emulator.failNext('/oidc/token', { status: 200, body: '<html>hotel wifi</html>' }),
    { kind: 'api', code: -7 },
  ],
  ['an empty answer', () => app.emulator.failNext('/oidc/token', { status: 200, body: '' }), { code: -7 }],
  ['an answer without token', () => app.emulator.failNext('/oidc/token', { body: {} }), { code: -7 }],
  ['an answer that is a list', () => app.emulator.failNext('/oidc/token', { body: [] }), { code: -7 }],
  [
    'a truncated answer',
    () => app.emulator.failNext('/oidc/token', { status: 200, body: '{"access_token":"ey' }),
    { code: -7 },
  ],
  [
    'invalid_client',
    () => app.emulator.failNext('/oidc/token', { status: 401, body: { error: 'invalid_client' } }),
    { kind: 'api', code: 401 },
  ],
  [
    'server_error',
    () => app.emulator.failNext('/oidc/token', { status: 400, body: { error: 'server_error' } }),
    { kind: 'api', code: 400 },
  ],
];

describe.each(troubles)('a renewal that fails by %s', (_name, stage, expected) => {
  it('rejects and leaves the session unchanged', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const before = app.record();
    stage();
    expect(await failure(authing.refreshToken())).toMatchObject(expected);
    expect(authing.user).toEqual(user);
    expect(app.record()).toEqual(before);
    expect(app.heard).toHaveLength(1);
  });

  it('rejects a call whose token has expired with the error of the renewal, and the next call renews', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.expireAccessTokens();
    const hold = app.emulator.hold('getProfile', 'after');
    const read = failure(authing.api.getProfile());
    // The call itself gets through; what follows does not.
    await hold.arrived;
    stage();
    hold.release();
    expect(await read).toMatchObject(expected);
    expect(app.heard).toHaveLength(1);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });
});

describe('a refused renewal', () => {
  it('ends the session and reports the reason to the listeners', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes: unknown[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    app.emulator.revokeRefreshTokens();
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'session', code: 2020 });
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
    expect(authing.user).toBeNull();
    // Nothing of the user, only the sign that the server has ended the session.
    expect(app.phone.storage.snapshot()).toEqual({ [recordKey]: '{"v":1}' });
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('ends the session also when the answer of an earlier renewal was lost', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.network.loseAnswer();
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'network' });
    expect(authing.user).not.toBeNull();
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
  });

  it('sends no request without a refresh token', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/oidc/token')).toBe(0);
    expect(authing.user).not.toBeNull();
  });
});

describe('an access token that lives for less than a minute', () => {
  it('is renewed at half its lifetime, not before every call', async () => {
    app.emulator.changeSettings({ accessTokenLifetime: 40 });
    const authing = app.client();
    await authing.loginByCode();
    for (let i = 0; i < 3; i += 1) await authing.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(0);
    await pass(authing, 25_000);
    await authing.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });
});

it('the error of a session that the server has ended tells what the server has answered', async () => {
  const authing = app.client();
  await authing.loginByCode();
  const body = { statusCode: 403, apiCode: 2207, message: 'ended', requestId: 'r-7' };
  app.emulator.failNext('/oidc/token', { status: 403, body });
  const error = await failure(authing.refreshToken());
  expect(error).toMatchObject({
    kind: 'session',
    code: 2020,
    statusCode: 403,
    apiCode: 2207,
    requestId: 'r-7',
  });
  expect(error.cause).toMatchObject({ kind: 'api', code: 2207, message: 'ended' });
});
