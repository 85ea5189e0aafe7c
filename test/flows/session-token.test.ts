import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { AuthenticationClient } from '../../src';
import { appId, failure, useApp } from '../support/app';

// Tokens for the app's own server.
const app = useApp();
const lifetime = 7200_000;

/** An id token with these claims. */
function idTokenOf(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

/** Lets the next renewals bring this id token, and renews. */
async function renewWith(authing: AuthenticationClient, idToken: string): Promise<void> {
  const body = { access_token: 'opaque', id_token: idToken, refresh_token: 'next', expires_in: 7200 };
  app.emulator.failNext('/oidc/token', { body, times: 2 });
  await authing.refreshToken();
}

describe.each(['getAccessToken', 'getIdToken'] as const)('%s', (method) => {
  it('resolves to the stored token without a request, wx call or storage access', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.phone.clearRecords();
    const token = await authing[method]();
    const tokens = app.record().tokens as unknown as { [kind: string]: string };
    expect(token).toBe(tokens[method === 'getIdToken' ? 'idToken' : 'accessToken']);
    expect(app.phone.calls).toEqual([]);
  });

  it('renews once for concurrent callers when less than a minute is left', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance(lifetime - 59_000);
    await authing.api.getSystemInfo();
    const tokens = await Promise.all([authing[method](), authing[method](), authing.getAccessToken()]);
    expect(tokens[0]).toBe(tokens[1]);
    expect(app.requestsTo('/oidc/token')).toBe(1);
    const { exp } = JSON.parse(Buffer.from(String(tokens[0]?.split('.')[1]), 'base64url').toString()) as {
      exp: number;
    };
    expect(exp * 1000 - app.emulator.clock.now()).toBeGreaterThan(60_000);
  });

  it('renews in any case with forceRefresh', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const before = await authing[method]();
    app.emulator.clock.advance(1000);
    expect(await authing[method]({ forceRefresh: true })).not.toBe(before);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('rejects when signed out, and signs in silently with autoLogin', async () => {
    expect(await failure(app.client()[method]())).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.phone.count('login')).toBe(0);
    expect(await app.client({ autoLogin: true })[method]()).toEqual(expect.any(String));
    expect(app.phone.count('login')).toBe(1);
  });

  it('rejects after the server has refused the renewal, and after a logout during it', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const token = failure(authing[method]({ forceRefresh: true }));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await token).toMatchObject({ kind: 'session' });
    await authing.loginByCode();
    app.emulator.revokeRefreshTokens();
    expect(await failure(authing[method]({ forceRefresh: true }))).toMatchObject({
      kind: 'session',
      message: '登录已过期，请重新登录',
    });
  });

  it('rejects with the network error when a renewal is due offline, and keeps the session', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.clock.advance(lifetime - 30_000);
    await authing.api.getSystemInfo();
    app.phone.network.offline();
    expect(await failure(authing[method]())).toMatchObject({ kind: 'network' });
    expect(authing.user?.id).toBe(id);
  });

  it('of a session without refresh token is used as long as it lasts, then the session has expired', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    app.emulator.clock.advance(lifetime - 30_000);
    await authing.api.getSystemInfo();
    expect(await authing[method]()).toEqual(expect.any(String));
    expect(await failure(authing[method]({ forceRefresh: true }))).toMatchObject({ kind: 'session' });
    app.emulator.clock.advance(31_000);
    await authing.api.getSystemInfo();
    expect(await failure(authing[method]())).toMatchObject({ kind: 'session' });
    app.launch();
    const silent = app.client({ scope: 'openid profile', autoLogin: true });
    await silent.loginByCode();
    app.emulator.clock.advance(lifetime + 1000);
    await silent.api.getSystemInfo();
    expect(await silent[method]()).toEqual(expect.any(String));
    expect(app.phone.count('login')).toBe(2);
  });

  it('verifies on a server by the keys, the issuer and the audience of the app', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const keys = createRemoteJWKSet(new URL(`${app.emulator.url}/oidc/.well-known/jwks.json`));
    const options = {
      issuer: `${app.emulator.url}/oidc`,
      audience: appId,
      currentDate: new Date(app.emulator.clock.now()),
    };
    const { payload } = await jwtVerify(await authing[method](), keys, options);
    expect(payload.sub).toBe(id);
    await expect(
      jwtVerify(await authing[method](), keys, { ...options, audience: 'other' }),
    ).rejects.toThrow();
  });
});

it('getAccessToken does not renew a token whose expiry is unknown', async () => {
  app.emulator.changeSettings({ lifetimeField: 'none', opaqueTokens: true });
  const authing = app.client();
  const { token } = await authing.loginByCode();
  expect(await authing.getAccessToken()).toBe(token);
  expect(app.requestsTo('/oidc/token')).toBe(0);
});

it('getIdToken does not renew an id token whose expiry is unknown', async () => {
  const authing = app.client();
  const { id } = await authing.loginByCode();
  const idToken = idTokenOf({ sub: id });
  await renewWith(authing, idToken);
  expect(await authing.getIdToken()).toBe(idToken);
  expect(app.requestsTo('/oidc/token')).toBe(1);
});

describe.each([
  ['that tells when it was issued is due at half its life', 1, 20],
  ['that does not tell when it was issued is due a minute before its end', undefined, 60],
])('an id token with a life of 40 s %s', (_name, issued, due) => {
  it.each([
    ['ten seconds before that is not renewed', due + 10, 1],
    ['ten seconds after that is renewed', due - 10, 2],
  ])('%s', async (_when, left, renewals) => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const now = Math.floor(app.emulator.clock.now() / 1000);
    const exp = now + left;
    await renewWith(authing, idTokenOf({ sub: id, exp, iat: issued && exp - 40 }));
    await authing.getIdToken();
    expect(app.requestsTo('/oidc/token')).toBe(renewals);
  });
});

it('getIdToken says what to do when the session has no id token', async () => {
  const authing = app.client();
  const { token } = await authing.loginByCode();
  await authing.logout();
  authing.setToken(String(token));
  expect(await failure(authing.getIdToken())).toMatchObject({
    kind: 'session',
    message: expect.stringContaining('openid'),
  });
});

it('getIdToken rejects when a renewal brings no id token and the stored one has expired', async () => {
  const authing = app.client({ lang: 'en-US' });
  await authing.loginByCode();
  app.emulator.clock.advance(lifetime + 1000);
  await authing.api.getSystemInfo();
  const body = { access_token: 'opaque', refresh_token: 'next', expires_in: 3600 };
  app.emulator.failNext('/oidc/token', { body });
  expect(await failure(authing.getIdToken())).toMatchObject({
    kind: 'session',
    code: 2020,
    message: 'Your session has expired. Sign in again.',
  });
  expect(await authing.getAccessToken()).toBe('opaque');
});
