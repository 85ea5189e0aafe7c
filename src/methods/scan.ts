import type { SuccessData } from '../../types/envelope';
import type { SetQrCodeStatusParams } from '../../types/qrcode';
import { callbackError } from '../error';
import type { Core } from '../session/core';
import { bare } from './answer';
import { call, callAs, signedIn } from '../session/authorized';
import type { Mark } from '../session/session';
import { scanQrCode } from '../platform/scan';
import type { Methods } from '../install';

/** What the QR code of a sign-in page says. */
export interface ScannedLoginCode {
  /** Id of the code; what `setQrCodeStatus` takes as `qrcodeId`. */
  random: string;
  /** `APP_AUTH` */
  scene?: string;
  userPoolId?: string;
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601. */
  expireAt?: string;
}

/** Options of `scanLogin`. */
export interface ScanLoginOptions {
  /** Asks the user whether to sign in on the web page; resolve to `true` for yes. `wx.showModal` will do. */
  confirm: (code: ScannedLoginCode) => boolean | Promise<boolean>;
  /** Text of a code that the app has scanned itself; without it the scanner opens. */
  text?: string;
}

/** The mini program as the phone that signs a web page in. */
export interface ScanMethods {
  /**
   * Signs the user in on a web page that shows a QR code: opens the scanner, tells the page that its code was scanned, asks the user, and
   * tells the page the answer. Resolves to that answer. `POST /api/v3/set-qrcode-status`
   *
   * @example
   * await authing.scanLogin({
   *   confirm: async () => (await wx.showModal({ content: 'Sign in on the computer?' })).confirm,
   * });
   * @throws GenAuthError `session` when signed out; `cancel` when the user closes the scanner; `config` for a code of something
   * else, and when `confirm` fails, `cause` being what it threw; `api` for one that has expired or that another user has scanned
   */
  scanLogin(options: ScanLoginOptions): Promise<boolean>;
  /**
   * Tells a web page what became of its QR code, for apps that scan and ask in their own way. `POST /api/v3/set-qrcode-status`
   *
   * @param params - `SCAN` first, right after scanning; then `CONFIRM` or `CANCEL`
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
