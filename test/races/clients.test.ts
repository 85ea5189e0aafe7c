import type { AuthStateChange } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { codeOfSecondUser } from '../support/people';
import { isAlive, outliveToken, PickyPhone, signInElsewhere, SlowStorage, stored, until } from './stage';

const app = useApp();

const otherApp = 'ANOTHER_APP_ID';

describe('two clients of one app', () => {
  it('are signed in together', async () => {
    const [one, two] = [app.client(), app.client()];
    const user = await one.loginByCode();
    expect(two.user).toEqual(user);
    expect(two.checkLoggedIn()).toBe(user.id);
    expect((await two.api.getProfile()).data.userId).toBe(user.id);
  });

  it('are signed out together', async () => {
    const [one, two] = [app.client(), app.client()];
    await one.loginByCode();
    await two.logout();
    expect(one.user).toBeNull();
    expect(await failure(one.api.getProfile())).toMatchObject({ kind: 'session' });
  });

  it('renew by one request', async () => {
    const [one, two] = [app.client(), app.client()];
    const { id } = await one.loginByCode();
    await outliveToken(app, one);
    const answers = await Promise.all([
      one.api.getProfile(),
      two.api.getProfile(),
      two.refreshToken(),
      one.ensureLogin(),
    ]);
    expect([answers[0].data.userId, answers[1].data.userId, answers[3].id]).toEqual([id, id, id]);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('read storage once between them', async () => {
    await app.client().loginByCode();
    app.relaunch();
    const [one, two] = [app.client(), app.client()];
    expect(one.user).toEqual(two.user);
    expect(app.storageCalls()).toHaveLength(1);
  });

  it('call the listeners of both', async () => {
    const [one, two] = [app.client(), app.client()];
    const heard: string[] = [];
    one.onAuthStateChange(({ type }) => heard.push(`one ${type}`));
    two.onAuthStateChange(({ type }) => heard.push(`two ${type}`));
    await one.loginByCode();
    await two.refreshToken();
    await one.logout();
    const types = ['signedIn', 'renewed', 'signedOut'];
    expect(heard).toEqual(types.flatMap((type) => [`one ${type}`, `two ${type}`]));
  });

  it('report a failed call only to the onError of the client that was called', async () => {
    const heard: string[] = [];
    const one = app.client({ onError: () => heard.push('one') });
    const two = app.client({ onError: () => heard.push('two') });
    await one.loginByCode();
    await outliveToken(app, one);
    app.emulator.revokeRefreshTokens();
    await Promise.all([
      failure(one.api.getProfile()),
      failure(two.api.getProfile()),
      failure(two.api.getRoleList()),
    ]);
    expect(heard.sort()).toEqual(['one', 'two', 'two']);
  });
});

describe('clients of two apps', () => {
  beforeEach(() => {
    app.emulator.seed({ apps: [{ appId: otherApp, appSecret: 'ANOTHER_APP_SECRET' }] });
  });

  it('have separate sessions, stored side by side', async () => {
    const [one, two] = [app.client(), app.client({ appId: otherApp })];
    const first = await one.loginByCode();
    expect(two.user).toBeNull();
    const second = await two.loginByCode(codeOfSecondUser(app));
    expect([one.user?.id, two.user?.id]).toEqual([first.id, second.id]);
    expect(Object.keys(app.phone.storage.snapshot()).sort()).toEqual(
      [`genauth:${otherApp}`, recordKey].sort(),
    );
  });

  it('sign out, renew and expire independently', async () => {
    const [one, two] = [app.client(), app.client({ appId: otherApp })];
    const { id } = await one.loginByCode();
    await two.loginByCode();
    await outliveToken(app, one);
    await Promise.all([one.api.getProfile(), two.api.getSystemInfo()]);
    await two.api.getProfile();
    expect(app.requestsTo('/oidc/token')).toBe(2);
    await two.logout();
    expect((await one.api.getProfile()).data.userId).toBe(id);
    expect(Object.keys(app.phone.storage.snapshot())).toEqual([recordKey]);
  });

  it('sign in at the same time with two login codes', async () => {
    const [one, two] = [app.client(), app.client({ appId: otherApp })];
    await Promise.all([one.ensureLogin(), two.ensureLogin()]);
    expect(app.phone.count('login')).toBe(2);
    expect(app.requestsTo('signin-by-mobile')).toBe(2);
  });
});

describe('clients with different storages', () => {
  it('have separate sessions', async () => {
    const one = app.client();
    const two = app.client({ storage: new SlowStorage() });
    const first = await one.loginByCode();
    const second = await two.loginByCode(codeOfSecondUser(app));
    expect([one.user?.id, two.user?.id]).toEqual([first.id, second.id]);
    await two.logout();
    expect(one.user?.id).toBe(first.id);
  });
});

describe('a client with the accessToken option', () => {
  it('calls as the owner of that token and leaves the stored session unchanged', async () => {
    const owner = await app.client().loginByCode();
    const second = await signInElsewhere(app);
    const before = stored(app);
    app.relaunch();
    const authing = app.client({ accessToken: String(second.token) });
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect((await authing.getCurrentUser())?.id).toBe(second.id);
    expect(authing.user).toMatchObject({ id: second.id, token: second.token });
    expect(stored(app)).toBe(before);
    expect(app.storageCalls()).toEqual([]);
    expect(app.client().user?.id).toBe(owner.id);
  });

  it('does not end the stored session when it signs out, or when its token is refused', async () => {
    const owner = await app.client().loginByCode();
    const second = await signInElsewhere(app);
    const before = stored(app);
    const leaving = app.client({ accessToken: String(second.token) });
    const refused = app.client({ accessToken: 'made-up' });
    await leaving.logout();
    expect(await failure(refused.api.getProfile())).toMatchObject({ kind: 'session' });
    expect([leaving.user, refused.user]).toEqual([null, null]);
    expect(isAlive(app, second.token)).toBe(false);
    expect(stored(app)).toBe(before);
    expect(app.client().user?.id).toBe(owner.id);
  });

  it('stays signed in with the token that it gets after it has signed out', async () => {
    const { token } = await app.client().loginByCode();
    const second = await signInElsewhere(app);
    const authing = app.client({ accessToken: String(token) });
    await authing.logout();
    authing.setToken(String(second.token));
    await authing.getCurrentUser();
    expect(authing.user).toMatchObject({ id: second.id, token: second.token });
  });

  it('joins the session of its app when it signs in', async () => {
    const shared = app.client();
    const second = await signInElsewhere(app);
    const authing = app.client({ accessToken: String(second.token) });
    const user = await authing.loginByCode();
    expect(shared.user).toEqual(user);
    expect(app.record().tokens.accessToken).toBe(user.token);
    await shared.logout();
    expect(authing.user).toBeNull();
  });

  it('joins it with its listeners, which are still called and can be removed', async () => {
    const shared = app.client();
    const authing = app.client({ accessToken: String((await signInElsewhere(app)).token) });
    const heard: AuthStateChange['type'][] = [];
    const remove = authing.onAuthStateChange(({ type }) => heard.push(type));
    await authing.loginByCode();
    await shared.refreshToken();
    expect(heard).toEqual(['signedIn', 'renewed']);
    remove();
    await shared.logout();
    expect(heard).toEqual(['signedIn', 'renewed']);
  });

  it('does not give the profile of its token to the session that it has joined', async () => {
    const phone = new PickyPhone(app);
    const { token } = await signInElsewhere(app);
    const authing = app.client({ platform: phone.platform, accessToken: String(token) });
    phone.keepNext('get-profile');
    const current = authing.getCurrentUser();
    await until(() => phone.count === 1);
    const user = await authing.loginByCode();
    phone.release();
    expect(await current).toEqual(user);
    expect(authing.user).toEqual(user);
    expect(app.record().user.id).toBe(user.id);
  });

  it('stays signed out when its sign-in completes after its logout', async () => {
    const shared = app.client();
    await shared.loginByCode();
    const before = stored(app);
    const authing = app.client({ accessToken: String((await signInElsewhere(app)).token) });
    const hold = app.emulator.hold('signInByMobile', 'after');
    const login = failure(authing.loginByCode(codeOfSecondUser(app)));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(stored(app)).toBe(before);
  });

  it('stays signed out when the slower of two sign-ins completes after its logout', async () => {
    const phone = new PickyPhone(app);
    const { token } = await signInElsewhere(app);
    const authing = app.client({ platform: phone.platform, accessToken: String(token) });
    phone.keepNext('signin-by-mobile');
    const slow = failure(authing.loginByCode(codeOfSecondUser(app)));
    await until(() => phone.count === 1);
    await authing.loginByCode();
    await authing.logout();
    phone.release();
    expect(await slow).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(stored(app)).toBeUndefined();
  });
});
