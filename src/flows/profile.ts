import type { UpdateProfileParams } from '../../types/profile';
import type { Core } from '../core';
import type { Mark } from '../session/session';
import type { User } from '../user';
import { keepUser, userOf } from './signin';

/** A copy of those fields of `given` that are named and have a value. */
export function pick(given: object, names: readonly string[]): { [name: string]: unknown } {
  const picked: { [name: string]: unknown } = {};
  names.forEach(function (name) {
    const value = (given as { [name: string]: unknown })[name];
    if (value !== undefined) picked[name] = value;
  });
  return picked;
}

/** Sends profile changes, keeps the user that comes back, and tells the listeners. */
export function sendProfile(core: Core, mark: Mark, changes: UpdateProfileParams): Promise<User> {
  return core.api.updateProfile(changes).then(function (answer) {
    // The answer leaves out what has to be asked for, such as identities: what was known of them stays.
    const user = keepUser(core, mark, { ...core.session.user(), ...userOf(core, answer.data) });
    core.session.listeners.notify({ type: 'userUpdated', user });
    return user;
  });
}
