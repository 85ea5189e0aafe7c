import type { Envelope, SuccessData } from '../../types/envelope';
import type {
  ExchangeTokenSetWithQrCodeTicketParams,
  FastpassApps,
  FastpassQrCode,
  GeneFastpassQrcodeInfoParams,
  GeneQrCodeParams,
  GetFastpassParamsParams,
  GetQrCodeStatusParams,
  QrCode,
  QrCodeAppLoginParams,
  QrCodeStatus,
  SetQrCodeStatusParams,
} from '../../types/qrcode';
import type { LoginTokens } from '../../types/signin';
import type { Routes } from './route';

/** Signing in by QR code: a web page shows one, a signed-in mini program scans and approves it. */
export interface QrcodeApi {
  /**
   * Creates a QR code; scanning it with a signed-in phone signs this client in. `POST /api/v3/gene-qrcode`
   * @param params - `type`: who scans.
   */
  geneQrCode(params: GeneQrCodeParams): Promise<Envelope<QrCode>>;
  /** Asks how far a QR code has come. `GET /api/v3/get-qrcode-status` */
  getQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /**
   * Asks how far a QR code has come. `GET /api/v3/check-qrcode-status`
   * @deprecated Use `getQrCodeStatus`.
   */
  checkQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /**
   * Trades the ticket of an authorized QR code for tokens. `POST /api/v3/exchange-tokenset-with-qrcode-ticket`
   * @param params - the ticket; user pools allow this to servers only, unless set otherwise.
   */
  exchangeTokenSetWithQrCodeTicket(
    params: ExchangeTokenSetWithQrCodeTicketParams,
  ): Promise<Envelope<LoginTokens>>;
  /**
   * Tells a web page that the signed-in user scanned, confirmed or cancelled its QR code. `POST /api/v3/set-qrcode-status`
   * @param params - `SCAN` first, right after scanning; then `CONFIRM` or `CANCEL`.
   */
  setQrCodeStatus(params: SetQrCodeStatusParams): Promise<Envelope<SuccessData>>;
  /**
   * Tells a web page that the signed-in user scanned, confirmed or cancelled its QR code.
   * `POST /api/v3/change-qrcode-status`
   * @deprecated Use `setQrCodeStatus`.
   */
  changeQrCodeStatus(params: SetQrCodeStatusParams): Promise<Envelope<undefined>>;
  /** Signs in with a code of the user centre that this device scanned. `POST /api/v3/qrcode-app-login` */
  qrCodeAppLogin(params: QrCodeAppLoginParams): Promise<Envelope<LoginTokens>>;
  /** Asks how far a code of the user centre has come. `GET /api/v3/get-app-login-qrcode-status` */
  getAppLoginQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /** Creates a fast-pass code, by which the signed-in user signs in elsewhere. `POST /api/v3/gene-fastpass-qrcode-info` */
  geneFastpassQrcodeInfo(params?: GeneFastpassQrcodeInfoParams): Promise<Envelope<FastpassQrCode>>;
  /** Lists the applications a fast-pass code signs in to. `GET /api/v3/get-fastpass-client-apps` */
  getFastpassParams(params: GetFastpassParamsParams): Promise<Envelope<FastpassApps>>;
}

export const qrcodeRoutes: Routes<QrcodeApi> = {
  geneQrCode: ['POST', 'gene-qrcode', 'anonymous'],
  getQrCodeStatus: ['GET', 'get-qrcode-status', 'anonymous'],
  checkQrCodeStatus: ['GET', 'check-qrcode-status', 'anonymous'],
  exchangeTokenSetWithQrCodeTicket: ['POST', 'exchange-tokenset-with-qrcode-ticket', 'anonymous'],
  setQrCodeStatus: ['POST', 'set-qrcode-status'],
  changeQrCodeStatus: ['POST', 'change-qrcode-status'],
  qrCodeAppLogin: ['POST', 'qrcode-app-login', 'anonymous'],
  getAppLoginQrCodeStatus: ['GET', 'get-app-login-qrcode-status', 'anonymous'],
  geneFastpassQrcodeInfo: ['POST', 'gene-fastpass-qrcode-info'],
  getFastpassParams: ['GET', 'get-fastpass-client-apps', 'anonymous'],
};
