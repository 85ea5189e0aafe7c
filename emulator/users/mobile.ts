import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { User } from '../state';
import { WechatError, decryptOpenData } from '../wechat/index';
import type { MiniProgram, WechatUser } from '../wechat/state';
import { linkWechat } from './identities';
import { refuseUnbound } from './steps';

/** The mini program behind an `extIdpConnidentifier`. */
export function miniProgramOf(context: Context, identifier: string | undefined): MiniProgram {
  const { miniPrograms } = context.wechat;
  const found =
    identifier === undefined
      ? miniPrograms[0]
      : miniPrograms.find((each) => each.extIdpConnidentifier === identifier);
  if (!found) throw new ApiFailure('unknownConnection', identifier ?? '');
  return found;
}

/** What a login code stands for. */
export interface WechatSignIn {
  user: WechatUser;
  sessionKey: string;
}

/** Spends a login code at WeChat; a refusal becomes business status 602 with WeChat's number in it. */
export function spendLoginCode(context: Context, program: MiniProgram, code: string): WechatSignIn {
  return asking(() => context.wechat.codeToSession(program.appId, code));
}

/** Spends a phone code at WeChat. */
export function spendPhoneCode(context: Context, program: MiniProgram, code: string) {
  return asking(() => context.wechat.codeToPhone(program.appId, code));
}

function asking<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    const { errcode, errmsg } = error;
    throw new ApiFailure('wechatRefused', `${errcode} ${errmsg}`).with({ errcode, errmsg });
  }
}

/** Decrypts open data with the session key behind a login code, and checks that its watermark names this mini program. */
export function openData(
  program: MiniProgram,
  sessionKey: string,
  encryptedData: string,
  iv: string,
): Record<string, unknown> {
  let data: Record<string, unknown>;
  try {
    data = decryptOpenData(sessionKey, encryptedData, iv);
  } catch {
    throw new ApiFailure('undecryptableData');
  }
  const { appid } = (data.watermark ?? {}) as { appid?: unknown };
  if (appid !== program.appId) throw new ApiFailure('foreignData', String(appid));
  return data;
}

/** The user with this WeChat identity; created when there is none yet. */
export function wechatAccount(context: Context, program: MiniProgram, wechatUser: WechatUser): User {
  const known = context.accounts.byWechat(wechatUser.openid, wechatUser.unionid);
  if (known) {
    linkWechat(known, program, wechatUser);
    return known;
  }
  // An account made here would own the identity, which then could not be bound to the account that the user signs in to.
  refuseUnbound(context);
  if (!context.signUpOpen) throw new ApiFailure('signUpClosed');
  const user = context.accounts.create({
    registerSource: ['social:wechat:miniprogram'],
    userSourceId: context.app.appId,
  });
  linkWechat(user, program, wechatUser);
  return user;
}

/** Removes the WeChat identity from every account but `owner`. */
export function unlinkElsewhere(context: Context, owner: User, wechatUser: WechatUser): void {
  const ids = [wechatUser.openid, wechatUser.unionid];
  for (const user of context.state.users) {
    if (user === owner) continue;
    user.identities = user.identities.filter(
      (each) => each.provider !== 'wechat' || !ids.includes(each.userIdInIdp),
    );
  }
}

/** Fills empty profile fields from decrypted WeChat user data. */
export function fillProfile(user: User, data: Record<string, unknown>): void {
  const take = (field: 'nickname' | 'photo' | 'city' | 'province' | 'country', value: unknown) => {
    if (!user[field] && typeof value === 'string' && value) user[field] = value;
  };
  take('nickname', data.nickName);
  take('photo', data.avatarUrl);
  take('city', data.city);
  take('province', data.province);
  take('country', data.country);
  if (user.gender === 'U' && data.gender === 1) user.gender = 'M';
  if (user.gender === 'U' && data.gender === 2) user.gender = 'F';
}
