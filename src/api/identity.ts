import type { Envelope } from '../../types/envelope';
import type { Identity, UnlinkExtIdpParams } from '../../types/identity';
import type { Routes } from './route';

/** Accounts elsewhere, such as WeChat, that are linked to the signed-in user. */
export interface IdentityApi {
  /** Lists the identities linked to the signed-in user. `GET /api/v3/get-identities` */
  getIdentities(): Promise<Envelope<Identity[]>>;
  /**
   * Removes an identity from the signed-in user. `POST /api/v3/unlink-extidp`
   * @param params - the `extIdpId` of the identity: that of the source, not of a connection.
   */
  unlinkExtIdp(params: UnlinkExtIdpParams): Promise<Envelope<undefined>>;
}

export const identityRoutes: Routes<IdentityApi> = {
  getIdentities: ['GET', 'get-identities'],
  unlinkExtIdp: ['POST', 'unlink-extidp'],
};
