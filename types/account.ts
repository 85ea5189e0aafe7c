import type { PasswordEncryptType } from './common';

/** An address for an account that has none, and its code. */
export interface BindEmailParams {
  email: string;
  /** Code sent on `CHANNEL_BIND_EMAIL`. */
  passCode: string;
}

/** Proof that the user may take the address off the account. */
export interface UnbindEmailParams {
  /** Code sent on `CHANNEL_UNBIND_EMAIL`. */
  passCode: string;
}

/** A number for an account that has none, and its code. */
export interface BindPhoneParams {
  /** Without dialling code. */
  phoneNumber: string;
  /** Code sent on `CHANNEL_BIND_PHONE`. */
  passCode: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** Proof that the user may take the number off the account. */
export interface UnbindPhoneParams {
  /** Code sent on `CHANNEL_UNBIND_PHONE`. */
  passCode: string;
}

/** Codes that prove the new address and, where there is one, the present one. */
export interface VerifyUpdateEmailRequestParams {
  verifyMethod: 'EMAIL_PASSCODE';
  emailPassCodePayload: {
    newEmail: string;
    /** Code sent to the new address on `CHANNEL_UPDATE_EMAIL`. */
    newEmailPassCode: string;
    /** The present address, when the account has one. */
    oldEmail?: string;
    /** Code sent to the present address on `CHANNEL_UPDATE_EMAIL`. */
    oldEmailPassCode?: string;
  };
}

/** Permission to change the email, for a minute. */
export interface EmailUpdateGrant {
  updateEmailToken: string;
  /** Lifetime in seconds. */
  tokenExpiresIn: number;
}

/** The permission of `verifyUpdateEmailRequest`, which knows the new address. */
export interface UpdateEmailParams {
  updateEmailToken: string;
}

/** Codes that prove the new number and, where there is one, the present one. */
export interface VerifyUpdatePhoneRequestParams {
  verifyMethod: 'PHONE_PASSCODE';
  phonePassCodePayload: {
    /** Without dialling code. */
    newPhoneNumber: string;
    /** Code sent to the new number, on `CHANNEL_BIND_PHONE`. */
    newPhonePassCode: string;
    /** Dialling code such as `+86`, which is the default. */
    newPhoneCountryCode?: string;
    /** The present number, when the account has one. */
    oldPhoneNumber?: string;
    /** Code sent to the present number, on `CHANNEL_UNBIND_PHONE`. */
    oldPhonePassCode?: string;
    oldPhoneCountryCode?: string;
  };
}

/** Permission to change the phone, for a minute. */
export interface PhoneUpdateGrant {
  updatePhoneToken: string;
  /** Lifetime in seconds. */
  tokenExpiresIn: number;
}

/** The permission of `verifyUpdatePhoneRequest`, which knows the new number. */
export interface UpdatePhoneParams {
  updatePhoneToken: string;
}

/** Proof by a code that was sent by SMS on `CHANNEL_DELETE_ACCOUNT`. */
export interface DeleteAccountByPhoneParams {
  verifyMethod: 'PHONE_PASSCODE';
  phonePassCodePayload: {
    /** Without dialling code. */
    phoneNumber: string;
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
  };
}

/** Proof by a code that was sent by mail on `CHANNEL_DELETE_ACCOUNT`. */
export interface DeleteAccountByEmailParams {
  verifyMethod: 'EMAIL_PASSCODE';
  emailPassCodePayload: { email?: string; passCode: string };
}

/** Proof by the password. */
export interface DeleteAccountByPasswordParams {
  verifyMethod: 'PASSWORD';
  passwordPayload: { password: string; passwordEncryptType?: PasswordEncryptType };
}

/** Proof that it is the owner who closes the account: a code by SMS or mail, or the password. */
export type VerifyDeleteAccountRequestParams =
  DeleteAccountByPhoneParams | DeleteAccountByEmailParams | DeleteAccountByPasswordParams;

/** Permission to close the account, for a minute. */
export interface AccountDeletionGrant {
  deleteAccountToken: string;
  /** Lifetime in seconds. */
  tokenExpiresIn: number;
}

/** The permission of `verifyDeleteAccountRequest`. */
export interface DeleteAccountParams {
  deleteAccountToken: string;
}

/** How well the account is protected. */
export interface SecurityInfo {
  /** 1 weak, 2 middling, 3 strong. */
  passwordSecurityLevel: number;
  mfaEnrolled: boolean;
  passwordSet: boolean;
  emailBinded: boolean;
  phoneBinded: boolean;
  /** The higher the safer. */
  securityScore: number;
}
