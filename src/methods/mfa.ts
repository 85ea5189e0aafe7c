import type { Envelope } from '../../types/envelope';
import type { Factor, MfaCheckParams, MfaUser } from '../../types/mfa';
import type { LoginTokens } from '../../types/signin';
import { messageRoutes } from '../api/message';
import { mfaRoutes } from '../api/mfa';
import type { Route } from '../api/route';
import type { Core } from '../core';
import { done, type CommonMessage } from '../flows/answer';
import { signIn, unreadable } from '../flows/signin';
import { requireTexts } from '../flows/wechat';
import { exchange } from '../http/exchange';
import { message } from '../messages';
import type { Methods } from '../surface';
import type { User } from '../user';

/** The sign-in that waits for a second factor. */
export interface MfaStep {
  /** `data.mfaToken` of the error of kind `step` (code 1635 or 1636); good for minutes. */
  mfaToken: string;
}

/** A phone, for a code by SMS. */
export interface MfaPhone extends MfaStep {
  /** Without dialling code. */
  phone: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** An address, for a code by mail. */
export interface MfaEmail extends MfaStep {
  email: string;
}

/** An authenticator app that the user has enrolled. */
export interface MfaAuthenticator extends Factor {
  id: string;
  enable: true;
  authenticatorType: 'totp';
}

/** An authenticator app that waits for its first code. */
export interface MfaAssociation {
  authenticator_type: 'totp';
  /** For typing in instead of scanning. */
  secret: string;
  /** `otpauth:` address. */
  qrcode_uri: string;
  /** The same as a picture, in a `data:` address. */
  qrcode_data_url: string;
  /** Stands in for a code once, when the authenticator app is lost: show it to the user. */
  recovery_code: string;
}

/**
 * Second factors. A sign-in that needs one rejects with kind `step` and code 1635 or 1636: send a code with `sendSms` or `sendEmail`
 * (an authenticator app needs none), ask the user for it, and finish with a `verify…` call, which keeps the session as the sign-in would have.
 * The server gives no refresh token this way, so the session ends with its access token.
 */
export interface MfaMethods {
  /** Sends the code that `verifySms` takes. `POST /api/v3/send-sms` */
  sendSms(options: MfaPhone): Promise<CommonMessage>;
  /** Sends the code that `verifyEmail` takes. `POST /api/v3/send-email` */
  sendEmail(options: MfaEmail): Promise<CommonMessage>;
  /** Finishes a sign-in with a code by SMS and keeps the session. `POST /api/v2/applications/mfa/sms/verify` */
  verifySms(options: MfaPhone & { code: string }): Promise<User>;
  /** `verifySms` under its name in authing-js-sdk. */
  verifyAppSmsMfa(options: MfaPhone & { code: string }): Promise<User>;
  /** Finishes a sign-in with a code by mail and keeps the session. `POST /api/v2/applications/mfa/email/verify` */
  verifyEmail(options: MfaEmail & { code: string }): Promise<User>;
  /** `verifyEmail` under its name in authing-js-sdk. */
  verifyAppEmailMfa(options: MfaEmail & { code: string }): Promise<User>;
  /** Finishes a sign-in with a code of an authenticator app and keeps the session. `POST /api/v2/applications/mfa/totp/verify` */
  verifyTotp(options: MfaStep & { totp: string }): Promise<User>;
  /** `verifyTotp` under its name in authing-js-sdk. */
  verifyTotpMfa(options: MfaStep & { totp: string }): Promise<User>;
  /** Finishes a sign-in with the recovery code of a lost authenticator app and keeps the session. `POST /api/v2/mfa/totp/recovery` */
  verifyTotpRecoveryCode(options: MfaStep & { recoveryCode: string }): Promise<User>;
  /** Tells whether a phone or email is free to become a second factor. `POST /api/v2/applications/mfa/check` */
  phoneOrEmailBindable(options: MfaStep & MfaCheckParams): Promise<boolean>;
  /** Lists the signed-in user's authenticator apps; V3 does not show their secrets again. `GET /api/v3/list-enrolled-factors` */
  getMfaAuthenticators(options?: { type?: string; source?: string }): Promise<MfaAuthenticator[]>;
  /** First step of adding an authenticator app: makes its secret. `POST /api/v3/send-enroll-factor-request` */
  assosicateMfaAuthenticator(options?: {
    authenticatorType?: string;
    source?: string;
  }): Promise<MfaAssociation>;
  /**
   * Second step of adding an authenticator app: proves it, at most a minute after the first. `POST /api/v3/enroll-factor`
   *
   * @param options - `totp` is a code of the app
   */
  confirmAssosicateMfaAuthenticator(options: {
    totp: string;
    authenticatorType?: string;
    source?: string;
  }): Promise<CommonMessage>;
  /** Removes the signed-in user's authenticator app. `POST /api/v3/reset-factor` */
  deleteMfaAuthenticator(): Promise<CommonMessage>;
}

/** Calls an endpoint as the sign-in that waits, not as the session. */
function call(core: Core, route: Route, options: MfaStep, renamed?: object): Promise<Envelope<MfaUser>> {
  const { mfaToken } = options || {};
  requireTexts(core, { mfaToken });
  const params = { ...options, ...renamed, mfaToken: undefined };
  return exchange(core, route, params, mfaToken) as Promise<Envelope<MfaUser>>;
}

/** Makes the method that finishes a sign-in through `route`. */
function finishBy(route: Route) {
  return function (this: Core, options: MfaStep): Promise<User> {
    return signIn(this, () =>
      call(this, route, options).then(({ data }) => ({
        // One token of the older kind in place of a token set.
        data: { access_token: data.token, ...data } as LoginTokens,
      })),
    );
  };
}

function authenticators(core: Core): Promise<Factor[]> {
  return core.api
    .listEnrolledFactors()
    .then(({ data }) => data.filter((factor) => factor.factorType === 'OTP'));
}

const channel = 'CHANNEL_VERIFY_MFA';
const verifySms = finishBy(mfaRoutes.mfaVerifySms);
const verifyEmail = finishBy(mfaRoutes.mfaVerifyEmail);
const verifyTotp = finishBy(mfaRoutes.mfaVerifyTotp);

export const mfaMethods: Methods<MfaMethods> = {
  sendSms(options) {
    const { phone } = options || {};
    return call(this, messageRoutes.sendSms, options, { channel, phoneNumber: phone, phone: undefined }).then(
      done,
    );
  },

  sendEmail(options) {
    return call(this, messageRoutes.sendEmail, options, { channel }).then(done);
  },

  verifySms,
  verifyAppSmsMfa: verifySms,
  verifyEmail,
  verifyAppEmailMfa: verifyEmail,
  verifyTotp,
  verifyTotpMfa: verifyTotp,
  verifyTotpRecoveryCode: finishBy(mfaRoutes.mfaRecover),

  phoneOrEmailBindable(options) {
    return call(this, mfaRoutes.mfaCheck, options).then(({ data }) => !!data);
  },

  getMfaAuthenticators() {
    return authenticators(this).then((factors) =>
      factors.map((factor) => ({ ...factor, id: factor.factorId, enable: true, authenticatorType: 'totp' })),
    );
  },

  assosicateMfaAuthenticator() {
    return this.api.sendEnrollFactorRequest({ factorType: 'OTP', profile: {} }).then(({ data }) => {
      const { otpData } = data;
      if (!otpData) throw unreadable(this);
      const [, secret = ''] = /[?&]secret=([^&]+)/.exec(otpData.qrCodeUri) || [];
      this.enrollmentToken = data.enrollmentToken;
      return {
        authenticator_type: 'totp',
        secret,
        qrcode_uri: otpData.qrCodeUri,
        qrcode_data_url: otpData.qrCodeDataUrl,
        recovery_code: otpData.recoveryCode,
      };
    });
  },

  confirmAssosicateMfaAuthenticator(options) {
    const { totp } = options || {};
    requireTexts(this, { totp });
    return this.api
      .enrollFactor({
        factorType: 'OTP',
        enrollmentToken: this.enrollmentToken || '',
        enrollmentData: { passCode: totp },
      })
      .then(done);
  },

  deleteMfaAuthenticator() {
    return authenticators(this)
      .then((factors) => Promise.all(factors.map(({ factorId }) => this.api.resetFactor({ factorId }))))
      .then(() => ({ code: 200, message: message(this.options.lang, ['操作成功', 'Done']) }));
  },
};
