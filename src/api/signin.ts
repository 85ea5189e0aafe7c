import type { Envelope } from '../../types/envelope';
import type { UserProfile } from '../../types/profile';
import type {
  LoginTokens,
  SignInByCredentialsParams,
  SignInByMobileParams,
  SignUpParams,
} from '../../types/signin';
import type { Routes } from './route';

/** Signing up and signing in. These calls answer with tokens and leave the session of the client alone. */
export interface SigninApi {
  /**
   * Creates an account with a password or a one-time code; answers with the user, without tokens. `POST /api/v3/signup`
   * @param params - `connection`, the payload that belongs to it, and optionally profile fields to start with.
   */
  signUp(params: SignUpParams): Promise<Envelope<UserProfile>>;
  /**
   * Signs in with a password, a one-time code, LDAP or Active Directory. `POST /api/v3/signin`
   * @param params - `connection` and the payload that belongs to it.
   * @throws GenAuthError of kind `step` when the server asks for more: a captcha, a second factor, a new password.
   */
  signInByCredentials(params: SignInByCredentialsParams): Promise<Envelope<LoginTokens>>;
  /**
   * Signs in with what WeChat gives a mini program: a login code, a phone ciphertext or a phone code.
   * `POST /api/v3/signin-by-mobile`
   * @param params - `connection`, the payload that belongs to it, and the identifier of the mini program connection.
   */
  signInByMobile(params: SignInByMobileParams): Promise<Envelope<LoginTokens>>;
}

export const signinRoutes: Routes<SigninApi> = {
  signUp: ['POST', 'signup', 'anonymous'],
  signInByCredentials: ['POST', 'signin', 'anonymous'],
  signInByMobile: ['POST', 'signin-by-mobile', 'anonymous'],
};
