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

/** Sign-in by QR code: a web page shows a code, and a signed-in mini program scans and confirms it. */
export interface QrcodeApi {
  /**
   * Creates a QR code. The client that shows it gets tokens once a signed-in phone has scanned and confirmed it.
   * `POST /api/v3/gene-qrcode`
   *
   * @param params - `type`, which says what scans the code, and data to carry along
   * @returns the envelope with the id and the picture of the code in `data`
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { data } = await authing.api.geneQrCode({ type: 'MOBILE_APP' });
   * console.log(data.qrcodeId, data.url);
   */
  geneQrCode(params: GeneQrCodeParams): Promise<Envelope<QrCode>>;
  /**
   * Asks whether a QR code has been scanned and confirmed. Poll it every few seconds.
   * `GET /api/v3/get-qrcode-status`
   *
   * @param params - the `qrcodeId` of {@link QrcodeApi.geneQrCode}
   * @returns the envelope with the status in `data`; a `ticket` or tokens once it is confirmed
   * @throws GenAuthError of kind `api` (404 there is no such code)
   * @example
   * const { data: code } = await authing.api.geneQrCode({ type: 'MOBILE_APP' });
   * const { data } = await authing.api.getQrCodeStatus({ qrcodeId: code.qrcodeId });
   * if (data.status === 'EXPIRED') console.log('Create another code.');
   */
  getQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /**
   * Asks whether a QR code has been scanned and confirmed, under the earlier path.
   * `GET /api/v3/check-qrcode-status`
   *
   * @param params - the `qrcodeId` of {@link QrcodeApi.geneQrCode}
   * @returns the envelope with the status in `data`; a `ticket` or tokens once it is confirmed
   * @throws GenAuthError of kind `api` (404 there is no such code)
   * @deprecated Use `getQrCodeStatus`.
   * @example
   * const { data: code } = await authing.api.geneQrCode({ type: 'MOBILE_APP' });
   * const { data } = await authing.api.checkQrCodeStatus({ qrcodeId: code.qrcodeId });
   * console.log(data.status);
   */
  checkQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /**
   * Exchanges the ticket of a confirmed QR code for tokens. User pools allow this to servers only, unless set
   * otherwise in the console.
   * `POST /api/v3/exchange-tokenset-with-qrcode-ticket`
   *
   * @param params - the `ticket` of {@link QrcodeApi.getQrCodeStatus}, which works once
   * @returns the envelope with tokens in `data`
   * @throws GenAuthError of kind `api` (403 the ticket is invalid, used or expired)
   * @example
   * const { data: code } = await authing.api.geneQrCode({ type: 'MOBILE_APP' });
   * const { qrcodeId } = code;
   * // The signed-in phone that scans the code confirms.
   * await authing.api.setQrCodeStatus({ qrcodeId, action: 'SCAN' });
   * await authing.api.setQrCodeStatus({ qrcodeId, action: 'CONFIRM' });
   * const { data: state } = await authing.api.getQrCodeStatus({ qrcodeId });
   * const { data: tokens } = await authing.api.exchangeTokenSetWithQrCodeTicket({ ticket: state.ticket });
   * console.log(tokens.access_token);
   */
  exchangeTokenSetWithQrCodeTicket(
    params: ExchangeTokenSetWithQrCodeTicketParams,
  ): Promise<Envelope<LoginTokens>>;
  /**
   * Tells a web page that the signed-in user has scanned, confirmed or cancelled its QR code. `scanLogin` of the
   * client does this in one call.
   * `POST /api/v3/set-qrcode-status`
   *
   * @param params - `SCAN` right after scanning, then `CONFIRM` or `CANCEL`
   * @returns the envelope, once the status has changed
   * @throws GenAuthError of kind `api` (404 there is no such code, 422 expired, used, or not scanned by this
   * user); `session` when signed out
   * @example
   * const { result } = await wx.scanCode();
   * const qrcodeId = JSON.parse(result).random;
   * await authing.api.setQrCodeStatus({ qrcodeId, action: 'SCAN' });
   * const { confirm } = await wx.showModal({ title: '确认登录网页？' });
   * await authing.api.setQrCodeStatus({ qrcodeId, action: confirm ? 'CONFIRM' : 'CANCEL' });
   */
  setQrCodeStatus(params: SetQrCodeStatusParams): Promise<Envelope<SuccessData>>;
  /**
   * Tells a web page that the signed-in user has scanned, confirmed or cancelled its QR code, under the earlier
   * path.
   * `POST /api/v3/change-qrcode-status`
   *
   * @param params - `SCAN` right after scanning, then `CONFIRM` or `CANCEL`
   * @returns the envelope without `data`, once the status has changed
   * @throws GenAuthError of kind `api` (404 there is no such code, 422 expired, used, or not scanned by this
   * user); `session` when signed out
   * @deprecated Use `setQrCodeStatus`.
   * @example
   * const { result } = await wx.scanCode();
   * const qrcodeId = JSON.parse(result).random;
   * await authing.api.changeQrCodeStatus({ qrcodeId, action: 'SCAN' });
   * await authing.api.changeQrCodeStatus({ qrcodeId, action: 'CANCEL' });
   */
  changeQrCodeStatus(params: SetQrCodeStatusParams): Promise<Envelope<undefined>>;
  /**
   * Returns tokens for a fast-pass code that this device has scanned, such as one in the user centre on the web.
   * The session of the client does not change.
   * `POST /api/v3/qrcode-app-login`
   *
   * @param params - `action: 'APP_LOGIN'` and the `qrcodeId` of the code
   * @returns the envelope with tokens in `data`
   * @throws GenAuthError of kind `api` (404 there is no such code, 422 expired or used)
   * @example
   * // The page of the user centre shows the code.
   * const { data: code } = await authing.api.geneFastpassQrcodeInfo();
   * // This device scans it.
   * const { qrcodeId } = code;
   * const { data: tokens } = await authing.api.qrCodeAppLogin({ action: 'APP_LOGIN', qrcodeId });
   * console.log(tokens.access_token);
   */
  qrCodeAppLogin(params: QrCodeAppLoginParams): Promise<Envelope<LoginTokens>>;
  /**
   * Asks whether a fast-pass code has been used.
   * `GET /api/v3/get-app-login-qrcode-status`
   *
   * @param params - the `qrcodeId` of {@link QrcodeApi.geneFastpassQrcodeInfo}
   * @returns the envelope with the status in `data`
   * @throws GenAuthError of kind `api` (404 there is no such code)
   * @example
   * const { data: code } = await authing.api.geneFastpassQrcodeInfo();
   * const { data } = await authing.api.getAppLoginQrCodeStatus({ qrcodeId: code.qrcodeId });
   * console.log(data.status);
   */
  getAppLoginQrCodeStatus(params: GetQrCodeStatusParams): Promise<Envelope<QrCodeStatus>>;
  /**
   * Creates a fast-pass code, with which the signed-in user signs in on another device. Draw the answer as a QR
   * code.
   * `POST /api/v3/gene-fastpass-qrcode-info`
   *
   * @param params - scope of the sign-in, and data to carry along
   * @returns the envelope with the content of the code in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.geneFastpassQrcodeInfo({
   *   options: { scope: 'openid profile offline_access' },
   * });
   * console.log(JSON.stringify(data));
   */
  geneFastpassQrcodeInfo(params?: GeneFastpassQrcodeInfoParams): Promise<Envelope<FastpassQrCode>>;
  /**
   * Lists the applications to which a fast-pass code can sign in.
   * `GET /api/v3/get-fastpass-client-apps`
   *
   * @param params - `qrcodeId` and `appId` of the code
   * @returns the envelope with the applications in `data.relationApps`
   * @throws GenAuthError of kind `api` (404 there is no such code)
   * @example
   * const { data: code } = await authing.api.geneFastpassQrcodeInfo();
   * const { qrcodeId, appId } = code;
   * const { data } = await authing.api.getFastpassParams({ qrcodeId, appId });
   * console.log(data.relationApps.map((app) => app.name));
   */
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
