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
 * Second factors: managing those of the signed-in user, and completing a sign-in that requires one. Methods with an `mfaToken` parameter
 * send it as bearer token in place of the session's.
 */
export interface MfaApi {
  /**
   * Lists the second factors of the signed-in user.
   * `GET /api/v3/list-enrolled-factors`
   *
   * @returns the envelope with the factors in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: factors } = await authing.api.listEnrolledFactors();
   * console.log(factors.map((factor) => factor.factorType));
   */
  listEnrolledFactors(): Promise<Envelope<Factor[]>>;
  /**
   * Lists the kinds of second factors that the signed-in user can add.
   * `GET /api/v3/list-factors-to-enroll`
   *
   * @returns the envelope with the kinds in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: choices } = await authing.api.listFactorsToEnroll();
   * console.log(choices.map((choice) => choice.factorType));
   */
  listFactorsToEnroll(): Promise<Envelope<FactorToEnroll[]>>;
  /**
   * Reads one second factor of the signed-in user.
   * `GET /api/v3/get-factor`
   *
   * @param params - `factorId` of the factor
   * @returns the envelope with the factor in `data`
   * @throws GenAuthError of kind `api` (404 the user has no such factor); `session` when signed out
   * @example
   * const { data: factors } = await authing.api.listEnrolledFactors();
   * const { data: factor } = await authing.api.getFactor({ factorId: factors[0].factorId });
   * console.log(factor.factorType, factor.profile);
   */
  getFactor(params: GetFactorParams): Promise<Envelope<Factor>>;
  /**
   * First step of adding a second factor: sends a code by SMS or mail, or creates the secret of an authenticator
   * app.
   * `POST /api/v3/send-enroll-factor-request`
   *
   * @param params - the kind of factor, and where its code goes
   * @returns the envelope with the `enrollmentToken` for {@link MfaApi.enrollFactor} in `data`, and for `OTP` the
   * QR code to scan
   * @throws GenAuthError of kind `api` (409 the user already has a factor of this kind, 2080 the last code was
   * sent less than a minute ago); `session` when signed out
   * @example
   * const { data } = await authing.api.sendEnrollFactorRequest({ factorType: 'OTP', profile: {} });
   * console.log(data.otpData.qrCodeDataUrl, data.otpData.recoveryCode);
   */
  sendEnrollFactorRequest(params: SendEnrollFactorRequestParams): Promise<Envelope<FactorEnrollment>>;
  /**
   * Second step of adding a second factor: checks the code, or stores the picture, and adds the factor.
   * `POST /api/v3/enroll-factor`
   *
   * @param params - the `enrollmentToken` of {@link MfaApi.sendEnrollFactorRequest}, valid for 60 s, and the code
   * or picture
   * @returns the envelope without `data`, once the factor is added
   * @throws GenAuthError of kind `api` (403 the token is invalid or expired, 2001 wrong or expired code, 6001
   * wrong code of the authenticator app); `session` when signed out
   * @example
   * const factorType = 'SMS';
   * const profile = { phoneNumber: '18812345678' };
   * const { data } = await authing.api.sendEnrollFactorRequest({ factorType, profile });
   * await authing.api.enrollFactor({
   *   factorType,
   *   enrollmentToken: data.enrollmentToken,
   *   enrollmentData: { passCode: '123456' },
   * });
   */
  enrollFactor(params: EnrollFactorParams): Promise<Envelope<undefined>>;
  /**
   * Removes a second factor from the signed-in user.
   * `POST /api/v3/reset-factor`
   *
   * @param params - `factorId` of the factor
   * @returns the envelope without `data`, once the factor is removed
   * @throws GenAuthError of kind `api` (404 the user has no such factor); `session` when signed out
   * @example
   * const { data: factors } = await authing.api.listEnrolledFactors();
   * const sms = factors.find((factor) => factor.factorType === 'SMS');
   * await authing.api.resetFactor({ factorId: sms.factorId });
   */
  resetFactor(params: ResetFactorParams): Promise<Envelope<undefined>>;
  /**
   * Checks a code of the signed-in user's authenticator app, for instance before a payment. No sign-in takes
   * place.
   * `POST /api/v3/mfa-totp-verify`
   *
   * @param params - the six digits of the authenticator app
   * @returns the envelope with `data.verified`, false also when the user has no authenticator app
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * // bindsubmit
   * const { totp } = event.detail.value;
   * const { data } = await authing.api.mfaOtpVerify({ totp });
   * console.log(data.verified);
   */
  mfaOtpVerify(params: MfaOtpVerifyParams): Promise<Envelope<OtpCheck>>;
  /**
   * Asks whether an `mfaToken` is still valid.
   * `POST /mfa/token/introspection`
   *
   * @param params - the `mfaToken` of an interrupted sign-in
   * @returns the state of the token, not in an envelope; all fields but `active` only while it is valid
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const passwordPayload = { username: 'wangruoxi', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { active } = await authing.api.verifyMfaToken({ token: step.data.mfaToken });
   * console.log(active);
   */
  verifyMfaToken(params: VerifyMfaTokenParams): Promise<MfaTokenIntrospection>;
  /**
   * Completes a sign-in with a code sent by SMS. The session of the client does not change; `authing.mfa` signs
   * the client in as well.
   * `POST /api/v2/applications/mfa/sms/verify`
   *
   * @param params - the `mfaToken`, the number, and the code sent to it on `CHANNEL_VERIFY_MFA`
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 2001 wrong or expired code, 2038
   * not a number of the account)
   * @example
   * const passwordPayload = { username: 'wangruoxi', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { mfaToken, mfaPhone: phone } = step.data;
   * await authing.api.sendSms({ channel: 'CHANNEL_VERIFY_MFA', phoneNumber: phone });
   * const { data } = await authing.api.mfaVerifySms({ mfaToken, phone, code: '123456' });
   * console.log(data.token);
   */
  mfaVerifySms(params: MfaVerifySmsParams): Promise<Envelope<MfaUser>>;
  /**
   * Completes a sign-in with a code sent by mail. The session of the client does not change.
   * `POST /api/v2/applications/mfa/email/verify`
   *
   * @param params - the `mfaToken`, the email, and the code sent to it on `CHANNEL_VERIFY_MFA`
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 2001 wrong or expired code, 2037
   * not an email of the account)
   * @example
   * const passwordPayload = { username: 'wangruoxi', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { mfaToken, mfaEmail: email } = step.data;
   * await authing.api.sendEmail({ channel: 'CHANNEL_VERIFY_MFA', email });
   * const { data } = await authing.api.mfaVerifyEmail({ mfaToken, email, code: '123456' });
   * console.log(data.token);
   */
  mfaVerifyEmail(params: MfaVerifyEmailParams): Promise<Envelope<MfaUser>>;
  /**
   * Completes a sign-in with a code of an authenticator app. The session of the client does not change.
   * `POST /api/v2/applications/mfa/totp/verify`
   *
   * @param params - the `mfaToken`, and the six digits of the authenticator app
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 6001 wrong code)
   * @example
   * // bindsubmit
   * const passwordPayload = { username: 'chensiyuan', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { mfaToken } = step.data;
   * const { totp } = event.detail.value;
   * const { data } = await authing.api.mfaVerifyTotp({ mfaToken, totp });
   * console.log(data.token);
   */
  mfaVerifyTotp(params: MfaVerifyTotpParams): Promise<Envelope<MfaUser>>;
  /**
   * Completes a sign-in with a code of an authenticator app, on servers without the newer endpoint.
   * `POST /api/v2/mfa/totp/verify`
   *
   * @param params - the `mfaToken`, and the six digits of the authenticator app
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 6001 wrong code)
   * @deprecated Use `mfaVerifyTotp`.
   * @example
   * // bindsubmit
   * const passwordPayload = { username: 'chensiyuan', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { mfaToken } = step.data;
   * const { totp } = event.detail.value;
   * const { data } = await authing.api.mfaVerifyTotpLegacy({ mfaToken, totp });
   * console.log(data.token);
   */
  mfaVerifyTotpLegacy(params: MfaVerifyTotpParams): Promise<Envelope<MfaUser>>;
  /**
   * Completes a sign-in with the recovery code of a lost authenticator app. The code works once.
   * `POST /api/v2/mfa/totp/recovery`
   *
   * @param params - the `mfaToken`, and the recovery code shown when the authenticator app was added
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 6002 wrong recovery code)
   * @example
   * const passwordPayload = { username: 'chensiyuan', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const recoveryCode = 'b8fd5d6c9e0f4a3b2c1d0e9f';
   * const { data } = await authing.api.mfaRecover({ mfaToken: step.data.mfaToken, recoveryCode });
   * console.log(data.token);
   */
  mfaRecover(params: MfaRecoverParams): Promise<Envelope<MfaUser>>;
  /**
   * Completes a sign-in with a picture of the user's face. The session of the client does not change.
   * `POST /api/v2/applications/mfa/face/verify`
   *
   * @param params - the `mfaToken`, and the `key` of the uploaded picture
   * @returns the envelope with the user and an access token in `data`
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired, 1702 the face does not match)
   * @example
   * const passwordPayload = { username: 'wangruoxi', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'], camera: 'front' });
   * const { data: photo } = await authing.api.uploadAvatar({ filePath: tempFiles[0].tempFilePath });
   * const { mfaToken } = step.data;
   * const { data } = await authing.api.mfaVerifyFace({ mfaToken, photo: photo.key });
   * console.log(data.token);
   */
  mfaVerifyFace(params: MfaVerifyFaceParams): Promise<Envelope<MfaUser>>;
  /**
   * Tells whether a phone number or email is free to become a second factor of the user whose sign-in was
   * interrupted.
   * `POST /api/v2/applications/mfa/check`
   *
   * @param params - the `mfaToken`, and the phone number or the email
   * @returns the envelope with `true` in `data` if no other account has it
   * @throws GenAuthError of kind `api` (403 the `mfaToken` is invalid or expired)
   * @example
   * const passwordPayload = { username: 'wangruoxi', password: 'passw0rd' };
   * const step = await authing.api
   *   .signInByCredentials({ connection: 'PASSWORD', passwordPayload })
   *   .catch((error) => error);
   * const { data: isFree } = await authing.api.mfaCheck({
   *   mfaToken: step.data.mfaToken,
   *   phone: '13800138000',
   * });
   * console.log(isFree);
   */
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
