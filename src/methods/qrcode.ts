import type { CustomData } from '../../types/common';
import type { QrCodeStatus, QrCodeType } from '../../types/qrcode';
import { dataWith } from './answer';
import { call } from '../session/authorized';
import { profileOf } from '../session/user';
import type { SubMethods } from '../install';
import type { User } from '../user';

/** Options of `geneCode`. */
export interface GeneCodeOptions {
  /** Id of the identity source connection that scans. */
  extIdpConnId?: string;
  customData?: CustomData;
  /** Handed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
}

/** A QR code that a phone scans to sign in here. */
export interface GeneratedQrCode {
  random: string;
  /** Address of the picture. */
  url: string;
  /** Logo to lay over the picture. */
  customLogo?: string;
}

/** How far a QR code has come. */
export interface CheckedQrCode {
  random: string;
  /** 0 unused, 1 scanned, 2 authorized, 3 cancelled, 5 error, -1 expired. */
  status: number;
  /** What the server calls `status`. */
  state: QrCodeStatus['status'];
  /** Good once, for `exchangeUserInfo`; present once authorized. */
  ticket?: string;
  /** Who scanned; present once scanned. */
  userInfo?: { nickname: string; photo: string };
}

/** Signing in here with a phone that is signed in already. A mini program rarely shows such a code; to scan one, use `scanLogin`. */
export interface QrcodeMethods {
  /** Creates a QR code. `POST /api/v3/gene-qrcode` */
  geneCode(options?: GeneCodeOptions): Promise<GeneratedQrCode>;
  /** Asks how far a QR code has come. `GET /api/v3/get-qrcode-status` */
  checkStatus(random: string): Promise<CheckedQrCode>;
  /**
   * Reads the user who authorized a QR code. The session stays as it is: pass the user to `setCurrentUser` to sign in.
   * `POST /api/v3/exchange-tokenset-with-qrcode-ticket`
   *
   * @param ticket - of `checkStatus`; good once. User pools allow this to servers only, unless set otherwise.
   */
  exchangeUserInfo(ticket: string): Promise<User>;
}

// By position; there is none for EXPIRED, which is -1. 4 stood for a second factor.
const states = ['PENDING', 'SCANNED', 'AUTHORIZED', 'CANCELLED', '', 'ERROR'];

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
