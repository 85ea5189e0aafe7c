/** A second factor that the application allows at sign-in. */
export interface MfaPolicy {
  mfaPolicy: 'SMS' | 'EMAIL' | 'OTP' | 'FACE' | 'PASSKEY';
  /** 1 when the user has it. */
  status: 0 | 1;
  /** Where to show it, the smallest first. */
  sort: number;
}

/** How the user may prove a second time: codes 1635 and 1636. */
export interface MfaStepData {
  /** What the methods of `authing.mfa` take to finish the sign-in; good for minutes. */
  mfaToken: string;
  /** The phone that is a second factor, without dialling code. */
  mfaPhone?: string | null;
  mfaPhoneCountryCode?: string | null;
  /** The address that is a second factor. */
  mfaEmail?: string | null;
  /** The phone of the account, without dialling code. */
  phone?: string | null;
  phoneCountryCode?: string | null;
  email?: string | null;
  nickname?: string | null;
  username?: string | null;
  /** Address of the avatar. */
  avatar?: string | null;
  faceMfaEnabled?: boolean;
  /** The user has an authenticator app. */
  totpMfaEnabled?: boolean;
  applicationMfa?: MfaPolicy[];
}

/** Permission to set a new password before signing in: codes 1639 and 2058. */
export interface NewPasswordStepData {
  /** For code 1639, what `resetPasswordByFirstLoginToken` takes. */
  token: string;
}

/** What the API reference does not describe. */
export type UndescribedStepData = { [field: string]: unknown } | null | undefined;

/** What `data` of an error of kind `step` holds, by its code. */
export interface StepData {
  /** The user has a second factor. */
  1635: MfaStepData;
  /** The application demands a second factor. */
  1636: MfaStepData;
  /** First sign-in: a new password has to be set; the old one is not asked for. */
  1639: NewPasswordStepData;
  /** The identity has to be bound to an existing account. */
  1640: UndescribedStepData;
  /** The identity has to be bound to an account, existing or new. */
  1641: UndescribedStepData;
  /** The profile has to be completed. */
  1642: UndescribedStepData;
  /** The account is locked, and the user can unlock it with a code. */
  1643: UndescribedStepData;
  /** A picture captcha is needed: `getCaptchaCode` fetches it. */
  2000: UndescribedStepData;
  /** The password has to be changed; the old one is asked for. */
  2058: NewPasswordStepData;
}

/** `code` of an error of kind `step`. */
export type StepCode = keyof StepData;
