import type { Envelope } from '../../types/envelope';
import type { GetProfileParams, UpdateProfileParams, UserProfile } from '../../types/profile';
import type { Routes } from './route';

/** The profile of the signed-in user. */
export interface ProfileApi {
  /**
   * Reads the profile of the signed-in user.
   * `GET /api/v3/get-profile`
   *
   * @param params - what to include beyond the plain fields: custom data, identities, department ids
   * @returns the envelope with the profile in `data`; the granted scope decides which fields it has
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: profile } = await authing.api.getProfile({ withCustomData: true });
   * console.log(profile.userId, profile.nickname, profile.customData);
   */
  getProfile(params?: GetProfileParams): Promise<Envelope<UserProfile>>;
  /**
   * Changes fields of the signed-in user's profile.
   * `POST /api/v3/update-profile`
   *
   * @param params - the fields to change; the others stay as they are
   * @returns the envelope with the whole profile in `data`
   * @throws GenAuthError of kind `api` (1108 the username is taken); `session` when signed out
   * @example
   * const { data: profile } = await authing.api.updateProfile({
   *   nickname: '林美',
   *   customData: { vip: true },
   * });
   * console.log(profile.nickname);
   */
  updateProfile(params: UpdateProfileParams): Promise<Envelope<UserProfile>>;
}

export const profileRoutes: Routes<ProfileApi> = {
  getProfile: ['GET', 'get-profile'],
  updateProfile: ['POST', 'update-profile'],
};
