import type { Methods } from '../surface';
import type { User } from '../user';
import { profileMethods, type UpdateAvatarOptions } from './profile';
import { sessionMethods } from './session';

/** Second names that authing-js-sdk gave to methods. */
export interface AliasMethods {
  /**
   * Ends the session on this phone.
   * @deprecated Use `logout`.
   */
  logoutCurrent(): Promise<void>;
  /**
   * Lets the user choose a picture and makes it the avatar.
   * @deprecated Use `updateAvatar`.
   */
  uploadAvatar(options?: UpdateAvatarOptions): Promise<User>;
}

export const aliasMethods: Methods<AliasMethods> = {
  logoutCurrent: sessionMethods.logout,
  uploadAvatar: profileMethods.updateAvatar,
};
