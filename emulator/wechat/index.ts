import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { MiniProgram, WechatCode, WechatState, WechatUser } from './state';

const codeLifetime = 5 * 60 * 1000;
const accessTokenLifetime = 7200;

/** An error as WeChat's server API answers it. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

/** Which mini program and WeChat user; both default to the first ones there are. */
export interface WechatActor {
  /** WeChat app id of the mini program. */
  appId?: string;
  /** `openid` of the WeChat user. */
  wechatUser?: string;
}

/** What `encrypt` is to make, about whom, and with which flaws. */
export interface EncryptOptions extends WechatActor {
  /** What to encrypt: the answer of `wx.getUserInfo` or of a `getPhoneNumber` button. */
  kind?: 'userInfo' | 'phone';
  /** App id to put into the watermark instead of the real one, to stage data of another mini program. */
  watermarkAppId?: string;
  /** Placeholder name and picture, as WeChat returns them since base library 2.27.1. */
  placeholder?: boolean;
}

const placeholderProfile = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl:
    'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132',
};

/** Open data as a mini program receives it. */
export interface EncryptedData {
  encryptedData: string;
  iv: string;
  /** The user data in the clear, without the ids. */
  rawData: string;
  /** SHA-1 of `rawData` and the session key. */
  signature: string;
}

/** The WeChat side: what a phone does (`login`, `encrypt`, `phoneCode`) and what WeChat's servers answer to GenAuth. */
export class Wechat {
  constructor(
    private readonly read: () => WechatState,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** People who have a WeChat account. */
  get users(): WechatUser[] {
    return this.read().users;
  }

  /** Registered mini programs. */
  get miniPrograms(): MiniProgram[] {
    return this.read().miniPrograms;
  }

  /** `wx.login`: a code that is good once, for five minutes. */
  login(actor: WechatActor = {}): { code: string } {
    const { program, user } = this.actor(actor);
    const session = this.session(program, user);
    if (this.settings.rotateSessionKeys) session.sessionKey = newSessionKey();
    return { code: this.mint('login', program, user, session.sessionKey) };
  }

  /** Makes a new session key for a user, as WeChat may at any `wx.login`: what was encrypted before cannot be read by later codes. */
  rotateSessionKey(actor: WechatActor = {}): void {
    const { program, user } = this.actor(actor);
    this.session(program, user).sessionKey = newSessionKey();
  }

  /** The code of a `getPhoneNumber` button: good once, for five minutes, and not a login code. */
  phoneCode(actor: WechatActor = {}): string {
    const { program, user } = this.actor(actor);
    return this.mint('phone', program, user, this.session(program, user).sessionKey);
  }

  /** Open data under the current session key (AES-128-CBC), with WeChat's watermark. */
  encrypt(options: EncryptOptions = {}): EncryptedData {
    const { program, user } = this.actor(options);
    const { sessionKey } = this.session(program, user);
    const watermark = {
      timestamp: Math.floor(this.clock.now() / 1000),
      appid: options.watermarkAppId ?? program.appId,
    };
    const open = { ...openUserInfo(user), ...(options.placeholder ? placeholderProfile : {}) };
    const content =
      options.kind === 'phone'
        ? { ...phoneOf(user), watermark }
        : { openId: user.openid, ...open, unionId: user.unionid, watermark };
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
    const encrypted = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    const rawData = JSON.stringify(open);
    return {
      encryptedData: encrypted.toString('base64'),
      iv: iv.toString('base64'),
      rawData,
      signature: createHash('sha1')
        .update(rawData + sessionKey)
        .digest('hex'),
    };
  }

  /** `code2Session`: spends a login code. */
  codeToSession(appId: string, code: string): { user: WechatUser; sessionKey: string } {
    const spent = this.spend('login', appId, code);
    return { user: this.userOf(spent.openid), sessionKey: spent.sessionKey };
  }

  /** `getuserphonenumber`: spends a phone code. */
  codeToPhone(appId: string, code: string): WechatPhoneNumber & { watermark: Watermark } {
    const spent = this.spend('phone', appId, code);
    const watermark = { timestamp: Math.floor(this.clock.now() / 1000), appid: appId };
    return { ...phoneOf(this.userOf(spent.openid)), watermark };
  }

  /** WeChat's server-side access token, renewed when it has ended. */
  accessToken(appId: string): { accessToken: string; expiresAt: number } {
    const tokens = this.read().accessTokens;
    const now = Math.floor(this.clock.now() / 1000);
    const known = tokens[appId];
    if (known && known.expiresAt > now) return known;
    const made = {
      accessToken: `66_${randomBytes(48).toString('base64url')}`,
      expiresAt: now + accessTokenLifetime,
    };
    tokens[appId] = made;
    return made;
  }

  private spend(kind: WechatCode['kind'], appId: string, code: string): WechatCode {
    const found = this.read().codes.find((each) => each.code === code);
    if (!found && this.settings.acceptUnknownWechatCodes) return this.adopt(kind, appId, code);
    if (!found || found.kind !== kind || found.appId !== appId || found.expiresAt <= this.clock.now()) {
      throw new WechatError(40029, 'invalid code');
    }
    if (found.used) throw new WechatError(40163, 'code been used');
    found.used = true;
    return found;
  }

  /** Spends a code that WeChat itself gave out: only WeChat knows its user, so the first user is assumed. */
  private adopt(kind: WechatCode['kind'], appId: string, code: string): WechatCode {
    const { program, user } = this.actor({ appId });
    const { sessionKey } = this.session(program, user);
    const adopted = this.record({ code, kind, appId, openid: user.openid, sessionKey });
    adopted.used = true;
    return adopted;
  }

  private mint(kind: WechatCode['kind'], program: MiniProgram, user: WechatUser, sessionKey: string): string {
    // Login codes look as WeChat's do; phone codes are 64 hex digits there.
    const code =
      kind === 'login'
        ? '0' + randomBytes(24).toString('base64url').slice(0, 31)
        : randomBytes(32).toString('hex');
    this.record({ code, kind, appId: program.appId, openid: user.openid, sessionKey });
    return code;
  }

  private record(code: Omit<WechatCode, 'expiresAt' | 'used'>): WechatCode {
    const recorded = { ...code, expiresAt: this.clock.now() + codeLifetime, used: false };
    this.read().codes.push(recorded);
    return recorded;
  }

  private session(program: MiniProgram, user: WechatUser) {
    const { sessions } = this.read();
    let session = sessions.find((each) => each.appId === program.appId && each.openid === user.openid);
    if (!session) {
      session = { appId: program.appId, openid: user.openid, sessionKey: newSessionKey() };
      sessions.push(session);
    }
    return session;
  }

  private actor({ appId, wechatUser }: WechatActor): { program: MiniProgram; user: WechatUser } {
    const { miniPrograms } = this.read();
    const program = appId === undefined ? miniPrograms[0] : miniPrograms.find((each) => each.appId === appId);
    if (!program) throw new Error(`There is no mini program ${appId ?? ''} in the emulator: seed one.`);
    return { program, user: this.userOf(wechatUser) };
  }

  private userOf(openid: string | undefined): WechatUser {
    const { users } = this.read();
    const user = openid === undefined ? users[0] : users.find((each) => each.openid === openid);
    if (!user) throw new Error(`There is no WeChat user ${openid ?? ''} in the emulator: seed one.`);
    return user;
  }
}

export interface Watermark {
  timestamp: number;
  appid: string;
}

export interface WechatPhoneNumber {
  phoneNumber: string;
  purePhoneNumber: string;
  countryCode: string;
}

/** Decrypts open data; throws when the key does not fit, as it happens after a rotated session key. */
export function decryptOpenData(
  sessionKey: string,
  encryptedData: string,
  iv: string,
): Record<string, unknown> {
  const decipher = createDecipheriv(
    'aes-128-cbc',
    Buffer.from(sessionKey, 'base64'),
    Buffer.from(iv, 'base64'),
  );
  const plain = Buffer.concat([decipher.update(encryptedData, 'base64'), decipher.final()]).toString('utf8');
  return JSON.parse(plain) as Record<string, unknown>;
}

function newSessionKey(): string {
  return randomBytes(16).toString('base64');
}

function openUserInfo(user: WechatUser) {
  const { nickName, gender, city, province, country, avatarUrl } = user;
  return { nickName, gender, language: 'zh_CN', city, province, country, avatarUrl };
}

function phoneOf(user: WechatUser): WechatPhoneNumber {
  // WeChat puts the dialling code in front of numbers from abroad only.
  const phoneNumber = user.countryCode === '86' ? user.phone : `+${user.countryCode}${user.phone}`;
  return { phoneNumber, purePhoneNumber: user.phone, countryCode: user.countryCode };
}
