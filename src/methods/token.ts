import type { SubMethods } from '../install';
import type { User } from '../user';
import { setCurrentUser, setToken } from './session';

/**
 * The stored session, as authing-js-sdk showed it. Reads storage once and sends no request; with asynchronous storage (`encryptStorage`) it
 * is empty until `ensureLogin()` or `getCurrentUser()` has settled.
 */
export interface TokenProviderMethods {
  /** The access token as it is stored, `''` when there is none. It may have expired: use `getAccessToken` of the client for a token
   * that is valid. */
  getToken(): string;
  /** As `setToken` of the client. */
  setToken(token: string): void;
  /** The last known user, `null` when signed out. */
  getUser(): User | null;
  /** As `setCurrentUser` of the client. */
  setUser(user: User): void;
  /** Ends the session on this phone; the tokens stay good on the server, so `logout` of the client is safer. */
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
