/** A second factor: an authenticator app, a code by SMS or mail, a face. */
export type FactorType = 'OTP' | 'SMS' | 'EMAIL' | 'FACE';

/** A second factor the user has. */
export interface Factor {
  factorId: string;
  factorType: FactorType;
  /** Where it points, such as a phone number or an address. */
  profile: unknown;
}

/** A second factor the user could add. */
export interface FactorToEnroll {
  factorType: FactorType;
}

/** Which of the factors to read. */
export interface GetFactorParams {
  factorId: string;
}

/** A factor to add, and where its code goes. */
export interface SendEnrollFactorRequestParams {
  factorType: FactorType;
  /** Where the code goes: a phone for `SMS`, an address for `EMAIL`, nothing for the others. */
  profile: {
    /** Without dialling code. */
    phoneNumber?: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
    email?: string;
  };
}

/** A factor that waits for its proof. */
export interface FactorEnrollment {
  /** Hand it to `enrollFactor` within a minute. */
  enrollmentToken: string;
  /** For an authenticator app only. */
  otpData?: {
    /** `otpauth:` address. */
    qrCodeUri: string;
    /** The same as a picture, in a `data:` address. */
    qrCodeDataUrl: string;
    /** Stands in for a code once, when the authenticator app is lost. */
    recoveryCode: string;
  } | null;
}

/** Proof that the user has the factor, which adds it. */
export interface EnrollFactorParams {
  factorType: FactorType;
  enrollmentToken: string;
  enrollmentData: {
    /** The code, for `SMS`, `EMAIL` and `OTP`. */
    passCode?: string;
    /** Address of the picture, for `FACE`. */
    photo?: string;
    /** The picture lies outside GenAuth. */
    isExternalPhoto?: boolean;
  };
}

/** Which of the factors to remove. */
export interface ResetFactorParams {
  factorId: string;
}

/** A code to check, of the signed-in user. */
export interface MfaOtpVerifyParams {
  /** Code of the authenticator app. */
  totp: string;
}

/** Whether a code of the authenticator app is right. */
export interface OtpCheck {
  verified: boolean;
}

/** Which interrupted sign-in to ask about. */
export interface VerifyMfaTokenParams {
  /** The `mfaToken` of an interrupted sign-in. */
  token: string;
}

/** State of an `mfaToken`; all but `active` only while it is alive. */
export interface MfaTokenIntrospection {
  active: boolean;
  userPoolId?: string;
  userId?: string;
  /** End of life in seconds since 1970. */
  exp?: number;
  /** Time of issue in seconds since 1970. */
  iat?: number;
}

/** An SMS code that finishes a sign-in. */
export interface MfaVerifySmsParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** The number the code went to, without dialling code. */
  phone: string;
  /** Code sent on `CHANNEL_VERIFY_MFA`. */
  code: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** A mail code that finishes a sign-in. */
export interface MfaVerifyEmailParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** The address the code went to. */
  email: string;
  /** Code sent on `CHANNEL_VERIFY_MFA`. */
  code: string;
}

/** A code of the authenticator app that finishes a sign-in. */
export interface MfaVerifyTotpParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** Code of the authenticator app. */
  totp: string;
}

/** What finishes a sign-in when the authenticator app is lost. */
export interface MfaRecoverParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** The recovery code that came with the authenticator app. */
  recoveryCode: string;
}

/** A picture of the face that finishes a sign-in. */
export interface MfaVerifyFaceParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** Key of the uploaded picture. */
  photo: string;
}

/** One of the two. */
export interface MfaCheckParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. Sent as bearer token. */
  mfaToken: string;
  /** Without dialling code. */
  phone?: string;
  email?: string;
}

/** The user of a finished sign-in, with one token of the older kind in place of a token set. */
export interface MfaUser {
  id?: string;
  /** Bearer token. */
  token?: string;
  [field: string]: unknown;
}
