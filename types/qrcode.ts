import type { CustomData } from './common';
import type { LoginTokens } from './signin';

/** What scans the code: an app of yours, a mini program or an official account. */
export type QrCodeType = 'MOBILE_APP' | 'WECHAT_MINIPROGRAM' | 'WECHAT_OFFICIAL_ACCOUNT';

/** `PENDING`, then `SCANNED`, then `AUTHORIZED` or `CANCELLED`; `EXPIRED` and `ERROR` can come at any time. */
export type QrCodeState = 'PENDING' | 'SCANNED' | 'AUTHORIZED' | 'CANCELLED' | 'EXPIRED' | 'ERROR';

/** Kind of the QR code, and data to carry along. */
export interface GeneQrCodeParams {
  /** What scans the code. */
  type: QrCodeType;
  /** Id of the identity source connection that scans the code. */
  extIdpConnId?: string;
  /** Values of custom fields; their keys are defined in the console. */
  customData?: CustomData;
  /** Passed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** Draws the custom logo into the picture; for `WECHAT_MINIPROGRAM` only. */
  autoMergeQrCode?: boolean;
}

/** A QR code for signing in. */
export interface QrCode {
  /** Id of the QR code. */
  qrcodeId: string;
  /** Address of the picture. */
  url: string;
  /** Logo to lay over the picture, unless it has been merged. */
  customLogoUrl?: string | null;
}

/** The QR code to ask about. */
export interface GetQrCodeStatusParams {
  /** Id of the QR code. */
  qrcodeId: string;
}

/** Status of a QR code. */
export interface QrCodeStatus {
  /** Status of the sign-in. */
  status: QrCodeState;
  /** Ticket for `exchangeTokenSetWithQrCodeTicket`, once the code is confirmed; works once. */
  ticket?: string | null;
  /** The user who has scanned the code. */
  briefUserInfo?: {
    /** Name to display. */
    displayName: string;
    /** Address of the avatar. */
    photo: string;
  } | null;
  /** Tokens, once the code is confirmed and if the user pool returns them to the client that asks. */
  tokenSet?: LoginTokens | null;
}

/** The ticket of a confirmed QR code. */
export interface ExchangeTokenSetWithQrCodeTicketParams {
  /** Ticket of `getQrCodeStatus`; works once. */
  ticket: string;
  /** App ID. */
  client_id?: string;
}

/** What the user has done with a QR code. */
export interface SetQrCodeStatusParams {
  /** Id of the QR code. */
  qrcodeId: string;
  /** `SCAN` right after scanning, then the user's decision: `CONFIRM` or `CANCEL`. */
  action: 'SCAN' | 'CONFIRM' | 'CANCEL';
}

/** The fast-pass code with which this device signs in. */
export interface QrCodeAppLoginParams {
  /** The only action: `APP_LOGIN`. */
  action: 'APP_LOGIN';
  /** Id of the QR code. */
  qrcodeId: string;
}

/** What a fast-pass code is to carry along. */
export interface GeneFastpassQrcodeInfoParams {
  /** Extras of the sign-in. */
  options?: {
    /** OIDC scopes, separated by spaces; must contain `openid`. `offline_access` requests a refresh token. */
    scope?: string;
    /** Passed to the pipeline functions of the user pool. */
    context?: { [key: string]: unknown };
    /** Values of custom fields; their keys are defined in the console. */
    customData?: CustomData;
  };
}

/** A user or user pool, as shown beside a fast-pass code. */
export interface FastpassParty {
  /** Id of the user or user pool. */
  id: string;
  /** Name to display. */
  displayName: string;
  /** Address of the picture. */
  photo: string;
}

/** Content of a fast-pass code: who signs in, and where. */
export interface FastpassQrCode {
  /** What the code is for. */
  scene: string;
  /** Id of the QR code. */
  qrcodeId: string;
  /** Base address of the API. */
  apiHost: string;
  /** App ID of the application that shows the code. */
  appId: string;
  /** The user who signs in with the code. */
  user: FastpassParty;
  /** The user pool of that user. */
  userpool: FastpassParty;
}

/** The fast-pass code that has been scanned. */
export interface GetFastpassParamsParams {
  /** Id of the QR code. */
  qrcodeId: string;
  /** App ID inside the code. */
  appId: string;
}

/** The applications to which a fast-pass code can sign in. */
export interface FastpassApps {
  /** The applications. */
  relationApps?:
    | {
        /** App ID. */
        id: string;
        /** Name to display. */
        name: string;
        /** Address of the logo. */
        logo?: string | null;
      }[]
    | null;
}
