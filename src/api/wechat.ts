import type { Envelope } from '../../types/envelope';
import type {
  BindWechatByCodeParams,
  CheckWechatMiniProgramUserParams,
  DecryptWechatMiniProgramDataParams,
  GetWechatMiniProgramPhoneParams,
  GetWechatMpAccessTokenParams,
  LogoutWechatMiniProgramParams,
  UpdatePhoneByWechatParams,
  WechatAccessToken,
  WechatOpenData,
  WechatPhoneData,
  WechatUserState,
} from '../../types/wechat';
import type { Route, Routes } from './route';

/** WeChat services that GenAuth calls for a mini program. */
export interface WechatApi {
  /**
   * Decrypts WeChat open data on the server. Product page: `decryptWechatMiniProgramData`.
   * `POST /api/v3/decrypt-wechat-miniprogram-data`
   *
   * @param params - the ciphertext with its `iv`, and a `wx.login` code fetched before the user tapped the button
   * @returns the envelope with the open data in `data`
   * @throws GenAuthError of kind `api` (400 the ciphertext does not fit the code, 602 WeChat rejected the code,
   * 404 there is no such connection)
   * @example
   * // bindgetphonenumber
   * const { encryptedData, iv } = event.detail;
   * // this.loginCode was fetched with wx.login in onLoad
   * const { data } = await authing.api.decryptWechatMiniProgramData({
   *   extIdpConnidentifier: 'my-wxapp',
   *   code: this.loginCode,
   *   encryptedData,
   *   iv,
   * });
   * console.log(data.purePhoneNumber);
   */
  decryptWechatMiniProgramData(params: DecryptWechatMiniProgramDataParams): Promise<Envelope<WechatOpenData>>;
  /**
   * Returns the phone number of a `getPhoneNumber` button (base library 2.21.2). The number is not bound to the
   * account. Works signed out.
   * `POST /api/v3/get-wechat-miniprogram-phone`
   *
   * @param params - `e.detail.code` of the button, and the identifier of the mini program connection
   * @returns the envelope with the phone number in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected the code, 404 there is no such connection)
   * @example
   * // bindgetphonenumber
   * const { data } = await authing.api.getWechatMiniProgramPhone({
   *   extIdpConnidentifier: 'my-wxapp',
   *   code: event.detail.code,
   * });
   * console.log(data.phoneNumber);
   */
  getWechatMiniProgramPhone(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * `getWechatMiniProgramPhone` in the spelling of the product page: `getWechatMiniprogramPhone`.
   * `POST /api/v3/get-wechat-miniprogram-phone`
   *
   * @param params - `e.detail.code` of the button, and the identifier of the mini program connection
   * @returns the envelope with the phone number in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected the code, 404 there is no such connection)
   * @example
   * // bindgetphonenumber
   * const { data } = await authing.api.getWechatMiniprogramPhone({
   *   extIdpConnidentifier: 'my-wxapp',
   *   code: event.detail.code,
   * });
   * console.log(data.countryCode, data.purePhoneNumber);
   */
  getWechatMiniprogramPhone(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Reads WeChat's server-side access token. It takes the WeChat AppSecret, which must never ship in a mini
   * program: for tools and servers only. Product page: `getWechatMpAccessToken`.
   * `POST /api/v3/get-wechat-access-token`
   *
   * @param params - WeChat AppID and AppSecret of the mini program
   * @returns the envelope with the token in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected AppID or AppSecret)
   * @deprecated Use `getWechatMpAccessTokenInfo`, from a server.
   * @example
   * // In a tool for development, never in a mini program that ships.
   * const { data } = await authing.api.getWechatMpAccessToken({
   *   appId: 'wx4f4bc4dec97d474b',
   *   appSecret: '0123456789abcdef0123456789abcdef',
   * });
   * console.log(data.accessToken);
   */
  getWechatMpAccessToken(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
  /**
   * Reads WeChat's server-side access token and when it expires. It takes the WeChat AppSecret, which must never
   * ship in a mini program: for tools and servers only.
   * `POST /api/v3/get-wechat-access-token-info`
   *
   * @param params - WeChat AppID and AppSecret of the mini program
   * @returns the envelope with the token and its end in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected AppID or AppSecret)
   * @example
   * // In a tool for development, never in a mini program that ships.
   * const { data } = await authing.api.getWechatMpAccessTokenInfo({
   *   appId: 'wx4f4bc4dec97d474b',
   *   appSecret: '0123456789abcdef0123456789abcdef',
   * });
   * console.log(new Date(Number(data.expiresAt) * 1000));
   */
  getWechatMpAccessTokenInfo(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
  /**
   * Binds the WeChat identity of this phone to the signed-in user, who can sign in with it from then on.
   * `POST /connections/social/wechat-miniprogram/bind`
   *
   * @param params - a fresh `wx.login` code, and the identifier of the mini program connection
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected the code, 2215 the identity belongs to another
   * account); `session` when signed out
   * @example
   * const { code } = await wx.login();
   * await authing.api.bindWechatByCode({ code, extIdpConnidentifier: 'my-wxapp' });
   */
  bindWechatByCode(params: BindWechatByCodeParams): Promise<Envelope<unknown>>;
  /**
   * Tells whether a WeChat identity has an account, and whether that account has a phone number, before signing
   * in. The API reference does not describe this endpoint, so it may change.
   * `POST /api/v3/wechat-miniprogram/checkExistsUser`
   *
   * @param params - a fresh `wx.login` code, and the identifier of the mini program connection
   * @returns the envelope with both facts in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected the code, 404 there is no such connection)
   * @example
   * const { code } = await wx.login();
   * const extIdpConnidentifier = 'my-wxapp';
   * const { data } = await authing.api.checkWechatMiniProgramUser({ code, extIdpConnidentifier });
   * console.log(data.hasBindUser, data.hasBindPhone);
   */
  checkWechatMiniProgramUser(params: CheckWechatMiniProgramUserParams): Promise<Envelope<WechatUserState>>;
  /**
   * Returns the phone number of a `getPhoneNumber` button (base library 2.21.2). The API reference does not
   * describe this endpoint, so it may change: prefer {@link WechatApi.getWechatMiniProgramPhone}.
   * `POST /api/v3/get-wechat-miniprogram-phone-data`
   *
   * @param params - `e.detail.code` of the button, and the identifier of the mini program connection
   * @returns the envelope with the phone number in `data`
   * @throws GenAuthError of kind `api` (602 WeChat rejected the code, 404 there is no such connection)
   * @example
   * // bindgetphonenumber
   * const { data } = await authing.api.getWechatMiniProgramPhoneData({
   *   extIdpConnidentifier: 'my-wxapp',
   *   code: event.detail.code,
   * });
   * console.log(data.purePhoneNumber);
   */
  getWechatMiniProgramPhoneData(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Changes the phone number of the signed-in user to one that WeChat has verified, without an SMS. The API
   * reference does not describe this endpoint, so it may change.
   * `POST /api/v3/wechat-miniprogram/updatePhone`
   *
   * @param params - the number, and the code that proves it
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `api` (403 the code is invalid, used or expired, 2035 the number belongs to
   * another account); `session` when signed out
   * @example
   * // bindgetphonenumber
   * const { data } = await authing.api.getWechatMiniProgramPhoneData({
   *   extIdpConnidentifier: 'my-wxapp',
   *   code: event.detail.code,
   * });
   * // Servers that support this send the code along with the number.
   * const { purePhoneNumber: phone, codeForUpdatePhone } = data;
   * await authing.api.updatePhoneByWechat({ phone, codeForUpdatePhone });
   */
  updatePhoneByWechat(params: UpdatePhoneByWechatParams): Promise<Envelope<unknown>>;
  /**
   * Revokes all tokens of a session at once. The API reference does not describe this endpoint, so it may change;
   * `logout` of the client does not need it.
   * `POST /api/v3/wechat-miniprogram/logout`
   *
   * @param params - the tokens to revoke; give those you have
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const accessToken = await authing.getAccessToken();
   * await authing.api.logoutWechatMiniProgram({ accessToken });
   * await authing.logout();
   */
  logoutWechatMiniProgram(params: LogoutWechatMiniProgramParams): Promise<Envelope<unknown>>;
}

const phone: Route = ['POST', 'get-wechat-miniprogram-phone', 'optional'];

export const wechatRoutes: Routes<WechatApi> = {
  decryptWechatMiniProgramData: ['POST', 'decrypt-wechat-miniprogram-data', 'optional'],
  getWechatMiniProgramPhone: phone,
  getWechatMiniprogramPhone: phone,
  getWechatMpAccessToken: ['POST', 'get-wechat-access-token', 'anonymous'],
  getWechatMpAccessTokenInfo: ['POST', 'get-wechat-access-token-info', 'anonymous'],
  bindWechatByCode: ['POST', '/connections/social/wechat-miniprogram/bind'],
  checkWechatMiniProgramUser: ['POST', 'wechat-miniprogram/checkExistsUser', 'anonymous'],
  getWechatMiniProgramPhoneData: ['POST', 'get-wechat-miniprogram-phone-data', 'optional'],
  updatePhoneByWechat: ['POST', 'wechat-miniprogram/updatePhone'],
  logoutWechatMiniProgram: ['POST', 'wechat-miniprogram/logout'],
};
