import { randomBytes } from 'node:crypto';
import { ApiFailure } from './failure';
import type { HttpClient } from './http';

/** Encrypted data as WeChat hands it to a mini program. */
export interface EncryptedData {
  encryptedData: string;
  iv: string;
}

/** Encrypted profile with its readable part and WeChat's signature of it. */
export interface EncryptedUserInfo extends EncryptedData {
  rawData: string;
  signature: string;
}

/** App id of a project without one: its sign-in codes are made up. */
export const TOURIST_APP_ID = 'touristappid';

/** Profile that WeChat hands out instead of the real one since base library 2.27.1. */
export const PLACEHOLDER_PROFILE = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl:
    'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132',
};

/**
 * WeChat's own server, as far as the phone talks to it. With an emulator the codes and encrypted data come from there, so that
 * they can be exchanged and decrypted; without one they have the right form, but no server accepts them.
 */
export class WechatServer {
  /** Whether `wx.login` has been called, so that WeChat has a session key. */
  hasSession = false;

  constructor(
    private readonly http: HttpClient,
    private readonly url: string | undefined,
    private readonly appId: string | undefined,
    private readonly user: string | undefined,
  ) {}

  /** The code of `wx.login`. */
  async login(): Promise<string> {
    this.hasSession = true;
    if (this.appId === TOURIST_APP_ID) return 'the code is a mock one';
    if (!this.url) return randomCode();
    return textOf(await this.ask('login', {}), 'code');
  }

  /** The code of a phone number button. */
  async phoneCode(): Promise<string> {
    if (!this.url) return randomCode();
    return textOf(await this.ask('phone-code', {}), 'code');
  }

  /** The phone number, encrypted under the session key of the last `wx.login`. */
  async encryptedPhone(): Promise<EncryptedData> {
    if (!this.url) return unreadableData();
    const answer = await this.ask('encrypt', { kind: 'phone' });
    return { encryptedData: textOf(answer, 'encryptedData'), iv: textOf(answer, 'iv') };
  }

  /** The profile, encrypted under the session key of the last `wx.login`. */
  async encryptedUserInfo(isPlaceholder: boolean): Promise<EncryptedUserInfo> {
    if (!this.url) {
      return {
        ...unreadableData(),
        rawData: JSON.stringify(PLACEHOLDER_PROFILE),
        signature: randomBytes(20).toString('hex'),
      };
    }
    const answer = await this.ask('encrypt', { kind: 'userInfo', placeholder: isPlaceholder });
    return {
      encryptedData: textOf(answer, 'encryptedData'),
      iv: textOf(answer, 'iv'),
      rawData: textOf(answer, 'rawData'),
      signature: textOf(answer, 'signature'),
    };
  }

  private async ask(what: string, body: object): Promise<object> {
    const { response } = this.http.send({
      method: 'POST',
      url: `${this.url}/emulator/wechat/${what}`,
      header: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ appId: this.appId, user: this.user, ...body })),
    });
    const { statusCode, body: answer } = await response;
    const text = answer.toString('utf8');
    if (statusCode !== 200)
      throw new ApiFailure(`the emulator answered ${statusCode} to /emulator/wechat/${what}: ${text}`);
    return JSON.parse(text) as object;
  }
}

function textOf(answer: object, name: string): string {
  const value = (answer as { [name: string]: unknown })[name];
  if (typeof value !== 'string') throw new ApiFailure(`the emulator's answer has no ${name}`);
  return value;
}

function randomCode(): string {
  return `0${randomBytes(24).toString('base64url').slice(0, 31)}`;
}

function unreadableData(): EncryptedData {
  return { encryptedData: randomBytes(160).toString('base64'), iv: randomBytes(16).toString('base64') };
}
