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

/** Email, phone and life of the signed-in user's account. */
export interface AccountApi {
  /**
   * Gives the account an email when it has none. `POST /api/v3/bind-email`
   * @param params - the address and the code that went there on `CHANNEL_BIND_EMAIL`.
   */
  bindEmail(params: BindEmailParams): Promise<Envelope<undefined>>;
  /**
   * Takes the email from the account. `POST /api/v3/unbind-email`
   * @param params - the code that went to the present address on `CHANNEL_UNBIND_EMAIL`.
   */
  unbindEmail(params: UnbindEmailParams): Promise<Envelope<undefined>>;
  /**
   * Gives the account a phone when it has none. `POST /api/v3/bind-phone`
   * @param params - the number and the code that went there on `CHANNEL_BIND_PHONE`.
   */
  bindPhone(params: BindPhoneParams): Promise<Envelope<undefined>>;
  /**
   * Takes the phone from the account. `POST /api/v3/unbind-phone`
   * @param params - the code that went to the present number on `CHANNEL_UNBIND_PHONE`.
   */
  unbindPhone(params: UnbindPhoneParams): Promise<Envelope<undefined>>;
  /**
   * First step of changing the email: proves the new address, and the present one if there is one.
   * `POST /api/v3/verify-update-email-request`
   * @param params - the addresses and the codes that went there on `CHANNEL_UPDATE_EMAIL`.
   */
  verifyUpdateEmailRequest(params: VerifyUpdateEmailRequestParams): Promise<Envelope<EmailUpdateGrant>>;
  /**
   * Second step of changing the email. `POST /api/v3/update-email`
   * @param params - the `updateEmailToken` of the first step, at most a minute old.
   */
  updateEmail(params: UpdateEmailParams): Promise<Envelope<SuccessData | undefined>>;
  /**
   * First step of changing the phone: proves the new number, and the present one if there is one.
   * `POST /api/v3/verify-update-phone-request`
   * @param params - the numbers and the codes that went there.
   */
  verifyUpdatePhoneRequest(params: VerifyUpdatePhoneRequestParams): Promise<Envelope<PhoneUpdateGrant>>;
  /**
   * Second step of changing the phone. `POST /api/v3/update-phone`
   * @param params - the `updatePhoneToken` of the first step, at most a minute old.
   */
  updatePhone(params: UpdatePhoneParams): Promise<Envelope<SuccessData | undefined>>;
  /** Reads how well the account is protected. `GET /api/v3/get-security-info` */
  getSecurityLevel(): Promise<Envelope<SecurityInfo>>;
  /**
   * First step of closing the account: proves that it is the user who asks. `POST /api/v3/verify-delete-account-request`
   * @param params - `verifyMethod` and the payload that belongs to it.
   */
  verifyDeleteAccountRequest(
    params: VerifyDeleteAccountRequestParams,
  ): Promise<Envelope<AccountDeletionGrant>>;
  /**
   * Second step of closing the account, for good. The session of the client does not notice: call `logout` afterwards.
   * `POST /api/v3/delete-account`
   * @param params - the `deleteAccountToken` of the first step, at most a minute old.
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
