import type { UpdateProfileParams } from '../../types/profile';
import type { User } from '../user';
import { authorized, callAs, signedIn } from './authorized';
import type { Core } from './core';
import { send } from './send';
import type { Mark } from './session';
import { keepChanged, keepUser, userOf, wholeProfile } from './user';

function readProfile(core: Core, mark: Mark): Promise<User> {
  return callAs(core, mark, 'getProfile', wholeProfile).then(function ({ data }) {
    return keepUser(core, mark, userOf(core, data));
  });
}

/** Reads the whole profile of the signed-in user and keeps it. */
export function readUser(core: Core): Promise<User> {
  return authorized(core, 'getProfile', false, function (token) {
    const mark = core.session.mark();
    return send(core, token, 'getProfile', wholeProfile).then(({ data }) =>
      keepUser(core, mark, userOf(core, data)),
    );
  });
}

/** Lets `change` alter the signed-in user on the server, then reads the whole profile anew and keeps it. */
export function changeUser(core: Core, change: (mark: Mark) => Promise<unknown>): Promise<User> {
  return signedIn(core).then(function (mark) {
    return change(mark)
      .then(function () {
        return readProfile(core, mark);
      })
      .then(function (user) {
        core.session.tell('userUpdated');
        return user;
      });
  });
}

/** Sends profile changes and keeps the user that comes back. */
export function sendProfile(core: Core, mark: Mark, changes: UpdateProfileParams): Promise<User> {
  return callAs(core, mark, 'updateProfile', changes).then(function ({ data }) {
    return keepChanged(core, mark, data);
  });
}
