import type { GetNewAccessTokenByRefreshTokenParams } from '../../types/oidc';
import type { GenAuthError } from '../error';
import { isRefused } from '../http/answer';
import type { Core } from './core';
import { send } from './send';
import type { Session } from './session';
import type { StoredRecord } from './store';
import { readTokens, type Tokens } from './tokens';

/**
 * Renews the session and resolves to the new access token. One request per refresh token, however many callers wait. Network trouble leaves
 * the session as it is; a refusal ends it, unless the session has changed meanwhile.
 *
 * @throws GenAuthError of kind `session` when the session has ended or was replaced, else why the server could not be asked
 */
export function renewed(core: Core): Promise<string> {
  const { session } = core;
  const mark = session.mark();
  const spent = session.tokens && session.tokens.refreshToken;
  if (!spent) return Promise.reject(core.sessionError(session.tokens ? 'expired' : 'signedOut'));
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
      if (!session.tokens || !session.isCurrent(mark)) throw core.sessionError('superseded');
      return session.tokens.accessToken;
    },
    function (error: unknown) {
      // The same account has signed in again meanwhile: there is a new token, whatever the renewal came to.
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

/** Takes over the tokens that another copy of the SDK has stored meanwhile; returns whether there were any. */
function adoptOther(session: Session, spent: string, record: StoredRecord): boolean {
  const other = !!record && !!record.tokens.refreshToken && record.tokens.refreshToken !== spent;
  if (other) session.adopt(record);
  return other;
}

/** Spends a refresh token. Storage is compared before and after: another copy of the SDK may be at work on the same record. */
function spend(core: Core, session: Session, spent: string): Promise<void> {
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
          throw core.sessionError('superseded');
        });
      },
      function (error: GenAuthError) {
        if (!isRefused(error)) throw error;
        return peek(session).then(function (now) {
          if (!holds(session, spent)) throw core.sessionError('superseded');
          if (adoptOther(session, spent, now)) return;
          session.end('expired');
          throw core.sessionError('expired', error);
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
  return send(core, undefined, 'getNewAccessTokenByRefreshToken', params).then(function (answer) {
    const tokens = readTokens(answer, session.clock);
    if (tokens) return tokens;
    throw core.unreadable();
  });
}

/** Revokes tokens that no session holds any more; best effort, never rejects. */
export function revoke(core: Core, { accessToken, refreshToken }: Tokens): Promise<void> {
  function one(token: string | undefined): Promise<void> | undefined {
    if (!token) return undefined;
    // On failure the tokens expire by themselves; the session has ended either way.
    const done = function () {};
    return send(core, undefined, 'revokeToken', { client_id: core.options.appId, token }).then(done, done);
  }
  return Promise.all([one(accessToken), one(refreshToken)]).then(function () {});
}
