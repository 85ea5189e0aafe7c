import type { UpdateProfileParams, UploadProgress } from '../../types/profile';
import type { GenAuthError } from '../error';
import type { Methods } from '../install';
import { chooseImage, type ChooseImageOptions } from '../platform/media';
import { callAs, signedIn } from '../session/authorized';
import type { Core } from '../session/core';
import { sendProfile } from '../session/profile';
import type { Mark } from '../session/session';
import type { User } from '../user';

/** Options of `updateAvatar`. */
export interface UpdateAvatarOptions extends ChooseImageOptions {
  /**
   * Temporary path of the picture, such as `e.detail.avatarUrl` of a `chooseAvatar` button (base library 2.21.2). When it is left out, the
   * user chooses a picture.
   */
  filePath?: string;
  /** Ignored; the option of authing-js-sdk for a browser. A mini program always chooses pictures. */
  accept?: string;
  /** Called with the progress of the upload, in percent and bytes (base library 1.4.0). */
  onProgress?: (progress: UploadProgress) => void;
}

/** Changes the profile of the signed-in user. */
export interface ProfileMethods {
  /**
   * Changes profile fields of the signed-in user and stores the user that comes back. Email, phone and password have methods of their own.
   * `POST /api/v3/update-profile`
   *
   * @param updates - fields with their new values; the object is not changed
   * @param options - ignored; authing-js-sdk takes codes for email and phone here, which have methods of their own
   * @returns the whole user, with the new values
   * @throws GenAuthError of kind `config` for a field that this call cannot change (the message names the method that can) and when there
   * is nothing to change; `session` when signed out; `api` when the server refuses a value, such as a user name that is taken (1108)
   * @example
   * const user = await authing.updateProfile({ nickname: 'Mick', city: 'Hangzhou' });
   * console.log(user.nickname, user.city);
   */
  updateProfile(
    updates: UpdateProfileParams,
    options?: { emailToken?: string; phoneToken?: string },
  ): Promise<User>;
  /**
   * Changes profile fields, given the whole user with new values in it. Fields that this call cannot change must have the values of the
   * signed-in user; token, sign-in times and the like may be out of date.
   * `POST /api/v3/update-profile`
   *
   * @param user - from `getCurrentUser`, `authing.user` or a sign-in, with new values; the object is not changed
   * @param options - ignored; authing-js-sdk takes codes for email and phone here, which have methods of their own
   * @returns the whole user, with the new values
   * @throws GenAuthError of kind `config` for a new value in a field that this call cannot change (the message names the method that can)
   * and when there is nothing to change; `session` when signed out; `api` when the server refuses a value
   * @example
   * const user = await authing.getCurrentUser();
   * const { nickname } = await authing.updateProfile({ ...user, nickname: 'Mick' });
   * console.log(nickname);
   */
  updateProfile(user: User, options?: { emailToken?: string; phoneToken?: string }): Promise<User>;
  /**
   * Lets the user choose a picture, uploads it, makes it the avatar and stores the user that comes back. A `chooseAvatar` button gives the
   * picture without the chooser: pass its path as `filePath`. Chooses with `wx.chooseMedia` (base library 2.10.0), below that with
   * `wx.chooseImage`. Product page: `updateAvatar`.
   * `POST /api/v2/upload`, `POST /api/v3/update-profile`
   *
   * @param options - see {@link UpdateAvatarOptions}, all optional
   * @returns the whole user; `photo` is the address of the new avatar
   * @throws GenAuthError of kind `cancel` when the user closed the chooser; `session` when signed out; `config` when the host is not in the
   * uploadFile domains of the mini program, or the privacy guidelines do not declare pictures
   * @example
   * const { photo } = await authing.updateAvatar();
   * console.log(photo);
   * @example
   * // bindchooseavatar
   * const { photo } = await authing.updateAvatar({ filePath: event.detail.avatarUrl });
   * console.log(photo);
   */
  updateAvatar(options?: UpdateAvatarOptions): Promise<User>;
  /**
   * The same as `updateAvatar`, under its name in authing-js-sdk.
   * `POST /api/v2/upload`, `POST /api/v3/update-profile`
   *
   * @deprecated Use `updateAvatar`.
   * @param options - see {@link UpdateAvatarOptions}, all optional
   * @returns the whole user; `photo` is the address of the new avatar
   * @throws GenAuthError as `updateAvatar`
   * @example
   * // bindchooseavatar
   * const { photo } = await authing.uploadAvatar({ filePath: event.detail.avatarUrl });
   * console.log(photo);
   */
  uploadAvatar(options?: UpdateAvatarOptions): Promise<User>;
}

type Fields = { [name: string]: unknown };

const updatable = (
  'name nickname photo externalId username gender birthdate company country province city address streetAddress postalCode ' +
  'identityNumber customData'
).split(' ');

const ofPhone = 'bindPhone, updatePhone';

/** What changes the fields that 4.x or the user has and the profile call of V3 does not take. */
const elsewhere: { [field: string]: string } = {
  email: 'bindEmail, updateEmail',
  phone: ofPhone,
  phoneCountryCode: ofPhone,
  password: 'updatePassword',
  openid: 'bindWechat',
  unionid: 'bindWechat',
  identities: 'bindWechat',
};

/** What moves on by itself, so that a whole user that was read a while ago still fits. */
const moving =
  'token tokenExpiredAt updatedAt lastLogin lastLoginApp lastIp lastIP lastMfaTime loginsCount browser device'.split(
    ' ',
  );

function cannotChange(core: Core, field: string): GenAuthError {
  const method = elsewhere[field];
  // A field such as `toString` finds a function there.
  const isElsewhere = typeof method === 'string';
  return core.configError(
    isElsewhere
      ? ['updateProfile 不能修改 {0}，请使用 {1}', 'updateProfile does not change {0}. Use {1}.']
      : ['updateProfile 不能修改 {0}，只能修改 {1}', 'updateProfile does not change {0}, only {1}.'],
    field,
    isElsewhere ? method : updatable.join(', '),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  // The service sends `null` for what is not set, or leaves it out.
  const [first, second] = [one, other].map((value) => JSON.stringify(value === undefined ? null : value));
  return first === second;
}

/**
 * The fields to send. Nothing is left out in silence: an app that changes an email this way would believe that it has changed.
 *
 * @param known - the signed-in user, when `updates` is a whole user: what is the same there is no change
 */
function changesOf(core: Core, updates: object, known?: Fields): UpdateProfileParams {
  const changes: Fields = {};
  for (const name in updates) {
    // Looked up by its given name.
    const value = (updates as Fields)[name];
    const isUnchanged = known ? isSame(value, known[name]) : value === undefined;
    if (updatable.indexOf(name) >= 0) {
      if (value !== undefined && !(isUnchanged && value === null)) changes[name] = value;
    } else if (!isUnchanged && !(known && moving.indexOf(name) >= 0)) throw cannotChange(core, name);
  }
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
    if (typeof data.url !== 'string' || !data.url) throw new TypeError('url');
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
  updateProfile(updates: object) {
    const given = updates || {};
    // Only a whole user has an id.
    const changes = (given as Partial<User>).id === undefined && changesOf(this, given);
    return signedIn(this).then((mark) =>
      // A whole user is compared with the signed-in one, whom a slow storage knows only now.
      sendProfile(this, mark, changes || changesOf(this, given, { ...this.session.user() })),
    );
  },

  updateAvatar,
  uploadAvatar: updateAvatar,
};
