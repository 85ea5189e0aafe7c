import type { UpdateProfileParams, UploadProgress } from '../../types/profile';
import type { Core } from '../session/core';
import { pick } from '../arguments';
import { callAs, signedIn } from '../session/authorized';
import { sendProfile } from '../session/profile';
import type { Mark } from '../session/session';
import { chooseImage, type ChooseImageOptions } from '../platform/media';
import type { Methods } from '../install';
import type { User } from '../user';

/** Fields that 4.x let users change and V3 does not; left out of what is sent. Email, phone and password have methods of their own. */
export type IgnoredFields = {
  [
    Name in
      | 'browser'
      | 'device'
      | 'email'
      | 'familyName'
      | 'formatted'
      | 'givenName'
      | 'locale'
      | 'locality'
      | 'middleName'
      | 'oauth'
      | 'openid'
      | 'password'
      | 'phone'
      | 'preferredUsername'
      | 'profile'
      | 'region'
      | 'unionid'
      | 'website'
      | 'zoneinfo'
  ]?: unknown;
};

/** What `updateProfile` takes: the fields a user may change. A whole `User` may be given; what cannot be changed is left out. */
export interface UpdateUserInput extends UpdateProfileParams, IgnoredFields {}

/** Options of `updateAvatar`. */
export interface UpdateAvatarOptions extends ChooseImageOptions {
  /** A temporary path, such as `e.detail.avatarUrl` of a `chooseAvatar` button (base library 2.21.2); without it the user chooses. */
  filePath?: string;
  /** Ignored: a mini program chooses pictures, whatever types 4.x was told. */
  accept?: string;
  /** Is called with the progress of the upload (base library 1.4.0). */
  onProgress?: (progress: UploadProgress) => void;
}

/** The profile of the signed-in user. */
export interface ProfileMethods {
  /**
   * Changes profile fields and resolves to the whole user, which also becomes the stored one. `POST /api/v3/update-profile`
   *
   * @param updates - fields with their new values; not changed
   * @param options - ignored: email and phone have methods of their own
   * @throws GenAuthError `session` when signed out; `config` when no field is left that a user may change
   */
  updateProfile(
    updates: UpdateUserInput,
    options?: { emailToken?: string; phoneToken?: string },
  ): Promise<User>;
  /**
   * Lets the user choose a picture, uploads it and makes it the avatar. Resolves to the user, `photo` being its new address.
   *
   * @param options - `filePath` skips the chooser
   * @throws GenAuthError `cancel` when the user chose nothing; `config` when the upload domain or the privacy declaration is missing
   */
  updateAvatar(options?: UpdateAvatarOptions): Promise<User>;
  /**
   * `updateAvatar` under its name in authing-js-sdk.
   * @deprecated Use `updateAvatar`.
   */
  uploadAvatar(options?: UpdateAvatarOptions): Promise<User>;
}

const updatable = (
  'name nickname photo externalId username gender birthdate company country province city address streetAddress postalCode ' +
  'identityNumber customData'
).split(' ');

function changesOf(core: Core, updates: UpdateUserInput): UpdateProfileParams {
  const changes = pick(updates || {}, updatable);
  if (!Object.keys(changes)[0]) throw core.configError('argument', 'updates', updatable.join(', '));
  return changes;
}

function uploadAvatar(
  core: Core,
  mark: Mark,
  filePath: string,
  { onProgress }: UpdateAvatarOptions,
): Promise<string> {
  return callAs(core, mark, 'uploadAvatar', { filePath, onProgress }).then(function ({ data }) {
    if (!data || typeof data.url !== 'string' || !data.url) throw core.unreadable();
    return data.url;
  });
}

function updateAvatar(this: Core, options?: UpdateAvatarOptions): Promise<User> {
  const given = options || {};
  // Before the chooser: a user should not choose a picture only to be told to sign in.
  return signedIn(this).then((mark) =>
    Promise.resolve(given.filePath || chooseImage(this.options, given))
      .then((filePath) => uploadAvatar(this, mark, filePath, given))
      .then((photo) => sendProfile(this, mark, { photo })),
  );
}

export const profileMethods: Methods<ProfileMethods> = {
  updateProfile(updates) {
    const changes = changesOf(this, updates);
    return signedIn(this).then((mark) => sendProfile(this, mark, changes));
  },

  updateAvatar,
  uploadAvatar: updateAvatar,
};
