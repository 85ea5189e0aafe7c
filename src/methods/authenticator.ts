import type { Factor } from '../../types/mfa';
import { requireTexts } from '../arguments';
import type { SubMethods } from '../install';
import { message } from '../messages';
import { callAs, signedIn } from '../session/authorized';
import type { Core } from '../session/core';
import type { Mark } from '../session/session';
import { done, type CommonMessage } from './answer';

/** An authenticator app that the user has added. The V3 API does not return its secret and recovery code again. */
export interface MfaAuthenticator extends Factor {
  /** Same as `factorId`. */
  id: string;
  /** Always `true`: only authenticator apps that are in use are listed. */
  enable: true;
  /** Always `totp`: codes of six digits that change every 30 seconds. */
  authenticatorType: 'totp';
}

/** What the user needs to add an authenticator app, until its first code has been confirmed. */
export interface MfaAssociation {
  /** Always `totp`: codes of six digits that change every 30 seconds. */
  authenticator_type: 'totp';
  /** Secret in base32, for users who type it in instead of scanning. */
  secret: string;
  /** `otpauth:` URI, the content of the QR code. */
  qrcode_uri: string;
  /** QR code of `qrcode_uri` as a `data:` URL, for an `<image>`. */
  qrcode_data_url: string;
  /** Replaces a code once, when the authenticator app is lost: show it to the user, who should keep it. */
  recovery_code: string;
}

/** Lists, adds and removes the authenticator app of the signed-in user. Part of `authing.mfa`; all need a session. */
export interface AuthenticatorMethods {
  /**
   * Lists the authenticator apps of the signed-in user; other second factors are listed by `api.listEnrolledFactors`.
   * `GET /api/v3/list-enrolled-factors`
   *
   * @param options - accepted for compatibility with authing-js-sdk, without effect
   * @returns the authenticator apps, without their secrets; `[]` when there are none
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const [authenticator] = await authing.mfa.getMfaAuthenticators();
   * console.log(authenticator ? 'added' : 'not added');
   */
  getMfaAuthenticators(options?: {
    /** Without effect: only authenticator apps are listed. */
    type?: string;
    /** Without effect: the V3 API does not distinguish sources. */
    source?: string;
  }): Promise<MfaAuthenticator[]>;
  /**
   * Starts adding an authenticator app: the server makes its secret. Nothing is added until `confirmAssosicateMfaAuthenticator` confirms
   * the first code, within a minute.
   * `POST /api/v3/send-enroll-factor-request`
   *
   * @param options - accepted for compatibility with authing-js-sdk, without effect
   * @returns the secret, its QR code and the recovery code
   * @throws GenAuthError of kind `api` (409 the user has an authenticator app already); `session` when signed out
   * @example
   * const { qrcode_data_url, recovery_code } = await authing.mfa.assosicateMfaAuthenticator();
   * console.log(qrcode_data_url.length, recovery_code);
   */
  assosicateMfaAuthenticator(options?: {
    /** Without effect: it is always an authenticator app. */
    authenticatorType?: string;
    /** Without effect: the V3 API does not distinguish sources. */
    source?: string;
  }): Promise<MfaAssociation>;
  /**
   * Finishes adding an authenticator app with its first code, at most a minute after `assosicateMfaAuthenticator` of the same client.
   * `POST /api/v3/enroll-factor`
   *
   * @param options - the code that the authenticator app shows
   * @returns `{ code: 200, message }`, once the authenticator app is added
   * @throws GenAuthError of kind `api` (6001 wrong code, 403 more than a minute has passed); `config` before the first step and for an
   * empty code; `session` when signed out, or when another user has signed in since the first step
   * @example
   * // bindsubmit
   * // a page before this one has called assosicateMfaAuthenticator() and shown the QR code
   * await authing.mfa.confirmAssosicateMfaAuthenticator({ totp: event.detail.value.totp });
   */
  confirmAssosicateMfaAuthenticator(options: {
    /** The six digits that the authenticator app shows. */
    totp: string;
    /** Without effect: it is always an authenticator app. */
    authenticatorType?: string;
    /** Without effect: the V3 API does not distinguish sources. */
    source?: string;
  }): Promise<CommonMessage>;
  /**
   * Removes the authenticator app of the signed-in user.
   * `GET /api/v3/list-enrolled-factors`, `POST /api/v3/reset-factor`
   *
   * @returns `{ code: 200, message }`, also when the user has no authenticator app
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.mfa.deleteMfaAuthenticator();
   */
  deleteMfaAuthenticator(): Promise<CommonMessage>;
}

/** What the first step of adding an authenticator app leaves for the second. */
interface Enrollment {
  mark: Mark;
  enrollmentToken: string;
}

/** Authenticator apps of the signed-in account. */
function authenticators(core: Core, mark: Mark): Promise<Factor[]> {
  return callAs(core, mark, 'listEnrolledFactors').then(({ data }) =>
    data.filter((factor) => factor.factorType === 'OTP'),
  );
}

export const authenticatorMethods: SubMethods<AuthenticatorMethods> = {
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
          if (!otpData) throw new TypeError('otpData');
          const secret = /[?&]secret=([^&]+)/.exec(otpData.qrCodeUri);
          this.state.enrollment = { mark, enrollmentToken } satisfies Enrollment;
          return {
            authenticator_type: 'totp',
            secret: secret ? String(secret[1]) : '',
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
