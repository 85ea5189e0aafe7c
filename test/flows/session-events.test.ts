import type { AuthStateChange } from '../../src';
import { failure, listen, useApp } from '../support/app';

const app = useApp();

describe('onAuthStateChange', () => {
  it('reports each change once, in order, with the user at that time', async () => {
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

  it('reports the reason when the server has refused the session', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.revokeRefreshTokens();
    await failure(authing.refreshToken());
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
  });

  it('reports the logout of a session that was stored before a restart', async () => {
    await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    const changes = listen(authing);
    await authing.logout();
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'logout' }]);
  });

  it('reports the renewal of a session that was stored before a restart', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    const changes = listen(authing);
    const { token } = await authing.refreshToken();
    expect(changes).toMatchObject([{ type: 'renewed', user: { id, token } }]);
  });

  it('calls listeners after the session has changed, so that they can use it', async () => {
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

  it('reports a sign-in without a user when the profile cannot be read', async () => {
    const authing = app.client();
    const changes = listen(authing);
    app.emulator.failNext('getProfile', { drop: 'before' });
    await failure(authing.loginByCode());
    expect(changes).toEqual([{ type: 'signedIn', user: null }]);
  });

  it('does not report a failed sign-in or a logout without a session', async () => {
    const authing = app.client();
    const changes = listen(authing);
    await failure(authing.loginByCode('made-up'));
    await authing.logout();
    expect(changes).toEqual([]);
  });

  it('does not report a renewal that failed on the network', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    app.phone.network.failNext('timeout');
    await failure(authing.refreshToken());
    expect(changes).toEqual([]);
  });

  it('reports setToken and setCurrentUser', async () => {
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

  it('stops after the returned function is called, once or twice', async () => {
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

  it('calls the other listeners after one that throws, and the session continues', async () => {
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

  it('allows listeners to be added and removed while they are called', async () => {
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

  it('allows a listener to sign out on a sign-in', async () => {
    const authing = app.client();
    const changes = listen(authing);
    authing.onAuthStateChange(({ type }) => void (type === 'signedIn' && authing.logout()));
    await authing.loginByCode();
    expect(changes.map(({ type }) => type)).toEqual(['signedIn', 'signedOut']);
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it('allows a listener to sign out on a renewal, which rejects the call that waits for it', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.expireAccessTokens();
    authing.onAuthStateChange(({ type }) => void (type === 'renewed' && authing.logout()));
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).toEqual({});
  });
});

describe('a listener that is removed', () => {
  it.each([0, 1, 2])(
    'is not called, and the others are, in their order: number %i of three',
    async (index) => {
      const authing = app.client();
      const called: number[] = [];
      const removals = [0, 1, 2].map((number) => authing.onAuthStateChange(() => called.push(number)));
      removals[index]?.();
      // A second time changes nothing.
      removals[index]?.();
      await authing.loginByCode();
      expect(called).toEqual([0, 1, 2].filter((number) => number !== index));
    },
  );
});
