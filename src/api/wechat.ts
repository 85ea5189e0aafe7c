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

/** What GenAuth does for a mini program on the WeChat side. */
export interface WechatApi {
  /**
   * Decrypts WeChat open data on the server, which knows the session key. `POST /api/v3/decrypt-wechat-miniprogram-data`
   * @param params - the ciphertext with its `iv`, and a `wx.login` code fetched before them.
   */
  decryptWechatMiniProgramData(params: DecryptWechatMiniProgramDataParams): Promise<Envelope<WechatOpenData>>;
  /**
   * Turns the code of a `getPhoneNumber` button into the phone number. `POST /api/v3/get-wechat-miniprogram-phone`
   * @param params - `e.detail.code` of the button (base library 2.21.2) and the mini program connection.
   */
  getWechatMiniProgramPhone(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /** The same call under the spelling of the product page. `POST /api/v3/get-wechat-miniprogram-phone` */
  getWechatMiniprogramPhone(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Reads WeChat's server-side access token. It takes the WeChat AppSecret, which must never ship in a mini program.
   * `POST /api/v3/get-wechat-access-token`
   * @deprecated Use `getWechatMpAccessTokenInfo`, from a server.
   */
  getWechatMpAccessToken(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
  /**
   * Reads WeChat's server-side access token and when it ends. It takes the WeChat AppSecret, which must never ship in a
   * mini program. `POST /api/v3/get-wechat-access-token-info`
   */
  getWechatMpAccessTokenInfo(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
  /**
   * Lets the signed-in user sign in with this WeChat identity from now on.
   * `POST /connections/social/wechat-miniprogram/bind`
   * @param params - a fresh `wx.login` code and the mini program connection.
   */
  bindWechatByCode(params: BindWechatByCodeParams): Promise<Envelope<unknown>>;
  /**
   * Tells whether a WeChat identity has an account, and whether that has a phone, before signing in. Not in the API
   * reference, so it may change. `POST /api/v3/wechat-miniprogram/checkExistsUser`
   * @param params - a fresh `wx.login` code and the mini program connection.
   */
  checkWechatMiniProgramUser(params: CheckWechatMiniProgramUserParams): Promise<Envelope<WechatUserState>>;
  /**
   * Turns the code of a `getPhoneNumber` button into the phone number. Not in the API reference, so it may change; prefer
   * `getWechatMiniProgramPhone`. `POST /api/v3/get-wechat-miniprogram-phone-data`
   */
  getWechatMiniProgramPhoneData(params: GetWechatMiniProgramPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Changes the phone of the signed-in user to a number WeChat vouches for, without an SMS. Not in the API reference, so it
   * may change. `POST /api/v3/wechat-miniprogram/updatePhone`
   */
  updatePhoneByWechat(params: UpdatePhoneByWechatParams): Promise<Envelope<unknown>>;
  /**
   * Ends a session by all its tokens at once. Not in the API reference, so it may change; the `logout` method of the client
   * does without. `POST /api/v3/wechat-miniprogram/logout`
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
