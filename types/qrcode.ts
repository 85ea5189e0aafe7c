import type { CustomData } from './common';
import type { LoginTokens } from './signin';

/** Who scans: an app of yours, a mini program or an official account. */
export type QrCodeType = 'MOBILE_APP' | 'WECHAT_MINIPROGRAM' | 'WECHAT_OFFICIAL_ACCOUNT';

/** `PENDING`, then `SCANNED`, then `AUTHORIZED` or `CANCELLED`; `EXPIRED` and `ERROR` can come at any time. */
export type QrCodeState = 'PENDING' | 'SCANNED' | 'AUTHORIZED' | 'CANCELLED' | 'EXPIRED' | 'ERROR';

/** What kind of QR code to make, and what to carry along. */
export interface GeneQrCodeParams {
  type: QrCodeType;
  /** Id of the identity source connection that scans. */
  extIdpConnId?: string;
  customData?: CustomData;
  /** Handed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** Draws the custom logo into the picture; for `WECHAT_MINIPROGRAM` only. */
  autoMergeQrCode?: boolean;
}

/** A QR code for signing in. */
export interface QrCode {
  qrcodeId: string;
  /** Address of the picture. */
  url: string;
  /** Logo to lay over the picture, unless it was merged. */
  customLogoUrl?: string | null;
}

/** Which QR code to ask about. */
export interface GetQrCodeStatusParams {
  qrcodeId: string;
}

/** How far the sign-in with a QR code has come. */
export interface QrCodeStatus {
  status: QrCodeState;
  /** Good once, for `exchangeTokenSetWithQrCodeTicket`; present once authorized. */
  ticket?: string | null;
  /** Who scanned; present once scanned. */
  briefUserInfo?: { displayName: string; photo: string } | null;
  /** Present once authorized, when the user pool hands tokens to the one who asks. */
  tokenSet?: LoginTokens | null;
}

/** The ticket of an approved QR code, to trade for tokens. */
export interface ExchangeTokenSetWithQrCodeTicketParams {
  ticket: string;
  /** App id. */
  client_id?: string;
}

/** What the person with the phone does to a QR code. */
export interface SetQrCodeStatusParams {
  qrcodeId: string;
  /** `SCAN` right after scanning, then what the user decides: `CONFIRM` or `CANCEL`. */
  action: 'SCAN' | 'CONFIRM' | 'CANCEL';
}

/** Which QR code this app signs in with. */
export interface QrCodeAppLoginParams {
  action: 'APP_LOGIN';
  qrcodeId: string;
}

/** What a fast-pass sign-in is to carry along. */
export interface GeneFastpassQrcodeInfoParams {
  options?: {
    /** OIDC scopes, blank-separated; must hold `openid`. */
    scope?: string;
    /** Handed to the pipeline functions of the user pool. */
    context?: { [key: string]: unknown };
    customData?: CustomData;
  };
}

/** A name and a picture to show beside a fast-pass code. */
export interface FastpassParty {
  id: string;
  displayName: string;
  photo: string;
}

/** What a fast-pass code carries: who offers the sign-in, and where. */
export interface FastpassQrCode {
  scene: string;
  qrcodeId: string;
  /** Base address of the API. */
  apiHost: string;
  appId: string;
  user: FastpassParty;
  userpool: FastpassParty;
}

/** Which fast-pass code was scanned, and whose it is. */
export interface GetFastpassParamsParams {
  qrcodeId: string;
  appId: string;
}

/** The applications a fast-pass code can sign in to. */
export interface FastpassApps {
  relationApps?: { id: string; name: string; logo?: string | null }[] | null;
}
