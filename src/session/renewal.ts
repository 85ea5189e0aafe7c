import type { GetNewAccessTokenByRefreshTokenParams } from '../../types/oidc';
import type { GenAuthError } from '../error';
import { isRefusal, retryAfterOf } from '../http/answer';
import { after } from '../platform/timers';
import type { Core } from './core';
import { send } from './send';
import type { Session } from './session';
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
  // Stryker disable next-line StringLiteral: any name does that no other flight has
  const renewing = session.share('renewal', {
    longest: core.longest(2),
    run: (goesOn) => spend(core, session, spent, goesOn),
    spent,
  });
  return renewing.then(
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

/** Spends a refresh token. Storage is compared before and after: another copy of the SDK may be at work on the same record. */
function spend(core: Core, session: Session, spent: string, goesOn: () => boolean): Promise<unknown> {
  function isHeld(): boolean {
    return !!session.tokens && session.tokens.refreshToken === spent;
  }
  return session.catchUp().then(function () {
    // What another copy has stored may have expired as well.
    if (!isHeld()) return session.isExpiring() ? renewed(core) : undefined;
    // A slow storage has held this flight up until another one took its place.
    if (!goesOn()) return renewed(core);
    return requestTokens(core, session, spent, () => isHeld() && goesOn()).then<unknown>(
      function (tokens) {
        return session.catchUp().then(function (hasAdopted) {
          if (session.renew(spent, tokens) || hasAdopted) return;
          void revoke(core, tokens);
          throw core.sessionError('superseded');
        });
      },
      function (error: GenAuthError) {
        if (!isRefusal(error)) throw error;
        return session.catchUp().then(function () {
          if (!isHeld()) throw core.sessionError('superseded');
          session.end('expired');
          throw core.sessionError('expired', error);
        });
      },
    );
  });
}

/**
 * Asks for new tokens. Where the server limits the rate of calls, it is asked again after the time that it names, as long as that fits into
 * the time that a call may take.
 *
 * @param mayGoOn - whether the token is still to be spent after waiting
 * @param patience - ms left for waiting
 */
function requestTokens(
  core: Core,
  session: Session,
  refreshToken: string,
  mayGoOn: () => boolean,
  patience = core.options.timeout,
): Promise<Tokens> {
  const params: GetNewAccessTokenByRefreshTokenParams = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  };
  return send(core, undefined, 'getNewAccessTokenByRefreshToken', params).then(
    (answer) => readTokens(core.options.lang, answer, session.clock),
    function (error: GenAuthError) {
      const seconds = retryAfterOf(error);
      const wait = (seconds || 0) * 1000;
      if (seconds === undefined || wait >= patience) throw error;
      return new Promise<void>((resolve) => {
        after(wait, resolve);
      }).then(() => {
        if (!mayGoOn()) throw core.sessionError('superseded');
        return requestTokens(core, session, refreshToken, mayGoOn, patience - Math.max(wait, 1000));
      });
    },
  );
}

/** Revokes tokens that no session holds any more; best effort, never rejects. */
export function revoke(core: Core, { accessToken, refreshToken }: Tokens): Promise<void> {
  function one(token: string | undefined): Promise<void> | undefined {
    if (!token) return undefined;
    // On failure the tokens expire by themselves; the session has ended either way.
    const done = function () {};
    return send(core, undefined, 'revokeToken', { token }).then(done, done);
  }
  return Promise.all([one(accessToken), one(refreshToken)]).then(function () {});
}
