import type { LoginTokens, SignInByMobileOptions } from '../../types/signin';
import { profileRoutes } from '../api/profile';
import type { Core } from '../core';
import { sessionError, type GenAuthError } from '../error';
import { unreadableAnswer } from '../http/answer';
import { exchange } from '../http/exchange';
import { authorized, callRoute } from '../http/http';
import { revoke } from '../http/token';
import type { Mark, Session } from '../session/session';
import { readTokens } from '../session/tokens';
import { toUser, type User } from '../user';

const everything = { withCustomData: true, withIdentities: true, withDepartmentIds: true };

/** The answer of an endpoint is not what the API promises. */
export function unreadable(core: Core): GenAuthError {
  return unreadableAnswer(core.options.lang);
}

/** Makes a user of an answer's data. */
export function userOf(core: Core, data: unknown): User {
  const user = toUser(data, core.options.userPoolId);
  if (!user) throw unreadable(core);
  return user;
}

/** Makes `user` the user of the session that it was read for, and returns it with its token. */
export function keepUser(core: Core, mark: Mark, user: User): User {
  const { session, options } = core;
  if (!session.setUser(mark, user)) throw sessionError(options.lang, 'superseded');
  session.save();
  return session.user() || user;
}

/**
 * Waits for a usable session and marks it; without one signs in silently or fails, as the options say. Fails as well when somebody else
 * has signed in meanwhile: what follows was asked for by whoever called.
 */
export function signedIn(core: Core): Promise<Mark> {
  return authorized(core, false, function () {
    return Promise.resolve(core.session.mark());
  });
}

function readProfile(core: Core, mark: Mark): Promise<User> {
  return callRoute(core, profileRoutes.getProfile, everything).then(function (answer) {
    return keepUser(core, mark, userOf(core, (answer as { data: unknown }).data));
  });
}

/** Reads the signed-in user's whole profile and keeps it. */
export function readUser(core: Core): Promise<User> {
  return signedIn(core).then(function (mark) {
    return readProfile(core, mark);
  });
}

/** Fails when the person of `mark` has signed out, or somebody else has signed in. */
export function checkPerson(core: Core, mark: Mark): void {
  if (!core.session.isCurrent(mark)) throw sessionError(core.options.lang, 'superseded');
}

/** Lets `change` alter the signed-in user on the server, then reads the whole profile anew and keeps it. */
export function changeUser(core: Core, change: (mark: Mark) => Promise<unknown>): Promise<User> {
  return signedIn(core).then(function (mark) {
    return change(mark)
      .then(function () {
        return readProfile(core, mark);
      })
      .then(function (user) {
        core.session.listeners.notify({ type: 'userUpdated', user });
        return user;
      });
  });
}

/** Reads the whole profile of the user behind a token: a renewal or a silent sign-in from within a sign-in would wait for itself. */
export function profileOf(core: Core, accessToken: string): Promise<User> {
  return exchange(core, profileRoutes.getProfile, everything, accessToken).then(function (answer) {
    return userOf(core, (answer as { data: unknown }).data);
  });
}

/** Reads the profile that belongs to new tokens, and saves both. */
function finish(core: Core, session: Session, accessToken: string): Promise<User> {
  const mark = session.mark();
  return profileOf(core, accessToken)
    .then(function (user) {
      return keepUser(core, mark, user);
    })
    .then(
      function (user) {
        session.listeners.notify({ type: 'signedIn', user });
        return user;
      },
      function (error: unknown) {
        if (session.isCurrent(mark)) {
          session.save();
          session.listeners.notify({ type: 'signedIn', user: session.user() });
        }
        throw error;
      },
    );
}

/** Options that every way of signing in sends: the caller's, else the client's. */
export function signInOptions(core: Core, given: SignInByMobileOptions): SignInByMobileOptions {
  const { scope, tenantId } = core.options;
  return {
    scope: given.scope || scope,
    tenantId: given.tenantId || tenantId,
    context: given.context,
    customData: given.customData,
  };
}

/**
 * Signs in: `requestTokens` gets the token set, the profile follows, and one write saves both. Gives up, and makes the new tokens
 * worthless, when the user has signed out or somebody else has signed in meanwhile. Should the profile be lost on its way, the tokens
 * stay, for the code behind them is spent.
 */
export function signIn(core: Core, requestTokens: () => Promise<{ data: LoginTokens }>): Promise<User> {
  const own = core.session;
  // A client that began with the `accessToken` option joins the session of its app when somebody signs in.
  const session = core.shared();
  // Marked at once: a logout in the same breath comes after this, and is to win.
  const ownMark = own.mark();
  const mark = session.mark();
  return Promise.all([own.open(), session.open()]).then(function () {
    return requestTokens().then(function (answer) {
      const tokens = readTokens(answer.data, session.clock);
      if (!tokens) throw unreadable(core);
      const joins = own !== session;
      if ((joins && !own.isCurrent(ownMark)) || !session.signIn(mark, tokens)) {
        // Nobody waits for this: the caller's answer is the same whether or not it works.
        void revoke(core, tokens);
        throw sessionError(core.options.lang, 'superseded');
      }
      if (joins) {
        session.listeners.adopt(own.listeners);
        core.session = session;
      }
      return finish(core, session, tokens.accessToken);
    });
  });
}
