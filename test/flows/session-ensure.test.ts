import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from '../../src';
import { createRealm } from '../../simulator';
import { failure, recordKey, useApp } from '../support/app';

const app = useApp();

/** Makes the stored access token expire `offset` ms from now, without a request of the client. */
function moveExpiry(offset: number): void {
  const record = app.record();
  const tokens = { ...record.tokens, expiresAt: Date.now() + offset };
  app.phone.storage.set(recordKey, JSON.stringify({ ...record, tokens }));
}

describe('ensureLogin', () => {
  it('signs in silently when there is no session', async () => {
    const authing = app.client();
    const user = await authing.ensureLogin();
    expect(user).toEqual(authing.user);
    expect(user).toMatchObject({ id: authing.checkLoggedIn(), openid: 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE' });
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('passes its options on to the sign-in', async () => {
    const rawData = JSON.stringify({ nickName: '林晓雨' });
    const user = await app.client().ensureLogin({ scope: 'openid profile', rawData });
    expect(user.nickname).toBe('林晓雨');
    expect(app.emulator.requests[0]?.body).toMatchObject({ options: { scope: 'openid profile' } });
  });

  it('sends no request for a stored session, also after a restart', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    expect((await authing.ensureLogin()).id).toBe(id);
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.calls.map(({ api }) => api)).toEqual(['batchGetStorageSync']);
  });

  it('renews a session whose access token has expired', async () => {
    const { id, token } = await app.client().loginByCode();
    moveExpiry(-1000);
    app.relaunch();
    const user = await app.client().ensureLogin();
    expect(user.id).toBe(id);
    expect(user.token).not.toBe(token);
    expect(app.paths().slice(2)).toEqual(['/oidc/token']);
    expect(app.phone.count('login')).toBe(0);
  });

  it('signs in silently when the renewal is refused', async () => {
    const { id } = await app.client().loginByCode();
    moveExpiry(-1000);
    app.emulator.revokeRefreshTokens();
    app.relaunch();
    const user = await app.client().ensureLogin();
    expect(user.id).toBe(id);
    expect(app.record().tokens.accessToken).toBe(user.token);
    expect(app.phone.count('login')).toBe(1);
    expect(app.heard).toEqual([]);
  });

  it('of a client with autoLogin sends no request more for that', async () => {
    await app.client().loginByCode();
    moveExpiry(-1000);
    app.emulator.revokeRefreshTokens();
    app.relaunch();
    await app.client({ autoLogin: true }).ensureLogin();
    expect(app.paths().slice(2)).toEqual(['/oidc/token', 'signin-by-mobile', 'get-profile']);
  });

  it('signs in silently when the access token has expired and there is no refresh token', async () => {
    const { id } = await app.client({ scope: 'openid profile' }).loginByCode();
    moveExpiry(-1000);
    app.relaunch();
    app.emulator.expireAccessTokens();
    expect((await app.client().ensureLogin()).id).toBe(id);
    // The phone's clock may be wrong: the server is asked first.
    expect(app.paths().slice(2)).toEqual(['get-profile', 'signin-by-mobile', 'get-profile']);
  });

  it('signs in silently at once when the server has told that the time of such a token is over', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    app.emulator.clock.advance(app.emulator.settings.accessTokenLifetime * 1000 + 2000);
    await authing.api.getSystemInfo();
    app.emulator.requests.length = 0;
    await authing.ensureLogin();
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('sends no request for a session without refresh token that is still valid', async () => {
    const authing = app.client({ scope: 'openid profile' });
    const { id } = await authing.loginByCode();
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('signs in silently when the server refuses a token without profile and refresh token in its last minute', async () => {
    const { id } = await app.client({ scope: 'openid profile' }).loginByCode();
    moveExpiry(30_000);
    const { v, tokens } = app.record();
    app.phone.storage.set(recordKey, JSON.stringify({ v, tokens }));
    app.emulator.expireAccessTokens();
    app.relaunch();
    expect((await app.client().ensureLogin()).id).toBe(id);
    expect(app.phone.count('login')).toBe(1);
  });

  it('keeps a session without refresh token that only the phone clock takes for expired', async () => {
    const { id, token } = await app.client({ scope: 'openid profile' }).loginByCode();
    moveExpiry(-86400_000);
    app.relaunch();
    expect(await app.client().ensureLogin()).toMatchObject({ id, token });
    expect(app.phone.count('login')).toBe(0);
    expect(app.paths().slice(2)).toEqual(['get-profile']);
  });

  it('reads the profile that an earlier sign-in failed to read', async () => {
    const authing = app.client();
    app.emulator.failNext('getProfile', { drop: 'before' });
    await failure(authing.ensureLogin());
    app.relaunch();
    expect((await app.client().ensureLogin()).id).toEqual(expect.any(String));
    expect(app.phone.count('login')).toBe(0);
  });

  it('rejects with kind step when the sign-in needs a further step', async () => {
    app.emulator.failNext('signInByMobile', {
      body: { statusCode: 400, apiCode: 1636, message: '需要多因素认证', data: { mfaToken: 'm' } },
    });
    const error = await failure(app.client().ensureLogin());
    expect(error).toMatchObject({ kind: 'step', code: 1636, data: { mfaToken: 'm' } });
  });

  it('rejects with an error that names extIdpConnidentifier when it is not configured', async () => {
    const error = await failure(app.client({ extIdpConnidentifier: undefined }).ensureLogin());
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('extIdpConnidentifier') });
    expect(app.phone.count('login')).toBe(0);
  });
});

describe('ensureLogin at a launch without network', () => {
  it('resolves to the stored user until the token expires', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    app.phone.network.offline();
    expect((await app.client().ensureLogin()).id).toBe(id);
    expect(app.phone.count('request')).toBe(0);
  });

  it('resolves to the stored user in the last minute of the token', async () => {
    const { id } = await app.client().loginByCode();
    moveExpiry(30_000);
    app.relaunch();
    app.phone.network.offline();
    expect((await app.client().ensureLogin()).id).toBe(id);
    expect(app.heard).toEqual([]);
  });

  it('rejects with an expired token, keeps the session, and resolves when the network is back', async () => {
    const { id } = await app.client().loginByCode();
    moveExpiry(-1000);
    app.relaunch();
    app.phone.network.offline();
    const authing = app.client();
    expect(await failure(authing.ensureLogin())).toMatchObject({ kind: 'network', code: -1 });
    expect(authing.user?.id).toBe(id);
    expect(app.record().user.id).toBe(id);
    app.phone.network.online();
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(app.phone.count('login')).toBe(0);
  });

  it('rejects without a session, and resolves when the network is back', async () => {
    app.phone.network.offline();
    const authing = app.client();
    expect(await failure(authing.ensureLogin())).toMatchObject({ kind: 'network' });
    app.phone.network.online();
    expect((await authing.ensureLogin()).id).toEqual(expect.any(String));
  });
});

describe('ensureLogin in App.onLaunch and in the onLoad of a page', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ensure-login-'));
    mkdirSync(join(root, 'pages'));
    writeFileSync(join(root, 'app.js'), 'App({ onLaunch() { this.user = authing.ensureLogin() } })');
    writeFileSync(join(root, 'pages/index.js'), 'Page({ onLoad() { this.user = authing.ensureLogin() } })');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const open = () => {
    const realm = createRealm({ simulator: app.phone, root, globals: { authing: app.client() } });
    const userOf = (owner: object) => (owner as { user: Promise<User> }).user;
    return { launch: () => userOf(realm.launch()), load: () => userOf(realm.open('pages/index')) };
  };

  it('signs in once when the app calls first', async () => {
    const { launch: start, load } = open();
    const [first, second] = await Promise.all([start(), load()]);
    expect(second).toEqual(first);
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('signs in once when the page calls first', async () => {
    const { launch: start, load } = open();
    const [first, second] = await Promise.all([load(), start()]);
    expect(second).toEqual(first);
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });

  it('signs in once when the page calls long after the app', async () => {
    const { launch: start, load } = open();
    const first = await start();
    expect(await load()).toEqual(first);
    expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
  });
});
