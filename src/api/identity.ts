import type { Envelope } from '../../types/envelope';
import type { Identity, UnlinkExtIdpParams } from '../../types/identity';
import type { Routes } from './route';

/** External accounts, such as WeChat, that are linked to the signed-in user. */
export interface IdentityApi {
  /**
   * Lists the external identities of the signed-in user.
   * `GET /api/v3/get-identities`
   *
   * @returns the envelope with the identities in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: identities } = await authing.api.getIdentities();
   * console.log(identities.some((identity) => identity.provider === 'wechat'));
   */
  getIdentities(): Promise<Envelope<Identity[]>>;
  /**
   * Unlinks an external identity from the signed-in user. An account keeps at least one way to sign in.
   * `POST /api/v3/unlink-extidp`
   *
   * @param params - `extIdpId` of the identity: the id of the identity source, not of a connection
   * @returns the envelope without `data`, once the identity is unlinked
   * @throws GenAuthError of kind `api` (404 the user has no such identity, 2217 the only way to sign in);
   * `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data: identities } = await authing.api.getIdentities();
   * const wechat = identities.find((identity) => identity.provider === 'wechat');
   * await authing.api.unlinkExtIdp({ extIdpId: wechat.extIdpId });
   */
  unlinkExtIdp(params: UnlinkExtIdpParams): Promise<Envelope<undefined>>;
}

export const identityRoutes: Routes<IdentityApi> = {
  getIdentities: ['GET', 'get-identities'],
  unlinkExtIdp: ['POST', 'unlink-extidp'],
};
