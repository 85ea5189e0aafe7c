import type {
  AccountDeletionGrant,
  BindEmailParams,
  BindPhoneParams,
  DeleteAccountParams,
  EmailUpdateGrant,
  PhoneUpdateGrant,
  SecurityInfo,
  UnbindEmailParams,
  UnbindPhoneParams,
  UpdateEmailParams,
  UpdatePhoneParams,
  VerifyDeleteAccountRequestParams,
  VerifyUpdateEmailRequestParams,
  VerifyUpdatePhoneRequestParams,
} from '../../types/account';
import type { Envelope, SuccessData } from '../../types/envelope';
import type { Routes } from './route';

/** Email, phone, security and closing of the signed-in user's account. */
export interface AccountApi {
  /**
   * Binds an email to an account that has none.
   * `POST /api/v3/bind-email`
   *
   * @param params - the email, and the code sent to it on `CHANNEL_BIND_EMAIL`
   * @returns the envelope without `data`, once the email is bound
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2200 the email belongs to another account);
   * `session` when signed out
   * @example
   * const email = 'linxiaoyu@example.com';
   * await authing.api.sendEmail({ channel: 'CHANNEL_BIND_EMAIL', email });
   * // The user types the code of the mail.
   * await authing.api.bindEmail({ email, passCode: '123456' });
   */
  bindEmail(params: BindEmailParams): Promise<Envelope<undefined>>;
  /**
   * Removes the email from the account. An account keeps at least one way to sign in.
   * `POST /api/v3/unbind-email`
   *
   * @param params - the code sent to the current email on `CHANNEL_UNBIND_EMAIL`
   * @returns the envelope without `data`, once the email is removed
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2217 the only way to sign in, 2219 the account
   * has no email); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.sendEmail({ channel: 'CHANNEL_UNBIND_EMAIL', email: 'zhouzihang@example.com' });
   * await authing.api.unbindEmail({ passCode: '123456' });
   */
  unbindEmail(params: UnbindEmailParams): Promise<Envelope<undefined>>;
  /**
   * Binds a phone number to an account that has none.
   * `POST /api/v3/bind-phone`
   *
   * @param params - the number, and the code sent to it on `CHANNEL_BIND_PHONE`
   * @returns the envelope without `data`, once the number is bound
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2035 the number belongs to another account);
   * `session` when signed out
   * @example
   * const phoneNumber = '13800138000';
   * await authing.api.sendSms({ channel: 'CHANNEL_BIND_PHONE', phoneNumber });
   * await authing.api.bindPhone({ phoneNumber, passCode: '123456' });
   */
  bindPhone(params: BindPhoneParams): Promise<Envelope<undefined>>;
  /**
   * Removes the phone number from the account. An account keeps at least one way to sign in.
   * `POST /api/v3/unbind-phone`
   *
   * @param params - the code sent to the current number on `CHANNEL_UNBIND_PHONE`
   * @returns the envelope without `data`, once the number is removed
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2216 the account has no phone number, 2217 the
   * only way to sign in); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.sendSms({ channel: 'CHANNEL_UNBIND_PHONE', phoneNumber: '13900001111' });
   * await authing.api.unbindPhone({ passCode: '123456' });
   */
  unbindPhone(params: UnbindPhoneParams): Promise<Envelope<undefined>>;
  /**
   * First step of changing the email: checks the codes of the new email and, if there is one, of the current
   * email.
   * `POST /api/v3/verify-update-email-request`
   *
   * @param params - the emails, and the codes sent to them on `CHANNEL_UPDATE_EMAIL`
   * @returns the envelope with the `updateEmailToken` for {@link AccountApi.updateEmail} in `data`
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2037 not the current email, 2200 the new email
   * belongs to another account, 2229 both are the same); `session` when signed out
   * @example
   * const newEmail = 'linxiaoyu@example.com';
   * await authing.api.sendEmail({ channel: 'CHANNEL_UPDATE_EMAIL', email: newEmail });
   * const { data } = await authing.api.verifyUpdateEmailRequest({
   *   verifyMethod: 'EMAIL_PASSCODE',
   *   emailPassCodePayload: { newEmail, newEmailPassCode: '123456' },
   * });
   * await authing.api.updateEmail({ updateEmailToken: data.updateEmailToken });
   */
  verifyUpdateEmailRequest(params: VerifyUpdateEmailRequestParams): Promise<Envelope<EmailUpdateGrant>>;
  /**
   * Second step of changing the email: sets the new email.
   * `POST /api/v3/update-email`
   *
   * @param params - the `updateEmailToken` of {@link AccountApi.verifyUpdateEmailRequest}, valid for 60 s
   * @returns the envelope, once the email is changed
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired, 2200 the email belongs to
   * another account); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const [oldEmail, newEmail] = ['zhouzihang@example.com', 'zihang@example.com'];
   * await authing.api.sendEmail({ channel: 'CHANNEL_UPDATE_EMAIL', email: oldEmail });
   * await authing.api.sendEmail({ channel: 'CHANNEL_UPDATE_EMAIL', email: newEmail });
   * const { data } = await authing.api.verifyUpdateEmailRequest({
   *   verifyMethod: 'EMAIL_PASSCODE',
   *   emailPassCodePayload: { oldEmail, oldEmailPassCode: '123456', newEmail, newEmailPassCode: '123456' },
   * });
   * await authing.api.updateEmail({ updateEmailToken: data.updateEmailToken });
   */
  updateEmail(params: UpdateEmailParams): Promise<Envelope<SuccessData | undefined>>;
  /**
   * First step of changing the phone number: checks the codes of the new number and, if there is one, of the
   * current number.
   * `POST /api/v3/verify-update-phone-request`
   *
   * @param params - the numbers, and the codes sent to them: to the new one on `CHANNEL_BIND_PHONE`, to the
   * current one on `CHANNEL_UNBIND_PHONE`
   * @returns the envelope with the `updatePhoneToken` for {@link AccountApi.updatePhone} in `data`
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2035 the new number belongs to another
   * account, 2038 not the current number, 2230 both are the same); `session` when signed out
   * @example
   * const newPhoneNumber = '13800138000';
   * await authing.api.sendSms({ channel: 'CHANNEL_BIND_PHONE', phoneNumber: newPhoneNumber });
   * const { data } = await authing.api.verifyUpdatePhoneRequest({
   *   verifyMethod: 'PHONE_PASSCODE',
   *   phonePassCodePayload: { newPhoneNumber, newPhonePassCode: '123456' },
   * });
   * await authing.api.updatePhone({ updatePhoneToken: data.updatePhoneToken });
   */
  verifyUpdatePhoneRequest(params: VerifyUpdatePhoneRequestParams): Promise<Envelope<PhoneUpdateGrant>>;
  /**
   * Second step of changing the phone number: sets the new number.
   * `POST /api/v3/update-phone`
   *
   * @param params - the `updatePhoneToken` of {@link AccountApi.verifyUpdatePhoneRequest}, valid for 60 s
   * @returns the envelope, once the number is changed
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired, 2035 the number belongs to
   * another account); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const [oldPhoneNumber, newPhoneNumber] = ['13900001111', '13800138000'];
   * await authing.api.sendSms({ channel: 'CHANNEL_UNBIND_PHONE', phoneNumber: oldPhoneNumber });
   * await authing.api.sendSms({ channel: 'CHANNEL_BIND_PHONE', phoneNumber: newPhoneNumber });
   * const codes = { oldPhonePassCode: '123456', newPhonePassCode: '123456' };
   * const { data } = await authing.api.verifyUpdatePhoneRequest({
   *   verifyMethod: 'PHONE_PASSCODE',
   *   phonePassCodePayload: { oldPhoneNumber, newPhoneNumber, ...codes },
   * });
   * await authing.api.updatePhone({ updatePhoneToken: data.updatePhoneToken });
   */
  updatePhone(params: UpdatePhoneParams): Promise<Envelope<SuccessData | undefined>>;
  /**
   * Reads how well the account is protected: password, second factors, email and phone.
   * `GET /api/v3/get-security-info`
   *
   * @returns the envelope with the security information in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.getSecurityLevel();
   * if (!data.phoneBinded) console.log('Ask the user to bind a phone number.');
   */
  getSecurityLevel(): Promise<Envelope<SecurityInfo>>;
  /**
   * First step of closing the account: checks that the owner of the account asks for it.
   * `POST /api/v3/verify-delete-account-request`
   *
   * @param params - `verifyMethod`, and its payload: a code sent on `CHANNEL_DELETE_ACCOUNT`, or the password
   * @returns the envelope with the `deleteAccountToken` for {@link AccountApi.deleteAccount} in `data`
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2006 wrong password, 2037 and 2038 not the
   * email or number of the account); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.verifyDeleteAccountRequest({
   *   verifyMethod: 'PASSWORD',
   *   passwordPayload: { password: 'passw0rd' },
   * });
   * console.log(data.tokenExpiresIn);
   */
  verifyDeleteAccountRequest(
    params: VerifyDeleteAccountRequestParams,
  ): Promise<Envelope<AccountDeletionGrant>>;
  /**
   * Second step of closing the account: deletes it, which cannot be undone. The session of the client stays stored
   * although its tokens are revoked: call `logout` afterwards.
   * `POST /api/v3/delete-account`
   *
   * @param params - the `deleteAccountToken` of {@link AccountApi.verifyDeleteAccountRequest}, valid for 60 s
   * @returns the envelope, once the account is deleted
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.sendSms({ channel: 'CHANNEL_DELETE_ACCOUNT', phoneNumber: '13900001111' });
   * const { data } = await authing.api.verifyDeleteAccountRequest({
   *   verifyMethod: 'PHONE_PASSCODE',
   *   phonePassCodePayload: { phoneNumber: '13900001111', passCode: '123456' },
   * });
   * await authing.api.deleteAccount({ deleteAccountToken: data.deleteAccountToken });
   * await authing.logout();
   */
  deleteAccount(params: DeleteAccountParams): Promise<Envelope<SuccessData>>;
}

export const accountRoutes: Routes<AccountApi> = {
  bindEmail: ['POST', 'bind-email'],
  unbindEmail: ['POST', 'unbind-email'],
  bindPhone: ['POST', 'bind-phone'],
  unbindPhone: ['POST', 'unbind-phone'],
  verifyUpdateEmailRequest: ['POST', 'verify-update-email-request'],
  updateEmail: ['POST', 'update-email'],
  verifyUpdatePhoneRequest: ['POST', 'verify-update-phone-request'],
  updatePhone: ['POST', 'update-phone'],
  getSecurityLevel: ['GET', 'get-security-info'],
  verifyDeleteAccountRequest: ['POST', 'verify-delete-account-request'],
  deleteAccount: ['POST', 'delete-account'],
};
