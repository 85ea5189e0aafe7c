import { Simulator } from '../../../simulator';
import type { SimulatedStorage } from '../../../storage';
import type { SentRequest } from '../../../transfer';
import type { Bridge, Entry, FrameWindow, Screen } from '../../shared/bridge';
import { BASE_LIBRARY, type Bundle, type ServerInfo, type WechatPerson } from '../../shared/protocol';
import type { Device } from './device';
import { Dialogs } from './dialogs';
import { Kept } from './kept';
import type { Logs } from './logs';
import { Person, type Manners } from './person';
import { pickWith } from './pickers';
import { Records } from './records';
import type { Settings } from './settings';
import { Sheets } from './sheets';
import { wordsOf } from './words';
import { createWx } from './wx';

/** The mini program that runs: from a launch to the next one. Storage and consent outlive it. */
export class Run {
  simulator: Simulator;
  screen: Screen | undefined;
  readonly manners: Manners = { refusesPrivacy: false, hasNoQuota: false };
  readonly records = new Records();
  bundle: Bundle;

  private user = 0;
  private isOffline = false;
  private language: Settings['language'];
  private readonly dialogs: Dialogs;
  private readonly sheets: Sheets;
  private readonly themeListeners = new Set<(event: { theme: string }) => void>();
  private readonly words = () => wordsOf(this.settings.language);
  private endWx: (() => void) | undefined;
  private readonly kept: Kept;

  constructor(
    private readonly info: ServerInfo,
    bundle: Bundle,
    private readonly device: Device,
    private readonly settings: Settings,
    readonly logs: Logs,
  ) {
    this.bundle = bundle;
    this.language = settings.language;
    this.dialogs = new Dialogs(device, this.words);
    this.sheets = new Sheets(device, () => this.bundle.name, this.words);
    this.kept = new Kept(bundle.appId);
    this.simulator = this.createSimulator();
    settings.onChange(() => this.followSettings());
  }

  /** Who holds the phone. */
  get wechatUser(): WechatPerson {
    const user = this.info.wechatUsers[this.user];
    if (!user) throw new Error('The emulator has no WeChat user.');
    return user;
  }

  get isOnline(): boolean {
    return !this.isOffline;
  }

  /** What wx Storage holds for the person. */
  get storage(): SimulatedStorage {
    return this.simulator.storage;
  }

  /** Starts the mini program, ending one that runs. */
  launch(): void {
    this.end();
    this.simulator = this.createSimulator();
    if (this.isOffline) this.simulator.network.offline();
    const consent = this.kept.consentOf(this.wechatUser.openid);
    const person = new Person(
      this.wechatUser,
      this.sheets,
      this.dialogs,
      () => this.simulator,
      this.manners,
      consent,
      this.words,
    );
    const { wx, end } = createWx({
      simulator: this.simulator,
      device: this.device,
      dialogs: this.dialogs,
      person,
      bundle: this.bundle,
      entry: entryOf(this.bundle),
      theme: () => this.settings.theme,
      words: this.words,
      language: () => (this.settings.language === 'zh' ? 'zh_CN' : 'en'),
    });
    this.endWx = end;
    const theme = {
      onThemeChange: (listener: (event: { theme: string }) => void) => void this.themeListeners.add(listener),
      offThemeChange: (listener: (event: { theme: string }) => void) =>
        void this.themeListeners.delete(listener),
    };
    (window as unknown as FrameWindow).preview = this.bridge({ ...wx, ...theme }, person);
    this.device.load();
  }

  /** Hands the phone to the next WeChat user, whose storage is another one. */
  changeUser(): void {
    this.user = (this.user + 1) % this.info.wechatUsers.length;
    this.launch();
  }

  setOffline(isOffline: boolean): void {
    this.isOffline = isOffline;
    if (isOffline) this.simulator.network.offline();
    else this.simulator.network.online();
  }

  forgetConsent(): void {
    this.kept.consentOf(this.wechatUser.openid).given = false;
  }

  private end(): void {
    this.endWx?.();
    this.screen = undefined;
    this.themeListeners.clear();
    this.dialogs.hide();
    document.querySelectorAll('.layer').forEach((layer) => layer.remove());
    this.simulator.close();
  }

  private createSimulator(): Simulator {
    const simulator = new Simulator({
      emulator: this.info.emulator,
      appId: this.info.appId,
      baseLibrary: BASE_LIBRARY,
      wechatUser: this.wechatUser.openid,
      storage: this.kept.storageOf(this.wechatUser.openid),
    });
    this.records.follow(simulator.requests as SentRequest[]);
    return simulator;
  }

  private followSettings(): void {
    if (this.language === this.settings.language) this.changeTheme();
    // WeChat starts a mini program again when its language changes.
    else if (this.screen) this.launch();
    this.language = this.settings.language;
  }

  private changeTheme(): void {
    this.screen?.theme(this.settings.theme);
    if (this.bundle.app.darkmode !== true) return;
    for (const listener of this.themeListeners) listener({ theme: this.settings.theme });
  }

  private bridge(wx: object, person: Person): Bridge {
    const { device, logs, sheets } = this;
    return {
      bundle: this.bundle,
      wx,
      theme: this.settings.theme,
      entry: entryOf(this.bundle),
      connect: (screen) => {
        this.screen = screen;
      },
      showNavigation: (bar) => device.showNavigation(bar),
      showTabs: (bar) => device.showTabs(bar),
      tapButton: (tap) => person.tap(tap),
      pick: (picker) => pickWith(sheets, picker, person.wechat, this.words()),
      endInput: () => sheets.endKeyboard(),
      addressOf: (path, from) => this.addressOf(path, from),
      log: (level, args) => logs.add(level, args),
      fail: (problem) => logs.add('error', [`${problem.file}: ${problem.message}`]),
    };
  }

  private readonly addresses = new Map<string, string>();

  private addressOf(path: string, from: string): string {
    if (/^(https?:|data:|blob:)/.test(path)) return path;
    if (path.startsWith('/')) return `/project${path}`;
    if (!path.startsWith('wxfile:')) return new URL(path, `${location.origin}/project/${from}`).pathname;
    const known = this.addresses.get(path);
    if (known) return known;
    const file = this.simulator.files.get(path);
    const address = file ? URL.createObjectURL(new Blob([new Uint8Array(file.content)])) : '';
    this.addresses.set(path, address);
    return address;
  }
}

/** The page that the address of the preview names behind `#`, such as `#pages/detail?id=1`, else the first one. */
export function entryOf(bundle: Bundle): Entry {
  const [path = '', search = ''] = decodeURI(location.hash).replace(/^#\/?/, '').split('?');
  const isKnown = bundle.pages.includes(path);
  return {
    path: isKnown ? path : (bundle.pages[0] ?? ''),
    query: isKnown ? Object.fromEntries(new URLSearchParams(search)) : {},
  };
}
