import type { UnlinkExtIdpParams } from '../../types/identity';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import { done, listOf, type CommonMessage } from './answer';
import type { IdentityMethods } from './identity';

/** Lists and removes the identities of the signed-in user. In a mini program the social sign-in itself is `loginByCode`. */
export interface SocialMethods extends Pick<IdentityMethods, 'getIdentities'> {
  /**
   * Removes the identities of one identity source from the signed-in user, who can no longer sign in with them.
   * `POST /api/v3/unlink-extidp`
   *
   * @param params - the `extIdpId` of the identity, as `getIdentities` returns it
   * @returns `{ code: 200, message }`, once the identities are removed
   * @throws GenAuthError of kind `api` (2217 the user would have no way to sign in left, 404 the user has no such identity); `session` when
   * signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const identities = await authing.social.getIdentities();
   * const wechat = identities.find(({ provider }) => provider === 'wechat');
   * await authing.social.unlinkExtIdp({ extIdpId: wechat.extIdpId });
   */
  unlinkExtIdp(params: UnlinkExtIdpParams): Promise<CommonMessage>;
}

export const socialMethods: SubMethods<SocialMethods> = {
  getIdentities() {
    return call(this.core, 'getIdentities').then(listOf);
  },

  unlinkExtIdp(params) {
    return call(this.core, 'unlinkExtIdp', params).then(done);
  },
};
