import type {
  AccountDeletionGrant,
  DeleteAccountByPasswordParams,
  DeleteAccountParams,
  EmailUpdateGrant,
  PhoneUpdateGrant,
  UpdateEmailParams,
  UpdatePhoneParams,
  VerifyDeleteAccountRequestParams,
  VerifyUpdateEmailRequestParams,
  VerifyUpdatePhoneRequestParams,
} from '../../types/account';
import { requireTexts } from '../arguments';
import type { Core } from '../session/core';
import { dataWith, done, type CommonMessage } from './answer';
import { withPasswords } from './encryption';
import { call, callAs, signedIn } from '../session/authorized';
import { changeUser } from '../session/profile';
import type { Methods } from '../install';
import type { Mark } from '../session/session';
import type { User } from '../user';

/**
 * Phone, email and life of the signed-in user's account. What changes the user resolves to the whole user as it is afterwards, which also
 * becomes the stored one. All reject with kind `session` when signed out, and with kind `api` and code 2001 for a wrong code.
 */
export interface AccountMethods {
  /**
   * Gives the account a phone when it has none. `POST /api/v3/bind-phone`
   *
   * @param phone - without dialling code
   * @param phoneCode - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_BIND)`
   * @param phoneCountryCode - dialling code, `+86` unless given
   */
  bindPhone(phone: string, phoneCode: string, phoneCountryCode?: string): Promise<User>;
  /**
   * Takes the phone from the account. `POST /api/v3/unbind-phone`
   *
   * @param phoneCode - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_UNBIND)`
   */
  unbindPhone(phoneCode: string): Promise<User>;
  /**
   * As in 4.x. Always rejects with kind `config`: V3 needs a code.
   * @deprecated Pass the code.
   */
  unbindPhone(): Promise<User>;
  /**
   * Gives the account an email when it has none. `POST /api/v3/bind-email`
   *
   * @param emailCode - sent by `sendEmail(email, EmailScene.EMAIL_BIND_VERIFY_CODE)`
   */
  bindEmail(email: string, emailCode: string): Promise<User>;
  /**
   * Takes the email from the account. `POST /api/v3/unbind-email`
   *
   * @param emailCode - sent by `sendEmail(email, EmailScene.EMAIL_UNBIND_VERIFY_CODE)`
   */
  unbindEmail(emailCode: string): Promise<User>;
  /**
   * As in 4.x. Always rejects with kind `config`: V3 needs a code.
   * @deprecated Pass the code.
   */
  unbindEmail(): Promise<User>;
  /**
   * Changes the phone. `POST /api/v3/verify-update-phone-request`, `POST /api/v3/update-phone`
   *
   * @param phone - without dialling code
   * @param phoneCode - sent to the new number by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_BIND)`
   * @param oldPhone - the present number, where the user pool wants it proved
   * @param oldPhoneCode - sent there by `sendSmsCode(oldPhone, '', SceneType.SCENE_TYPE_UNBIND)`
   * @param phoneCountryCode - dialling code, `+86` unless given
   */
  updatePhone(
    phone: string,
    phoneCode: string,
    oldPhone?: string,
    oldPhoneCode?: string,
    phoneCountryCode?: string,
    oldPhoneCountryCode?: string,
  ): Promise<User>;
  /** Changes the phone as `updatePhoneRequest` has allowed. `POST /api/v3/update-phone` */
  updatePhone(grant: UpdatePhoneParams): Promise<User>;
  /** First step of changing the phone, for apps that ask for the codes on a page of their own. `POST /api/v3/verify-update-phone-request` */
  updatePhoneRequest(params: VerifyUpdatePhoneRequestParams): Promise<PhoneUpdateGrant>;
  /**
   * Changes the email. `POST /api/v3/verify-update-email-request`, `POST /api/v3/update-email`
   *
   * @param emailCode - sent to the new address by `sendEmail(email, EmailScene.ChangeEmail)`
   * @param oldEmail - the present address, where the user pool wants it proved
   * @param oldEmailCode - sent there by `sendEmail(oldEmail, EmailScene.ChangeEmail)`
   */
  updateEmail(email: string, emailCode: string, oldEmail?: string, oldEmailCode?: string): Promise<User>;
  /** Changes the email as `updateEmailRequest` has allowed. `POST /api/v3/update-email` */
  updateEmail(grant: UpdateEmailParams): Promise<User>;
  /** First step of changing the email, for apps that ask for the codes on a page of their own. `POST /api/v3/verify-update-email-request` */
  updateEmailRequest(params: VerifyUpdateEmailRequestParams): Promise<EmailUpdateGrant>;
  /**
   * First step of closing the account: proves that it is the user who asks. `POST /api/v3/verify-delete-account-request`
   *
   * @param params - `verifyMethod` and what belongs to it: a code sent on `CHANNEL_DELETE_ACCOUNT`, or the password, which is encrypted here
   * where the client has the `encrypt` option
   */
  deleteAccountRequest(params: VerifyDeleteAccountRequestParams): Promise<AccountDeletionGrant>;
  /**
   * Closes the account for good, and ends the session: listeners are called with `signedOut` and the reason `deleted`. `POST /api/v3/delete-account`
   *
   * @param grant - what `deleteAccountRequest` resolved to, at most a minute old
   */
  deleteAccount(grant: DeleteAccountParams): Promise<CommonMessage>;
}

/** Removes a phone or email: V3 wants a code where 4.x did without. */
function unbind(
  core: Core,
  name: 'unbindPhone' | 'unbindEmail',
  passCode: string | undefined,
  sendCode: string,
): Promise<User> {
  if (!passCode) throw core.configError('codeNeeded', name, sendCode);
  return changeUser(core, function (mark) {
    return callAs(core, mark, name, { passCode });
  });
}

/** Changes phone or email in two steps; a caller with the grant of the first needs only the second. */
function update<Grant extends object>(
  core: Core,
  name: 'phone' | 'email',
  given: string | Grant,
  prove: (mark: Mark, address: string) => Promise<{ data: Grant }>,
  finish: (mark: Mark, grant: Grant) => Promise<unknown>,
): Promise<User> {
  const isGrant = given && typeof given === 'object';
  if (!isGrant) requireTexts(core.options, { [name]: given });
  return changeUser(core, function (mark) {
    if (isGrant) return finish(mark, given);
    return prove(mark, given).then(({ data }) => finish(mark, data));
  });
}

export const accountMethods: Methods<AccountMethods> = {
  bindPhone(phone, phoneCode, phoneCountryCode) {
    return changeUser(this, (mark) =>
      callAs(this, mark, 'bindPhone', { phoneNumber: phone, passCode: phoneCode, phoneCountryCode }),
    );
  },

  unbindPhone(phoneCode?: string) {
    return unbind(this, 'unbindPhone', phoneCode, "sendSmsCode(phone, '', 'unbind')");
  },

  bindEmail(email, emailCode) {
    return changeUser(this, (mark) => callAs(this, mark, 'bindEmail', { email, passCode: emailCode }));
  },

  unbindEmail(emailCode?: string) {
    return unbind(this, 'unbindEmail', emailCode, "sendEmail(email, 'EMAIL_UNBIND_VERIFY_CODE')");
  },

  updatePhone(
    phone: string | UpdatePhoneParams,
    phoneCode?: string,
    oldPhone?: string,
    oldPhoneCode?: string,
    phoneCountryCode?: string,
    oldPhoneCountryCode?: string,
  ) {
    return update(
      this,
      'phone',
      phone,
      (mark, newPhoneNumber) =>
        callAs(this, mark, 'verifyUpdatePhoneRequest', {
          verifyMethod: 'PHONE_PASSCODE',
          phonePassCodePayload: {
            newPhoneNumber,
            // May be missing, which the server then refuses by its name.
            newPhonePassCode: phoneCode as string,
            newPhoneCountryCode: phoneCountryCode,
            oldPhoneNumber: oldPhone || undefined,
            oldPhonePassCode: oldPhoneCode || undefined,
            oldPhoneCountryCode,
          },
        }),
      (mark, { updatePhoneToken }) => callAs(this, mark, 'updatePhone', { updatePhoneToken }),
    );
  },

  updatePhoneRequest(params) {
    return call(this, 'verifyUpdatePhoneRequest', params).then(dataWith('updatePhoneToken'));
  },

  updateEmail(
    email: string | UpdateEmailParams,
    emailCode?: string,
    oldEmail?: string,
    oldEmailCode?: string,
  ) {
    return update(
      this,
      'email',
      email,
      (mark, newEmail) =>
        callAs(this, mark, 'verifyUpdateEmailRequest', {
          verifyMethod: 'EMAIL_PASSCODE',
          emailPassCodePayload: {
            newEmail,
            // May be missing, which the server then refuses by its name.
            newEmailPassCode: emailCode as string,
            oldEmail: oldEmail || undefined,
            oldEmailPassCode: oldEmailCode || undefined,
          },
        }),
      (mark, { updateEmailToken }) => callAs(this, mark, 'updateEmail', { updateEmailToken }),
    );
  },

  updateEmailRequest(params) {
    return call(this, 'verifyUpdateEmailRequest', params).then(dataWith('updateEmailToken'));
  },

  deleteAccountRequest(params) {
    // An app may call it with nothing.
    const { verifyMethod, passwordPayload } = (params || {}) as Partial<DeleteAccountByPasswordParams>;
    requireTexts(this.options, { verifyMethod });
    const grantOf = dataWith('deleteAccountToken');
    if (verifyMethod !== 'PASSWORD') return call(this, 'verifyDeleteAccountRequest', params).then(grantOf);
    const { password = '' } = passwordPayload || {};
    requireTexts(this.options, { password });
    return signedIn(this)
      .then((mark) =>
        withPasswords(this, { password }, (passwordPayload) =>
          callAs(this, mark, 'verifyDeleteAccountRequest', { verifyMethod: 'PASSWORD', passwordPayload }),
        ),
      )
      .then(grantOf);
  },

  deleteAccount(grant) {
    return signedIn(this).then((mark) =>
      callAs(this, mark, 'deleteAccount', grant).then((answer) => {
        if (this.session.isCurrent(mark)) this.session.end('deleted');
        return done(answer);
      }),
    );
  },
};
