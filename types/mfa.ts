/** Kind of a second factor: an authenticator app (`OTP`), a code by SMS or mail, or a face. */
export type FactorType = 'OTP' | 'SMS' | 'EMAIL' | 'FACE';

/** A second factor that the user has. */
export interface Factor {
  /** Id of the factor. */
  factorId: string;
  /** Kind of the factor. */
  factorType: FactorType;
  /** Details of the factor, such as the phone number or email address that codes are sent to. */
  profile: unknown;
}

/** A second factor that the user can add. */
export interface FactorToEnroll {
  /** Kind of the factor. */
  factorType: FactorType;
}

/** Which second factor to read. */
export interface GetFactorParams {
  /** Id of the factor, as `listEnrolledFactors` returns it. */
  factorId: string;
}

/** A second factor to add, and where its code is sent. */
export interface SendEnrollFactorRequestParams {
  /** Kind of the factor. */
  factorType: FactorType;
  /** Where the code is sent: a phone for `SMS`, an email address for `EMAIL`, `{}` for the others. */
  profile: {
    /** Phone number, without dialling code. */
    phoneNumber?: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
    /** Email address. */
    email?: string;
  };
}

/** A second factor whose first code has to be confirmed. */
export interface FactorEnrollment {
  /** Token that `enrollFactor` takes, valid for a minute. */
  enrollmentToken: string;
  /** What the user needs to add an authenticator app; for `OTP` only. */
  otpData?: {
    /** `otpauth:` URI, the content of the QR code. */
    qrCodeUri: string;
    /** QR code of `qrCodeUri` as a `data:` URL, for an `<image>`. */
    qrCodeDataUrl: string;
    /** Replaces a code once, when the authenticator app is lost. */
    recoveryCode: string;
  } | null;
}

/** Proves that the user has the factor, which adds it. */
export interface EnrollFactorParams {
  /** Kind of the factor. */
  factorType: FactorType;
  /** Token of `sendEnrollFactorRequest`, valid for a minute. */
  enrollmentToken: string;
  /** Proof of the factor. */
  enrollmentData: {
    /** Code, for `SMS`, `EMAIL` and `OTP`. */
    passCode?: string;
    /** URL of the picture, for `FACE`. */
    photo?: string;
    /** Whether the picture is stored outside GenAuth. */
    isExternalPhoto?: boolean;
  };
}

/** Which second factor to remove. */
export interface ResetFactorParams {
  /** Id of the factor, as `listEnrolledFactors` returns it. */
  factorId: string;
}

/** A code of the signed-in user's authenticator app to check. */
export interface MfaOtpVerifyParams {
  /** The six digits that the authenticator app shows. */
  totp: string;
}

/** Whether a code of the authenticator app is right. */
export interface OtpCheck {
  /** Whether the code is right. */
  verified: boolean;
}

/** Which interrupted sign-in to ask about. */
export interface VerifyMfaTokenParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636). */
  token: string;
}

/** State of an `mfaToken`. All fields but `active` are present only while it is valid. */
export interface MfaTokenIntrospection {
  /** Whether the token is valid. */
  active: boolean;
  /** Id of the user pool. */
  userPoolId?: string;
  /** Id of the user who is signing in. */
  userId?: string;
  /** When the token expires, in seconds since 1970. */
  exp?: number;
  /** When the token was issued, in seconds since 1970. */
  iat?: number;
}

/** An SMS code that finishes a sign-in. */
export interface MfaVerifySmsParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** Phone number that the code was sent to, without dialling code. */
  phone: string;
  /** Code sent on `CHANNEL_VERIFY_MFA`. */
  code: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** A mail code that finishes a sign-in. */
export interface MfaVerifyEmailParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** Email address that the code was sent to. */
  email: string;
  /** Code sent on `CHANNEL_VERIFY_MFA`. */
  code: string;
}

/** A code of the authenticator app that finishes a sign-in. */
export interface MfaVerifyTotpParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** The six digits that the authenticator app shows. */
  totp: string;
}

/** A recovery code that finishes a sign-in when the authenticator app is lost. */
export interface MfaRecoverParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** The recovery code that was shown when the authenticator app was added, which can be used once. */
  recoveryCode: string;
}

/** A picture of the face that finishes a sign-in. */
export interface MfaVerifyFaceParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** Key of the uploaded picture. */
  photo: string;
}

/** A phone number or an email address to check: give one of the two. */
export interface MfaCheckParams {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes. Sent as bearer token. */
  mfaToken: string;
  /** Phone number, without dialling code. */
  phone?: string;
  /** Email address. */
  email?: string;
}

/** The user of a finished sign-in, with one token in place of a token set, as the V2 API returns it. */
export interface MfaUser {
  /** Id of the user. */
  id?: string;
  /** Access token. */
  token?: string;
  [field: string]: unknown;
}
