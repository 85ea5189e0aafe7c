import type { Envelope } from '../../types/envelope';
import type { GetProfileParams, UpdateProfileParams, UserProfile } from '../../types/profile';
import type { Routes } from './route';

/** The profile of the signed-in user. */
export interface ProfileApi {
  /**
   * Reads the profile of the signed-in user. `GET /api/v3/get-profile`
   * @param params - what to include beyond the plain fields.
   */
  getProfile(params?: GetProfileParams): Promise<Envelope<UserProfile>>;
  /**
   * Changes profile fields and answers with the whole profile. `POST /api/v3/update-profile`
   * @param params - the fields to change; the others stay as they are.
   */
  updateProfile(params: UpdateProfileParams): Promise<Envelope<UserProfile>>;
}

export const profileRoutes: Routes<ProfileApi> = {
  getProfile: ['GET', 'get-profile'],
  updateProfile: ['POST', 'update-profile'],
};
