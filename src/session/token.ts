import { GenAuthError, errorCodes } from '../error';
import { message } from '../messages';
import { afterFailure, orSilent, withoutSession } from './authorized';
import type { Core } from './core';
import { decodeJwt } from './jwt';
import { renewed } from './renewal';
import type { Session } from './session';
import type { Tokens } from './tokens';

/** Which token of the session: the one for APIs, or the one about the user. */
export type TokenKind = 'accessToken' | 'idToken';

/** The error for a session that has no refresh token. */
export function notRenewable({ options: { lang } }: Core): GenAuthError {
  return new GenAuthError('session', errorCodes.session, message(lang, 'notRenewable'));
}

/** ms until a token expires, and how long before that it is renewed: a minute, or half its life when that is shorter. */
function lifeOf(session: Session, tokens: Tokens, kind: TokenKind): { left: number; early: number } {
  if (kind === 'accessToken') return session.lifeLeft();
  const { exp, iat } = decodeJwt(tokens.idToken);
  if (!exp) return { left: Infinity, early: 0 };
  return {
    left: exp * 1000 - session.clock.now(),
    early: Math.min(60000, ((exp - (iat || 0)) * 1000) / 2),
  };
}

/** Renews the session where this token is due. A session without refresh token is used as long as it lasts. */
function freshen(
  core: Core,
  session: Session,
  kind: TokenKind,
  forceRefresh: boolean,
): Promise<unknown> | void {
  const { tokens } = session;
  // Stryker disable next-line BooleanLiteral: without a session the caller rejects with the same error
  if (!tokens) return withoutSession(core, false, core.sessionError('signedOut'));
  const { left, early } = lifeOf(session, tokens, kind);
  if (!forceRefresh && left > early) return;
  if (tokens.refreshToken) {
    return renewed(core).then(undefined, (error: GenAuthError) => afterFailure(core, false, tokens, error));
  }
  if (forceRefresh) throw notRenewable(core);
  if (left <= 0 && session.clock.isKnown) return orSilent(core, core.sessionError('expired'));
}

/**
 * A token for another server than GenAuth, such as the app's own: valid for at least a minute, or half its life when that is shorter.
 *
 * @throws GenAuthError of kind `session` when signed out, or when the token cannot be renewed; `network` or `timeout` when it is due and the
 * server cannot be reached
 */
export function sessionToken(core: Core, kind: TokenKind, forceRefresh: boolean): Promise<string> {
  return core.opened().then(function (session) {
    const mark = session.tokens && session.mark();
    return Promise.resolve(freshen(core, session, kind, forceRefresh)).then(function () {
      if (mark) core.checkCurrent(mark);
      const { tokens } = core.session;
      const token = tokens && tokens[kind];
      // Stryker disable next-line StringLiteral: signed out between two turns, which no test can stage
      if (!tokens || !token) throw core.sessionError(tokens ? 'noIdToken' : 'signedOut');
      // The renewal brought no new id token.
      if (kind === 'idToken' && lifeOf(core.session, tokens, kind).left <= 0)
        throw core.sessionError('expired');
      return token;
    });
  });
}
