import type { UpdateProfileParams } from '../../types/profile';
import type { User } from '../user';
import type { Core } from './core';
import { send } from './send';
import { keepChanged } from './user';

// Since base library 2.27.1 WeChat gives every user the same name and the same grey picture.
const placeholderName = /^(微信用户|wechat user)$/i;
// The picture's address, whatever host and size are around it.
const greyAvatar = 'POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6ic';

function parseRawData(core: Core, rawData: string): UpdateProfileParams {
  let raw: { nickName?: unknown; avatarUrl?: unknown };
  try {
    // Both fields are unknown, and checked below.
    raw = JSON.parse(rawData) as typeof raw;
  } catch {
    throw core.configError('argument', 'rawData', 'JSON');
  }
  const { nickName, avatarUrl } = raw || {};
  const profile: UpdateProfileParams = {};
  if (typeof nickName !== 'string' || !nickName || placeholderName.test(nickName)) return profile;
  profile.nickname = nickName;
  if (typeof avatarUrl === 'string' && avatarUrl && avatarUrl.indexOf(greyAvatar) < 0)
    profile.photo = avatarUrl;
  return profile;
}

/** Fills the fields of the profile that are still empty. The user is signed in by now: failing here must not undo that. */
function fillProfile(core: Core, user: User, profile: UpdateProfileParams): Promise<User> | User {
  const missing: UpdateProfileParams = {};
  if (profile.nickname && !user.nickname) missing.nickname = profile.nickname;
  if (profile.photo && !user.photo) missing.photo = profile.photo;
  const { session } = core;
  if (!missing.nickname && !missing.photo) return user;
  // A listener may have signed out, or in as another account.
  if (!session.tokens || session.userId() !== user.id) return user;
  const mark = session.mark();
  // With the token of this sign-in: a renewal or another sign-in from within a sign-in would wait for itself.
  return send(core, session.tokens.accessToken, 'updateProfile', missing)
    .then(({ data }) => keepChanged(core, mark, data))
    .then(undefined, () => user);
}

/**
 * Reads the user info that WeChat gave as text, and returns what fills the empty fields of a profile with it.
 *
 * @throws GenAuthError of kind `config` for a text that is not JSON
 */
export function profileFiller(core: Core, rawData: string): (user: User) => Promise<User> | User {
  const profile = parseRawData(core, rawData);
  return (user) => fillProfile(core, user, profile);
}
