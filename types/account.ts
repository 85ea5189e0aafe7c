import type { PasswordEncryptType } from './common';

/** Binds an email address to an account that has none. */
export interface BindEmailParams {
  /** Email address to bind. */
  email: string;
  /** Code sent to the address on `CHANNEL_BIND_EMAIL`. */
  passCode: string;
}

/** Removes the email address from the account. */
export interface UnbindEmailParams {
  /** Code sent to the address on `CHANNEL_UNBIND_EMAIL`. */
  passCode: string;
}

/** Binds a phone number to an account that has none. */
export interface BindPhoneParams {
  /** Phone number, without dialling code. */
  phoneNumber: string;
  /** Code sent to the number on `CHANNEL_BIND_PHONE`. */
  passCode: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** Removes the phone number from the account. */
export interface UnbindPhoneParams {
  /** Code sent to the number on `CHANNEL_UNBIND_PHONE`. */
  passCode: string;
}

/** Proves the new email address and, where there is one, the current one. */
export interface VerifyUpdateEmailRequestParams {
  /** Always `EMAIL_PASSCODE`: codes by mail. */
  verifyMethod: 'EMAIL_PASSCODE';
  /** The addresses and the codes sent to them. */
  emailPassCodePayload: {
    /** New email address. */
    newEmail: string;
    /** Code sent to the new address on `CHANNEL_UPDATE_EMAIL`. */
    newEmailPassCode: string;
    /** Current email address, when the account has one. */
    oldEmail?: string;
    /** Code sent to the current address on `CHANNEL_UPDATE_EMAIL`. */
    oldEmailPassCode?: string;
  };
}

/** Permission to change the email address, for a minute. */
export interface EmailUpdateGrant {
  /** Token that `updateEmail` takes. */
  updateEmailToken: string;
  /** Lifetime of the token in seconds. */
  tokenExpiresIn: number;
}

/** Changes the email address to the one that `verifyUpdateEmailRequest` has proved. */
export interface UpdateEmailParams {
  /** Token of `verifyUpdateEmailRequest`. */
  updateEmailToken: string;
}

/** Proves the new phone number and, where there is one, the current one. */
export interface VerifyUpdatePhoneRequestParams {
  /** Always `PHONE_PASSCODE`: codes by SMS. */
  verifyMethod: 'PHONE_PASSCODE';
  /** The numbers and the codes sent to them. */
  phonePassCodePayload: {
    /** New phone number, without dialling code. */
    newPhoneNumber: string;
    /** Code sent to the new number on `CHANNEL_BIND_PHONE`. */
    newPhonePassCode: string;
    /** Dialling code of the new number such as `+86`, which is the default. */
    newPhoneCountryCode?: string;
    /** Current phone number, without dialling code, when the account has one. */
    oldPhoneNumber?: string;
    /** Code sent to the current number on `CHANNEL_UNBIND_PHONE`. */
    oldPhonePassCode?: string;
    /** Dialling code of the current number such as `+86`, which is the default. */
    oldPhoneCountryCode?: string;
  };
}

/** Permission to change the phone number, for a minute. */
export interface PhoneUpdateGrant {
  /** Token that `updatePhone` takes. */
  updatePhoneToken: string;
  /** Lifetime of the token in seconds. */
  tokenExpiresIn: number;
}

/** Changes the phone number to the one that `verifyUpdatePhoneRequest` has proved. */
export interface UpdatePhoneParams {
  /** Token of `verifyUpdatePhoneRequest`. */
  updatePhoneToken: string;
}

/** Proof by a code that was sent by SMS on `CHANNEL_DELETE_ACCOUNT`. */
export interface DeleteAccountByPhoneParams {
  /** Marks a proof by SMS. */
  verifyMethod: 'PHONE_PASSCODE';
  /** The number and the code sent to it. */
  phonePassCodePayload: {
    /** Phone number, without dialling code. */
    phoneNumber: string;
    /** Code from the SMS. */
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
  };
}

/** Proof by a code that was sent by mail on `CHANNEL_DELETE_ACCOUNT`. */
export interface DeleteAccountByEmailParams {
  /** Marks a proof by mail. */
  verifyMethod: 'EMAIL_PASSCODE';
  /** The address and the code sent to it. */
  emailPassCodePayload: {
    /** Email address of the account. */
    email?: string;
    /** Code from the mail. */
    passCode: string;
  };
}

/** Proof by the password. */
export interface DeleteAccountByPasswordParams {
  /** Marks a proof by the password. */
  verifyMethod: 'PASSWORD';
  /** The password and how it is encrypted. */
  passwordPayload: {
    /** Password of the account, encrypted as `passwordEncryptType` says. */
    password: string;
    /** How the password is encrypted; `none` unless given. */
    passwordEncryptType?: PasswordEncryptType;
  };
}

/** Proof that the owner closes the account: a code by SMS or mail, or the password. */
export type VerifyDeleteAccountRequestParams =
  DeleteAccountByPhoneParams | DeleteAccountByEmailParams | DeleteAccountByPasswordParams;

/** Permission to close the account, for a minute. */
export interface AccountDeletionGrant {
  /** Token that `deleteAccount` takes. */
  deleteAccountToken: string;
  /** Lifetime of the token in seconds. */
  tokenExpiresIn: number;
}

/** Closes the account. */
export interface DeleteAccountParams {
  /** Token of `verifyDeleteAccountRequest`. */
  deleteAccountToken: string;
}

/** How well the account is protected. */
export interface SecurityInfo {
  /** Strength of the password: 1 weak, 2 medium, 3 strong. */
  passwordSecurityLevel: number;
  /** Whether a second factor is enrolled. */
  mfaEnrolled: boolean;
  /** Whether a password is set. */
  passwordSet: boolean;
  /** Whether an email address is bound. */
  emailBinded: boolean;
  /** Whether a phone number is bound. */
  phoneBinded: boolean;
  /** Score of the server: the higher, the safer. */
  securityScore: number;
}
