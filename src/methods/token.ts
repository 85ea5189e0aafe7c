import type { SubMethods } from '../install';
import type { User } from '../user';
import { setCurrentUser, setToken } from './session';

/**
 * The stored session, as authing-js-sdk shows it. Its methods read storage once and send no request; with asynchronous storage
 * (`encryptStorage`, or a `storage` that returns promises) it is empty until `ensureLogin()` or `getCurrentUser()` has settled.
 */
export interface TokenProviderMethods {
  /**
   * Returns the stored access token, which may have expired. For a token that is valid use `getAccessToken` of the client. No request.
   *
   * @returns the access token; `''` when signed out
   * @throws nothing: signed out is a result
   * @example
   * const token = authing.tokenProvider.getToken();
   * console.log(token !== '');
   */
  getToken(): string;
  /**
   * Replaces the access token of the session, as `setToken` of the client. No request.
   *
   * @param token - the access token
   * @returns nothing; the token is in use when the call returns
   * @throws GenAuthError of kind `config` when `token` is not a text or is empty
   * @example
   * const token = await authing.getAccessToken();
   * authing.tokenProvider.setToken(token);
   */
  setToken(token: string): void;
  /**
   * Returns the last known user, as `authing.user`. No request.
   *
   * @returns the user; `null` when signed out
   * @throws nothing: signed out is a result
   * @example
   * const user = authing.tokenProvider.getUser();
   * console.log(user && user.id);
   */
  getUser(): User | null;
  /**
   * Replaces the stored user, as `setCurrentUser` of the client. No request.
   *
   * @param user - the whole user; with another `id` than the signed-in user it needs a `token`
   * @returns nothing; the user is stored when the call returns
   * @throws GenAuthError of kind `config` when `user` is not a user, or is another one than the signed-in user and has no token; `session`
   * when signed out and `user` has no token
   * @example
   * const user = authing.tokenProvider.getUser();
   * authing.tokenProvider.setUser({ ...user, nickname: 'Mick' });
   */
  setUser(user: User): void;
  /**
   * Ends the session on this phone. The tokens stay valid on the server, so `logout` of the client is safer. No request.
   *
   * @returns nothing; the session has ended when the call returns
   * @throws nothing, also when signed out
   * @example
   * authing.tokenProvider.clearUser();
   * console.log(authing.user);
   */
  clearUser(): void;
}

export const tokenProviderMethods: SubMethods<TokenProviderMethods> = {
  getToken() {
    const { tokens } = this.core.openNow();
    return tokens ? tokens.accessToken : '';
  },

  setToken(token) {
    setToken(this.core, token);
  },

  getUser() {
    return this.core.openNow().user();
  },

  setUser(user) {
    setCurrentUser(this.core, user);
  },

  clearUser() {
    this.core.openNow().end('logout');
  },
};
