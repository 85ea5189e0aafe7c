import type { Methods } from '../surface';
import type { User } from '../user';
import { openNow, sessionSyncMethods } from './session';

/**
 * The stored session, as authing-js-sdk showed it. Reads storage once, asks nobody; with asynchronous storage (`encryptStorage`) it is empty
 * until `ensureLogin()` or `getCurrentUser()` has answered.
 */
export interface TokenProviderMethods {
  /** The access token as it is stored, `''` when there is none. It may be over: calls of the client renew it, this does not. */
  getToken(): string;
  /** As `setToken` of the client. */
  setToken(token: string): void;
  /** The user as last seen, `null` when nobody is signed in. */
  getUser(): User | null;
  /** As `setCurrentUser` of the client. */
  setUser(user: User): void;
  /** Ends the session on this phone; the tokens stay good on the server, so `logout` of the client is safer. */
  clearUser(): void;
}

export const tokenProviderMethods: Methods<TokenProviderMethods> = {
  getToken() {
    const { tokens } = openNow(this);
    return tokens ? tokens.accessToken : '';
  },

  setToken: sessionSyncMethods.setToken,

  getUser() {
    return openNow(this).user();
  },

  setUser: sessionSyncMethods.setCurrentUser,

  clearUser() {
    openNow(this).end('logout');
  },
};
