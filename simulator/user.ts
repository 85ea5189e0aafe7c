import { ApiFailure, type FailureResult } from './failure';
import type { PhoneFiles } from './files';
import type { Host } from './host';
import type { PrivacyGate } from './privacy';
import type { EncryptedUserInfo, WechatServer } from './wechat';

type Answer =
  | { kind: 'files'; paths: string[] }
  | { kind: 'scan'; text: string }
  | { kind: 'cancel' }
  | { kind: 'refuse' };

/** Detail of the event of a phone number button; after a refusal only `errMsg` and perhaps `errno`. */
export interface PhoneNumberDetail {
  errMsg: string;
  errno?: number;
  /** Base library 2.21.2. */
  code?: string;
  encryptedData?: string;
  iv?: string;
}

/** Detail of the event of a profile button; after a refusal only `errMsg`. */
export interface UserInfoDetail extends Partial<EncryptedUserInfo> {
  errMsg: string;
  userInfo?: object;
}

/**
 * The user of the phone. Answers may be given before or after the chooser opens: one that opens takes the answer that is
 * waiting, else it stays open until an answer comes.
 */
export class SimulatedUser {
  private readonly answers: Answer[] = [];
  private readonly open: ((answer: Answer) => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly files: PhoneFiles,
    private readonly wechat: WechatServer,
    private readonly privacy: PrivacyGate,
  ) {}

  /** Chooses pictures, each a path on this machine or content, in the chooser that is open or opens next. */
  choose(...sources: (string | Uint8Array)[]): void {
    this.answer({ kind: 'files', paths: sources.map((source) => this.files.add(source)) });
  }

  /** Scans a code that reads `text`, in the scanner that is open or opens next. */
  scan(text: string): void {
    this.answer({ kind: 'scan', text });
  }

  /** Closes the chooser or scanner that is open or opens next. */
  cancel(): void {
    this.answer({ kind: 'cancel' });
  }

  /** Refuses the permission that is asked for next, by a function or by a button. */
  refuse(): void {
    this.answer({ kind: 'refuse' });
  }

  /** Taps a button with open-type `getPhoneNumber` and agrees, unless `refuse()` was called before. */
  async tapGetPhoneNumber(): Promise<PhoneNumberDetail> {
    const failure = this.tapFailure('getPhoneNumber');
    if (failure) return failure;
    const data = await this.wechat.encryptedPhone();
    const detail = { errMsg: 'getPhoneNumber:ok', ...data };
    return this.host.has('2.21.2') ? { ...detail, code: await this.wechat.phoneCode() } : detail;
  }

  /** Taps a button with open-type `getUserInfo` and agrees, unless `refuse()` was called before. */
  async tapGetUserInfo(): Promise<UserInfoDetail> {
    const failure = this.tapFailure('getUserInfo');
    if (failure) return failure;
    const data = await this.wechat.encryptedUserInfo(this.host.has('2.27.1'));
    return { errMsg: 'getUserInfo:ok', ...data, userInfo: JSON.parse(data.rawData) as object };
  }

  /**
   * Taps a button with open-type `chooseAvatar` and takes a picture. Without consent to the privacy guide WeChat sends
   * no event, which is `undefined` here; so does an avatar that WeChat's review rejects.
   */
  chooseAvatar(source: string | Uint8Array): { avatarUrl: string } | undefined {
    if (!this.host.has('2.21.2') || this.tapFailure('chooseAvatar')) return undefined;
    return { avatarUrl: this.files.add(source) };
  }

  /** What a chooser gets, now or later; fails the call where the user cancels or refuses. */
  async choice(): Promise<Exclude<Answer, { kind: 'cancel' | 'refuse' }>> {
    const answer = this.answers.shift() ?? (await new Promise<Answer>((resolve) => this.open.push(resolve)));
    if (answer.kind === 'cancel') throw new ApiFailure('cancel');
    if (answer.kind === 'refuse') throw new ApiFailure('auth deny');
    return answer;
  }

  /** Whether the user refuses what is asked for now. */
  refuses(): boolean {
    if (this.answers[0]?.kind !== 'refuse') return false;
    this.answers.shift();
    return true;
  }

  private answer(answer: Answer): void {
    const chooser = this.open.shift();
    if (chooser) chooser(answer);
    else this.answers.push(answer);
  }

  private tapFailure(api: string): FailureResult | undefined {
    const planned = this.host.plannedFor(api);
    if (planned) return this.host.failureResult(api, planned);
    try {
      this.privacy.checkNow(api);
    } catch (error) {
      if (error instanceof ApiFailure) return this.host.failureResult(api, error);
      throw error;
    }
    return this.refuses() ? { errMsg: `${api}:fail user deny` } : undefined;
  }
}
