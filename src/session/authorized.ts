import { apiRoutes } from '../api';
import type { GenAuthError } from '../error';
import { isAuthExpired } from '../http/answer';
import type { Core } from './core';
import { renewed } from './renewal';
import { sendAny, type AnswerOf, type Endpoint, type ParamsOf } from './send';
import type { Mark } from './session';
import { signInSilently } from './wechat';

/** What to do without a usable session: sign in silently where the app wants it, do without a token where that is enough, or fail. */
function withoutSession(core: Core, optional: boolean, why: GenAuthError): Promise<string | undefined> {
  const { session } = core;
  // Signed in meanwhile. Whether as the same account is for the caller to check.
  if (session.tokens) return Promise.resolve(session.tokens.accessToken);
  if (core.options.autoLogin && !session.staysSignedOut) {
    return signInSilently(core, {}).then(function () {
      const { tokens } = core.session;
      if (!tokens) throw why;
      return tokens.accessToken;
    });
  }
  return optional ? Promise.resolve(undefined) : Promise.reject(why);
}

/** A token to send now, renewed when it is about to expire; `undefined` when `optional` and signed out. */
function currentToken(core: Core, optional: boolean): Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  if (!tokens) {
    // Public calls do not start a sign-in: the sign-in itself makes some.
    if (optional) return Promise.resolve(undefined);
    return withoutSession(core, optional, core.sessionError('signedOut'));
  }
  // Without a refresh token only the server can tell: the phone's clock may be wrong.
  if (!tokens.refreshToken || !session.isExpiring()) return Promise.resolve(tokens.accessToken);
  return renewed(core).then(undefined, function (error: GenAuthError) {
    if (error.kind === 'session') return withoutSession(core, optional, error);
    // The renewal came a minute early: until the old token expires, bad network need not fail the call.
    if (session.tokens === tokens && !session.isExpired()) return tokens.accessToken;
    throw error;
  });
}

/** A token to try after the server refused `refused`. */
function freshToken(
  core: Core,
  refused: string,
  optional: boolean,
  why: GenAuthError,
): Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  // Another call has renewed it while the refusal was on its way.
  if (tokens && tokens.accessToken !== refused) return Promise.resolve(tokens.accessToken);
  if (tokens && tokens.refreshToken) {
    return renewed(core).then(undefined, function (error: GenAuthError) {
      if (error.kind !== 'session') throw error;
      return withoutSession(core, optional, error);
    });
  }
  if (tokens) session.end('expired');
  return withoutSession(core, optional, core.sessionError('expired', why));
}

/**
 * Runs `attempt` with the session's access token. When the server answers that the token has expired, it is renewed and `attempt` runs a
 * second time, never a third. A call that one account started is not sent as another account.
 *
 * @param optional - signed out, `attempt` runs without a token instead of failing
 * @param since - when the flow began that this call belongs to; without it the flow is this call
 */
export function authorized<Result>(
  core: Core,
  optional: boolean,
  attempt: (token: string | undefined) => Promise<Result>,
  since?: Mark,
): Promise<Result> {
  const { session } = core;
  const opening = session.open();
  // Marked before anything is awaited: a sign-in from now on is not the caller's. A slow storage has yet to tell who the caller is.
  let began = since || session.mark();
  return Promise.resolve(opening).then(function () {
    if (opening && !since) began = session.mark();
    const startsSignedOut = !since && !session.tokens;
    function attemptWith(token: string | undefined): Promise<Result> {
      core.checkCurrent(began);
      return attempt(token);
    }
    return currentToken(core, optional).then(function (token) {
      // Signed out at call time: the call belongs to the account that auto-login has signed in.
      if (startsSignedOut) began = core.session.mark();
      return attemptWith(token).then(undefined, function (error: GenAuthError) {
        if (!token || !isAuthExpired(error)) throw error;
        return freshToken(core, token, optional, error).then(function (fresh) {
          return attemptWith(fresh).then(undefined, function (again: GenAuthError) {
            throw isAuthExpired(again) ? core.sessionError('expired', again) : again;
          });
        });
      });
    });
  });
}

/** Calls an endpoint as the signed-in account, or without a token where the route says so. */
export function call<Name extends Endpoint>(
  core: Core,
  name: Name,
  ...[params]: ParamsOf<Name>
): AnswerOf<Name> {
  // As in `send`.
  return callAny(core, name, params) as AnswerOf<Name>;
}

/**
 * Calls an endpoint in a flow of several requests: once the account of `since` has signed out, or another one has signed in, the call
 * rejects instead of going out as another account.
 */
export function callAs<Name extends Endpoint>(
  core: Core,
  since: Mark,
  name: Name,
  ...[params]: ParamsOf<Name>
): AnswerOf<Name> {
  // As in `send`.
  return callAny(core, name, params, since) as AnswerOf<Name>;
}

/** The same for a name that is not known when compiling: how the methods of `authing.api` are installed. */
export function callAny(
  core: Core,
  name: Endpoint,
  params: object | undefined,
  since?: Mark,
): Promise<unknown> {
  const access = apiRoutes[name][2];
  if (access === 'anonymous' || access === 'mfaToken') return sendAny(core, undefined, name, params);
  return authorized(core, access === 'optional', (token) => sendAny(core, token, name, params), since);
}
