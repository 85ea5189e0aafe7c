import type { Envelope } from '../../types/envelope';
import type {
  GetWechatMpAccessTokenParams,
  WechatAccessToken,
  WechatOpenData,
  WechatPhone,
  WechatPhoneData,
  WechatWatermark,
} from '../../types/wechat';
import { connectionOf, requireTexts } from '../arguments';
import type { Methods } from '../install';
import { loginCode } from '../platform/login';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { send } from '../session/send';
import { signIn } from '../session/signin';
import { mobileRequest, withLoginCode, type WechatLoginOptions } from '../session/wechat';
import type { User } from '../user';

/** Parameters of `loginByPhone` for the phone code of the `getPhoneNumber` button (base library 2.21.2). */
export interface LoginByPhoneParams extends WechatLoginOptions {
  /** `e.detail.code` of the `getPhoneNumber` button; good for one call, for five minutes. */
  phoneCode: string;
  /** Code of `wx.login`. When it is left out, the SDK calls `wx.login` itself. */
  code?: string;
  /** Initialization vector of `encryptedData`, in base64. */
  iv?: string;
  /** User info that WeChat encrypted, for the profile of a new user; `code` must have been fetched before it. */
  encryptedData?: string;
}

/** Parameters of `getPhone` for the phone code of the `getPhoneNumber` button (base library 2.21.2). */
export interface GetPhoneParams {
  /** `e.detail.code` of the `getPhoneNumber` button; good for one call, for five minutes. */
  phoneCode: string;
  /** Identifier of the mini program connection, instead of the `extIdpConnidentifier` option of the client. */
  extIdpConnidentifier?: string;
}

/** A phone number as WeChat reports it. */
export interface PhoneNumber extends WechatPhone {
  /** WeChat's ID of the user in this mini program; only when the server adds it. */
  openid?: string;
  /** WeChat's ID of the user across the apps of one Open Platform account; only when the server adds it. */
  unionid?: string;
  /** WeChat's mark of origin; only when the server passes it on. */
  watermark?: WechatWatermark;
}

/** Parameters of `decryptWechatMiniProgramData`. */
export interface DecryptParams {
  /** Code of `wx.login`, fetched before WeChat encrypted the data; good for one call. */
  code: string;
  /** Initialization vector of `encryptedData`, in base64, such as `e.detail.iv`. */
  iv: string;
  /** Data that WeChat encrypted, such as `e.detail.encryptedData`. */
  encryptedData: string;
  /** Identifier of the mini program connection, instead of the `extIdpConnidentifier` option of the client. */
  extIdpConnidentifier?: string;
}

/** Parameters of `getWechatMiniprogramPhone`. */
export interface GetWechatPhoneParams {
  /** `e.detail.code` of the `getPhoneNumber` button (base library 2.21.2); a code of `wx.login` does not work here. */
  code: string;
  /** Identifier of the mini program connection, instead of the `extIdpConnidentifier` option of the client. */
  extIdpConnidentifier?: string;
}

/** Signs in with a phone number that WeChat has verified, and reads data that WeChat encrypts for the mini program. */
export interface WechatMethods {
  /**
   * Signs in the account that the phone number of a `getPhoneNumber` button belongs to, links the WeChat identity to it, and keeps the
   * session. A number that no account has is added to the account of the WeChat identity, which is created when there is none. Product
   * page: `loginByPhone`.
   * `POST /api/v3/signin-by-mobile`, `GET /api/v3/get-profile`
   *
   * @param code - from `wx.login`, called before the user taps the button: called inside the event handler, it can change the key of the
   * WeChat session, and `encryptedData` can then no longer be decrypted
   * @param iv - `e.detail.iv` of the button
   * @param encryptedData - `e.detail.encryptedData` of the button
   * @param options - see {@link WechatLoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `config` when an argument is missing (the user declined), or when no `extIdpConnidentifier` is set; `api`
   * when WeChat refuses the code (40029, 40163 in the message), when the data cannot be decrypted, and when sign-up is closed (2031);
   * `step` when the sign-in needs another step
   * @example
   * // bindgetphonenumber
   * const { iv, encryptedData } = event.detail;
   * // this.loginCode was fetched with wx.login in onLoad
   * const user = await authing.loginByPhone(this.loginCode, iv, encryptedData);
   * console.log(user.phone);
   */
  loginByPhone(code: string, iv: string, encryptedData: string, options?: WechatLoginOptions): Promise<User>;
  /**
   * Signs in the account of the WeChat identity, whichever account the phone number behind `phoneCode` belongs to, and keeps the session
   * (base library 2.21.2). The number is added to the account when it has none and no other account has that number. Otherwise the call
   * succeeds without adding it: when `user.phone` is empty, the number belongs to another account, which
   * `loginByPhone(code, iv, encryptedData)` signs in.
   * `POST /api/v3/signin-by-mobile`, `GET /api/v3/get-profile`
   *
   * @param params - `phoneCode` of the button; the rest is optional, see {@link LoginByPhoneParams}
   * @returns the user, signed in
   * @throws GenAuthError of kind `config` when `phoneCode` is missing (the user declined), or when no `extIdpConnidentifier` is set; `api`
   * when WeChat refuses a code and when sign-up is closed (2031); `step` when the sign-in needs another step
   * @example
   * // bindgetphonenumber
   * const user = await authing.loginByPhone({ phoneCode: event.detail.code });
   * if (!user.phone) wx.showToast({ title: 'This number belongs to another account', icon: 'none' });
   */
  loginByPhone(params: LoginByPhoneParams): Promise<User>;
  /**
   * Reads the phone number of a `getPhoneNumber` button. It neither signs in nor adds the number to an account. Product page: `getPhone`.
   * `POST /api/v3/decrypt-wechat-miniprogram-data`
   *
   * @param code - from `wx.login`, called before the user taps the button
   * @param iv - `e.detail.iv` of the button
   * @param encryptedData - `e.detail.encryptedData` of the button
   * @returns the number, with and without dialling code
   * @throws GenAuthError of kind `config` when an argument or `extIdpConnidentifier` is missing; `api` when WeChat refuses the code, and
   * when the data cannot be decrypted or holds no number (-7)
   * @example
   * // bindgetphonenumber
   * const { iv, encryptedData } = event.detail;
   * // this.loginCode was fetched with wx.login in onLoad
   * const { purePhoneNumber } = await authing.getPhone(this.loginCode, iv, encryptedData);
   * console.log(purePhoneNumber);
   */
  getPhone(code: string, iv: string, encryptedData: string): Promise<PhoneNumber>;
  /**
   * Reads the phone number behind the phone code of a `getPhoneNumber` button (base library 2.21.2). It neither signs in nor adds the
   * number to an account, and needs no `wx.login`.
   * `POST /api/v3/get-wechat-miniprogram-phone`
   *
   * @param params - `phoneCode` of the button, and `extIdpConnidentifier` when the client has none
   * @returns the number, with and without dialling code
   * @throws GenAuthError of kind `config` when `phoneCode` is missing (the user declined) or `extIdpConnidentifier` is missing; `api` when
   * WeChat refuses the code
   * @example
   * // bindgetphonenumber
   * const { purePhoneNumber, countryCode } = await authing.getPhone({ phoneCode: event.detail.code });
   * console.log(`+${countryCode} ${purePhoneNumber}`);
   */
  getPhone(params: GetPhoneParams): Promise<PhoneNumber>;
  /**
   * Decrypts data that WeChat has encrypted for the mini program, with the key that belongs to a code of `wx.login`. The session is not
   * touched. Product page: `decryptWechatMiniProgramData`.
   * `POST /api/v3/decrypt-wechat-miniprogram-data`
   *
   * @param params - `code`, `iv` and `encryptedData`; `extIdpConnidentifier` may be left out when the client has one
   * @returns the envelope; `data` is what WeChat encrypted, under the names of WeChat
   * @throws GenAuthError of kind `config` when a field is missing; `api` when WeChat refuses the code, and when the data cannot be
   * decrypted or is of another mini program
   * @example
   * // bindgetphonenumber
   * const { iv, encryptedData } = event.detail;
   * const { data } = await authing.decryptWechatMiniProgramData({ code: this.loginCode, iv, encryptedData });
   * console.log(data.purePhoneNumber, data.watermark.appid);
   */
  decryptWechatMiniProgramData(params: DecryptParams): Promise<Envelope<WechatOpenData>>;
  /**
   * Exchanges the phone code of a `getPhoneNumber` button for the number (base library 2.21.2). The session is not touched. `getPhone` does
   * the same and resolves to the number alone. Product page: `getWechatMiniprogramPhone`.
   * `POST /api/v3/get-wechat-miniprogram-phone`
   *
   * @param params - `code` of the button; `extIdpConnidentifier` may be left out when the client has one
   * @returns the envelope; `data` is the number, which some servers put into `data.phone_info`
   * @throws GenAuthError of kind `config` when a field is missing; `api` when WeChat refuses the code
   * @example
   * // bindgetphonenumber
   * const { data } = await authing.getWechatMiniprogramPhone({ code: event.detail.code });
   * const { purePhoneNumber } = data.phone_info || data;
   * console.log(purePhoneNumber);
   */
  getWechatMiniprogramPhone(params: GetWechatPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Reads the access token for WeChat's server API that GenAuth keeps. **Never call it in a mini program that ships**: it takes the
   * AppSecret, which anyone can read out of the package. Call it from a server or a tool. Product page: `getWechatMpAccessToken`.
   * `POST /api/v3/get-wechat-access-token`
   *
   * @param params - `appId` and `appSecret` of the mini program, from the WeChat console
   * @returns the envelope; `data.expiresAt` is in seconds since 1970, a text in most answers
   * @throws GenAuthError of kind `config` when a field is missing; `api` when WeChat refuses the credentials (602; 40013 or 40125 in the
   * message)
   * @example
   * // On a server: the AppSecret must never be in a mini program.
   * const appSecret = '0123456789abcdef0123456789abcdef';
   * const { data } = await authing.getWechatMpAccessToken({ appId: 'wx4f4bc4dec97d474b', appSecret });
   * console.log(new Date(data.expiresAt * 1000));
   */
  getWechatMpAccessToken(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
}

function phoneOf({ data }: Envelope<WechatPhoneData | WechatOpenData>): PhoneNumber {
  // Documented flat; some servers hand WeChat's own answer through.
  const phone = ((data as WechatPhoneData).phone_info || data) as Partial<PhoneNumber> & {
    openId?: string;
    unionId?: string;
  };
  if (!(phone.purePhoneNumber || phone.phoneNumber)) throw new TypeError('phoneNumber');
  return {
    // Has a number by the check above.
    ...(phone as PhoneNumber),
    openid: phone.openid || phone.openId,
    unionid: phone.unionid || phone.unionId,
  };
}

/** `e.detail` itself is a frequent mistake: its `code` is not the one of `wx.login`. */
function requirePhoneCode(core: Core, name: string, phoneCode: string): void {
  if (!phoneCode) throw core.configError('phoneForms', name);
  requireTexts(core.options, { phoneCode });
}

function loginByPhoneCiphertext(
  core: Core,
  code: string,
  iv: string | undefined,
  encryptedData: string | undefined,
  options: WechatLoginOptions,
): Promise<User> {
  requireTexts(core.options, { code, iv, encryptedData });
  const common = mobileRequest(core, options);
  return signIn(core, function () {
    return call(core, 'signInByMobile', {
      connection: 'wechat_mini_program_phone',
      ...common,
      wechatMiniProgramPhonePayload: { code, iv: String(iv), encryptedData: String(encryptedData) },
    });
  });
}

function loginByPhoneCode(core: Core, params: LoginByPhoneParams): Promise<User> {
  const { phoneCode, code, iv, encryptedData } = params;
  requirePhoneCode(core, 'loginByPhone', phoneCode);
  const common = mobileRequest(core, params);
  function request(loginCodeToUse: string) {
    return send(core, undefined, 'signInByMobile', {
      connection: 'wechat_mini_program_code_and_phone',
      ...common,
      wechatMiniProgramCodeAndPhonePayload: {
        wxLoginInfo: { code: loginCodeToUse, encryptedData, iv },
        wxPhoneInfo: { code: phoneCode },
      },
    });
  }
  return signIn(core, function () {
    // Not tried twice, even with a login code of our own: the phone code may be spent by then.
    return code ? withLoginCode(core, code, request) : loginCode(core.options).then(request);
  });
}

export const wechatMethods: Methods<WechatMethods> = {
  loginByPhone(
    code: string | LoginByPhoneParams,
    iv?: string,
    encryptedData?: string,
    options?: WechatLoginOptions,
  ) {
    return typeof code === 'object' && code
      ? loginByPhoneCode(this, code)
      : loginByPhoneCiphertext(this, code, iv, encryptedData, options || {});
  },

  getPhone(code: string | GetPhoneParams, iv?: string, encryptedData?: string) {
    if (typeof code === 'object' && code) {
      const { phoneCode, extIdpConnidentifier } = code;
      requirePhoneCode(this, 'getPhone', phoneCode);
      return call(this, 'getWechatMiniProgramPhone', {
        code: phoneCode,
        extIdpConnidentifier: connectionOf(this.options, extIdpConnidentifier),
      }).then(phoneOf);
    }
    requireTexts(this.options, { code, iv, encryptedData });
    return call(this, 'decryptWechatMiniProgramData', {
      code,
      iv: String(iv),
      encryptedData: String(encryptedData),
      extIdpConnidentifier: connectionOf(this.options),
    }).then(phoneOf);
  },

  decryptWechatMiniProgramData(params) {
    const { code, iv, encryptedData, extIdpConnidentifier } = params || {};
    requireTexts(this.options, { code, iv, encryptedData });
    return call(this, 'decryptWechatMiniProgramData', {
      ...params,
      extIdpConnidentifier: connectionOf(this.options, extIdpConnidentifier),
    });
  },

  getWechatMiniprogramPhone(params) {
    const { code, extIdpConnidentifier } = params || {};
    requireTexts(this.options, { code });
    return call(this, 'getWechatMiniProgramPhone', {
      ...params,
      extIdpConnidentifier: connectionOf(this.options, extIdpConnidentifier),
    });
  },

  getWechatMpAccessToken(params) {
    const { appId, appSecret } = params || {};
    requireTexts(this.options, { appId, appSecret });
    return call(this, 'getWechatMpAccessToken', params);
  },
};
