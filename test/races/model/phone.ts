import type {
  Platform,
  PlatformCallbacks,
  PlatformRequestOptions,
  PlatformResponse,
  SessionStorage,
} from '../../../src';
import type { ModelServer } from './server';

/** What the phone keeps when the mini program ends. */
export type Disk = Map<string, string>;

/** Something under way: first it takes effect, then the mini program receives the result. */
export interface Operation {
  name: 'request' | 'login' | 'question' | 'storage';
  /** Takes effect; absent once it has. */
  act?: () => void;
  deliver(): void;
  fail(): void;
  /** The renewal that it is. */
  renewal?: Renewal | undefined;
}

/** A renewal that the mini program has sent, and which answer it received first. */
export interface Renewal {
  readonly refreshToken: string;
  received: 'no answer yet' | 'success' | 'refusal' | 'failure';
  /** By the clock of the phone it is older than a renewal can live. */
  isOutlived?: boolean;
}

/** One run of the mini program: a host whose every callback is called when, and how, the model says. */
export class ModelPhone implements Platform {
  readonly underWay: Operation[] = [];
  readonly renewals: Renewal[] = [];
  /** What storage has room for. */
  room: 'all' | 'tokens' | 'nothing' = 'all';
  /** How many records were written, and how many found no room. */
  writes = 0;
  failedWrites = 0;
  /** Not even the tokens have found room, and nothing was written since. */
  lostTokens = false;
  /** How many requests were sent. */
  requests = 0;
  online = true;
  /** Callbacks come twice: after the true one, the other one. */
  stutters = false;
  /** How often the network has failed something, or let it wait too long. */
  faults = 0;
  /** The mini program was ended: nothing has an effect or calls back any more. */
  ended = false;

  constructor(
    private readonly server: ModelServer,
    readonly disk: Disk,
  ) {}

  /** Storage whose functions answer later. */
  readonly slowStorage: SessionStorage = {
    get: (key) => this.store(() => this.disk.get(key)),
    set: (key, value) => this.store(() => this.write(key, value)),
    remove: (key) => this.store(() => void this.disk.delete(key)),
  };

  getStorageSync(key: string): unknown {
    return this.ended ? '' : (this.disk.get(key) ?? '');
  }

  setStorageSync(key: string, value: string): void {
    if (!this.ended) this.write(key, value);
  }

  removeStorageSync(key: string): void {
    if (!this.ended) this.disk.delete(key);
  }

  login(options: PlatformCallbacks<{ code: string }>): void {
    let code = '';
    this.start('login', options, () => {
      code = this.server.newCode('A');
      return { code };
    });
  }

  request(options: PlatformRequestOptions): void {
    this.requests += 1;
    const renewal = this.renewalOf(options);
    const receive = (received: Renewal['received']) => {
      if (renewal?.received === 'no answer yet') renewal.received = received;
    };
    const callbacks: PlatformCallbacks<PlatformResponse> = {
      success: (response) => {
        receive(response.statusCode === 200 ? 'success' : 'refusal');
        options.success?.(response);
      },
      fail: (failure) => {
        receive('failure');
        options.fail?.(failure);
      },
    };
    this.start('request', callbacks, () => this.server.answer(options), renewal);
  }

  /** Asks the user; the answer is yes. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      this.start<boolean>('question', { success: resolve }, () => true);
    });
  }

  /** Lets an operation take its next step: have its effect, then call back. */
  proceed(operation: Operation): void {
    if (!operation.act) {
      this.land(operation);
      operation.deliver();
    } else if (this.online || isLocal(operation)) {
      operation.act();
      operation.act = undefined;
    } else {
      this.lose(operation);
    }
  }

  /** The network fails an operation, before it had its effect or after. */
  lose(operation: Operation): void {
    if (isLocal(operation)) return;
    this.land(operation);
    this.faults += 1;
    operation.fail();
  }

  /** An operation will never call back. */
  forget(operation: Operation): void {
    if (isLocal(operation)) return;
    this.land(operation);
    giveUp(operation);
  }

  /** The mini program has waited long enough for everything that is under way: what comes now comes too late. */
  timeOut(): void {
    this.faults += 1;
    this.underWay.forEach(giveUp);
  }

  /** The clock of the phone makes everything so far look older than it can live. */
  outlive(): void {
    for (const renewal of this.renewals) renewal.isOutlived = true;
  }

  private write(key: string, value: string): void {
    const fits = this.room === 'all' || (this.room === 'tokens' && !value.includes('"user"'));
    if (fits) {
      this.writes += 1;
      this.lostTokens = false;
      this.disk.set(key, value);
      return;
    }
    this.failedWrites += 1;
    if (value.includes('accessToken') && !value.includes('"user"')) this.lostTokens = true;
    throw new Error('the storage is full');
  }

  private renewalOf({ url, data }: PlatformRequestOptions): Renewal | undefined {
    if (!url.endsWith('/oidc/token')) return undefined;
    const refreshToken = new URLSearchParams(data).get('refresh_token') ?? '';
    const renewal: Renewal = { refreshToken, received: 'no answer yet' };
    this.renewals.push(renewal);
    return renewal;
  }

  private land(operation: Operation): void {
    this.underWay.splice(this.underWay.indexOf(operation), 1);
  }

  private start<Result>(
    name: Operation['name'],
    { success, fail }: PlatformCallbacks<Result>,
    effect: () => Result,
    renewal?: Renewal,
  ): void {
    let result: Result | undefined;
    const failure = { errMsg: `${name}:fail errcode:-106 net::ERR_INTERNET_DISCONNECTED` };
    const operation: Operation = {
      name,
      renewal,
      act: () => {
        if (!this.ended) result = effect();
      },
      deliver: () => {
        if (this.ended) return;
        success?.(result as Result);
        if (this.stutters) fail?.(failure);
      },
      fail: () => {
        if (this.ended) return;
        fail?.(failure);
        if (this.stutters && result !== undefined) success?.(result);
      },
    };
    this.underWay.push(operation);
  }

  private store<Result>(effect: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      function attempt(): () => void {
        try {
          const result = effect();
          return () => resolve(result);
        } catch (error) {
          return () => reject(error instanceof Error ? error : new Error(String(error)));
        }
      }
      this.start<() => void>('storage', { success: (settle) => settle() }, attempt);
    });
  }
}

/** Whether an operation needs no network. */
function isLocal({ name }: Operation): boolean {
  return name === 'storage' || name === 'question';
}

function giveUp({ renewal }: Operation): void {
  if (renewal?.received === 'no answer yet') renewal.received = 'failure';
}
