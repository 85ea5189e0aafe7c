import type { UnlinkExtIdpParams } from '../../types/identity';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import { done, listOf, type CommonMessage } from './answer';
import type { IdentityMethods } from './identity';

/** Accounts elsewhere that are linked to the user. In a mini program the social sign-in itself is `loginByCode`. */
export interface SocialMethods extends Pick<IdentityMethods, 'getIdentities'> {
  /**
   * Removes an identity from the signed-in user. `POST /api/v3/unlink-extidp`
   *
   * @param params - the `extIdpId` of the identity, as `getIdentities` lists it
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
