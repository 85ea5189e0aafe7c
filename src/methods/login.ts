import type { Methods } from '../install';
import { signInByCode, type LoginByCodeOptions } from '../session/wechat';
import type { User } from '../user';

/** The sign-in of a mini program. Source: the mini program page of the product. */
export interface LoginMethods {
  /**
   * Signs in with the WeChat identity, without asking the user; creates the account at the first time. Resolves to the user and keeps the
   * session.
   *
   * @param code - of `wx.login`, used as it is and once; left out, the SDK fetches one itself
   * @param options - `rawData`, or `iv` and `encryptedData`, to fill the profile of a new user
   * @throws GenAuthError `config` without `extIdpConnidentifier`; `step` when the server asks for more; `api` for a code that is used or
   * no longer good
   */
  loginByCode(code?: string, options?: LoginByCodeOptions): Promise<User>;
}

export const loginMethods: Methods<LoginMethods> = {
  loginByCode(code, options) {
    return signInByCode(this, code, options || {});
  },
};
