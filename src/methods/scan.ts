import type { SuccessData } from '../../types/envelope';
import type { SetQrCodeStatusParams } from '../../types/qrcode';
import { callbackError } from '../error';
import type { Methods } from '../install';
import { scanQrCode } from '../platform/scan';
import { call, callAs, signedIn } from '../session/authorized';
import type { Core } from '../session/core';
import type { Mark } from '../session/session';
import { bare } from './answer';

/** Content of the QR code of a sign-in page. */
export interface ScannedLoginCode {
  /** Id of the QR code, which `setQrCodeStatus` takes as `qrcodeId`. */
  random: string;
  /** `APP_AUTH` for a sign-in. */
  scene?: string;
  /** Id of the user pool of the sign-in page. */
  userPoolId?: string;
  /** When the QR code was created, ISO 8601. */
  createdAt?: string;
  /** When the QR code expires, ISO 8601. */
  expireAt?: string;
}

/** Options of `scanLogin`. */
export interface ScanLoginOptions {
  /** Asks the user whether to sign in on the web page, for instance with `wx.showModal`, and returns `true` for yes. */
  confirm: (code: ScannedLoginCode) => boolean | Promise<boolean>;
  /** Text of a QR code that the app has scanned itself; the SDK opens the scanner unless given. */
  text?: string;
}

/** Signs a web page in by scanning its QR code with the mini program. */
export interface ScanMethods {
  /**
   * Signs the user in on a web page that shows a QR code: opens the scanner, reports the scan to the page, asks the user with `confirm`,
   * and reports the answer. The session of the mini program is not changed.
   * `POST /api/v3/set-qrcode-status`
   *
   * @param options - see {@link ScanLoginOptions}; `confirm` is required
   * @returns `true` when the user confirmed, `false` when the user declined
   * @throws GenAuthError of kind `cancel` when the user closes the scanner; `session` when signed out; `config` for a QR code that is no
   * sign-in, and when `confirm` fails, `cause` being what it threw; `api` (404 unknown, 422 expired or scanned by another user)
   * @example
   * const confirmed = await authing.scanLogin({
   *   confirm: async () => (await wx.showModal({ content: 'Sign in on the computer?' })).confirm,
   * });
   * console.log(confirmed ? 'signed in' : 'declined');
   */
  scanLogin(options: ScanLoginOptions): Promise<boolean>;
  /**
   * Reports to a web page what has become of its QR code, for apps that scan and ask in their own way.
   * `POST /api/v3/set-qrcode-status`
   *
   * @param params - the id of the QR code and the action: `SCAN` right after scanning, then `CONFIRM` or `CANCEL`
   * @returns `{ success: true }`
   * @throws GenAuthError of kind `api` (404 unknown, 422 expired, scanned by another user, or confirmed before it was scanned); `session`
   * when signed out
   * @example
   * const { result } = await wx.scanCode({ scanType: ['qrCode'] });
   * const qrcodeId = JSON.parse(result).random;
   * await authing.setQrCodeStatus({ qrcodeId, action: 'SCAN' });
   * const { confirm } = await wx.showModal({ content: 'Sign in on the computer?' });
   * await authing.setQrCodeStatus({ qrcodeId, action: confirm ? 'CONFIRM' : 'CANCEL' });
   */
  setQrCodeStatus(params: SetQrCodeStatusParams): Promise<SuccessData>;
}

function readCode(core: Core, text: string): ScannedLoginCode {
  let code: ScannedLoginCode | undefined;
  try {
    // Checked below by the field that is needed.
    code = JSON.parse(text) as ScannedLoginCode;
  } catch {
    // The code of something else.
  }
  if (!code || !code.random) throw core.configError('notLoginCode');
  return code;
}

/** Tells the page of a code what became of it, always as the account that has scanned it. */
function answerAs(core: Core, mark: Mark, code: ScannedLoginCode) {
  return function (action: SetQrCodeStatusParams['action']): Promise<unknown> {
    return callAs(core, mark, 'setQrCodeStatus', { qrcodeId: code.random, action });
  };
}

export const scanMethods: Methods<ScanMethods> = {
  scanLogin(options) {
    const { confirm, text } = options || {};
    if (typeof confirm !== 'function') throw this.configError('argument', 'confirm', 'function');
    return signedIn(this).then((mark) =>
      Promise.resolve(text || scanQrCode(this.options)).then((scanned) => {
        const code = readCode(this, scanned);
        const answer = answerAs(this, mark, code);
        const failed = (thrown: unknown) => {
          const fail = () => {
            throw callbackError(this.options.lang, 'confirm', thrown);
          };
          // The page must not wait for an answer that will not come.
          return answer('CANCEL').then(fail, fail);
        };
        return answer('SCAN').then(() => {
          // Another user must not be asked about the code that this one has scanned.
          this.checkCurrent(mark);
          return Promise.resolve(code)
            .then(confirm)
            .then((yes) => answer(yes ? 'CONFIRM' : 'CANCEL').then(() => !!yes), failed);
        });
      }),
    );
  },

  setQrCodeStatus(params) {
    return call(this, 'setQrCodeStatus', params).then(bare);
  },
};
