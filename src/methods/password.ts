import type { Envelope } from '../../types/envelope';
import type {
  PasswordResetGrant,
  ResetPasswordByFirstLoginTokenParams,
  VerifyResetPasswordRequestParams,
} from '../../types/password';
import type { Methods } from '../install';
import { message } from '../messages';
import { call, callAs } from '../session/authorized';
import type { Core } from '../session/core';
import { changeUser } from '../session/profile';
import type { User } from '../user';
import { dataWith, done, type CommonMessage } from './answer';
import { publicKey, withPasswords } from './encryption';
import type { PasswordSecurityLevel } from './scenes';

/** Result of `checkPasswordStrength`. */
export interface PasswordStrength {
  /** Whether the password is strong enough. */
  valid: boolean;
  /** What is wrong, in the language of the client; only when `valid` is `false`. */
  message?: string;
}

/**
 * Resets a forgotten password, changes the password of the signed-in user, and rates passwords. Passwords are encrypted when the client has
 * the `encrypt` or the `encryptFunction` option.
 */
export interface PasswordMethods {
  /**
   * Sets a new password for a user who has forgotten it, proved by a code sent by SMS. The session is not touched; the user signs in with
   * the new password afterwards.
   * `POST /api/v3/verify-reset-password-request`, `POST /api/v3/reset-password`
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_RESET)`
   * @param newPassword - the new password, in plain text
   * @param phoneCountryCode - dialling code, `+86` by default
   * @returns `{ code: 200, message }`, once the password is set
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 no account has the number, 2029 the password is too short)
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.sendSmsCode('13900001111', '', SceneType.SCENE_TYPE_RESET);
   * await authing.resetPasswordByPhoneCode('13900001111', '123456', 'N3w-passw0rd');
   * const user = await authing.loginByPhonePassword('13900001111', 'N3w-passw0rd');
   * console.log(user.username);
   */
  resetPasswordByPhoneCode(
    phone: string,
    code: string,
    newPassword: string,
    phoneCountryCode?: string,
  ): Promise<CommonMessage>;
  /**
   * Sets a new password for a user who has forgotten it, proved by a code sent by email. The session is not touched; the user signs in with
   * the new password afterwards.
   * `POST /api/v3/verify-reset-password-request`, `POST /api/v3/reset-password`
   *
   * @param email - address of the account
   * @param code - sent by `sendEmail(email, EmailScene.RESET_PASSWORD)`
   * @param newPassword - the new password, in plain text
   * @returns `{ code: 200, message }`, once the password is set
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 no account has the address, 2029 the password is too short)
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('zhouzihang@example.com', EmailScene.RESET_PASSWORD);
   * await authing.resetPasswordByEmailCode('zhouzihang@example.com', '123456', 'N3w-passw0rd');
   * const user = await authing.loginByEmail('zhouzihang@example.com', 'N3w-passw0rd');
   * console.log(user.username);
   */
  resetPasswordByEmailCode(email: string, code: string, newPassword: string): Promise<CommonMessage>;
  /**
   * Changes the password of the signed-in user and stores the user as it is afterwards. The session goes on.
   * `POST /api/v3/update-password`, `GET /api/v3/get-profile`
   *
   * @param newPassword - the new password, in plain text
   * @param oldPassword - the present password; left out only when the account has none yet, such as one that WeChat sign-in created
   * @returns the user, with the password changed
   * @throws GenAuthError of kind `api` (2006 the old password is wrong, 2201 it is missing, 2029 the new one is too short); `session` when
   * signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const user = await authing.updatePassword('N3w-passw0rd', 'passw0rd');
   * console.log(user.passwordLastSetAt);
   */
  updatePassword(newPassword: string, oldPassword?: string): Promise<User>;
  /**
   * Rates a password on the phone, by its length and characters: strong enough from {@link PasswordSecurityLevel} 2 on. It is advice: the
   * policy of the user pool cannot be read by end users, so the server may decide otherwise. No request.
   *
   * @param password - the password, in plain text
   * @returns whether it is strong enough, and what is wrong otherwise
   * @throws GenAuthError of kind `config` when `password` is not a text
   * @example
   * const { valid, message } = await authing.checkPasswordStrength('passw0rd');
   * if (!valid) wx.showToast({ title: message, icon: 'none' });
   */
  checkPasswordStrength(password: string): Promise<PasswordStrength>;
  /**
   * Sets the password that the first sign-in of an account demands (error of kind `step`, code 1639). The session is not touched; the user
   * signs in with the new password afterwards. The client needs the `encrypt` option with RSA: this older endpoint takes encrypted
   * passwords only.
   * `POST /api/v2/users/password/reset-by-first-login-token`
   *
   * @param params - `token` is `error.data.token` of the sign-in that was refused, `password` the new password in plain text
   * @returns `{ code: 200, message }`, once the password is set
   * @throws GenAuthError of kind `config` when passwords are not encrypted with RSA; `api` when the token is not valid or has expired, and
   * when the password is too short (2029)
   * @example
   * try {
   *   await authing.loginByUsername('zhangmin', 'passw0rd');
   * } catch (error) {
   *   if (error.code !== 1639) throw error;
   *   await authing.resetPasswordByFirstLoginToken({ token: error.data.token, password: 'N3w-passw0rd' });
   *   await authing.loginByUsername('zhangmin', 'N3w-passw0rd');
   * }
   */
  resetPasswordByFirstLoginToken(params: ResetPasswordByFirstLoginTokenParams): Promise<CommonMessage>;
  /**
   * Returns the public key that passwords are encrypted with. It is read from the server once for each client.
   * `GET /api/v3/system`
   *
   * @param type - `rsa` or `sm2`
   * @returns the key: PEM for RSA, 130 hex digits that begin with 04 for SM2
   * @throws GenAuthError of kind `config` for another `type`
   * @example
   * const publicKey = await authing.getPublicKey('rsa');
   * console.log(publicKey);
   */
  getPublicKey(type: 'rsa' | 'sm2'): Promise<string>;
}

/** Rates passwords without a request; the method returns at once. */
export interface PasswordSyncMethods {
  /**
   * Rates a password: 3 from 12 characters on with small letters, capital letters and digits, 2 from 8 characters on with letters and
   * digits, 1 otherwise. No request.
   *
   * @param password - the password, in plain text
   * @returns 1, 2 or 3: a {@link PasswordSecurityLevel}
   * @throws GenAuthError of kind `config` when `password` is not a text
   * @example
   * const { PasswordSecurityLevel } = require('authing-wxapp-sdk');
   * const level = authing.computedPasswordSecurityLevel('N3w-passw0rd');
   * console.log(level === PasswordSecurityLevel.HIGH);
   */
  computedPasswordSecurityLevel(password: string): PasswordSecurityLevel;
}

function levelOf(core: Core, password: string): PasswordSecurityLevel {
  if (typeof password !== 'string') throw core.configError('argument', 'password', 'string');
  const fits = /[a-z]/i.test(password) && /\d/.test(password);
  if (!fits || password.length < 8) return 1;
  return password.length > 11 && /[a-z]/.test(password) && /[A-Z]/.test(password) ? 3 : 2;
}

function reset(
  core: Core,
  password: string,
  proof: VerifyResetPasswordRequestParams,
): Promise<CommonMessage> {
  let grant: Promise<Envelope<PasswordResetGrant>> | undefined;
  return withPasswords(core, { password }, function (sealed) {
    // Once, though this may run twice: the code is spent by it.
    grant = grant || call(core, 'verifyResetPasswordRequest', proof);
    return grant.then(dataWith('passwordResetToken')).then(function ({ passwordResetToken }) {
      return call(core, 'resetPassword', { ...sealed, passwordResetToken });
    });
  }).then(done);
}

export const passwordMethods: Methods<PasswordMethods> = {
  resetPasswordByPhoneCode(phone, code, newPassword, phoneCountryCode) {
    return reset(this, newPassword, {
      verifyMethod: 'PHONE_PASSCODE',
      phonePassCodePayload: { phoneNumber: phone, passCode: code, phoneCountryCode },
    });
  },

  resetPasswordByEmailCode(email, code, newPassword) {
    return reset(this, newPassword, {
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: { email, passCode: code },
    });
  },

  updatePassword(newPassword, oldPassword) {
    return changeUser(this, (mark) =>
      withPasswords(this, { newPassword, oldPassword: oldPassword || undefined }, (sealed) =>
        callAs(this, mark, 'updatePassword', sealed),
      ),
    );
  },

  checkPasswordStrength(password) {
    const valid = levelOf(this, password) > 1;
    return Promise.resolve(
      valid ? { valid } : { valid, message: message(this.options.lang, 'weakPassword') },
    );
  },

  resetPasswordByFirstLoginToken(params) {
    const { token, password } = params || {};
    return withPasswords(this, { password }, (sealed) => {
      if (sealed.passwordEncryptType !== 'rsa')
        throw this.configError('option', 'encrypt', 'rsa (resetPasswordByFirstLoginToken)');
      return call(this, 'resetPasswordByFirstLoginToken', { token, password: sealed.password });
    }).then(done);
  },

  getPublicKey(type) {
    if (type !== 'rsa' && type !== 'sm2') throw this.configError('argument', 'type', 'rsa | sm2');
    return publicKey(this, type);
  },
};

export const passwordSyncMethods: Methods<PasswordSyncMethods> = {
  computedPasswordSecurityLevel(password) {
    return levelOf(this, password);
  },
};
