import type { Envelope } from '../../types/envelope';
import type {
  EnrollFactorParams,
  Factor,
  FactorEnrollment,
  FactorToEnroll,
  GetFactorParams,
  MfaCheckParams,
  MfaOtpVerifyParams,
  MfaRecoverParams,
  MfaTokenIntrospection,
  MfaUser,
  MfaVerifyEmailParams,
  MfaVerifyFaceParams,
  MfaVerifySmsParams,
  MfaVerifyTotpParams,
  OtpCheck,
  ResetFactorParams,
  SendEnrollFactorRequestParams,
  VerifyMfaTokenParams,
} from '../../types/mfa';
import type { Routes } from './route';

/**
 * Second factors: managing those of the signed-in user, and finishing a sign-in that asked for one. Those that
 * take an `mfaToken` send it as bearer token in place of the session's.
 */
export interface MfaApi {
  /** Lists the second factors the user has. `GET /api/v3/list-enrolled-factors` */
  listEnrolledFactors(): Promise<Envelope<Factor[]>>;
  /** Lists the second factors the user could add. `GET /api/v3/list-factors-to-enroll` */
  listFactorsToEnroll(): Promise<Envelope<FactorToEnroll[]>>;
  /** Reads one second factor of the user. `GET /api/v3/get-factor` */
  getFactor(params: GetFactorParams): Promise<Envelope<Factor>>;
  /**
   * First step of adding a factor: sends the code, or makes the secret of an authenticator app.
   * `POST /api/v3/send-enroll-factor-request`
   * @param params - the kind of factor, and where its code goes.
   */
  sendEnrollFactorRequest(params: SendEnrollFactorRequestParams): Promise<Envelope<FactorEnrollment>>;
  /**
   * Second step of adding a factor: proves it. `POST /api/v3/enroll-factor`
   * @param params - the `enrollmentToken` of the first step, at most a minute old, and the code or picture.
   */
  enrollFactor(params: EnrollFactorParams): Promise<Envelope<undefined>>;
  /** Removes a factor from the user. `POST /api/v3/reset-factor` */
  resetFactor(params: ResetFactorParams): Promise<Envelope<undefined>>;
  /** Tells whether a code of the signed-in user's authenticator app is right. `POST /api/v3/mfa-totp-verify` */
  mfaOtpVerify(params: MfaOtpVerifyParams): Promise<Envelope<OtpCheck>>;
  /** Asks whether an `mfaToken` is alive; not an envelope. `POST /mfa/token/introspection` */
  verifyMfaToken(params: VerifyMfaTokenParams): Promise<MfaTokenIntrospection>;
  /** Finishes a sign-in with an SMS code. `POST /api/v2/applications/mfa/sms/verify` */
  mfaVerifySms(params: MfaVerifySmsParams): Promise<Envelope<MfaUser>>;
  /** Finishes a sign-in with a mail code. `POST /api/v2/applications/mfa/email/verify` */
  mfaVerifyEmail(params: MfaVerifyEmailParams): Promise<Envelope<MfaUser>>;
  /** Finishes a sign-in with a code of an authenticator app. `POST /api/v2/applications/mfa/totp/verify` */
  mfaVerifyTotp(params: MfaVerifyTotpParams): Promise<Envelope<MfaUser>>;
  /**
   * Finishes a sign-in with a code of an authenticator app, on older servers. `POST /api/v2/mfa/totp/verify`
   * @deprecated Use `mfaVerifyTotp`.
   */
  mfaVerifyTotpLegacy(params: MfaVerifyTotpParams): Promise<Envelope<MfaUser>>;
  /** Finishes a sign-in with the recovery code of a lost authenticator app. `POST /api/v2/mfa/totp/recovery` */
  mfaRecover(params: MfaRecoverParams): Promise<Envelope<MfaUser>>;
  /** Finishes a sign-in with a picture of the face. `POST /api/v2/applications/mfa/face/verify` */
  mfaVerifyFace(params: MfaVerifyFaceParams): Promise<Envelope<MfaUser>>;
  /** Tells whether a phone or email is free to become a second factor. `POST /api/v2/applications/mfa/check` */
  mfaCheck(params: MfaCheckParams): Promise<Envelope<boolean>>;
}

export const mfaRoutes: Routes<MfaApi> = {
  listEnrolledFactors: ['GET', 'list-enrolled-factors'],
  listFactorsToEnroll: ['GET', 'list-factors-to-enroll'],
  getFactor: ['GET', 'get-factor'],
  sendEnrollFactorRequest: ['POST', 'send-enroll-factor-request'],
  enrollFactor: ['POST', 'enroll-factor'],
  resetFactor: ['POST', 'reset-factor'],
  mfaOtpVerify: ['POST', 'mfa-totp-verify'],
  verifyMfaToken: ['POST', '/mfa/token/introspection', 'anonymous'],
  mfaVerifySms: ['POST', '/api/v2/applications/mfa/sms/verify', 'mfaToken'],
  mfaVerifyEmail: ['POST', '/api/v2/applications/mfa/email/verify', 'mfaToken'],
  mfaVerifyTotp: ['POST', '/api/v2/applications/mfa/totp/verify', 'mfaToken'],
  mfaVerifyTotpLegacy: ['POST', '/api/v2/mfa/totp/verify', 'mfaToken'],
  mfaRecover: ['POST', '/api/v2/mfa/totp/recovery', 'mfaToken'],
  mfaVerifyFace: ['POST', '/api/v2/applications/mfa/face/verify', 'mfaToken'],
  mfaCheck: ['POST', '/api/v2/applications/mfa/check', 'mfaToken'],
};
