import type { LoginTokens, SignInByMobileOptions } from '../../types/signin';
import type { User } from '../user';
import type { Core } from './core';
import { revoke } from './renewal';
import type { Session } from './session';
import { readTokens } from './tokens';
import { keepUser, profileOf } from './user';

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

/** Reads the profile that belongs to new tokens, and saves both. */
function finish(core: Core, session: Session, accessToken: string): Promise<User> {
  const mark = session.mark();
  return profileOf(core, accessToken)
    .then((user) => keepUser(core, mark, user))
    .then(
      (user) => {
        session.announce();
        return user;
      },
      (error: unknown) => {
        if (session.isCurrent(mark)) {
          session.save();
          session.announce();
        }
        throw error;
      },
    );
}

/**
 * Signs in: `requestTokens` gets the token set, the profile follows, and one write saves both. Rejects, and revokes the new tokens, when
 * the account has signed out or another one has signed in meanwhile. When the profile cannot be read, the tokens stay: the code behind them
 * is used up.
 *
 * @param isOpened - the call that this sign-in is part of has just looked at storage
 */
export function signIn(
  core: Core,
  requestTokens: () => Promise<{ data: LoginTokens }>,
  isOpened?: boolean,
): Promise<User> {
  const own = core.session;
  // A client that began with the `accessToken` option joins the session of its app when it signs in.
  const session = core.shared();
  const joins = own !== session;
  // Marked before anything is awaited: a logout in the same turn comes after this, and wins.
  const ownMark = own.mark();
  const began = session.mark();
  return Promise.all([isOpened || own.open(), joins && session.open()])
    .then(() => {
      if (!session.isSince(began)) throw core.sessionError('superseded');
      const mark = session.markAfterOpening(began);
      return requestTokens().then((answer) => ({ answer, mark }));
    })
    .then(({ answer, mark }) => {
      const tokens = readTokens(core.options.lang, answer.data, session.clock);
      if ((joins && !own.isCurrent(ownMark)) || !session.signIn(mark, tokens)) {
        // Not awaited: the caller's answer is the same whether or not it works.
        void revoke(core, tokens);
        throw core.sessionError('superseded');
      }
      if (joins) {
        session.listeners.adopt(own.listeners);
        core.session = session;
      }
      return finish(core, session, tokens.accessToken);
    });
}
