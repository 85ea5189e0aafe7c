/** A second factor that the application accepts at sign-in. */
export interface MfaPolicy {
  /** Kind of the factor: a code by SMS or mail, an authenticator app, a face or a passkey. */
  mfaPolicy: 'SMS' | 'EMAIL' | 'OTP' | 'FACE' | 'PASSKEY';
  /** 1 when the user has added it, else 0. */
  status: 0 | 1;
  /** Position in a list of factors, the smallest first. */
  sort: number;
}

/** What is needed to finish a sign-in with a second factor: `data` of the errors 1635 and 1636. */
export interface MfaStepData {
  /** Token that the methods of `authing.mfa` take to finish the sign-in; valid for a few minutes. */
  mfaToken: string;
  /** Phone number that is a second factor, without dialling code. */
  mfaPhone?: string | null;
  /** Dialling code of `mfaPhone`, such as `+86`. */
  mfaPhoneCountryCode?: string | null;
  /** Email address that is a second factor. */
  mfaEmail?: string | null;
  /** Phone number of the account, without dialling code. */
  phone?: string | null;
  /** Dialling code of `phone`, such as `+86`. */
  phoneCountryCode?: string | null;
  /** Email address of the account. */
  email?: string | null;
  /** Nickname of the account. */
  nickname?: string | null;
  /** Username of the account. */
  username?: string | null;
  /** URL of the avatar. */
  avatar?: string | null;
  /** Whether the user has added a face. */
  faceMfaEnabled?: boolean;
  /** Whether the user has added an authenticator app. */
  totpMfaEnabled?: boolean;
  /** The second factors that the application accepts. */
  applicationMfa?: MfaPolicy[];
}

/** What is needed to set a new password before signing in: `data` of the errors 1639 and 2058. */
export interface NewPasswordStepData {
  /** Token that `resetPasswordByFirstLoginToken` takes, for the error 1639. */
  token: string;
}

/** `data` that the API reference does not describe. */
export type UndescribedStepData = { [field: string]: unknown } | null | undefined;

/** `data` of an error of kind `step`, by its code. */
export interface StepData {
  /** The user has a second factor. */
  1635: MfaStepData;
  /** The application requires a second factor. */
  1636: MfaStepData;
  /** First sign-in: a new password has to be set; the old one is not needed. */
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
  /** The password has to be changed; the old one is needed. */
  2058: NewPasswordStepData;
}

/** `code` of an error of kind `step`. */
export type StepCode = keyof StepData;
