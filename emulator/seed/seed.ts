import type { Directory } from '../directory';
import type { App, Factor, Invitation } from '../state';
import type { NewUser } from '../users/accounts';
import type { MiniProgram, WechatUser } from '../wechat/state';

/** A user to begin with; `password` in the clear, `openid` of the WeChat user whose identity is linked. */
export interface SeedUser extends NewUser {
  openid?: string;
  factors?: Omit<Factor, 'factorId' | 'userId'>[];
}

/** What to put into an emulator. Every part is optional; lists are added to what is there. */
export interface Seed {
  userPoolId?: string;
  apps?: (Pick<App, 'appId'> & Partial<App>)[];
  users?: SeedUser[];
  directory?: Partial<Directory>;
  invitations?: Invitation[];
  /** Keys of custom profile fields; from then on others are refused. */
  customFields?: string[];
  miniPrograms?: (Pick<MiniProgram, 'appId' | 'extIdpConnidentifier'> & Partial<MiniProgram>)[];
  wechatUsers?: (Pick<WechatUser, 'openid'> & Partial<WechatUser>)[];
}

/** `demo`: a small company with realistic users. `empty`: an application, a mini program and a WeChat user, but no accounts. */
export type SeedName = 'demo' | 'empty';
