import type { Envelope } from '../../types/envelope';
import type {
  Factor,
  MfaCheckParams,
  MfaUser,
  MfaVerifyEmailParams,
  MfaVerifySmsParams,
  MfaVerifyTotpParams,
} from '../../types/mfa';
import type { LoginTokens } from '../../types/signin';
import { requireTexts } from '../arguments';
import type { SubClient, SubMethods } from '../install';
import { message } from '../messages';
import { call, callAs, signedIn } from '../session/authorized';
import type { Core } from '../session/core';
import { send } from '../session/send';
import type { Mark } from '../session/session';
import { signIn } from '../session/signin';
import type { User } from '../user';
import { done, type CommonMessage } from './answer';

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

/** What the first step of adding an authenticator app leaves for the second. */
interface Enrollment {
  mark: Mark;
  enrollmentToken: string;
}

/** Finishes a sign-in: one token of the older kind takes the place of a token set. */
function finish(core: Core, options: MfaStep, verify: () => Promise<Envelope<MfaUser>>): Promise<User> {
  const { mfaToken } = options || {};
  requireTexts(core.options, { mfaToken });
  return signIn(core, () =>
    // What a token set has beside the access token is missing here.
    verify().then(({ data }) => ({ data: { access_token: data.token, ...data } as LoginTokens })),
  );
}

function verifySms(this: SubClient, options: MfaVerifySmsParams): Promise<User> {
  return finish(this.core, options, () => call(this.core, 'mfaVerifySms', options));
}

function verifyEmail(this: SubClient, options: MfaVerifyEmailParams): Promise<User> {
  return finish(this.core, options, () => call(this.core, 'mfaVerifyEmail', options));
}

function verifyTotp(this: SubClient, options: MfaVerifyTotpParams): Promise<User> {
  return finish(this.core, options, () => call(this.core, 'mfaVerifyTotp', options));
}

/** Authenticator apps of the signed-in account. */
function authenticators(core: Core, mark: Mark): Promise<Factor[]> {
  return callAs(core, mark, 'listEnrolledFactors').then(({ data }) =>
    data.filter((factor) => factor.factorType === 'OTP'),
  );
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
    return finish(this.core, options, () => call(this.core, 'mfaRecover', options));
  },

  phoneOrEmailBindable(options) {
    const { mfaToken } = options || {};
    requireTexts(this.core.options, { mfaToken });
    return call(this.core, 'mfaCheck', options).then(({ data }) => !!data);
  },

  getMfaAuthenticators() {
    return signedIn(this.core)
      .then((mark) => authenticators(this.core, mark))
      .then((factors) =>
        factors.map((factor) => ({
          ...factor,
          id: factor.factorId,
          enable: true,
          authenticatorType: 'totp',
        })),
      );
  },

  assosicateMfaAuthenticator() {
    return signedIn(this.core).then((mark) =>
      callAs(this.core, mark, 'sendEnrollFactorRequest', { factorType: 'OTP', profile: {} }).then(
        ({ data: { otpData, enrollmentToken } }) => {
          if (!otpData) throw this.core.unreadable();
          const [, secret = ''] = /[?&]secret=([^&]+)/.exec(otpData.qrCodeUri) || [];
          this.state.enrollment = { mark, enrollmentToken } satisfies Enrollment;
          return {
            authenticator_type: 'totp',
            secret,
            qrcode_uri: otpData.qrCodeUri,
            qrcode_data_url: otpData.qrCodeDataUrl,
            recovery_code: otpData.recoveryCode,
          };
        },
      ),
    );
  },

  confirmAssosicateMfaAuthenticator(options) {
    const { totp } = options || {};
    requireTexts(this.core.options, { totp });
    return signedIn(this.core)
      .then(() => {
        // Put there by `assosicateMfaAuthenticator`.
        const { enrollment } = this.state as { enrollment?: Enrollment };
        if (!enrollment) throw this.core.configError('notEnrolling');
        const { mark, enrollmentToken } = enrollment;
        return callAs(this.core, mark, 'enrollFactor', {
          factorType: 'OTP',
          enrollmentToken,
          enrollmentData: { passCode: totp },
        });
      })
      .then(done);
  },

  deleteMfaAuthenticator() {
    const { core } = this;
    return signedIn(core)
      .then((mark) =>
        authenticators(core, mark).then((factors) =>
          Promise.all(factors.map(({ factorId }) => callAs(core, mark, 'resetFactor', { factorId }))),
        ),
      )
      .then(() => ({
        code: 200,
        message: message(core.options.lang, 'done'),
      }));
  },
};
