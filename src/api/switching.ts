import type { Envelope } from '../../types/envelope';
import type { LoginTokens } from '../../types/signin';
import type {
  ListPublicAccountsForSwitchLoggedInParams,
  SwitchableAccounts,
  SwitchLoginByUserParams,
} from '../../types/switching';
import type { Routes } from './route';

/** Acting as a public account that several people share. */
export interface SwitchingApi {
  /**
   * Lists the accounts the user may act as. `GET /api/v3/get-user-select-login-public-accounts`
   * @param params - whether to include the personal account.
   */
  listPublicAccountsForSwitchLoggedIn(
    params?: ListPublicAccountsForSwitchLoggedInParams,
  ): Promise<Envelope<SwitchableAccounts[]>>;
  /**
   * Answers with tokens of another account of the user; the session of the client does not change.
   * `POST /api/v3/switch-login-by-user`
   * @param params - the account to switch to.
   */
  switchLoginByUser(params: SwitchLoginByUserParams): Promise<Envelope<LoginTokens>>;
}

export const switchingRoutes: Routes<SwitchingApi> = {
  listPublicAccountsForSwitchLoggedIn: ['GET', 'get-user-select-login-public-accounts'],
  switchLoginByUser: ['POST', 'switch-login-by-user'],
};
