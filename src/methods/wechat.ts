import type { Envelope } from '../../types/envelope';
import type {
  GetWechatMpAccessTokenParams,
  WechatAccessToken,
  WechatOpenData,
  WechatPhone,
  WechatPhoneData,
  WechatWatermark,
} from '../../types/wechat';
import type { Core } from '../session/core';
import { connectionOf, requireTexts } from '../arguments';
import { mobileRequest, withLoginCode, type WechatLoginOptions } from '../session/wechat';
import { call } from '../session/authorized';
import { send } from '../session/send';
import { signIn } from '../session/signin';
import { loginCode } from '../platform/login';
import type { Methods } from '../install';
import type { User } from '../user';

/** What `loginByPhone` takes from the phone button of base library 2.21.2. */
export interface LoginByPhoneParams extends WechatLoginOptions {
  /** `e.detail.code` of the `getPhoneNumber` button; good once, for five minutes. */
  phoneCode: string;
  /** Code of `wx.login`; fetched by the SDK when left out. */
  code?: string;
  iv?: string;
  encryptedData?: string;
}

/** What `getPhone` takes from the phone button of base library 2.21.2. */
export interface GetPhoneParams {
  /** `e.detail.code` of the `getPhoneNumber` button; good once, for five minutes. */
  phoneCode: string;
  /** Identifier of the mini program connection, instead of the client's. */
  extIdpConnidentifier?: string;
}

/** A phone number from WeChat. */
export interface PhoneNumber extends WechatPhone {
  openid?: string;
  unionid?: string;
  watermark?: WechatWatermark;
}

/** What `decryptWechatMiniProgramData` takes. */
export interface DecryptParams {
  /** Code of `wx.login`, fetched before the data was encrypted. */
  code: string;
  iv: string;
  encryptedData: string;
  /** Identifier of the mini program connection, instead of the client's. */
  extIdpConnidentifier?: string;
}

/** What `getWechatMiniprogramPhone` takes. */
export interface GetWechatPhoneParams {
  /** `e.detail.code` of the `getPhoneNumber` button. */
  code: string;
  /** Identifier of the mini program connection, instead of the client's. */
  extIdpConnidentifier?: string;
}

/** Sign-in with a phone number of WeChat, and what WeChat knows of the user. Source: the mini program page of the product. */
export interface WechatMethods {
  /**
   * Signs in the account that the phone number of a `getPhoneNumber` button belongs to, and links the WeChat identity to it. A number that
   * no account has goes to the account of the WeChat identity. Call `wx.login` before the button is tapped: inside the event it can make the
   * ciphertext unreadable.
   *
   * @param code - of `wx.login`, fetched before the tap
   * @param iv - `e.detail.iv`
   * @param encryptedData - `e.detail.encryptedData`
   * @throws GenAuthError as `loginByCode`
   */
  loginByPhone(code: string, iv: string, encryptedData: string, options?: WechatLoginOptions): Promise<User>;
  /**
   * Signs in the account of the WeChat identity, whichever account the phone number behind `phoneCode` belongs to (base library 2.21.2). The
   * number is added when no other account has it and this one has none. Otherwise the call succeeds without it: when `user.phone` is empty,
   * the number belongs to another account, which `loginByPhone(code, iv, encryptedData)` signs in.
   *
   * @example
   * // bindgetphonenumber
   * const user = await authing.loginByPhone({ phoneCode: event.detail.code });
   * if (!user.phone) wx.showToast({ title: 'This number belongs to another account', icon: 'none' });
   * @throws GenAuthError as `loginByCode`; `config` without `phoneCode`, which is missing when the user declined
   */
  loginByPhone(params: LoginByPhoneParams): Promise<User>;
  /**
   * Reads the phone number of a `getPhoneNumber` button; neither signs in nor binds it.
   *
   * @param code - of `wx.login`, fetched before the tap
   * @param iv - `e.detail.iv`
   * @param encryptedData - `e.detail.encryptedData`
   */
  getPhone(code: string, iv: string, encryptedData: string): Promise<PhoneNumber>;
  /** Reads the phone number behind `phoneCode` (base library 2.21.2). */
  getPhone(params: GetPhoneParams): Promise<PhoneNumber>;
  /**
   * Decrypts open data of WeChat. Resolves to the whole envelope. `POST /api/v3/decrypt-wechat-miniprogram-data`
   *
   * @param params - `extIdpConnidentifier` may be left out when the client has one
   */
  decryptWechatMiniProgramData(params: DecryptParams): Promise<Envelope<WechatOpenData>>;
  /**
   * Turns the code of a phone button into the number. Resolves to the whole envelope. `POST /api/v3/get-wechat-miniprogram-phone`
   *
   * @param params - `extIdpConnidentifier` may be left out when the client has one
   */
  getWechatMiniprogramPhone(params: GetWechatPhoneParams): Promise<Envelope<WechatPhoneData>>;
  /**
   * Reads WeChat's server-side access token, kept by GenAuth. Resolves to the whole envelope. `POST /api/v3/get-wechat-access-token`
   *
   * **Never in a mini program that ships**: anyone can read the AppSecret that it takes out of the package. Call it from a server, or a tool.
   */
  getWechatMpAccessToken(params: GetWechatMpAccessTokenParams): Promise<Envelope<WechatAccessToken>>;
}

function phoneOf(core: Core, data: WechatPhoneData | WechatOpenData): PhoneNumber {
  // Documented flat; some servers hand WeChat's own answer through.
  const phone = ((data && (data as WechatPhoneData).phone_info) || data) as Partial<PhoneNumber> & {
    openId?: string;
    unionId?: string;
  };
  if (!phone || !(phone.purePhoneNumber || phone.phoneNumber)) throw core.unreadable();
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
      }).then((answer) => phoneOf(this, answer.data));
    }
    requireTexts(this.options, { code, iv, encryptedData });
    return call(this, 'decryptWechatMiniProgramData', {
      code,
      iv: String(iv),
      encryptedData: String(encryptedData),
      extIdpConnidentifier: connectionOf(this.options),
    }).then((answer) => phoneOf(this, answer.data));
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
