import type { GetNewAccessTokenByRefreshTokenParams } from '../../types/oidc';
import { oidcRoutes } from '../api/oidc';
import type { Core } from '../core';
import { sessionError, type GenAuthError } from '../error';
import type { Session } from '../session/session';
import type { StoredRecord } from '../session/store';
import { readTokens, type Tokens } from '../session/tokens';
import { isRefused, unreadableAnswer } from './answer';
import { exchange } from './exchange';

/** The session, read from storage. */
export function opened(core: Core): Promise<Session> {
  return Promise.resolve(core.session.open()).then(function () {
    return core.session;
  });
}

/** The same, for what may end in a sign-in: fails when the user signs out while the session is being read. */
export function openedForSignIn(core: Core): Promise<Session> {
  const { session } = core;
  const mark = session.mark();
  return opened(core).then(function () {
    if (!session.isSince(mark)) throw sessionError(core.options.lang, 'superseded');
    return session;
  });
}

/** What to do without a usable session: sign in silently where the app wants it, go without a token where that is enough, or fail. */
function withoutSession(core: Core, optional: boolean, why: GenAuthError): Promise<string | undefined> {
  const { session } = core;
  // Somebody has signed in meanwhile. Whether that helps is for the caller to tell.
  if (session.tokens) return Promise.resolve(session.tokens.accessToken);
  if (core.options.autoLogin && !session.staysSignedOut) {
    return core.signInSilently().then(function () {
      const { tokens } = core.session;
      if (!tokens) throw why;
      return tokens.accessToken;
    });
  }
  return optional ? Promise.resolve(undefined) : Promise.reject(why);
}

/** A token to send now, renewed when it is about to end; `undefined` when `optional` and nobody is signed in. */
export function currentToken(core: Core, optional: boolean): Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  if (!tokens) {
    // Public calls do not start a sign-in: the sign-in itself makes some.
    if (optional) return Promise.resolve(undefined);
    return withoutSession(core, optional, sessionError(core.options.lang, 'signedOut'));
  }
  // Without a refresh token only the server can tell: the phone's clock may be wrong.
  if (!tokens.refreshToken || !session.isExpiring()) return Promise.resolve(tokens.accessToken);
  return renewed(core).then(undefined, function (error: GenAuthError) {
    if (error.kind === 'session') return withoutSession(core, optional, error);
    // The renewal came a minute early; while the old token lasts, bad network need not fail the call.
    if (session.tokens === tokens && !session.isExpired()) return tokens.accessToken;
    throw error;
  });
}

/** A token to try after the server refused `refused`. */
export function freshToken(
  core: Core,
  refused: string,
  optional: boolean,
  why: GenAuthError,
): Promise<string | undefined> {
  const { session } = core;
  const { tokens } = session;
  // Somebody else has renewed it while the refusal was on its way.
  if (tokens && tokens.accessToken !== refused) return Promise.resolve(tokens.accessToken);
  if (tokens && tokens.refreshToken) {
    return renewed(core).then(undefined, function (error: GenAuthError) {
      if (error.kind !== 'session') throw error;
      return withoutSession(core, optional, error);
    });
  }
  if (tokens) session.end('expired');
  return withoutSession(core, optional, sessionError(core.options.lang, 'expired', why));
}

/**
 * Renews the session and resolves to the new access token. One request per spent refresh token, however many callers wait. Network
 * trouble leaves the session as it is; a refusal ends it, unless the session has moved on meanwhile.
 *
 * @throws GenAuthError of kind `session` when the session is over or was replaced, else why the server could not be asked
 */
export function renewed(core: Core): Promise<string> {
  const { session } = core;
  const { lang } = core.options;
  const mark = session.mark();
  const spent = session.tokens && session.tokens.refreshToken;
  if (!spent) return Promise.reject(sessionError(lang, session.tokens ? 'expired' : 'signedOut'));
  let { renewal } = session;
  if (!renewal || renewal.spent !== spent) {
    const started = { spent, done: spend(core, session, spent) };
    const land = function () {
      if (session.renewal === started) session.renewal = undefined;
    };
    started.done.then(land, land);
    session.renewal = renewal = started;
  }
  return renewal.done.then(
    function () {
      if (!session.tokens || !session.isCurrent(mark)) throw sessionError(lang, 'superseded');
      return session.tokens.accessToken;
    },
    function (error: unknown) {
      // The same person has signed in again meanwhile: there is a new token, whatever became of the renewal.
      const { tokens } = session;
      if (tokens && tokens.refreshToken !== spent && session.isCurrent(mark)) return tokens.accessToken;
      throw error;
    },
  );
}

function peek(session: Session): Promise<StoredRecord> {
  return new Promise(function (resolve) {
    session.store.peek(resolve);
  });
}

/** Takes over what another copy of the SDK has written meanwhile; whether there was anything. */
function adoptOther(session: Session, spent: string, record: StoredRecord): boolean {
  const other = !!record && !!record.tokens.refreshToken && record.tokens.refreshToken !== spent;
  if (other) session.adopt(record);
  return other;
}

function spend(core: Core, session: Session, spent: string): Promise<void> {
  const { lang } = core.options;
  return peek(session).then(function (before) {
    if (!holds(session, spent) || adoptOther(session, spent, before)) return;
    return requestTokens(core, session, spent).then(
      function (tokens) {
        return peek(session).then(function (now) {
          if (holds(session, spent)) {
            if (adoptOther(session, spent, now)) return;
            // Another copy of the SDK has signed out while the answer was on its way.
            if (before && now === null) session.end('logout');
            else if (session.renew(spent, tokens)) return;
          }
          void revoke(core, tokens);
          throw sessionError(lang, 'superseded');
        });
      },
      function (error: GenAuthError) {
        if (!isRefused(error)) throw error;
        return peek(session).then(function (now) {
          if (!holds(session, spent)) throw sessionError(lang, 'superseded');
          if (adoptOther(session, spent, now)) return;
          session.end('expired');
          throw sessionError(lang, 'expired', error);
        });
      },
    );
  });
}

function holds(session: Session, refreshToken: string): boolean {
  return !!session.tokens && session.tokens.refreshToken === refreshToken;
}

function requestTokens(core: Core, session: Session, refreshToken: string): Promise<Tokens> {
  const params: GetNewAccessTokenByRefreshTokenParams = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: core.options.appId,
  };
  return exchange(core, oidcRoutes.getNewAccessTokenByRefreshToken, params).then(function (answer) {
    const tokens = readTokens(answer, session.clock);
    if (tokens) return tokens;
    throw unreadableAnswer(core.options.lang);
  });
}

/** Makes tokens worthless that nobody holds any more; best effort, never fails. */
export function revoke(core: Core, { accessToken, refreshToken }: Tokens): Promise<void> {
  function one(token: string | undefined): Promise<unknown> | undefined {
    return (token &&
      exchange(core, oidcRoutes.revokeToken, { client_id: core.options.appId, token }).then(
        undefined,
        function () {
          // The tokens end by themselves; the session is over either way.
        },
      )) as Promise<unknown> | undefined;
  }
  return Promise.all([one(accessToken), one(refreshToken)]).then(function () {});
}
