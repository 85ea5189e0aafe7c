import type { Methods } from '../install';
import { signInByCode, type LoginByCodeOptions } from '../session/wechat';
import type { User } from '../user';

/** Signs in with the WeChat identity. */
export interface LoginMethods {
  /**
   * Signs in with the WeChat identity, without asking the user, and keeps the session. A WeChat user who is new to the user pool gets an
   * account; one who has signed in through another app of the same WeChat Open Platform account gets the account of that sign-in. To sign
   * in when the app starts, use `ensureLogin`: it signs in only when there is no session. Product page: `loginByCode`.
   * `POST /api/v3/signin-by-mobile`, `GET /api/v3/get-profile`
   *
   * @param code - from `wx.login`; good for one call, for five minutes. When it is left out, the SDK calls `wx.login` itself
   * @param options - see {@link LoginByCodeOptions}, all optional: `rawData`, or `iv` and `encryptedData`, fill the profile of a new user
   * @returns the user, signed in
   * @throws GenAuthError of kind `config` when no `extIdpConnidentifier` is set; `api` when WeChat refuses the code, with the number of
   * WeChat in the message (40029 not valid, 40163 already used), and when sign-up is closed (2031); `step` when the sign-in needs another
   * step; `network` or `timeout` when the server cannot be reached
   * @example
   * const { code } = await wx.login();
   * const user = await authing.loginByCode(code);
   * console.log(user.id, user.nickname);
   */
  loginByCode(code?: string, options?: LoginByCodeOptions): Promise<User>;
}

export const loginMethods: Methods<LoginMethods> = {
  loginByCode(code, options) {
    return signInByCode(this, code, options || {});
  },
};
