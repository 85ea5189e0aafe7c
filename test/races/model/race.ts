import type { AuthenticationClient, GenAuthError, SignOutReason } from '../../../src';
import type * as Sdk from '../../../src';
import { ModelPhone, type Disk } from './phone';
import { ModelServer, type ServerHabits } from './server';
import { flush } from './world';

export const methods = [
  'getProfile',
  'updateProfile',
  'getCurrentUser',
  'refreshToken',
  'ensureLogin',
  'checkLoginStatus',
] as const;
export type Method = (typeof methods)[number];

/** A call of one of the copies. */
export interface Call {
  readonly copy: number;
  readonly method: Method | 'logout';
  /** Number of the step that made it. */
  readonly begunAt: number;
  /** The access token of its copy at that time. */
  readonly token: string;
  /** Number of the step after which it had ended. */
  endedAt?: number;
  /** While it was under way, so was a renewal of the other copy. */
  isRaced?: boolean;
  error?: GenAuthError;
  /** `null` where the method says so instead of rejecting: signed out. */
  account?: string | null;
}

const begin = Date.UTC(2030, 0, 1);
const recordKey = 'genauth:APP';

/** Two copies of the SDK in one mini program. Requests, logins and their order are in the hands of the test. */
export class Race {
  readonly server: ModelServer;
  readonly disk: Disk = new Map();
  readonly calls: Call[] = [];
  /** Reasons of the `signedOut` events of each copy. */
  readonly signOuts: (SignOutReason | undefined)[][] = [[], []];
  /** One for each platform object. */
  phones: ModelPhone[] = [];
  private clients: AuthenticationClient[] = [];
  private step = 0;
  private names = 0;

  constructor(
    private readonly copies: readonly (typeof Sdk)[],
    /** Whether both copies call the same platform object. */
    private readonly sharesPlatform: boolean,
    habits: ServerHabits,
  ) {
    jest.setSystemTime(begin);
    this.server = new ModelServer(begin, habits);
    this.launch();
  }

  /** The record; `undefined` for none. */
  get stored(): string | undefined {
    return this.disk.get(recordKey);
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.phones.reduce((sum, { requests }) => sum + requests, 0);
  }

  get underWay() {
    return this.phones.flatMap((phone) => phone.underWay.map((operation) => ({ phone, operation })));
  }

  /** Runs one step, and what follows from it without another one. */
  async take(run: (race: this) => void): Promise<void> {
    this.step += 1;
    run(this);
    this.noteRaces();
    await flush();
    this.noteRaces();
  }

  call(copy: number, method: Call['method']): Call {
    const call: Call = { copy, method, begunAt: this.step, token: this.tokenOf(copy) };
    this.calls.push(call);
    this.run(this.client(copy), method).then(
      (account) => Object.assign(call, { account, endedAt: this.step }),
      (error: GenAuthError) => Object.assign(call, { error, endedAt: this.step }),
    );
    return call;
  }

  client(copy: number): AuthenticationClient {
    const client = this.clients[copy];
    if (!client) throw new Error(`No copy ${copy}`);
    return client;
  }

  proceed(index: number): void {
    const { underWay } = this;
    const chosen = underWay[index % underWay.length];
    if (chosen) chosen.phone.proceed(chosen.operation);
  }

  /**
   * The server expires access tokens early: those that a copy holds beside a newer one, or the newest when both copies hold it. A call
   * resends once, so the second expired token that it meets fails it: a token expires only where every call under way began with it, or with
   * a newer one that is alive.
   */
  expire(): void {
    const { newest } = this.server;
    const held = this.copies.map((_sdk, copy) => this.tokenOf(copy));
    const isShared = held.every((token) => token === newest);
    for (const token of new Set(held)) if (isShared || token !== newest) this.expireToken(token);
  }

  /** Brings everything under way to its end; no time passes. */
  async settle(): Promise<void> {
    await flush();
    while (this.underWay.length) {
      await this.take(() => this.proceed(0));
    }
  }

  /** Ends the mini program, whatever is under way, and starts it again. */
  relaunch(): void {
    for (const phone of this.phones) phone.ended = true;
    jest.clearAllTimers();
    this.calls.length = 0;
    this.launch();
  }

  private noteRaces(): void {
    const isRenewing = this.phones.map(({ renewals }) =>
      renewals.some(({ received }) => received === 'no answer yet'),
    );
    for (const call of this.calls) if (!call.endedAt && isRenewing[1 - call.copy]) call.isRaced = true;
  }

  private tokenOf(copy: number): string {
    return this.client(copy).user?.token ?? '';
  }

  private expireToken(token: string): void {
    const { server } = this;
    const isNeeded = this.calls.some((call) => {
      const isFirst =
        call.token === token || (server.isAlive(call.token) && server.isNewer(call.token, token));
      return call.endedAt === undefined && !isFirst;
    });
    if (!isNeeded) server.expire(token);
  }

  private launch(): void {
    const phones = this.copies.map(() => new ModelPhone(this.server, this.disk));
    this.phones = this.sharesPlatform ? phones.slice(0, 1) : phones;
    this.clients = this.copies.map(({ AuthenticationClient }, copy) => {
      const client = new AuthenticationClient({
        appId: 'APP',
        host: 'https://model.test',
        extIdpConnidentifier: 'connection',
        platform: this.phones[copy] ?? this.phones[0],
      });
      client.onAuthStateChange(({ type, reason }) => {
        if (type === 'signedOut') this.signOuts[copy]?.push(reason);
      });
      return client;
    });
  }

  /** Calls a method and resolves to the account that it is about. */
  private run(client: AuthenticationClient, method: Call['method']): Promise<string | null> {
    const idOf = (user: { id: string } | null) => user && user.id;
    switch (method) {
      case 'getProfile':
        return client.api.getProfile().then(({ data }) => data.userId);
      case 'updateProfile':
        this.names += 1;
        return client.updateProfile({ nickname: `name ${this.names}` }).then(idOf);
      case 'refreshToken':
        return client.refreshToken().then(({ token }) => this.server.grantOf(token)?.account ?? null);
      case 'checkLoginStatus':
        return client.checkLoginStatus().then(({ data }) => data?.id ?? null);
      case 'logout':
        return client.logout().then(() => null);
      case 'getCurrentUser':
      case 'ensureLogin':
        return client[method]().then(idOf);
    }
  }
}
