import { report, type Core } from '../core';
import { configError, sessionError, type GenAuthError } from '../error';
import { readUser } from '../flows/signin';
import { signInSilently, type LoginByCodeOptions } from '../flows/wechat';
import { opened, openedForSignIn, renewed, revoke } from '../http/token';
import type { Session } from '../session/session';
import type { Methods } from '../surface';
import type { User } from '../user';

/** Who is signed in, and until when. */
export interface SessionMethods {
  /**
   * Makes sure that somebody is signed in and resolves to the user: from the stored session where there is one, renewing it where needed,
   * else by a silent sign-in with WeChat. Call it in `App.onLaunch` and in every page's `onLoad`, in any order and as often as you like: all
   * share one run.
   *
   * @param options - of the silent sign-in, as for `loginByCode`
   * @throws GenAuthError `network` or `timeout` when the server cannot be asked; the stored session stays
   */
  ensureLogin(options?: LoginByCodeOptions): Promise<User>;
  /**
   * Reads the signed-in user from the server and keeps it. `null` when nobody is signed in, and when the server could not be asked:
   * `onError` then hears why, and `authing.user` still has the user as last seen.
   */
  getCurrentUser(): Promise<User | null>;
  /**
   * Ends the session. The session is over at once, on this phone, whatever the network does; the tokens are revoked on the server where
   * it can be reached. Never rejects.
   */
  logout(): Promise<void>;
}

function ensure(core: Core, session: Session, options: LoginByCodeOptions): Promise<User> {
  const mark = session.mark();
  function unlessOver(error: GenAuthError): Promise<User> {
    // A user who has signed out meanwhile stays signed out; one who has signed in is left alone.
    if (error.kind !== 'session' || session.tokens || !session.isSince(mark)) throw error;
    return signInSilently(core, options);
  }
  function current(): User | Promise<User> {
    return session.user() || readUser(core).then(undefined, unlessOver);
  }
  const { tokens } = session;
  if (!tokens || (session.isExpired() && !tokens.refreshToken)) return signInSilently(core, options);
  if (!tokens.refreshToken || !session.isExpiring()) return Promise.resolve(current());
  return renewed(core).then(current, function (error: GenAuthError) {
    // Bad network need not hold up a launch while the token lasts.
    return error.kind !== 'session' && !session.isExpired() ? current() : unlessOver(error);
  });
}

export const sessionMethods: Methods<SessionMethods> = {
  ensureLogin(options) {
    return openedForSignIn(this)
      .then((session) => session.share('ensureLogin', () => ensure(this, session, options || {})))
      .then(undefined, (error: GenAuthError) => {
        // Somebody else has signed in meanwhile: that is what was asked for.
        if (error.kind === 'session' && this.session.tokens) return this.session.user() || readUser(this);
        throw error;
      });
  },

  getCurrentUser() {
    return opened(this)
      .then(() => readUser(this))
      .then(undefined, (error: GenAuthError) => {
        // Signed out is an answer, not a failure.
        if (error.kind !== 'session') report(this, error);
        return null;
      });
  },

  logout() {
    const { session } = this;
    const opening = session.open();
    const { tokens } = session;
    // At once, before anything can be awaited: what is under way must not sign in again.
    session.end('logout');
    if (tokens) return revoke(this, tokens);
    return Promise.resolve(opening).then(() => session.missed && revoke(this, session.missed.tokens));
  },
};

/** What a client knows by itself: no request, no promise. */
export interface SessionSyncMethods {
  /**
   * Id of the signed-in user; asks nobody, so the session may have ended on the server. With asynchronous storage (`encryptStorage`, or
   * a `storage` that gives promises) await `ensureLogin()` or `getCurrentUser()` once before: until then nobody seems to be signed in.
   *
   * @throws GenAuthError of kind `session` when nobody is signed in
   */
  checkLoggedIn(): string;
  /**
   * Replaces the stored user; a `token` in it that is not empty becomes the session's. For apps that keep users themselves. With
   * asynchronous storage await `ensureLogin()` or `getCurrentUser()` once before, as for `checkLoggedIn`.
   *
   * @throws GenAuthError of kind `session` when nobody is signed in and the user brings no token, of kind `config` for anything but a user
   */
  setCurrentUser(user: User): void;
  /**
   * Replaces the access token of the session, for apps that sign in on their own server.
   *
   * @throws GenAuthError of kind `config` for anything but a non-empty text; to sign out, call `logout`
   */
  setToken(token: string): void;
}

/** The session as far as it is known: an asynchronous storage may not be read yet. */
export function openNow(core: Core): Session {
  void core.session.open();
  return core.session;
}

export const sessionSyncMethods: Methods<SessionSyncMethods> = {
  checkLoggedIn() {
    const id = openNow(this).userId();
    if (!id) throw sessionError(this.options.lang, 'signedOut');
    return id;
  },

  setCurrentUser(user) {
    const session = openNow(this);
    if (!user || typeof user !== 'object') throw configError(this.options.lang, 'argument', 'user', 'User');
    if (typeof user.token === 'string' && user.token) session.setToken(user.token);
    if (!session.setUser(session.mark(), user)) throw sessionError(this.options.lang, 'signedOut');
    session.save();
    session.listeners.notify({ type: 'userUpdated', user: session.user() });
  },

  setToken(token) {
    if (typeof token !== 'string' || !token)
      throw configError(this.options.lang, 'argument', 'token', 'string');
    openNow(this).setToken(token);
  },
};
