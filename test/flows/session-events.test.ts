import type { AuthStateChange } from '../../src';
import { failure, listen, useApp } from '../support/app';

const app = useApp();

describe('onAuthStateChange', () => {
  it('tells of each change once, in order, with the user as it is then', async () => {
    const authing = app.client();
    const changes = listen(authing);
    const signedIn = await authing.loginByCode();
    const { token } = await authing.refreshToken();
    const renewed = authing.user;
    const updated = await authing.updateProfile({ nickname: '小雨' });
    await authing.logout();
    expect(changes).toEqual([
      { type: 'signedIn', user: signedIn },
      { type: 'renewed', user: renewed },
      { type: 'userUpdated', user: updated },
      { type: 'signedOut', user: null, reason: 'logout' },
    ]);
    expect([renewed?.token, updated.nickname]).toEqual([token, '小雨']);
  });

  it('tells why a session ended: the server refused it', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.revokeRefreshTokens();
    await failure(authing.refreshToken());
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
  });

  it('is told when the session is already changed, so that a listener may use it', async () => {
    const authing = app.client();
    const seen: unknown[] = [];
    authing.onAuthStateChange(({ type }) =>
      seen.push([type, authing.user?.id, Object.keys(app.phone.storage.snapshot()).length]),
    );
    const { id } = await authing.loginByCode();
    await authing.logout();
    expect(seen).toEqual([
      ['signedIn', id, 1],
      ['signedOut', undefined, 0],
    ]);
  });

  it('tells of a sign-in whose profile could not be read, without a user', async () => {
    const authing = app.client();
    const changes = listen(authing);
    app.emulator.failNext('getProfile', { drop: 'before' });
    await failure(authing.loginByCode());
    expect(changes).toEqual([{ type: 'signedIn', user: null }]);
  });

  it('says nothing of a sign-in that failed, and of a logout of nobody', async () => {
    const authing = app.client();
    const changes = listen(authing);
    await failure(authing.loginByCode('made-up'));
    await authing.logout();
    expect(changes).toEqual([]);
  });

  it('says nothing of a renewal that was lost on its way', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    app.phone.network.failNext('timeout');
    await failure(authing.refreshToken());
    expect(changes).toEqual([]);
  });

  it('tells of setToken and setCurrentUser', async () => {
    const user = await app.client().loginByCode();
    app.launch();
    const authing = app.client();
    const changes = listen(authing);
    authing.setToken(String(user.token));
    authing.setToken(String(user.token));
    authing.setCurrentUser({ id: user.id, nickname: '小雨' });
    expect(changes).toMatchObject([
      { type: 'signedIn', user: null },
      { type: 'userUpdated', user: { id: user.id, nickname: '小雨', token: user.token } },
    ]);
  });

  it('ends with the function it returned, which may be called twice', async () => {
    const authing = app.client();
    const heard: string[] = [];
    const listener = ({ type }: AuthStateChange) => heard.push(type);
    const remove = authing.onAuthStateChange(listener);
    authing.onAuthStateChange(listener);
    await authing.loginByCode();
    remove();
    remove();
    await authing.logout();
    expect(heard).toEqual(['signedIn', 'signedIn', 'signedOut']);
  });

  it('goes on after a listener that throws, and so does the session', async () => {
    const authing = app.client();
    authing.onAuthStateChange(() => {
      throw new Error('the listener is broken');
    });
    const changes = listen(authing);
    const user = await authing.loginByCode();
    await authing.refreshToken();
    expect(changes.map(({ type }) => type)).toEqual(['signedIn', 'renewed']);
    expect(authing.checkLoggedIn()).toBe(user.id);
    expect(app.heard).toEqual([]);
  });

  it('lets a listener come, go and go for others while it is told', async () => {
    const authing = app.client();
    const heard: string[] = [];
    const removeFirst = authing.onAuthStateChange(() => {
      heard.push('first');
      removeFirst();
      removeSecond();
      authing.onAuthStateChange(() => heard.push('third'));
    });
    const removeSecond = authing.onAuthStateChange(() => heard.push('second'));
    await authing.loginByCode();
    await authing.logout();
    expect(heard).toEqual(['first', 'second', 'third']);
  });

  it('lets a listener sign out in answer to a sign-in', async () => {
    const authing = app.client();
    const changes = listen(authing);
    authing.onAuthStateChange(({ type }) => void (type === 'signedIn' && authing.logout()));
    await authing.loginByCode();
    expect(changes.map(({ type }) => type)).toEqual(['signedIn', 'signedOut']);
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it('lets a listener sign out in answer to a renewal, which then ends the call that waited for it', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.expireAccessTokens();
    authing.onAuthStateChange(({ type }) => void (type === 'renewed' && authing.logout()));
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).toEqual({});
  });
});
