import type { AuthenticationClient, GenAuthError } from '../../../src';
import * as firstCopy from '../../../src';
import { copyInThisRealm } from './copies';
import { History, type CallFacts } from './history';
import { ModelPhone, type Disk } from './phone';
import { ModelServer, type Account, type ServerHabits } from './server';

/** What stays the same during one run of the model. */
export interface Circumstances extends ServerHabits {
  /** The session lies in a storage that answers later. */
  slowStorage: boolean;
  /** Callbacks of the phone come twice. */
  stutters: boolean;
  /** The client is signed in at the beginning. */
  startsSignedIn: boolean;
}

let secondCopy: typeof firstCopy | undefined;

const begin = Date.UTC(2030, 0, 1);

/** Lets everything run that waits for nothing but its turn. */
export function flush(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Puts timers and clock into the hands of a test file. */
export function useModelTime(): void {
  const { stackTraceLimit } = Error;
  beforeEach(() => {
    // The model expects thousands of errors and does not look at their stacks.
    Error.stackTraceLimit = 0;
    jest.useFakeTimers({
      doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'],
    });
  });
  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
    jest.useRealTimers();
  });
}

/** A phone with the SDK on it, a server, and everything between them in the hands of the test. Time is that of jest's fake timers. */
export class World {
  readonly server: ModelServer;
  phone: ModelPhone;
  /** A client of each copy of the SDK; the second one is made when it is first called. */
  private clients: AuthenticationClient[] = [];
  /** The copy that is called. */
  private copy = 0;
  /** A second client, which signs in by itself when needed; made when it is first used. */
  private auto: AuthenticationClient | undefined;
  private readonly history: History;
  /** Codes that `onError` was called with. */
  private readonly reported: number[] = [];
  private readonly disk: Disk = new Map();
  private names = 0;

  constructor(private readonly circumstances: Circumstances) {
    jest.setSystemTime(begin);
    this.server = new ModelServer(begin, circumstances);
    this.phone = this.newPhone();
    this.history = new History(
      this.server,
      this.authing,
      this.phone,
      circumstances.slowStorage,
      this.reported,
    );
  }

  /** Looks at which account is signed in and what calls have ended, and checks it against what has happened. */
  observe(isWritten = !this.circumstances.slowStorage): void {
    this.history.observe(isWritten ? this.disk.get('genauth:APP') : null);
  }

  signIn(account: Account): void {
    const code = { text: this.server.newCode(account), account };
    this.call(this.authing, { method: 'loginByCode', code }, (authing) => authing.loginByCode(code.text));
  }

  ensureLogin(): void {
    this.call(this.authing, { method: 'ensureLogin' }, (authing) => authing.ensureLogin());
  }

  readProfile(): void {
    this.call(this.authing, { method: 'getProfile' }, profileOf);
  }

  readProfileWithAutoLogin(): void {
    this.auto ??= this.newClient(true, this.reported);
    this.call(this.auto, { method: 'getProfile with autoLogin' }, profileOf);
  }

  updateProfile(): void {
    const change = this.newName();
    this.call(this.authing, { method: 'updateProfile', change }, (authing) =>
      authing.updateProfile({ nickname: change }),
    );
  }

  scanLogin(): void {
    const change = this.newName();
    const text = JSON.stringify({ random: change });
    const { phone } = this;
    this.call(this.authing, { method: 'scanLogin', change }, (authing) =>
      authing.scanLogin({ text, confirm: () => phone.ask() }).then(() => null),
    );
  }

  bindWechat(): void {
    const change = this.newName();
    this.call(this.authing, { method: 'bindWechat', change }, (authing) =>
      authing.bindWechat(undefined, { rawData: change }),
    );
  }

  /** The calls from now on are made by the other copy of the SDK. */
  switchCopy(): void {
    this.copy = 1 - this.copy;
  }

  /** The app clears its storage. */
  clearStorage(): void {
    this.disk.clear();
    this.history.clearStorage();
  }

  readUser(): void {
    // Its failures are answers, so only a client of its own tells which of them were reported.
    const reported: number[] = [];
    const client = this.newClient(false, reported);
    this.call(client, { method: 'getCurrentUser', reported }, (authing) => authing.getCurrentUser());
  }

  refresh(): void {
    const ownerOf = (token: string) => ({ id: String(this.server.grantOf(token)?.account) });
    this.call(this.authing, { method: 'refreshToken' }, (authing) =>
      authing.refreshToken().then(({ token }) => ownerOf(token)),
    );
  }

  checkStatus(): void {
    this.call(this.authing, { method: 'checkLoginStatus' }, (authing) =>
      authing.checkLoginStatus().then(({ data }) => data ?? null),
    );
  }

  logout(): void {
    this.history.logout();
    this.call(this.authing, { method: 'logout' }, (authing) => authing.logout());
  }

  /** The server expires the access token of the current session early. */
  expireToken(): void {
    this.history.disturb();
    this.server.expire(String(this.authing.user?.token));
  }

  /** Lets time pass, on the phone and on the server. */
  async pass(ms: number): Promise<void> {
    // A storage that needs so long counts as broken, which is another story.
    await this.drainStorage();
    this.history.disturb();
    this.phone.timeOut();
    this.server.now += ms;
    jest.advanceTimersByTime(ms);
  }

  /** The clock of the phone is changed. */
  moveClock(ms: number): void {
    // For the SDK this looks as if the app had been suspended: what is under way is older than it can live.
    if (ms > 0) {
      this.history.disturb();
      this.phone.outlive();
    }
    jest.setSystemTime(Date.now() + ms);
  }

  /** The mini program ends and starts again; what was under way may still have an effect on the server. */
  async relaunch(restArrives: boolean): Promise<void> {
    await this.drainStorage();
    this.observe(true);
    if (restArrives) for (const operation of this.phone.underWay) operation.act?.();
    this.phone.ended = true;
    jest.clearAllTimers();
    this.phone = this.newPhone();
    this.clients = [];
    this.auto = undefined;
    this.reported.length = 0;
    this.history.relaunch(this.authing, this.phone);
  }

  /** Brings everything that is under way to its end. */
  async settle(): Promise<void> {
    this.phone.online = true;
    for (;;) {
      const [next] = this.phone.underWay;
      if (next) this.phone.proceed(next);
      else if (jest.getTimerCount()) await this.pass(20_000);
      else return;
      await flush();
      this.observe();
    }
  }

  /** Brings the story to its end: nothing is left open, a restart finds what was in memory, and a sign-in works. */
  async finish(): Promise<void> {
    await this.settle();
    this.observe(true);
    this.history.expectAllEnded();
    await this.relaunch(false);
    await flush();
    await this.settle();
    this.history.expectRead();
    this.ensureLogin();
    await flush();
    await this.settle();
    this.observe(true);
    this.history.expectAllEnded();
    this.history.expectSignedIn();
    this.phone.ended = true;
    jest.clearAllTimers();
  }

  private get authing(): AuthenticationClient {
    return (this.clients[this.copy] ??= this.newClient(false, this.reported));
  }

  private newName(): string {
    return `name ${(this.names += 1)}`;
  }

  private async drainStorage(): Promise<void> {
    for (;;) {
      const next = this.phone.underWay.find(({ name }) => name === 'storage');
      if (!next) return;
      this.phone.proceed(next);
      await flush();
    }
  }

  private newPhone(): ModelPhone {
    const phone = new ModelPhone(this.server, this.disk);
    phone.stutters = this.circumstances.stutters;
    return phone;
  }

  private newClient(autoLogin: boolean, reported: number[]): AuthenticationClient {
    const sdk = this.copy ? (secondCopy ??= copyInThisRealm()) : firstCopy;
    return new sdk.AuthenticationClient({
      appId: 'APP',
      host: 'https://model.test',
      extIdpConnidentifier: 'connection',
      platform: this.phone,
      storage: this.circumstances.slowStorage ? this.phone.slowStorage : undefined,
      autoLogin,
      onError: (code) => reported.push(code),
    });
  }

  private call(
    authing: AuthenticationClient,
    facts: CallFacts,
    run: (authing: AuthenticationClient) => Promise<{ id: string } | null | void>,
  ): void {
    const call = this.history.begin(facts);
    run(authing).then(
      (result) => this.history.end(call, { id: result ? result.id : null }),
      (error: unknown) => this.history.end(call, { error: asError(error) }),
    );
  }
}

function profileOf(authing: AuthenticationClient): Promise<{ id: string }> {
  return authing.api.getProfile().then(({ data }) => ({ id: data.userId }));
}

function asError(error: unknown): GenAuthError {
  if (!firstCopy.isGenAuthError(error)) throw error;
  return error;
}
