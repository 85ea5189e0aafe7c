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

/**
 * Passwords: changing, resetting and checking them. They are sent as given; `passwordEncryptType` says how they are encrypted.
 */
export interface PasswordApi {
  /**
   * Changes the password of the signed-in user, or sets the first one.
   * `POST /api/v3/update-password`
   *
   * @param params - the new password, and the current one unless the account has none
   * @returns the envelope without `data`, once the password is set
   * @throws GenAuthError of kind `api` (2006 wrong current password, 2016 the password cannot be decrypted, 2029
   * too short, 2201 the current password is missing); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.updatePassword({ oldPassword: 'passw0rd', newPassword: 'N3w-passw0rd' });
   */
  updatePassword(params: UpdatePasswordParams): Promise<Envelope<undefined>>;
  /**
   * First step after a forgotten password: checks the code that was sent to the user. Works signed out.
   * `POST /api/v3/verify-reset-password-request`
   *
   * @param params - `verifyMethod`, and its payload with the code sent on `CHANNEL_RESET_PASSWORD`
   * @returns the envelope with the `passwordResetToken` for {@link PasswordApi.resetPassword} in `data`
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 unknown number or email)
   * @example
   * const phoneNumber = '13900001111';
   * await authing.api.sendSms({ channel: 'CHANNEL_RESET_PASSWORD', phoneNumber });
   * const { data } = await authing.api.verifyResetPasswordRequest({
   *   verifyMethod: 'PHONE_PASSCODE',
   *   phonePassCodePayload: { phoneNumber, passCode: '123456' },
   * });
   * console.log(data.tokenExpiresIn);
   */
  verifyResetPasswordRequest(params: VerifyResetPasswordRequestParams): Promise<Envelope<PasswordResetGrant>>;
  /**
   * Second step after a forgotten password: sets the new one. Works signed out, and returns no tokens.
   * `POST /api/v3/reset-password`
   *
   * @param params - the new password, and the `passwordResetToken` of
   * {@link PasswordApi.verifyResetPasswordRequest}
   * @returns the envelope, once the password is set
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired, 2016 the password cannot be
   * decrypted, 2029 too short)
   * @example
   * const email = 'zhouzihang@example.com';
   * await authing.api.sendEmail({ channel: 'CHANNEL_RESET_PASSWORD', email });
   * const { data } = await authing.api.verifyResetPasswordRequest({
   *   verifyMethod: 'EMAIL_PASSCODE',
   *   emailPassCodePayload: { email, passCode: '123456' },
   * });
   * const { passwordResetToken } = data;
   * await authing.api.resetPassword({ passwordResetToken, password: 'N3w-passw0rd' });
   */
  resetPassword(params: ResetPasswordParams): Promise<Envelope<SuccessData>>;
  /**
   * Checks a password, for instance before a payment.
   * `POST /api/v3/validate-password`
   *
   * @param params - the account, named in one way, and the password; without a name the signed-in user's
   * @returns the envelope with `data.valid`
   * @throws GenAuthError of kind `api` (2016 the password cannot be decrypted); `session` when signed out
   * @example
   * const { data } = await authing.api.validatePassword({ phone: '13900001111', password: 'passw0rd' });
   * console.log(data.valid);
   */
  validatePassword(params: ValidatePasswordParams): Promise<Envelope<PasswordCheck>>;
  /**
   * Sets the password that a first sign-in requires (code 1639). Sign in with it afterwards.
   * `POST /api/v2/users/password/reset-by-first-login-token`
   *
   * @param params - `data.token` of the error, and the new password, encrypted with RSA
   * @returns the envelope, once the password is set
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired, 2016 the password cannot be
   * decrypted, 2029 too short)
   * @example
   * const { rsa } = require('authing-wxapp-sdk/encrypt');
   * const passwordPayload = { username: 'zhangmin', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const password = await rsa('N3w-passw0rd', await authing.getPublicKey('rsa'));
   * await authing.api.resetPasswordByFirstLoginToken({ token: step.data.token, password });
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
