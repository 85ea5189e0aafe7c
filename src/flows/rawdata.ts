import type { UpdateProfileParams } from '../../types/profile';
import type { Core } from '../core';
import { configError } from '../error';
import type { User } from '../user';
import { sendProfile } from './profile';
import { signedIn } from './signin';

// Since base library 2.27.1 WeChat hands out one name and one grey picture for everybody.
const placeholderName = /^(微信用户|wechat user)$/i;
// The picture's address, whatever host and size are around it.
const greyAvatar = 'POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6ic';

function profileOf(core: Core, rawData: string): UpdateProfileParams {
  let raw: { nickName?: unknown; avatarUrl?: unknown };
  try {
    raw = JSON.parse(rawData) as typeof raw;
  } catch {
    throw configError(core.options.lang, 'argument', 'rawData', 'JSON');
  }
  const { nickName, avatarUrl } = raw || {};
  const profile: UpdateProfileParams = {};
  if (typeof nickName !== 'string' || !nickName || placeholderName.test(nickName)) return profile;
  profile.nickname = nickName;
  if (typeof avatarUrl === 'string' && avatarUrl && avatarUrl.indexOf(greyAvatar) < 0)
    profile.photo = avatarUrl;
  return profile;
}

/** Fills fields of the profile that are still empty. The user is signed in by now: failing here must not undo that. */
function fillProfile(core: Core, user: User, profile: UpdateProfileParams): Promise<User> | User {
  const missing: UpdateProfileParams = {};
  if (profile.nickname && !user.nickname) missing.nickname = profile.nickname;
  if (profile.photo && !user.photo) missing.photo = profile.photo;
  if (!missing.nickname && !missing.photo) return user;
  return signedIn(core)
    .then(function (mark) {
      return sendProfile(core, mark, missing);
    })
    .then(undefined, function () {
      return user;
    });
}

/**
 * Reads the user info that WeChat gave as text, and returns what fills the empty fields of a profile with it.
 *
 * @throws GenAuthError of kind `config` for a text that is no JSON
 */
export function profileFiller(core: Core, rawData: string): (user: User) => Promise<User> | User {
  const profile = profileOf(core, rawData);
  return function (user) {
    return fillProfile(core, user, profile);
  };
}
