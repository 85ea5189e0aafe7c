import type { GenAuthError } from '../error';
import type { Methods } from '../install';
import type { Text } from '../messages';
import type { Core } from '../session/core';
import { ensureLogin, presentUser } from '../session/ensure';
import { readUser } from '../session/profile';
import { signOut } from '../session/signout';
import { sessionToken } from '../session/token';
import type { AuthStateListener } from '../session/listeners';
import type { LoginByCodeOptions } from '../session/wechat';
import type { User } from '../user';

/** Options of `getAccessToken` and `getIdToken`. */
export interface TokenOptions {
  /** Renews the session in any case. */
  forceRefresh?: boolean;
}

/** Signing in without the user, the signed-in user, and signing out. */
export interface SessionMethods {
  /**
   * Makes sure that the user is signed in and resolves to the user: uses the stored session, renewed where needed, or signs in silently
   * with WeChat. Call it in `App.onLaunch` and in every page's `onLoad`, in any order and as often as you like: concurrent calls share one
   * run.
   *
   * @param options - of the silent sign-in, as for `loginByCode`
   * @throws GenAuthError `network` or `timeout` when the server cannot be asked; the stored session stays
   */
  ensureLogin(options?: LoginByCodeOptions): Promise<User>;
  /**
   * Reads the signed-in user from the server and keeps it. `null` when signed out, and when the server could not be asked: `onError` is then
   * called with the reason, and `authing.user` still has the last known user.
   */
  getCurrentUser(): Promise<User | null>;
  /**
   * Resolves to an access token to send to your own server, valid for at least a minute (half its life when that is shorter): the stored one,
   * or a renewed one where that is due. Concurrent calls share one renewal. Your server verifies it with the public keys of
   * `<host>/oidc/.well-known/jwks.json`.
   *
   * @param options - `forceRefresh` renews in any case, for instance after your server has refused the token
   * @throws GenAuthError `session` when signed out (with `autoLogin` the user is signed in silently instead), or when the session cannot be
   * renewed; `network` or `timeout` when a renewal is due and the server cannot be reached
   * @example
   * const token = await authing.getAccessToken();
   * wx.request({ url: 'https://api.example.com/orders', header: { authorization: 'Bearer ' + token } });
   */
  getAccessToken(options?: TokenOptions): Promise<string>;
  /**
   * Resolves to an ID token, a JWT about the user for your own server, by the same rules as {@link getAccessToken}. It needs the scope
   * `openid`.
   *
   * @param options - as of `getAccessToken`
   * @throws GenAuthError as `getAccessToken`, and `session` when the sign-in brought no ID token
   */
  getIdToken(options?: TokenOptions): Promise<string>;
  /**
   * Ends the session on this phone at once, whatever the network does; the tokens are revoked on the server where it can be reached. Never
   * rejects.
   */
  logout(): Promise<void>;
  /**
   * `logout` under its name in authing-js-sdk.
   * @deprecated Use `logout`.
   */
  logoutCurrent(): Promise<void>;
}

function logout(this: Core): Promise<void> {
  return signOut(this);
}

export const sessionMethods: Methods<SessionMethods> = {
  ensureLogin(options) {
    return ensureLogin(this, options || {});
  },

  getCurrentUser() {
    return readUser(this)
      .then(undefined, (error: GenAuthError) => presentUser(this, error))
      .then(undefined, (error: GenAuthError) => {
        // Signed out is an answer, not a failure.
        if (error.kind !== 'session') this.report(error);
        return null;
      });
  },

  getAccessToken(options) {
    return sessionToken(this, 'accessToken', !!(options && options.forceRefresh));
  },

  getIdToken(options) {
    return sessionToken(this, 'idToken', !!(options && options.forceRefresh));
  },

  logout,
  logoutCurrent: logout,
};

/** Methods that need no request and return at once. */
export interface SessionSyncMethods {
  /**
   * Calls `listener` whenever the user signs in, is updated or signs out, or the session is renewed, through any client of the app.
   *
   * @returns the function that removes the listener; call it in `onUnload`
   * @throws GenAuthError of kind `config` for anything but a function
   */
  onAuthStateChange(listener: AuthStateListener): () => void;
  /**
   * Id of the signed-in user; sends no request, so the session may have ended on the server. With asynchronous storage (`encryptStorage`, or
   * a `storage` that returns promises) await `ensureLogin()` or `getCurrentUser()` once before: until then the client seems signed out.
   *
   * @throws GenAuthError of kind `session` when signed out
   */
  checkLoggedIn(): string;
  /**
   * Replaces the stored user; a `token` in it that is not empty becomes the session's. For apps that keep users themselves. With
   * asynchronous storage await `ensureLogin()` or `getCurrentUser()` once before, as for `checkLoggedIn`.
   *
   * @throws GenAuthError of kind `session` when signed out and the user brings no token, of kind `config` for anything but a user
   */
  setCurrentUser(user: User): void;
  /**
   * Replaces the access token of the session, for apps that sign in on their own server.
   *
   * @throws GenAuthError of kind `config` for anything but a non-empty text; to sign out, call `logout`
   */
  setToken(token: string): void;
}

/** As `setCurrentUser` of the client, which has the explanation. */
export function setCurrentUser(core: Core, user: User): void {
  const session = core.openNow();
  const isObject = !!user && typeof user === 'object' && !Array.isArray(user);
  if (!isObject || typeof user.id !== 'string' || !user.id)
    throw core.configError('argument', 'user', 'User');
  const { token } = user;
  // A user that was read before a renewal carries the token of that time.
  if (typeof token === 'string' && token && !session.isSuperseded(token)) session.setToken(token);
  const account = session.userId();
  if (account && account !== user.id) throw core.configError(anotherUser);
  if (!session.setUser(session.mark(), user)) throw core.sessionError('signedOut');
  session.save();
  session.announce();
}

const anotherUser: Text = [
  '参数 user 不是当前登录的用户：要切换账号，请同时传入该用户的 token，或调用登录方法',
  'Argument `user` is not the signed-in user: to switch accounts, pass that user with its token, or call a sign-in method.',
];

/** As `setToken` of the client, which has the explanation. */
export function setToken(core: Core, token: string): void {
  if (typeof token !== 'string' || !token) throw core.configError('argument', 'token', 'string');
  core.openNow().setToken(token);
}

export const sessionSyncMethods: Methods<SessionSyncMethods> = {
  onAuthStateChange(listener) {
    if (typeof listener !== 'function') throw this.configError('argument', 'listener', 'function');
    // One of its own for each registration, so that one function may be registered twice.
    const own: AuthStateListener = function (change) {
      listener(change);
    };
    this.session.listeners.add(own);
    return () => {
      this.session.listeners.remove(own);
    };
  },

  checkLoggedIn() {
    const id = this.openNow().userId();
    if (!id) throw this.sessionError('signedOut');
    return id;
  },

  setCurrentUser(user) {
    setCurrentUser(this, user);
  },

  setToken(token) {
    setToken(this, token);
  },
};
