import type { Core } from './core';
import { revoke } from './renewal';

/**
 * Ends the session on this phone in the same turn, so that what is under way cannot sign in again, and revokes its tokens on the server where
 * it can be reached. Never rejects.
 */
export function signOut(core: Core): Promise<void> {
  const { session } = core;
  const opening = session.open();
  const { tokens } = session;
  session.end('logout');
  if (tokens) return revoke(core, tokens);
  return Promise.resolve(opening).then(function () {
    return session.missed && revoke(core, session.missed.tokens);
  });
}
