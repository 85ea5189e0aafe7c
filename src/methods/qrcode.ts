import type { CustomData } from '../../types/common';
import type { QrCodeStatus, QrCodeType } from '../../types/qrcode';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import { profileOf } from '../session/user';
import type { User } from '../user';
import { dataWith } from './answer';

/** Options of `geneCode`. */
export interface GeneCodeOptions {
  /** Id of the identity source connection that scans. */
  extIdpConnId?: string;
  /** Values of custom fields, each defined in the console. */
  customData?: CustomData;
  /** Context that is passed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
}

/** A QR code that is scanned with a phone to sign in here. */
export interface GeneratedQrCode {
  /** Id of the QR code, which `checkStatus` takes. */
  random: string;
  /** URL of the picture, for an `<image>`. */
  url: string;
  /** URL of a logo to show in the middle of the picture. */
  customLogo?: string;
}

/** State of a QR code. */
export interface CheckedQrCode {
  /** Id of the QR code. */
  random: string;
  /** 0 not scanned, 1 scanned, 2 authorized, 3 cancelled, 5 failed, -1 expired. */
  status: number;
  /** The same state as a word: `PENDING`, `SCANNED`, `AUTHORIZED`, `CANCELLED`, `ERROR` or `EXPIRED`. */
  state: QrCodeStatus['status'];
  /** Ticket for `exchangeUserInfo`, which can be used once; present when authorized. */
  ticket?: string;
  /** The user who has scanned; present when scanned or authorized. */
  userInfo?: {
    /** Name to show. */
    nickname: string;
    /** URL of the avatar; `''` when there is none. */
    photo: string;
  };
}

/**
 * Signs in here with a phone that is signed in already: shows a QR code and waits until it is authorized. A mini program rarely shows such
 * a code; to scan one, use `scanLogin`. `qrcode` makes codes for an app of yours to scan, `wxqrcode` for a mini program, `wechatmpqrcode`
 * for WeChat itself, which opens an official account.
 */
export interface QrcodeMethods {
  /**
   * Creates a QR code.
   * `POST /api/v3/gene-qrcode`
   *
   * @param options - see {@link GeneCodeOptions}, all optional
   * @returns the id of the QR code and its picture
   * @throws GenAuthError of kind `network` or `timeout` when the server cannot be reached
   * @example
   * const { random, url } = await authing.qrcode.geneCode();
   * console.log(random, url);
   */
  geneCode(options?: GeneCodeOptions): Promise<GeneratedQrCode>;
  /**
   * Reads the state of a QR code. Call it from a timer of the page, about once a second, and stop the timer in `onUnload`.
   * `GET /api/v3/get-qrcode-status`
   *
   * @param random - `random` of `geneCode`
   * @returns the state, with the `ticket` once the QR code is authorized
   * @throws GenAuthError of kind `api` (404 there is no such QR code)
   * @example
   * const { random } = await authing.qrcode.geneCode();
   * const { status } = await authing.qrcode.checkStatus(random);
   * console.log(status === 2 ? 'authorized' : 'waiting');
   */
  checkStatus(random: string): Promise<CheckedQrCode>;
  /**
   * Reads the user who has authorized a QR code. The session is not touched: pass the user to `setCurrentUser` to sign in. The user pool
   * has to allow this to clients; by default only servers may do it.
   * `POST /api/v3/exchange-tokenset-with-qrcode-ticket`, `GET /api/v3/get-profile`
   *
   * @param ticket - `ticket` of `checkStatus`, which can be used once
   * @returns the user, with an access token in `token`
   * @throws GenAuthError of kind `api` (403 the ticket has expired or was used)
   * @example
   * const { random } = await authing.qrcode.geneCode();
   * // the phone that scans reports these two
   * await authing.setQrCodeStatus({ qrcodeId: random, action: 'SCAN' });
   * await authing.setQrCodeStatus({ qrcodeId: random, action: 'CONFIRM' });
   * const { ticket } = await authing.qrcode.checkStatus(random);
   * authing.setCurrentUser(await authing.qrcode.exchangeUserInfo(ticket));
   */
  exchangeUserInfo(ticket: string): Promise<User>;
}

// By position; there is none for EXPIRED, which is -1, and none between the two spaces: 4 stood for a second factor.
const states = 'PENDING SCANNED AUTHORIZED CANCELLED  ERROR'.split(' ');

/** The methods for codes that `type` scans. */
export function qrcodeMethods(type: QrCodeType): SubMethods<QrcodeMethods> {
  return {
    geneCode(options) {
      const { extIdpConnId, customData, context } = options || {};
      return call(this.core, 'geneQrCode', { type, extIdpConnId, customData, context })
        .then(dataWith('qrcodeId'))
        .then(({ qrcodeId, url, customLogoUrl }) => ({
          random: qrcodeId,
          url,
          customLogo: customLogoUrl || undefined,
        }));
    },

    checkStatus(random) {
      return call(this.core, 'getQrCodeStatus', { qrcodeId: random })
        .then(dataWith('status'))
        .then(({ status: state, ticket, briefUserInfo }) => ({
          random,
          status: states.indexOf(state),
          state,
          ticket: ticket || undefined,
          userInfo: briefUserInfo
            ? { nickname: briefUserInfo.displayName, photo: briefUserInfo.photo }
            : undefined,
        }));
    },

    exchangeUserInfo(ticket) {
      return call(this.core, 'exchangeTokenSetWithQrCodeTicket', {
        ticket,
        client_id: this.core.options.appId,
      }).then(({ data: { access_token: token = '' } }) =>
        profileOf(this.core, token).then((user) => ({ ...user, token })),
      );
    },
  };
}
