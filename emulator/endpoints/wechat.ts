import type { WechatApi } from '../../src/api/wechat';
import type { WechatAccessToken, WechatPhoneData } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { RawReply, json } from '../server/reply';
import { anyText, blankable, optional, text } from '../shape';
import { fillProfile, miniProgramOf, openData, spendLoginCode, spendPhoneCode } from '../users/mobile';
import { linkWechat } from '../users/identities';
import { normalCountryCode } from '../users/accounts';

const phoneFields = { extIdpConnidentifier: text, code: text };
const tokenFields = { appId: text, appSecret: text };

export const wechatEndpoints: Endpoints<WechatApi> = {
  decryptWechatMiniProgramData: {
    fields: { extIdpConnidentifier: text, code: text, encryptedData: text, iv: text },
    handle(context, { extIdpConnidentifier, code, encryptedData, iv }) {
      const program = miniProgramOf(context, extIdpConnidentifier);
      const { sessionKey } = spendLoginCode(context, program, code);
      return openData(program, sessionKey, encryptedData, iv);
    },
  },
  getWechatMiniProgramPhone: {
    fields: phoneFields,
    handle: (context, params) => phoneAnswer(context, params.extIdpConnidentifier, params.code),
  },
  getWechatMiniProgramPhoneData: {
    fields: phoneFields,
    handle(context, params) {
      const answer = phoneAnswer(context, params.extIdpConnidentifier, params.code);
      // The number in this answer may be taken over without an SMS, with a code that proves where it came from.
      const phone = answer.phone_info?.purePhoneNumber ?? answer.purePhoneNumber;
      const codeForUpdatePhone = context.tickets.issue('updatePhone', undefined, { phone });
      return { ...answer, codeForUpdatePhone };
    },
  },
  getWechatMpAccessToken: {
    fields: tokenFields,
    handle: (context, params) => accessToken(context, params.appId, params.appSecret),
  },
  getWechatMpAccessTokenInfo: {
    fields: tokenFields,
    handle: (context, params) => accessToken(context, params.appId, params.appSecret),
  },
  bindWechatByCode: {
    fields: {
      code: text,
      iv: blankable(text),
      encryptedData: blankable(text),
      rawData: blankable(text),
      extIdpConnidentifier: blankable(text),
    },
    handle(context, params) {
      const { user } = context;
      const program = miniProgramOf(context, params.extIdpConnidentifier);
      const { user: wechatUser, sessionKey } = spendLoginCode(context, program, params.code);
      const owner = context.accounts.byWechat(wechatUser.openid, wechatUser.unionid);
      if (owner && owner !== user) throw new ApiFailure('identityTaken');
      linkWechat(user, program, wechatUser);
      if (params.encryptedData && params.iv)
        fillProfile(user, openData(program, sessionKey, params.encryptedData, params.iv));
      else if (params.rawData) fillProfile(user, parsed(params.rawData));
      context.accounts.touch(user);
      // No source prints this answer, and clients look for either marker of success: so it carries both.
      return new RawReply(json({ code: 200, statusCode: 200, message: 'OK', data: { success: true } }));
    },
  },
  checkWechatMiniProgramUser: {
    fields: { code: text, extIdpConnidentifier: text },
    handle(context, { code, extIdpConnidentifier }) {
      const program = miniProgramOf(context, extIdpConnidentifier);
      const { user: wechatUser } = spendLoginCode(context, program, code);
      const user = context.accounts.byWechat(wechatUser.openid, wechatUser.unionid);
      return { hasBindUser: user !== undefined, hasBindPhone: Boolean(user?.phone) };
    },
  },
  updatePhoneByWechat: {
    fields: { phone: text, phoneCountryCode: optional(text), codeForUpdatePhone: text },
    handle(context, { phone, phoneCountryCode, codeForUpdatePhone }) {
      const { user } = context;
      const ticket = context.tickets.spend('updatePhone', codeForUpdatePhone, 'codeForUpdatePhone');
      if (ticket.data.phone !== phone) throw new ApiFailure('ticketDead', 'codeForUpdatePhone');
      context.accounts.claim({ phone, phoneCountryCode }, user);
      Object.assign(user, {
        phone,
        phoneCountryCode: normalCountryCode(phoneCountryCode),
        phoneVerified: true,
      });
      context.accounts.touch(user);
      return { success: true };
    },
  },
  logoutWechatMiniProgram: {
    fields: {
      idToken: optional(anyText),
      accessToken: optional(anyText),
      refreshToken: optional(anyText),
    },
    handle(context, params) {
      for (const token of [params.accessToken, params.refreshToken]) if (token) context.tokens.revoke(token);
      return { success: true };
    },
  },
};

function phoneAnswer(context: Context, identifier: string, code: string): WechatPhoneData {
  const program = miniProgramOf(context, identifier);
  const number = spendPhoneCode(context, program, code);
  if (context.settings.phoneAnswer === 'phone_info') return { phone_info: number };
  const { purePhoneNumber, countryCode } = number;
  return { phoneNumber: `+${countryCode}${purePhoneNumber}`, purePhoneNumber, countryCode };
}

function accessToken(context: Context, appId: string, appSecret: string): WechatAccessToken {
  const program = context.wechat.miniPrograms.find((each) => each.appId === appId);
  if (!program) throw new ApiFailure('wechatRefused', '40013 invalid appid').with({ errcode: 40013 });
  if (program.appSecret !== appSecret) throw new ApiFailure('wrongAppSecret').with({ errcode: 40125 });
  const { accessToken: token, expiresAt } = context.wechat.accessToken(appId);
  return { accessToken: token, expiresAt: String(expiresAt) };
}

function parsed(rawData: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(rawData);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw new ApiFailure('invalidArgument', 'rawData', 'expected JSON');
  }
}
