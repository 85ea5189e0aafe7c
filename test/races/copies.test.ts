import type * as Sdk from '../../src';
import type { Platform, PlatformRequestOptions } from '../../src';
import { failure, listen, recordKey, useApp } from '../support/app';
import { clientOfCopy, copyOfSdk, isAlive, PickyPhone, stored, until } from './stage';

// Two sub-packages of a mini program may carry the SDK each: two copies that know nothing of each other but the storage they share.
const app = useApp();
let first: Sdk.AuthenticationClient;
let second: Sdk.AuthenticationClient;
let phone: PickyPhone;

beforeEach(async () => {
  phone = new PickyPhone(app);
  first = clientOfCopy(app, copyOfSdk(), { platform: phone.platform });
  await first.ensureLogin();
  second = clientOfCopy(app, copyOfSdk());
  await second.ensureLogin();
});

describe('two copies of the SDK', () => {
  it('find the same session in storage', () => {
    expect(second.user).toEqual(first.user);
    expect(app.phone.count('login')).toBe(1);
  });

  it('do not use a refresh token that the other has used', async () => {
    const old = app.emulator.state.accessTokens[String(first.user?.token)];
    const { token } = await second.refreshToken();
    if (old) old.revoked = true;
    expect((await first.api.getProfile()).data.userId).toBe(second.user?.id);
    expect(first.user?.token).toBe(token);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('continue with the tokens of the other when both renew at once and the server accepts one renewal', async () => {
    const hold = app.emulator.hold('/oidc/token', 'after');
    const early = second.refreshToken();
    await hold.arrived;
    phone.keepNext('/oidc/token');
    const late = first.refreshToken();
    await until(() => hold.count === 2);
    hold.release();
    const { token } = await early;
    await until(() => phone.count === 1);
    phone.release();
    expect((await late).token).toBe(token);
    expect(first.user).toEqual(second.user);
    expect(isAlive(app, token)).toBe(true);
  });

  it('keep the tokens of the other when the server accepts both renewals', async () => {
    app.emulator.changeSettings({ rotateRefreshTokens: false });
    phone.keepNext('/oidc/token');
    const late = first.refreshToken();
    await until(() => phone.count === 1);
    const { token } = await second.loginByCode();
    phone.release();
    expect((await late).token).toBe(token);
    expect(app.record().tokens.accessToken).toBe(token);
    expect(isAlive(app, token)).toBe(true);
    // A server may end the whole sign-in with one of its tokens.
    await first.getCurrentUser();
    expect(app.requestsTo('/oidc/token/revocation')).toBe(0);
  });

  it('sign out together: a renewal does not restore a session that the other has ended', async () => {
    phone.keepNext('/oidc/token');
    const changes = listen(first);
    const renewal = failure(first.refreshToken());
    await until(() => phone.count === 1);
    await second.logout();
    phone.release();
    expect(await renewal).toMatchObject({ kind: 'session' });
    expect(first.user).toBeNull();
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'logout' }]);
    expect(stored(app)).toBeUndefined();
    await until(() => app.requestsTo('/oidc/token/revocation') === 4);
  });

  it('sign out together, as soon as storage can be read', async () => {
    // Without the server's knowledge, so that the tokens of the other stay good.
    app.emulator.failNext('/oidc/token/revocation', { status: 503, times: 2 });
    await second.logout();
    app.phone.storage.failReads(true);
    app.phone.network.failNext('disconnected');
    expect(await failure(first.refreshToken())).toMatchObject({ kind: 'network' });
    expect(first.user).not.toBeNull();
    app.phone.storage.failReads(false);
    expect(await failure(first.refreshToken())).toMatchObject({ kind: 'session' });
    expect(first.user).toBeNull();
  });

  it('sign out together also after the app has cleared its storage', async () => {
    app.phone.wx.clearStorageSync();
    await first.refreshToken();
    expect(first.user).not.toBeNull();
    app.emulator.failNext('/oidc/token/revocation', { status: 503, times: 2 });
    await second.logout();
    expect(await failure(first.refreshToken())).toMatchObject({ kind: 'session' });
    expect(first.user).toBeNull();
  });

  it('do not end a session that the other has started', async () => {
    app.emulator.revokeRefreshTokens();
    const { token } = await second.loginByCode();
    await first.refreshToken();
    expect(first.user?.token).toBe(token);
    expect(isAlive(app, token)).toBe(true);
  });

  it('recognise the errors of each other', async () => {
    const error = await failure(second.loginByCode('made-up'));
    expect(copyOfSdk().isGenAuthError(error)).toBe(true);
  });
});

describe('a copy whose token is refused again and again', () => {
  it('sends a call three times at most, even when the other one stores another token each time', async () => {
    const { wx, storage } = app.phone;
    const record = app.record();
    let sent = 0;
    const request = (options: PlatformRequestOptions) => {
      if (options.url.includes('get-profile')) {
        sent += 1;
        const tokens = { ...record.tokens, accessToken: `other-${sent}`, refreshToken: `next-${sent}` };
        storage.set(recordKey, JSON.stringify({ ...record, tokens }));
      }
      return (wx as unknown as Platform).request(options);
    };
    const platform = Object.create(wx, { request: { value: request } }) as Platform;
    const copy = clientOfCopy(app, copyOfSdk(), { platform });
    app.emulator.expireAccessTokens();
    expect(await failure(copy.api.getProfile())).toMatchObject({ kind: 'api', code: 2020 });
    expect(sent).toBe(3);
  });
});
