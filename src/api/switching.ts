import type { Envelope } from '../../types/envelope';
import type { LoginTokens } from '../../types/signin';
import type {
  ListPublicAccountsForSwitchLoggedInParams,
  SwitchableAccounts,
  SwitchLoginByUserParams,
} from '../../types/switching';
import type { Routes } from './route';

/** Switching to a public account that several people share, and back. */
export interface SwitchingApi {
  /**
   * Lists the accounts to which the signed-in user can switch.
   * `GET /api/v3/get-user-select-login-public-accounts`
   *
   * @param params - whether to include the user's own account
   * @returns the envelope with the accounts in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.listPublicAccountsForSwitchLoggedIn({ withOriginUser: true });
   * console.log(data[0].publicAccounts.map((account) => account.displayName));
   */
  listPublicAccountsForSwitchLoggedIn(
    params?: ListPublicAccountsForSwitchLoggedInParams,
  ): Promise<Envelope<SwitchableAccounts[]>>;
  /**
   * Returns tokens of another account of the signed-in user. The session of the client does not change.
   * `POST /api/v3/switch-login-by-user`
   *
   * @param params - id of the account, and optionally scope and other extras
   * @returns the envelope with tokens in `data`
   * @throws GenAuthError of kind `api` (403 the user may not switch to this account, 2004 there is no such
   * account); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.listPublicAccountsForSwitchLoggedIn();
   * const targetUserId = data[0].publicAccounts[0].userId;
   * const { data: tokens } = await authing.api.switchLoginByUser({ targetUserId });
   * console.log(tokens.access_token);
   */
  switchLoginByUser(params: SwitchLoginByUserParams): Promise<Envelope<LoginTokens>>;
}

export const switchingRoutes: Routes<SwitchingApi> = {
  listPublicAccountsForSwitchLoggedIn: ['GET', 'get-user-select-login-public-accounts'],
  switchLoginByUser: ['POST', 'switch-login-by-user'],
};
