import type { PasswordEncryptType } from './common';

/** A new password, and what permits setting it: the current one, or a reset token. */
export interface UpdatePasswordParams {
  /** The new password. */
  newPassword: string;
  /** The current password; omitted only by an account that has none yet. */
  oldPassword?: string;
  /** How both passwords are encrypted; `none` by default. */
  passwordEncryptType?: PasswordEncryptType;
  /** Token of `verifyResetPasswordRequest`, in place of `oldPassword`. */
  passwordResetToken?: string;
}

/** Proof by a code sent by SMS on `CHANNEL_RESET_PASSWORD`. */
export interface ResetPasswordByPhoneParams {
  /** Selects the code sent by SMS. */
  verifyMethod: 'PHONE_PASSCODE';
  /** The number and its code. */
  phonePassCodePayload: {
    /** Phone number without dialling code. */
    phoneNumber: string;
    /** The one-time code. */
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
  };
}

/** Proof by a code sent by mail on `CHANNEL_RESET_PASSWORD`. */
export interface ResetPasswordByEmailParams {
  /** Selects the code sent by mail. */
  verifyMethod: 'EMAIL_PASSCODE';
  /** The email and its code. */
  emailPassCodePayload: {
    /** Email to which the code was sent. */
    email?: string;
    /** The one-time code. */
    passCode: string;
  };
}

/** Proof after a forgotten password: a code sent by SMS or by mail. */
export type VerifyResetPasswordRequestParams = ResetPasswordByPhoneParams | ResetPasswordByEmailParams;

/** Permission to set a new password, for a short time. */
export interface PasswordResetGrant {
  /** Token for `resetPassword`. */
  passwordResetToken: string;
  /** Lifetime of the token in seconds. */
  tokenExpiresIn: number;
}

/** A new password in place of the forgotten one. */
export interface ResetPasswordParams {
  /** The new password. */
  password: string;
  /** Token of `verifyResetPasswordRequest`. */
  passwordResetToken: string;
  /** How the password is encrypted; `none` by default. */
  passwordEncryptType?: PasswordEncryptType;
}

/** An account, named in one way, and the password to check. */
export interface ValidatePasswordParams {
  /** Email of the account. */
  email?: string;
  /** Username of the account. */
  username?: string;
  /** Phone number of the account, without dialling code. */
  phone?: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
  /** The password to check. */
  password?: string;
  /** How the password is encrypted; `none` by default. */
  passwordEncryptType?: PasswordEncryptType;
}

/** Whether a password is right. */
export interface PasswordCheck {
  /** True if the password is right. */
  valid: boolean;
}

/** The password that a first sign-in requires. */
export interface ResetPasswordByFirstLoginTokenParams {
  /** `data.token` of the error with code 1639. */
  token: string;
  /** The new password, encrypted with the RSA key of the server. */
  password: string;
}
