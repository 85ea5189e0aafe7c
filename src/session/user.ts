import { toUser, type User } from '../user';
import type { Core } from './core';
import { send } from './send';
import type { Mark } from './session';

/** What is asked of `getProfile`, so that the classic user is complete. */
export const wholeProfile = { withCustomData: true, withIdentities: true, withDepartmentIds: true };

/** Makes a user of an answer's data. */
export function userOf(core: Core, data: unknown): User {
  const user = toUser(data, core.options.userPoolId);
  if (!user) throw core.unreadable();
  return user;
}

/** Makes `user` the user of the session that it was read for, and returns it with its token. */
export function keepUser(core: Core, mark: Mark, user: User): User {
  const { session } = core;
  if (!session.setUser(mark, user)) throw core.sessionError('superseded');
  session.save();
  return session.user() || user;
}

/** Reads the whole profile behind a token: a renewal or a silent sign-in from within a sign-in would wait for itself. */
export function profileOf(core: Core, accessToken: string): Promise<User> {
  return send(core, accessToken, 'getProfile', wholeProfile).then(function ({ data }) {
    return userOf(core, data);
  });
}

/** Keeps the profile that a change was answered with, and calls the listeners. */
export function keepChanged(core: Core, mark: Mark, data: unknown): User {
  // The answer leaves out what has to be asked for, such as identities: what was known of them stays.
  const user = keepUser(core, mark, { ...core.session.user(), ...userOf(core, data) });
  core.session.tell('userUpdated');
  return user;
}
