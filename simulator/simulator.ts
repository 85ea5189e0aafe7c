import { SimulatedScreen, type DialogApis } from './dialogs';
import type { Domains } from './domains';
import { ApiFailure } from './failure';
import { PhoneFiles } from './files';
import { Host, type Call } from './host';
import { createIdentityApis, type IdentityApis } from './identity';
import { createMediaApis, type MediaApis } from './media';
import { Navigation, type NavigationApis } from './navigation';
import { SimulatedNetwork } from './network';
import { PrivacyGate, type PrivacyApis } from './privacy';
import { createRequest, type RequestOptions } from './request';
import { SimulatedStorage } from './storage';
import { createStorageApis, type StorageApis } from './storage-api';
import { createSystemApis, type SystemApis } from './system';
import { Transfers, type RequestTask, type SentRequest } from './transfer';
import { createUploadFile, type UploadOptions, type UploadTask } from './upload';
import { SimulatedUser } from './user';
import { introducedIn } from './version';
import { WechatServer } from './wechat';

/** Options of `createSimulator`. */
export interface SimulatorOptions {
  /** A running emulator or its address: sign-in codes and encrypted data come from there and are accepted there. */
  emulator?: string | { readonly url: string };
  /** App id of the mini program. Default: the emulator's. `touristappid` gets made-up codes, as in DevTools. */
  appId?: string;
  /** Version of the base library. Functions that it does not have are missing. Default 3.6.0. */
  baseLibrary?: string;
  /** Never returns promises, whatever the base library. */
  callbackOnly?: boolean;
  /** Names of functions that `wx` shall lack. */
  missing?: readonly string[];
  /**
   * Functions that the simulator lacks or has otherwise: `{ getLocation: (options) => ({ latitude: 30, longitude: 120 }) }`. What is
   * thrown fails the call with its message.
   */
  apis?: { readonly [name: string]: (options: never) => unknown };
  /** Storage of another simulator, to find what that one has written. */
  storage?: SimulatedStorage;
  /** The server domain lists of the mini program console. Without them https and local addresses pass. */
  domains?: Domains;
  /** Which WeChat user of the emulator holds the phone: the openid. Default: the emulator's first. */
  wechatUser?: string;
}

/** The functions of `wx` that the simulator has. Those newer than its base library are missing at run time. */
export interface SimulatedWx
  extends StorageApis, IdentityApis, MediaApis, DialogApis, NavigationApis, PrivacyApis, SystemApis {
  request(options: RequestOptions): RequestTask;
  uploadFile(options: UploadOptions): UploadTask;
}

/** App id where neither the options nor an emulator say otherwise. */
export const DEFAULT_APP_ID = 'wx0123456789abcdef';

const DEFAULT_BASE_LIBRARY = '3.6.0';

/** A mini program on a phone: its `wx`, and everything around it that a test can read or disturb. */
export class Simulator {
  /** The global `wx` of the mini program. */
  readonly wx: SimulatedWx;
  /** Every call of a function of `wx`, in order. */
  readonly calls: readonly Call[];
  /** Every request and upload, in order, also those that failed before they were sent. */
  readonly requests: readonly SentRequest[];
  /** The storage of the mini program. */
  readonly storage: SimulatedStorage;
  /** The network and its faults. */
  readonly network: SimulatedNetwork;
  /** The user of the phone. */
  readonly user: SimulatedUser;
  /** Modals and toasts. */
  readonly screen: SimulatedScreen;
  /** WeChat's privacy gate. */
  readonly privacy: PrivacyGate;
  /** Moves between the pages of the realm that runs the mini program. */
  readonly navigation: Navigation;
  /** Temporary files. */
  readonly files = new PhoneFiles();

  private readonly host: Host;
  private readonly transfers: Transfers;
  private readonly wechat: WechatServer;
  private readonly options: SimulatorOptions;

  constructor(options: SimulatorOptions) {
    this.options = options;
    const appId = options.appId ?? DEFAULT_APP_ID;
    const emulatorUrl = typeof options.emulator === 'string' ? options.emulator : options.emulator?.url;
    this.host = new Host(options.baseLibrary ?? DEFAULT_BASE_LIBRARY, options.callbackOnly ?? false);
    this.network = new SimulatedNetwork(this.host);
    this.transfers = new Transfers(this.host, this.network);
    this.calls = this.host.calls;
    this.requests = this.transfers.requests;
    this.storage = options.storage ?? new SimulatedStorage();
    this.privacy = new PrivacyGate(this.host);
    this.screen = new SimulatedScreen(this.host);
    this.navigation = new Navigation(this.host);
    const url = emulatorUrl?.replace(/\/+$/, '');
    this.wechat = new WechatServer(this.transfers.http, url, options.appId, options.wechatUser);
    this.user = new SimulatedUser(this.host, this.files, this.wechat, this.privacy);
    this.wx = this.assemble({
      ...createStorageApis(this.host, this.storage),
      ...createIdentityApis(this.host, this.wechat, this.network, this.user),
      ...createMediaApis(this.host, this.user, this.files, this.privacy),
      ...createSystemApis(this.host, this.network, appId, (name) => name in this.wx),
      ...this.screen.apis(),
      ...this.navigation.apis(),
      ...this.privacy.apis(),
      request: createRequest(this.host, this.transfers, appId, options.domains),
      uploadFile: createUploadFile(this.host, this.transfers, this.files, appId, options.domains),
    });
  }

  /** Every `wx.showModal`, in order. */
  get modals() {
    return this.screen.modals;
  }

  /** How often a function of `wx` was called; without a name, how many calls there were in all. */
  count(api?: string): number {
    return api === undefined ? this.calls.length : this.calls.filter((call) => call.api === api).length;
  }

  /** Forgets the calls, requests, modals and toasts so far. */
  clearRecords(): void {
    this.host.calls.length = 0;
    this.transfers.requests.length = 0;
    this.screen.modals.length = 0;
    this.screen.toasts.length = 0;
  }

  /** Lets the next call of `api` (or the next `times`) fail with `errMsg` `<api>:fail <text>`. */
  failNext(api: string, failure: { text: string; errno?: number }, times = 1): void {
    for (let i = 0; i < times; i += 1) this.host.plan(api, new ApiFailure(failure.text, failure.errno));
  }

  /** Sends the mini program to the background for more than five seconds; `resume()` brings it back. */
  background(): void {
    this.navigation.hide();
    this.network.background();
  }

  /** Brings the mini program back to the foreground. */
  resume(): void {
    this.network.resume();
    this.navigation.show();
  }

  /**
   * Ends the mini program and starts it again: nothing that was under way calls back any more, storage and user stay.
   * `options` change what is different this time, such as the base library.
   */
  relaunch(options: Partial<SimulatorOptions> = {}): Simulator {
    this.close();
    const next = new Simulator({ ...this.options, storage: this.storage, ...options });
    next.wechat.hasSession = this.wechat.hasSession;
    return next;
  }

  /** Ends the mini program: no callback comes any more and connections are closed. */
  close(): void {
    this.host.ended = true;
    this.network.hang();
    this.transfers.http.close();
  }

  private assemble(apis: SimulatedWx): SimulatedWx {
    const { missing = [], apis: own = {} } = this.options;
    const wx = {} as SimulatedWx;
    for (const [name, api] of Object.entries(apis)) {
      const introduced = introducedIn[name];
      if (introduced === undefined || this.host.has(introduced)) define(wx, name, api);
    }
    for (const [name, run] of Object.entries(own)) define(wx, name, this.host.custom(name, run));
    for (const name of missing) Reflect.deleteProperty(wx, name);
    return wx;
  }
}

/** Some devices define functions as accessors without a setter, so code that wraps them by assignment fails. */
function define(wx: object, name: string, api: unknown): void {
  Object.defineProperty(wx, name, { get: () => api, enumerable: true, configurable: true });
}

/** Starts a mini program in Node: hand `sim.wx` to the code under test as its `wx`. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new Simulator(options);
}
