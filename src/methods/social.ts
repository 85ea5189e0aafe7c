import type { UnlinkExtIdpParams } from '../../types/identity';
import { done, type CommonMessage } from '../flows/answer';
import type { Methods } from '../surface';
import { identityMethods, type IdentityMethods } from './identity';

/** Accounts elsewhere that are linked to the user. In a mini program the social sign-in itself is `loginByCode`. */
export interface SocialMethods extends Pick<IdentityMethods, 'getIdentities'> {
  /**
   * Removes an identity from the signed-in user. `POST /api/v3/unlink-extidp`
   *
   * @param params - the `extIdpId` of the identity, as `getIdentities` lists it
   */
  unlinkExtIdp(params: UnlinkExtIdpParams): Promise<CommonMessage>;
}

export const socialMethods: Methods<SocialMethods> = {
  getIdentities: identityMethods.getIdentities,

  unlinkExtIdp(params) {
    return this.api.unlinkExtIdp(params).then(done);
  },
};
