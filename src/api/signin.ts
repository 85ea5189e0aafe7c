import type { Envelope } from '../../types/envelope';
import type { UserProfile } from '../../types/profile';
import type {
  LoginTokens,
  SignInByCredentialsParams,
  SignInByMobileParams,
  SignUpParams,
} from '../../types/signin';
import type { Routes } from './route';

/**
 * Sign-up and sign-in. These calls return tokens and leave the session of the client unchanged: `loginByCode`, `loginByPhone` and the
 * other methods of the client sign it in.
 */
export interface SigninApi {
  /**
   * Creates an account with a password or a one-time code. Returns the user and no tokens.
   * `POST /api/v3/signup`
   *
   * @param params - `connection` with its payload, and optionally profile fields to start with
   * @returns the envelope with the new user in `data`
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2026 the user already exists, 2029 password
   * too short, 2031 sign-up is closed)
   * @example
   * await authing.api.sendSms({ channel: 'CHANNEL_REGISTER', phoneNumber: '13800138000' });
   * const { data: user } = await authing.api.signUp({
   *   connection: 'PASSCODE',
   *   passCodePayload: { phone: '13800138000', passCode: '123456' },
   *   profile: { nickname: '林美' },
   * });
   * console.log(user.userId);
   */
  signUp(params: SignUpParams): Promise<Envelope<UserProfile>>;
  /**
   * Signs in with a password, a one-time code, LDAP or Active Directory.
   * `POST /api/v3/signin`
   *
   * @param params - `connection` with its payload, and optionally scope and other extras
   * @returns the envelope with tokens in `data`
   * @throws GenAuthError of kind `step` when the sign-in needs another step: a captcha (2000), a second factor
   * (1635, 1636), a new password (1639, 2058)
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 unknown account, 2005 locked, 2333 wrong
   * account or password, 2120008 not active)
   * @example
   * try {
   *   const { data: tokens } = await authing.api.signInByCredentials({
   *     connection: 'PASSWORD',
   *     passwordPayload: { email: 'wangruoxi@example.com', password: 'passw0rd' },
   *   });
   *   console.log(tokens.access_token);
   * } catch (error) {
   *   if (error.code === 1635) console.log(error.data.mfaToken);
   * }
   */
  signInByCredentials(params: SignInByCredentialsParams): Promise<Envelope<LoginTokens>>;
  /**
   * Signs in with what WeChat gives a mini program: a `wx.login` code, optionally with the encrypted phone number
   * or the phone code of a `getPhoneNumber` button.
   * `POST /api/v3/signin-by-mobile`
   *
   * @param params - `connection` with its payload, and the identifier of the mini program connection
   * @returns the envelope with tokens in `data`
   * @throws GenAuthError of kind `api` (404 there is no such connection, 602 WeChat rejected the code, 2031
   * sign-up is closed); `step` when the sign-in needs another step
   * @example
   * const { code } = await wx.login();
   * const { data: tokens } = await authing.api.signInByMobile({
   *   connection: 'wechat_mini_program_code',
   *   extIdpConnidentifier: 'my-wxapp',
   *   wechatMiniProgramCodePayload: { code },
   *   options: { scope: 'openid profile' },
   * });
   * console.log(tokens.access_token);
   */
  signInByMobile(params: SignInByMobileParams): Promise<Envelope<LoginTokens>>;
}

export const signinRoutes: Routes<SigninApi> = {
  signUp: ['POST', 'signup', 'anonymous'],
  signInByCredentials: ['POST', 'signin', 'anonymous'],
  signInByMobile: ['POST', 'signin-by-mobile', 'anonymous'],
};
