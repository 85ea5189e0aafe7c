import { apiRoutes } from '../api';
import type { GenAuthError } from '../error';
import { isAuthExpired, isMisconfigured, isRefusal } from '../http/answer';
import type { Core } from './core';
import { renewed } from './renewal';
import { isIndependent, send, sendAny, type AnswerOf, type Endpoint, type ParamsOf } from './send';
import type { Mark } from './session';
import type { Tokens } from './tokens';
import { signInSilently } from './wechat';

/** A silent sign-in where the app wants it, else the error. */
export function orSilent(core: Core, why: GenAuthError): Promise<string> {
  if (!core.options.autoLogin || core.session.staysSignedOut) return Promise.reject(why);
  function presentToken(): string {
    const { tokens } = core.session;
    if (!tokens) throw why;
    return tokens.accessToken;
  }
  return signInSilently(core, {}).then(presentToken, function (error: GenAuthError) {
    if (error.kind === 'session' && core.session.tokens) return presentToken();
    throw error;
  });
}

/** What to do without a usable session: sign in silently, do without a token where that is enough, or reject. */
export function withoutSession(
  core: Core,
  optional: boolean,
  why: GenAuthError,
): Promise<string | undefined> {
  const { tokens } = core.session;
  // Signed in meanwhile. Whether as the same account is for the caller to check.
  if (tokens) return Promise.resolve(tokens.accessToken);
  return orSilent(core, why).then(undefined, function (error: GenAuthError) {
    if (optional && error === why) return undefined;
    throw error;
  });
}

/** What to do when a renewal has failed: the session has ended, or is kept although its access token may have expired. */
export function afterFailure(
  core: Core,
  optional: boolean,
  tokens: Tokens,
  error: GenAuthError,
): Promise<string | undefined> {
  if (error.kind === 'session') return withoutSession(core, optional, error);
  // A renewal that the app's settings do not allow will not succeed later either.
  if (core.session.tokens !== tokens || !isMisconfigured(error)) return Promise.reject(error);
  if (core.options.autoLogin) core.reportOnce(error);
  return orSilent(core, error);
}

/** A token to send now, renewed when it is about to expire; `undefined` when `optional` and signed out. */
function currentToken(core: Core, optional: boolean): string | undefined | Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  if (!tokens) {
    // Public calls do not start a sign-in: the sign-in itself makes some.
    if (optional) return undefined;
    return withoutSession(core, optional, core.sessionError('signedOut'));
  }
  // Without a refresh token only the server can tell: the phone's clock may be wrong.
  if (!tokens.refreshToken || !session.isExpiring()) return tokens.accessToken;
  return renewed(core).then(undefined, function (error: GenAuthError) {
    // The renewal came a minute early: until the old token expires, the call need not fail with it. A session that was refused has other
    // tokens by now, or none.
    if (session.tokens === tokens && !session.isExpired()) return tokens.accessToken;
    return afterFailure(core, optional, tokens, error);
  });
}

/**
 * Ends a session without refresh token whose access token was refused, unless another copy has stored a newer one. Other endpoints than the
 * profile may refuse a valid token for reasons of their own, so the profile is read to tell.
 */
function endUnlessValid(core: Core, refused: Tokens, endpoint: Endpoint, why: GenAuthError): Promise<void> {
  const { session } = core;
  const { accessToken } = refused;
  function end(error: GenAuthError): Promise<void> {
    return session.catchUp().then(function () {
      if (!isRefusal(error)) throw why;
      if (session.tokens === refused) session.end('expired');
    });
  }
  if (endpoint === 'getProfile') return end(why);
  return send(core, accessToken, 'getProfile').then(function () {
    session.refusing[endpoint] = accessToken;
    throw why;
  }, end);
}

/** A token to try after the server has refused `refused`; rejects with `why` where another token would not help. */
function freshToken(
  core: Core,
  refused: string,
  optional: boolean,
  endpoint: Endpoint,
  why: GenAuthError,
): Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  // Another call has renewed it while the refusal was on its way.
  if (tokens && tokens.accessToken !== refused) return Promise.resolve(tokens.accessToken);
  if (!tokens) return withoutSession(core, optional, core.sessionError('expired', why));
  if (session.refusing[endpoint] === refused) return Promise.reject(why);
  if (tokens.refreshToken) {
    return renewed(core).then(undefined, (error: GenAuthError) =>
      afterFailure(core, optional, tokens, error),
    );
  }
  return endUnlessValid(core, tokens, endpoint, why).then(() =>
    withoutSession(core, optional, core.sessionError('expired', why)),
  );
}

/**
 * Runs `attempt` with the session's access token. When the server refuses the token, it is renewed and `attempt` runs a second time; a third
 * time only when the second token was no new one, but one that another copy had stored. A call that one account started is not sent as another
 * account.
 *
 * @param endpoint - what `attempt` calls
 * @param optional - signed out, `attempt` runs without a token instead of failing
 * @param since - when the flow began that this call belongs to; without it the flow is this call
 */
export function authorized<Result>(
  core: Core,
  endpoint: Endpoint,
  optional: boolean,
  attempt: (token: string | undefined) => Promise<Result>,
  since?: Mark,
): Promise<Result> {
  const { session } = core;
  const opening = session.open();
  // Marked before anything is awaited: a sign-in from now on is not the caller's. A slow storage has yet to tell who the caller is.
  let began = since || session.mark();
  function attemptWith(token: string | undefined): Promise<Result> {
    core.checkCurrent(began);
    return attempt(token);
  }
  function run(): Promise<Result> {
    if (opening && !since) began = session.mark();
    const startsSignedOut = !since && !session.tokens;
    function resend(refused: string | undefined, why: GenAuthError, isLast: boolean): Promise<Result> {
      if (!refused || !isAuthExpired(why)) throw why;
      return freshToken(core, refused, optional, endpoint, why).then(function (fresh) {
        return attemptWith(fresh).then(undefined, function (again: GenAuthError) {
          const isIssued = fresh === core.session.issued;
          if (!isLast && !isIssued) return resend(fresh, again, true);
          // Valid, and refused all the same: the reason is the endpoint's own, and renewing it again would not change it.
          if (isIssued && isAuthExpired(again)) core.session.refusing[endpoint] = fresh;
          throw again;
        });
      });
    }
    function first(token: string | undefined): Promise<Result> {
      // Signed out at call time: the call belongs to the account that auto-login has signed in.
      if (startsSignedOut) began = core.session.mark();
      return attemptWith(token).then(undefined, (error: GenAuthError) => resend(token, error, false));
    }
    const token = currentToken(core, optional);
    return typeof token === 'object' ? token.then(first) : first(token);
  }
  // Never in the caller's own turn: a logout that follows the call in the same turn still wins.
  return Promise.resolve(opening).then(run);
}

/**
 * Waits for a usable session and marks it: the beginning of a flow of several requests. Without a session it signs in silently or rejects,
 * as the options say. Rejects as well when another account has signed in meanwhile.
 */
export function signedIn(core: Core): Promise<Mark> {
  // Stryker disable next-line StringLiteral: nothing is called that could refuse the token, so the name does not matter
  return authorized(core, 'getProfile', false, () => Promise.resolve(core.session.mark()));
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
  if (isIndependent(core, name, params)) return sendAny(core, undefined, name, params);
  const isOptional = apiRoutes[name][2] === 'optional';
  return authorized(core, name, isOptional, (token) => sendAny(core, token, name, params), since);
}
