import type { PasswordEncryptType } from './common';

/** A new password and the right to set it: the present one, or a reset token. */
export interface UpdatePasswordParams {
  newPassword: string;
  /** The present password; left out only by an account that has none yet. */
  oldPassword?: string;
  /** How both passwords are encrypted. */
  passwordEncryptType?: PasswordEncryptType;
  /** Proof in place of `oldPassword`, from `verifyResetPasswordRequest`. */
  passwordResetToken?: string;
}

/** Proof by a code that was sent by SMS on `CHANNEL_RESET_PASSWORD`. */
export interface ResetPasswordByPhoneParams {
  verifyMethod: 'PHONE_PASSCODE';
  phonePassCodePayload: {
    /** Without dialling code. */
    phoneNumber: string;
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
  };
}

/** Proof by a code that was sent by mail on `CHANNEL_RESET_PASSWORD`. */
export interface ResetPasswordByEmailParams {
  verifyMethod: 'EMAIL_PASSCODE';
  emailPassCodePayload: { email?: string; passCode: string };
}

/** Proof for a forgotten password: a code by SMS or by mail. */
export type VerifyResetPasswordRequestParams = ResetPasswordByPhoneParams | ResetPasswordByEmailParams;

/** Permission to set a new password, for a short while. */
export interface PasswordResetGrant {
  passwordResetToken: string;
  /** Lifetime in seconds. */
  tokenExpiresIn: number;
}

/** A password to set in place of the forgotten one. */
export interface ResetPasswordParams {
  /** The new password. */
  password: string;
  passwordResetToken: string;
  passwordEncryptType?: PasswordEncryptType;
}

/** The account, named in one way, and the password to check. */
export interface ValidatePasswordParams {
  email?: string;
  username?: string;
  /** Without dialling code. */
  phone?: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
  password?: string;
  passwordEncryptType?: PasswordEncryptType;
}

/** Whether a password is right. */
export interface PasswordCheck {
  valid: boolean;
}

/** The password that a first sign-in asked for. */
export interface ResetPasswordByFirstLoginTokenParams {
  /** `data.token` of the error with api code 1639. */
  token: string;
  /** The new password, encrypted with the RSA key of the server. */
  password: string;
}
