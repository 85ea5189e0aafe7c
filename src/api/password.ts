import type { Envelope, SuccessData } from '../../types/envelope';
import type {
  PasswordCheck,
  PasswordResetGrant,
  ResetPasswordByFirstLoginTokenParams,
  ResetPasswordParams,
  UpdatePasswordParams,
  ValidatePasswordParams,
  VerifyResetPasswordRequestParams,
} from '../../types/password';
import type { Routes } from './route';

/** Passwords: changing, resetting, checking. Nothing is encrypted on the way; `passwordEncryptType` says what the caller did. */
export interface PasswordApi {
  /**
   * Changes the password of the signed-in user, or sets the first one. `POST /api/v3/update-password`
   * @param params - the new password, and the present one unless there is none.
   */
  updatePassword(params: UpdatePasswordParams): Promise<Envelope<undefined>>;
  /**
   * First step for a forgotten password: proves who asks. `POST /api/v3/verify-reset-password-request`
   * @param params - `verifyMethod` and the payload with the code that was sent on `CHANNEL_RESET_PASSWORD`.
   */
  verifyResetPasswordRequest(params: VerifyResetPasswordRequestParams): Promise<Envelope<PasswordResetGrant>>;
  /**
   * Second step for a forgotten password: sets the new one. `POST /api/v3/reset-password`
   * @param params - the new password and the `passwordResetToken` of the first step.
   */
  resetPassword(params: ResetPasswordParams): Promise<Envelope<SuccessData>>;
  /**
   * Tells whether a password is right, before something sensitive is done. `POST /api/v3/validate-password`
   * @param params - the account, named in one way, and the password.
   */
  validatePassword(params: ValidatePasswordParams): Promise<Envelope<PasswordCheck>>;
  /**
   * Sets the password that a first sign-in was refused for with api code 1639.
   * `POST /api/v2/users/password/reset-by-first-login-token`
   * @param params - `data.token` of that error and the new password.
   */
  resetPasswordByFirstLoginToken(params: ResetPasswordByFirstLoginTokenParams): Promise<Envelope<unknown>>;
}

export const passwordRoutes: Routes<PasswordApi> = {
  updatePassword: ['POST', 'update-password'],
  verifyResetPasswordRequest: ['POST', 'verify-reset-password-request', 'optional'],
  resetPassword: ['POST', 'reset-password', 'optional'],
  validatePassword: ['POST', 'validate-password'],
  resetPasswordByFirstLoginToken: ['POST', '/api/v2/users/password/reset-by-first-login-token', 'anonymous'],
};
