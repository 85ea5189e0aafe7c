import type { GenAuthError } from '../error';
import { isMisconfigured } from '../http/answer';
import type { User } from '../user';
import type { Core } from './core';
import { readUser } from './profile';
import { renewed } from './renewal';
import type { Session } from './session';
import { signInSilently, type LoginByCodeOptions } from './wechat';

/** The current user of a usable session, renewed where needed; without one the user of a silent sign-in. */
function currentOrSilent(core: Core, session: Session, options: LoginByCodeOptions): Promise<User> {
  const mark = session.mark();
  function orSilent(error: GenAuthError): Promise<User> {
    // A user who has signed out meanwhile stays signed out; one who has signed in is left alone.
    if (session.tokens || !session.isSince(mark)) throw error;
    return signInSilently(core, options);
  }
  function current(): User | Promise<User> {
    return session.user() || readUser(core).then(undefined, orSilent);
  }
  const { tokens } = session;
  if (!tokens) return signInSilently(core, options);
  if (!tokens.refreshToken && session.isExpired()) {
    // Until the server has told its time, it has to judge: the phone's clock may be days ahead.
    return session.clock.isKnown ? signInSilently(core, options) : readUser(core).then(undefined, orSilent);
  }
  if (!tokens.refreshToken || !session.isExpiring()) return Promise.resolve(current());
  return renewed(core).then(current, function (error: GenAuthError) {
    if (error.kind === 'session') return orSilent(error);
    // Bad network need not hold up a launch until the token expires.
    if (!session.isExpired()) return current();
    if (session.tokens !== tokens || !isMisconfigured(error)) throw error;
    // The record stays until the sign-in has succeeded.
    core.reportOnce(error);
    return signInSilently(core, options);
  });
}

/** The user who has signed in while a call was under way that expected another one, or none. */
export function presentUser(core: Core, error: GenAuthError): User | Promise<User> {
  if (error.kind === 'session' && core.session.tokens) return core.session.user() || readUser(core);
  throw error;
}

/** Resolves to the signed-in user, signing in silently where needed. Concurrent callers of all clients share one run. */
export function ensureLogin(core: Core, options: LoginByCodeOptions): Promise<User> {
  return core
    .opened()
    .then((session) =>
      // Stryker disable next-line StringLiteral: any name does that no other flight has
      session.share('ensureLogin', {
        longest: core.longest(9),
        run: () => currentOrSilent(core, session, options),
      }),
    )
    .then(undefined, (error: GenAuthError) => presentUser(core, error));
}
