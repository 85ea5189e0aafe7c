import type {
  EmailUpdateGrant,
  PhoneUpdateGrant,
  UpdateEmailParams,
  UpdatePhoneParams,
  VerifyUpdateEmailRequestParams,
  VerifyUpdatePhoneRequestParams,
} from '../../types/account';
import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { call, callAs } from '../session/authorized';
import type { Core } from '../session/core';
import { changeUser } from '../session/profile';
import type { Mark } from '../session/session';
import type { User } from '../user';
import { dataWith } from './answer';

/**
 * Adds, changes and removes phone and email of the signed-in user. Methods that change the user resolve to the whole user as it is
 * afterwards and store it. All need a session.
 */
export interface AccountMethods {
  /**
   * Adds a phone to an account that has none, and stores the user as it is afterwards. To replace a phone, use `updatePhone`.
   * `POST /api/v3/bind-phone`, `GET /api/v3/get-profile`
   *
   * @param phone - without dialling code
   * @param phoneCode - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_BIND)`
   * @param phoneCountryCode - dialling code, `+86` by default
   * @returns the user, with the phone
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2035 another account has the number); `session` when signed out
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.sendSmsCode('13800138000', '', SceneType.SCENE_TYPE_BIND);
   * const user = await authing.bindPhone('13800138000', '123456');
   * console.log(user.phone);
   */
  bindPhone(phone: string, phoneCode: string, phoneCountryCode?: string): Promise<User>;
  /**
   * Removes the phone from the account, and stores the user as it is afterwards.
   * `POST /api/v3/unbind-phone`, `GET /api/v3/get-profile`
   *
   * @param phoneCode - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_UNBIND)`
   * @returns the user, without phone
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2216 the account has no phone, 2217 the phone is the only way to sign
   * in); `session` when signed out
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.sendSmsCode('13900001111', '', SceneType.SCENE_TYPE_UNBIND);
   * const user = await authing.unbindPhone('123456');
   * console.log(user.phone);
   */
  unbindPhone(phoneCode: string): Promise<User>;
  /**
   * The call of authing-wxapp-sdk 4, without a code. It always rejects: the V3 API needs the code. No request.
   *
   * @deprecated Pass the code.
   * @returns nothing, it always rejects
   * @throws GenAuthError of kind `config` with the call to use in the message
   * @example
   * try {
   *   await authing.unbindPhone();
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  unbindPhone(): Promise<User>;
  /**
   * Adds an email to an account that has none, and stores the user as it is afterwards. To replace an email, use `updateEmail`.
   * `POST /api/v3/bind-email`, `GET /api/v3/get-profile`
   *
   * @param email - the address to add
   * @param emailCode - sent by `sendEmail(email, EmailScene.EMAIL_BIND_VERIFY_CODE)`
   * @returns the user, with the email
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2200 another account has the address); `session` when signed out
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('lin@example.com', EmailScene.EMAIL_BIND_VERIFY_CODE);
   * const user = await authing.bindEmail('lin@example.com', '123456');
   * console.log(user.email);
   */
  bindEmail(email: string, emailCode: string): Promise<User>;
  /**
   * Removes the email from the account, and stores the user as it is afterwards.
   * `POST /api/v3/unbind-email`, `GET /api/v3/get-profile`
   *
   * @param emailCode - sent by `sendEmail(email, EmailScene.EMAIL_UNBIND_VERIFY_CODE)`
   * @returns the user, without email
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2219 the account has no email, 2217 the email is the only way to sign
   * in); `session` when signed out
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.sendEmail('zhouzihang@example.com', EmailScene.EMAIL_UNBIND_VERIFY_CODE);
   * const user = await authing.unbindEmail('123456');
   * console.log(user.email);
   */
  unbindEmail(emailCode: string): Promise<User>;
  /**
   * The call of authing-wxapp-sdk 4, without a code. It always rejects: the V3 API needs the code. No request.
   *
   * @deprecated Pass the code.
   * @returns nothing, it always rejects
   * @throws GenAuthError of kind `config` with the call to use in the message
   * @example
   * try {
   *   await authing.unbindEmail();
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  unbindEmail(): Promise<User>;
  /**
   * Replaces the phone of the account, and stores the user as it is afterwards.
   * `POST /api/v3/verify-update-phone-request`, `POST /api/v3/update-phone`, `GET /api/v3/get-profile`
   *
   * @param phone - the new number, without dialling code
   * @param phoneCode - sent to the new number by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_BIND)`
   * @param oldPhone - the present number, without dialling code, when the user pool demands that it is proved as well
   * @param oldPhoneCode - sent to the present number by `sendSmsCode(oldPhone, '', SceneType.SCENE_TYPE_UNBIND)`
   * @param phoneCountryCode - dialling code of the new number, `+86` by default
   * @param oldPhoneCountryCode - dialling code of the present number, `+86` by default
   * @returns the user, with the new phone
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2035 another account has the number, 2038 `oldPhone` is not the present
   * number, 2230 the number is the present one); `session` when signed out
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.sendSmsCode('13800138000', '', SceneType.SCENE_TYPE_BIND);
   * const user = await authing.updatePhone('13800138000', '123456');
   * console.log(user.phone);
   */
  updatePhone(
    phone: string,
    phoneCode: string,
    oldPhone?: string,
    oldPhoneCode?: string,
    phoneCountryCode?: string,
    oldPhoneCountryCode?: string,
  ): Promise<User>;
  /**
   * Second step of replacing the phone: changes it as `updatePhoneRequest` has allowed, and stores the user as it is afterwards.
   * `POST /api/v3/update-phone`, `GET /api/v3/get-profile`
   *
   * @param grant - the result of `updatePhoneRequest`, valid for about a minute
   * @returns the user, with the new phone
   * @throws GenAuthError of kind `api` (403 the grant is not valid or has expired); `session` when signed out
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.sendSmsCode('13800138000', '', SceneType.SCENE_TYPE_BIND);
   * const phonePassCodePayload = { newPhoneNumber: '13800138000', newPhonePassCode: '123456' };
   * const grant = await authing.updatePhoneRequest({ verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload });
   * const user = await authing.updatePhone(grant);
   * console.log(user.phone);
   */
  updatePhone(grant: UpdatePhoneParams): Promise<User>;
  /**
   * First step of replacing the phone: proves the codes, for apps that ask for them on a page of their own. The account is not changed yet.
   * `POST /api/v3/verify-update-phone-request`
   *
   * @param params - the new number with its code, and the present number with its code when the user pool demands it
   * @returns a grant for `updatePhone`, valid for about a minute
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2035 another account has the number, 2038 the old number is not the
   * present one, 2230 the number is the present one); `session` when signed out
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.sendSmsCode('13800138000', '', SceneType.SCENE_TYPE_BIND);
   * const phonePassCodePayload = { newPhoneNumber: '13800138000', newPhonePassCode: '123456' };
   * const grant = await authing.updatePhoneRequest({ verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload });
   * console.log(grant.tokenExpiresIn);
   */
  updatePhoneRequest(params: VerifyUpdatePhoneRequestParams): Promise<PhoneUpdateGrant>;
  /**
   * Replaces the email of the account, and stores the user as it is afterwards.
   * `POST /api/v3/verify-update-email-request`, `POST /api/v3/update-email`, `GET /api/v3/get-profile`
   *
   * @param email - the new address
   * @param emailCode - sent to the new address by `sendEmail(email, EmailScene.CHANGE_EMAIL)`
   * @param oldEmail - the present address, when the user pool demands that it is proved as well
   * @param oldEmailCode - sent to the present address by `sendEmail(oldEmail, EmailScene.CHANGE_EMAIL)`
   * @returns the user, with the new email
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2200 another account has the address, 2037 `oldEmail` is not the
   * present address, 2229 the address is the present one); `session` when signed out
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.sendEmail('zhou@example.com', EmailScene.CHANGE_EMAIL);
   * const user = await authing.updateEmail('zhou@example.com', '123456');
   * console.log(user.email);
   */
  updateEmail(email: string, emailCode: string, oldEmail?: string, oldEmailCode?: string): Promise<User>;
  /**
   * Second step of replacing the email: changes it as `updateEmailRequest` has allowed, and stores the user as it is afterwards.
   * `POST /api/v3/update-email`, `GET /api/v3/get-profile`
   *
   * @param grant - the result of `updateEmailRequest`, valid for about a minute
   * @returns the user, with the new email
   * @throws GenAuthError of kind `api` (403 the grant is not valid or has expired); `session` when signed out
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('lin@example.com', EmailScene.CHANGE_EMAIL);
   * const emailPassCodePayload = { newEmail: 'lin@example.com', newEmailPassCode: '123456' };
   * const grant = await authing.updateEmailRequest({ verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload });
   * const user = await authing.updateEmail(grant);
   * console.log(user.email);
   */
  updateEmail(grant: UpdateEmailParams): Promise<User>;
  /**
   * First step of replacing the email: proves the codes, for apps that ask for them on a page of their own. The account is not changed yet.
   * `POST /api/v3/verify-update-email-request`
   *
   * @param params - the new address with its code, and the present address with its code when the user pool demands it
   * @returns a grant for `updateEmail`, valid for about a minute
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2200 another account has the address, 2037 the old address is not the
   * present one, 2229 the address is the present one); `session` when signed out
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('lin@example.com', EmailScene.CHANGE_EMAIL);
   * const emailPassCodePayload = { newEmail: 'lin@example.com', newEmailPassCode: '123456' };
   * const grant = await authing.updateEmailRequest({ verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload });
   * console.log(grant.tokenExpiresIn);
   */
  updateEmailRequest(params: VerifyUpdateEmailRequestParams): Promise<EmailUpdateGrant>;
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
};
