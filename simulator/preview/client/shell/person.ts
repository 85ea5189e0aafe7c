import { ApiFailure } from '../../../failure';
import type { Simulator } from '../../../simulator';
import type { ButtonEvent, ButtonTap } from '../../shared/bridge';
import type { WechatPerson } from '../../shared/protocol';
import { drawAvatar } from './avatar';
import type { Dialogs } from './dialogs';
import type { Sheets } from './sheets';
import { fill, type Words } from './words';

/** How the person behaves, as the switches say. */
export interface Manners {
  refusesPrivacy: boolean;
  hasNoQuota: boolean;
}

const NO_QUOTA = { errMsg: 'getPhoneNumber:fail jsapi has no quota or trial', errno: 1400001 };

/** The person who holds the phone: asked by sheets, answering for WeChat's privacy gate and for buttons with `open-type`. */
export class Person {
  /** Whether the mini program asks for consent by itself. */
  hasPrivacyListener = false;

  constructor(
    readonly wechat: WechatPerson,
    readonly sheets: Sheets,
    private readonly dialogs: Dialogs,
    private readonly simulator: () => Simulator,
    private readonly manners: Manners,
    private readonly consent: { given: boolean },
    private readonly words: () => Words,
  ) {}

  /** Lets a function of `wx` through the privacy gate, or fails it with errno 104. */
  async passPrivacy(api: string): Promise<void> {
    const { privacy } = this.simulator();
    if (this.manners.refusesPrivacy) privacy.refuse();
    else if (this.consent.given) privacy.agree();
    else if (this.hasPrivacyListener) privacy.reset();
    else if (await this.sheets.privacy(() => void this.showContract())) privacy.agree();
    else privacy.refuse();
    await privacy.check(api);
    this.consent.given = true;
  }

  /** Shows the privacy guide. */
  async showContract(): Promise<void> {
    await this.dialogs.modal({
      title: this.words().guideTitle,
      content: this.words().guideText,
      showCancel: false,
      confirmText: this.words().understood,
    });
  }

  /** Pictures from the chooser, as temporary files; nothing when it is closed. */
  async choosePictures(count: number): Promise<string[] | undefined> {
    const files = await this.sheets.pictures(count, () => drawAvatar('图', 480));
    return files && files.length > 0 ? Promise.all(files.map((file) => this.keep(file))) : undefined;
  }

  /** What a button with `open-type` sends after a tap. */
  async tap({ types, toastsNoQuota }: ButtonTap): Promise<ButtonEvent[]> {
    const events: ButtonEvent[] = [];
    // Consent counts for the other parts of the same tap, in whatever order they are named.
    const isConsent = (type: string) => type === 'agreePrivacyAuthorization';
    for (const type of [...types.filter(isConsent), ...types.filter((each) => !isConsent(each))]) {
      const event = await this.perform(type, toastsNoQuota);
      if (event) events.push(event);
    }
    return events;
  }

  private async perform(type: string, toastsNoQuota: boolean): Promise<ButtonEvent | undefined> {
    switch (type) {
      case 'agreePrivacyAuthorization':
        if (!this.manners.refusesPrivacy) this.consent.given = true;
        return { type: 'agreeprivacyauthorization', detail: { errMsg: 'agreePrivacyAuthorization:ok' } };
      case 'getPhoneNumber':
      case 'getRealtimePhoneNumber':
        return { type: type.toLowerCase(), detail: await this.phoneNumber(type, toastsNoQuota) };
      case 'chooseAvatar':
        return this.avatar();
      case 'getUserInfo':
        return { type: 'getuserinfo', detail: await this.simulator().user.tapGetUserInfo() };
      default:
        this.dialogs.showToast({ title: fill(this.words().unsupported, type), icon: 'none' }, false);
        return undefined;
    }
  }

  private async phoneNumber(type: string, toastsNoQuota: boolean): Promise<object> {
    const refusal = await this.refusal(type);
    if (refusal) return refusal;
    if (this.manners.hasNoQuota) {
      if (toastsNoQuota) this.dialogs.showToast({ title: this.words().noQuota, icon: 'none' }, false);
      return { ...NO_QUOTA, errMsg: NO_QUOTA.errMsg.replace('getPhoneNumber', type) };
    }
    if (!(await this.sheets.phoneNumber(this.wechat))) return { errMsg: `${type}:fail user deny` };
    const detail = await this.simulator().user.tapGetPhoneNumber();
    return { ...detail, errMsg: detail.errMsg.replace('getPhoneNumber', type) };
  }

  private async avatar(): Promise<ButtonEvent | undefined> {
    // Without consent WeChat sends no event.
    if (await this.refusal('chooseAvatar')) return undefined;
    const own = await drawAvatar(this.wechat.nickName.slice(0, 1), 264);
    const address = URL.createObjectURL(own);
    const choice = await this.sheets.avatar(this.wechat, address);
    URL.revokeObjectURL(address);
    if (!choice) return undefined;
    return {
      type: 'chooseavatar',
      detail: { avatarUrl: await this.keep(choice === 'wechat' ? own : choice) },
    };
  }

  private async refusal(api: string): Promise<object | undefined> {
    try {
      await this.passPrivacy(api);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return { errMsg: `${api}:fail ${error.text}`, errno: error.errno };
    }
  }

  private async keep(file: File): Promise<string> {
    return this.simulator().files.add(new Uint8Array(await file.arrayBuffer()), file.name);
  }
}
