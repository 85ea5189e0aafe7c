import type {
  PasswordResetGrant,
  ResetPasswordByFirstLoginTokenParams,
  VerifyResetPasswordRequestParams,
} from '../../types/password';
import type { Envelope } from '../../types/envelope';
import type { Core } from '../session/core';
import { dataWith, done, type CommonMessage } from './answer';
import { publicKey, withPasswords } from './encryption';
import { call, callAs } from '../session/authorized';
import { changeUser } from '../session/profile';
import { message } from '../messages';
import type { Methods } from '../install';
import type { User } from '../user';
import type { PasswordSecurityLevel } from './scenes';

/** What `checkPasswordStrength` resolves to. */
export interface PasswordStrength {
  valid: boolean;
  /** What is wrong, in the client's language. */
  message?: string;
}

/** Passwords: forgotten, changed, judged. They are encrypted where the client has the `encrypt` option. */
export interface PasswordMethods {
  /**
   * Sets a new password for a user who has forgotten it, proved by SMS. The session stays what it is.
   * `POST /api/v3/verify-reset-password-request`, `POST /api/v3/reset-password`
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_RESET)`
   * @param phoneCountryCode - dialling code, `+86` unless given
   * @throws GenAuthError of kind `api`: 2001 for a wrong code, 2004 for an unknown number
   */
  resetPasswordByPhoneCode(
    phone: string,
    code: string,
    newPassword: string,
    phoneCountryCode?: string,
  ): Promise<CommonMessage>;
  /**
   * Sets a new password for a user who has forgotten it, proved by mail. The session stays what it is.
   * `POST /api/v3/verify-reset-password-request`, `POST /api/v3/reset-password`
   *
   * @param code - sent by `sendEmail(email, EmailScene.ResetPassword)`
   * @throws GenAuthError of kind `api`: 2001 for a wrong code, 2004 for an unknown address
   */
  resetPasswordByEmailCode(email: string, code: string, newPassword: string): Promise<CommonMessage>;
  /**
   * Changes the password of the signed-in user and resolves to the user. `POST /api/v3/update-password`
   *
   * @param oldPassword - left out only by an account that has no password yet
   * @throws GenAuthError `api` when the old password is wrong (2006); `session` when signed out
   */
  updatePassword(newPassword: string, oldPassword?: string): Promise<User>;
  /**
   * Judges a password on the phone, by its length and characters: good from {@link PasswordSecurityLevel} 2 on. Advice, not the rule: end
   * users cannot read the policy of the user pool, so the server may think otherwise. No request.
   */
  checkPasswordStrength(password: string): Promise<PasswordStrength>;
  /**
   * Sets the password that a first sign-in asked for. The `encrypt` option must be RSA, for this older endpoint takes nothing else.
   * `POST /api/v2/users/password/reset-by-first-login-token`
   *
   * @param params - `token` is `error.data.token` of the sign-in that was refused with code 1639
   */
  resetPasswordByFirstLoginToken(params: ResetPasswordByFirstLoginTokenParams): Promise<CommonMessage>;
  /** The key that passwords are encrypted with; read from the server once per client. `GET /api/v3/system` */
  getPublicKey(type: 'rsa' | 'sm2'): Promise<string>;
}

/** Judging a password without a request. */
export interface PasswordSyncMethods {
  /**
   * Rates a password: 3 from 12 characters with small and capital letters and digits, 2 from 8 characters with letters and digits,
   * else 1.
   *
   * @throws GenAuthError of kind `config` for anything but a text
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
