import type { Envelope } from '../../types/envelope';
import type {
  MfaCheckParams,
  MfaUser,
  MfaVerifyEmailParams,
  MfaVerifySmsParams,
  MfaVerifyTotpParams,
} from '../../types/mfa';
import type { LoginTokens } from '../../types/signin';
import { requireTexts } from '../arguments';
import type { SubClient, SubMethods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { send } from '../session/send';
import { signIn } from '../session/signin';
import type { User } from '../user';
import { done, type CommonMessage } from './answer';
import { authenticatorMethods, type AuthenticatorMethods } from './authenticator';

/** The sign-in that needs a second factor. */
export interface MfaStep {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); valid for a few minutes, and can be used once. */
  mfaToken: string;
}

/** A phone number that a code is sent to, and the sign-in it is for. */
export interface MfaPhone extends MfaStep {
  /** Phone number, without dialling code. */
  phone: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** An email address that a code is sent to, and the sign-in it is for. */
export interface MfaEmail extends MfaStep {
  /** Email address of the user. */
  email: string;
}

/**
 * Finishes sign-ins that need a second factor, and manages the authenticator app of the signed-in user. Such a sign-in rejects with kind
 * `step` and code 1635 or 1636: send a code with `sendSms` or `sendEmail` (an authenticator app needs none), ask the user for it, and call
 * the `verify…` method, which stores the session as the sign-in would have. The server returns no refresh token this way, so the session
 * ends when its access token expires.
 */
export interface MfaMethods extends AuthenticatorMethods {
  /**
   * Sends the code that `verifySms` takes, on the channel `CHANNEL_VERIFY_MFA`.
   * `POST /api/v3/send-sms`
   *
   * @param options - the phone, usually `mfaPhone` of the error of kind `step`, and the `mfaToken` of the sign-in
   * @returns `{ code: 200, message }`, once the code is on its way
   * @throws GenAuthError of kind `api` (2080 the last code is less than a minute old); `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken, mfaPhone, mfaPhoneCountryCode } = error.data;
   *   await authing.mfa.sendSms({ phone: mfaPhone, phoneCountryCode: mfaPhoneCountryCode, mfaToken });
   * }
   */
  sendSms(options: MfaPhone): Promise<CommonMessage>;
  /**
   * Sends the code that `verifyEmail` takes, on the channel `CHANNEL_VERIFY_MFA`.
   * `POST /api/v3/send-email`
   *
   * @param options - the address, usually `mfaEmail` of the error of kind `step`, and the `mfaToken` of the sign-in
   * @returns `{ code: 200, message }`, once the code is on its way
   * @throws GenAuthError of kind `api` (2080 the last code is less than a minute old); `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   await authing.mfa.sendEmail({ email: error.data.mfaEmail, mfaToken: error.data.mfaToken });
   * }
   */
  sendEmail(options: MfaEmail): Promise<CommonMessage>;
  /**
   * Finishes a sign-in with a code by SMS and stores the session.
   * `POST /api/v2/applications/mfa/sms/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the phone the code was sent to, the code, and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2038 the phone is not one of the user,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken, mfaPhone } = error.data;
   *   await authing.mfa.sendSms({ phone: mfaPhone, mfaToken });
   *   // the code is what the user enters
   *   const user = await authing.mfa.verifySms({ phone: mfaPhone, code: '123456', mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifySms(
    options: MfaPhone & {
      /** Code from the SMS of `sendSms`, which can be used once. */
      code: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in like `verifySms`: the name of that method in authing-js-sdk.
   * `POST /api/v2/applications/mfa/sms/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the phone the code was sent to, the code, and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2038 the phone is not one of the user,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken, mfaPhone } = error.data;
   *   await authing.mfa.sendSms({ phone: mfaPhone, mfaToken });
   *   // the code is what the user enters
   *   const user = await authing.mfa.verifyAppSmsMfa({ phone: mfaPhone, code: '123456', mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyAppSmsMfa(
    options: MfaPhone & {
      /** Code from the SMS of `sendSms`, which can be used once. */
      code: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in with a code by mail and stores the session.
   * `POST /api/v2/applications/mfa/email/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the address the code was sent to, the code, and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2037 the address is not one of the user,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken, mfaEmail } = error.data;
   *   await authing.mfa.sendEmail({ email: mfaEmail, mfaToken });
   *   // the code is what the user enters
   *   const user = await authing.mfa.verifyEmail({ email: mfaEmail, code: '123456', mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyEmail(
    options: MfaEmail & {
      /** Code from the mail of `sendEmail`, which can be used once. */
      code: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in like `verifyEmail`: the name of that method in authing-js-sdk.
   * `POST /api/v2/applications/mfa/email/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the address the code was sent to, the code, and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2037 the address is not one of the user,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken, mfaEmail } = error.data;
   *   await authing.mfa.sendEmail({ email: mfaEmail, mfaToken });
   *   // the code is what the user enters
   *   const user = await authing.mfa.verifyAppEmailMfa({ email: mfaEmail, code: '123456', mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyAppEmailMfa(
    options: MfaEmail & {
      /** Code from the mail of `sendEmail`, which can be used once. */
      code: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in with a code of an authenticator app and stores the session.
   * `POST /api/v2/applications/mfa/totp/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the code and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (6001 wrong code,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * // bindsubmit
   * try {
   *   await authing.loginByUsername('chensiyuan', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { totp } = event.detail.value;
   *   const user = await authing.mfa.verifyTotp({ totp, mfaToken: error.data.mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyTotp(
    options: MfaStep & {
      /** The six digits that the authenticator app shows. */
      totp: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in like `verifyTotp`: the name of that method in authing-js-sdk.
   * `POST /api/v2/applications/mfa/totp/verify`, `GET /api/v3/get-profile`
   *
   * @param options - the code and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (6001 wrong code,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * // bindsubmit
   * try {
   *   await authing.loginByUsername('chensiyuan', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { totp } = event.detail.value;
   *   const user = await authing.mfa.verifyTotpMfa({ totp, mfaToken: error.data.mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyTotpMfa(
    options: MfaStep & {
      /** The six digits that the authenticator app shows. */
      totp: string;
    },
  ): Promise<User>;
  /**
   * Finishes a sign-in with the recovery code of a lost authenticator app and stores the session.
   * `POST /api/v2/mfa/totp/recovery`, `GET /api/v3/get-profile`
   *
   * @param options - the recovery code and the `mfaToken` of the sign-in
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (6002 wrong recovery code,
   * 403 the `mfaToken` has expired or was used); `session` when the user signs out, or another one signs in, meanwhile;
   * `config` for an empty `mfaToken`
   * @example
   * // bindsubmit
   * try {
   *   await authing.loginByUsername('chensiyuan', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { recoveryCode } = event.detail.value;
   *   const user = await authing.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken: error.data.mfaToken });
   *   console.log(user.nickname);
   * }
   */
  verifyTotpRecoveryCode(
    options: MfaStep & {
      /** The recovery code that was shown when the authenticator app was added, which can be used once. */
      recoveryCode: string;
    },
  ): Promise<User>;
  /**
   * Tells whether a phone or an email address can become a second factor of the user who is signing in. The session is not touched.
   * `POST /api/v2/applications/mfa/check`
   *
   * @param options - the `mfaToken` of the sign-in, and either `phone` or `email`
   * @returns `false` when it belongs to another account
   * @throws GenAuthError of kind `api` (403 the `mfaToken` has expired or was used); `config` for an empty `mfaToken`
   * @example
   * try {
   *   await authing.loginByUsername('wangruoxi', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   const { mfaToken } = error.data;
   *   console.log(await authing.mfa.phoneOrEmailBindable({ phone: '13511112222', mfaToken }));
   * }
   */
  phoneOrEmailBindable(options: MfaStep & MfaCheckParams): Promise<boolean>;
}

/** Finishes a sign-in: one token of the older kind takes the place of a token set. */
function finish(core: Core, verify: () => Promise<Envelope<MfaUser>>): Promise<User> {
  return signIn(core, () =>
    // What a token set has beside the access token is missing here.
    verify().then(({ data }) => ({ data: { access_token: data.token, ...data } as LoginTokens })),
  );
}

function verifySms(this: SubClient, options: MfaVerifySmsParams): Promise<User> {
  return finish(this.core, () => call(this.core, 'mfaVerifySms', options));
}

function verifyEmail(this: SubClient, options: MfaVerifyEmailParams): Promise<User> {
  return finish(this.core, () => call(this.core, 'mfaVerifyEmail', options));
}

function verifyTotp(this: SubClient, options: MfaVerifyTotpParams): Promise<User> {
  return finish(this.core, () => call(this.core, 'mfaVerifyTotp', options));
}

const channel = 'CHANNEL_VERIFY_MFA';

export const mfaMethods: SubMethods<MfaMethods> = {
  sendSms(options) {
    const { mfaToken, phone, phoneCountryCode } = options || {};
    requireTexts(this.core.options, { mfaToken });
    const params = { channel, phoneNumber: phone, phoneCountryCode } as const;
    return send(this.core, mfaToken, 'sendSms', params).then(done);
  },

  sendEmail(options) {
    const { mfaToken, email } = options || {};
    requireTexts(this.core.options, { mfaToken });
    return send(this.core, mfaToken, 'sendEmail', { channel, email }).then(done);
  },

  verifySms,
  verifyAppSmsMfa: verifySms,
  verifyEmail,
  verifyAppEmailMfa: verifyEmail,
  verifyTotp,
  verifyTotpMfa: verifyTotp,

  verifyTotpRecoveryCode(options) {
    return finish(this.core, () => call(this.core, 'mfaRecover', options));
  },

  phoneOrEmailBindable(options) {
    return call(this.core, 'mfaCheck', options).then(({ data }) => !!data);
  },

  ...authenticatorMethods,
};
