import type { GenAuthError } from '../error';
import type { Methods } from '../install';
import type { Text } from '../messages';
import { copyOf } from '../plain';
import type { Core } from '../session/core';
import { ensureLogin, presentUser } from '../session/ensure';
import type { AuthStateListener } from '../session/listeners';
import { readUser } from '../session/profile';
import { signOut } from '../session/signout';
import { sessionToken } from '../session/token';
import type { LoginByCodeOptions } from '../session/wechat';
import type { User } from '../user';

/** Options of `getAccessToken` and `getIdToken`. */
export interface TokenOptions {
  /** Renews the session even if its tokens are still valid; `false` by default. */
  forceRefresh?: boolean;
}

/** Ensures that a user is signed in, reads the signed-in user, gives tokens to your own server, and signs out. */
export interface SessionMethods {
  /**
   * Makes sure that a user is signed in: uses the stored session, renews it when it is about to expire, or signs in silently with WeChat.
   * While the session is valid no request is sent. Call it in `App.onLaunch` and in the `onLoad` of every page, in any order and as often
   * as needed: concurrent calls share one run.
   * `POST /oidc/token`, `POST /api/v3/signin-by-mobile`, `GET /api/v3/get-profile`
   *
   * @param options - for the silent sign-in, see {@link LoginByCodeOptions}, all optional
   * @returns the signed-in user
   * @throws GenAuthError of kind `network` or `timeout` when a request is needed and the server cannot be reached; the stored session
   * stays. For the silent sign-in as `loginByCode`: `config` when no `extIdpConnidentifier` is set, `api`, `step`. `session` when the user
   * signs out meanwhile
   * @example
   * const user = await authing.ensureLogin();
   * console.log(user.id, user.nickname);
   */
  ensureLogin(options?: LoginByCodeOptions): Promise<User>;
  /**
   * Reads the signed-in user from the server and stores it. It never rejects, and never signs in.
   * `GET /api/v3/get-profile`
   *
   * @returns the user; `null` when signed out, and when the server cannot be asked: `onError` is then called with the reason, and
   * `authing.user` still has the last known user
   * @throws nothing: a failure resolves to `null`
   * @example
   * const user = await authing.getCurrentUser();
   * if (!user) wx.navigateTo({ url: '/pages/login/login' });
   */
  getCurrentUser(): Promise<User | null>;
  /**
   * Returns an access token to send to your own server, valid for at least a minute (half its lifetime when that is less than two minutes):
   * the stored one, or a renewed one when that is due. Concurrent calls share one renewal. Your server verifies it with the public keys at
   * `<host>/oidc/.well-known/jwks.json`.
   * `POST /oidc/token`
   *
   * @param options - `forceRefresh` renews in any case, for instance after your server has refused the token
   * @returns the access token
   * @throws GenAuthError of kind `session` when signed out (with the `autoLogin` option the user is signed in silently instead), or when
   * the session cannot be renewed; `network` or `timeout` when a renewal is due and the server cannot be reached
   * @example
   * const token = await authing.getAccessToken();
   * wx.request({ url: 'https://api.example.com/orders', header: { authorization: 'Bearer ' + token } });
   */
  getAccessToken(options?: TokenOptions): Promise<string>;
  /**
   * Returns an ID token, a JWT about the user, to send to your own server; renewed by the same rules as the access token of
   * `getAccessToken`.
   * `POST /oidc/token`
   *
   * @param options - `forceRefresh` renews in any case
   * @returns the ID token
   * @throws GenAuthError as `getAccessToken`, and of kind `session` when the sign-in brought no ID token
   * @example
   * const idToken = await authing.getIdToken();
   * wx.request({ url: 'https://api.example.com/session', method: 'POST', data: { idToken } });
   */
  getIdToken(options?: TokenOptions): Promise<string>;
  /**
   * Ends the session on this phone at once, with or without network, and revokes its tokens on the server where it can be reached.
   * Listeners of `onAuthStateChange` are called with `signedOut` and the reason `logout`. It never rejects.
   * `POST /oidc/token/revocation`
   *
   * @returns once the session has ended and the server was asked to revoke the tokens
   * @throws nothing: it never rejects
   * @example
   * await authing.logout();
   * console.log(authing.user);
   */
  logout(): Promise<void>;
  /**
   * The same as `logout`, under its name in authing-js-sdk.
   * `POST /oidc/token/revocation`
   *
   * @deprecated Use `logout`.
   * @returns once the session has ended and the server was asked to revoke the tokens
   * @throws nothing: it never rejects
   * @example
   * await authing.logoutCurrent();
   * console.log(authing.user);
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

/** Reads and replaces the stored session without a request; these methods return at once. */
export interface SessionSyncMethods {
  /**
   * Calls `listener` whenever the user signs in, is updated or signs out, or the session is renewed, through any client of the app. No
   * request.
   *
   * @param listener - called with the change after it has taken effect; what it throws is ignored
   * @returns a function that removes the listener; call it in `onUnload`
   * @throws GenAuthError of kind `config` when `listener` is not a function
   * @example
   * const stop = authing.onAuthStateChange(({ type, user, reason }) => {
   *   console.log(type, user && user.id, reason);
   * });
   * await authing.logout();
   * stop();
   */
  onAuthStateChange(listener: AuthStateListener): () => void;
  /**
   * Returns the ID of the signed-in user. No request: the session may have ended on the server. With asynchronous storage
   * (`encryptStorage`, or a `storage` that returns promises) await `ensureLogin()` or `getCurrentUser()` once before; until then the client
   * seems signed out.
   *
   * @returns the ID of the user
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * try {
   *   console.log(authing.checkLoggedIn());
   * } catch (error) {
   *   if (error.kind === 'session') wx.navigateTo({ url: '/pages/login/login' });
   * }
   */
  checkLoggedIn(): string;
  /**
   * Replaces the stored user, for apps that read users elsewhere, such as from their own server. A `token` in it that is not empty becomes
   * the access token of the session. No request. With asynchronous storage await `ensureLogin()` or `getCurrentUser()` once before.
   *
   * @param user - the whole user; with another `id` than the signed-in user it needs a `token`
   * @returns nothing; the user is stored when the call returns
   * @throws GenAuthError of kind `config` when `user` is not a user, or is another one than the signed-in user and has no token; `session`
   * when signed out and `user` has no token
   * @example
   * authing.setCurrentUser({ ...authing.user, nickname: 'Mick' });
   * console.log(authing.user.nickname);
   */
  setCurrentUser(user: User): void;
  /**
   * Replaces the access token of the session, for apps that get tokens from their own server. No request. The refresh token stays when the
   * new token is of the signed-in user; otherwise there is none, and the session ends when the token expires.
   *
   * @param token - the access token
   * @returns nothing; the token is in use when the call returns
   * @throws GenAuthError of kind `config` when `token` is not a text or is empty; to sign out, call `logout`
   * @example
   * const { access_token: token } = await authing.signinByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { account: 'zhouzihang', password: 'passw0rd' },
   * });
   * authing.setToken(token);
   * const user = await authing.getCurrentUser();
   * console.log(user.id);
   */
  setToken(token: string): void;
}

/** As `setCurrentUser` of the client, which has the explanation. */
export function setCurrentUser(core: Core, user: User): void {
  const session = core.openNow();
  // A text or a number has no id.
  if (!user || Array.isArray(user) || typeof user.id !== 'string' || !user.id)
    throw core.configError('argument', 'user', 'User');
  const { token } = user;
  // A user that was read before a renewal carries the token of that time.
  if (typeof token === 'string' && token && !session.isSuperseded(token)) session.setToken(token);
  const account = session.userId();
  if (account && account !== user.id) throw core.configError(anotherUser);
  if (!session.setUser(session.mark(), copyOf(user))) throw core.sessionError('signedOut');
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
