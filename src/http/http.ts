import type { Route } from '../api/route';
import type { Core } from '../core';
import { sessionError, type GenAuthError } from '../error';
import { isAuthExpired } from './answer';
import { exchange } from './exchange';
import { currentToken, freshToken } from './token';

/**
 * Runs `send` with the session's access token. When the server says that the token is over, it is renewed and `send` runs a second time,
 * never a third. What was begun by one person is not sent as another.
 *
 * @param optional - signed out, `send` runs without a token instead of failing
 */
export function authorized<Result>(
  core: Core,
  optional: boolean,
  send: (token: string | undefined) => Promise<Result>,
): Promise<Result> {
  let { session } = core;
  const { lang } = core.options;
  const opening = session.open();
  // Marked at once: who signs in from now on is not who called, unless a slow storage has yet to tell who that was.
  let began = session.mark();
  return Promise.resolve(opening).then(function () {
    if (opening) began = session.mark();
    const caller = session.userId();
    const wasSignedIn = !!session.tokens;
    function sendAs(token: string | undefined): Promise<Result> {
      const now = core.session;
      // A client that began with an access token may have joined the session of its app meanwhile.
      const isCaller = now === session ? session.isCurrent(began) : !!caller && caller === now.userId();
      if (!isCaller) throw sessionError(lang, 'superseded');
      return send(token);
    }
    return currentToken(core, optional).then(function (token) {
      if (!wasSignedIn) {
        // Whoever called while nobody was signed in is whoever has signed in for it.
        session = core.session;
        began = session.mark();
      }
      return sendAs(token).then(undefined, function (error: unknown) {
        if (!token || !isAuthExpired(error)) throw error;
        return freshToken(core, token, optional, error as GenAuthError).then(function (fresh) {
          return sendAs(fresh).then(undefined, function (again: unknown) {
            throw isAuthExpired(again) ? sessionError(lang, 'expired', again as GenAuthError) : again;
          });
        });
      });
    });
  });
}

/** Calls an endpoint as its route says. */
export function callRoute(core: Core, route: Route, params?: object): Promise<unknown> {
  const access = route[2];
  if (access === 'anonymous') return exchange(core, route, params);
  return authorized(core, access === 'optional', function (token) {
    return exchange(core, route, params, token);
  });
}
