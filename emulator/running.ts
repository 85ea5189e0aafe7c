import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator, EmulatorOptions } from './emulator';
import { controlPage } from './page/index';
import type { Seed, SeedName } from './seed/seed';
import { Control } from './server/control';
import { Faults } from './server/faults';
import type { ForcedAnswer, Hold } from './server/faults';
import type { RecordedRequest } from './server/recording';
import type { Reply } from './server/reply';
import type { EmulatorRequest } from './server/request';
import { createHttpServer } from './server/server';
import { Services } from './services';
import { changeSettings } from './settings';
import { StateFile } from './statefile';

/** An emulator with its HTTP server. */
export class RunningEmulator implements Emulator {
  readonly requests: RecordedRequest[] = [];
  private readonly services: Services;
  private readonly faults = new Faults();
  private readonly control: Control;
  private readonly server: Server;
  private readonly file: StateFile | undefined;

  constructor(private readonly options: EmulatorOptions) {
    this.services = new Services(options);
    this.file = options.stateFile === undefined ? undefined : new StateFile(options.stateFile);
    const saved = this.file?.read();
    if (saved) this.services.state = saved;
    else this.services.begin();
    this.control = new Control(this);
    this.server = createHttpServer({
      services: this.services,
      faults: this.faults,
      requests: this.requests,
      local: (request) => this.local(request),
      changed: () => this.file?.writeSoon(() => this.state),
    });
  }

  get url() {
    return this.services.url;
  }
  get state() {
    return this.services.state;
  }
  get settings() {
    return this.services.settings;
  }
  get clock() {
    return this.services.clock;
  }
  get wechat() {
    return this.services.wechat;
  }

  /** Resolves once the server accepts connections. */
  async listen(): Promise<void> {
    const { host = '127.0.0.1', port = 0 } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    const { port: taken } = this.server.address() as AddressInfo;
    this.services.url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  }

  messages() {
    return this.state.messages;
  }

  hold(match: string, when?: 'before' | 'after'): Hold {
    return this.faults.hold(match, when);
  }

  failNext(match: string, answer: ForcedAnswer): void {
    this.faults.failNext(match, answer);
  }

  changeSettings(changes: Record<string, unknown>): void {
    changeSettings(this.settings, changes);
  }

  seed(data: Seed | SeedName): void {
    this.services.seed(data);
  }

  reset(): void {
    this.faults.clear();
    this.requests.length = 0;
    this.services.reset();
  }

  expireAccessTokens(): void {
    this.services.tokens.expireAccessTokens();
  }

  revokeRefreshTokens(userId?: string): void {
    this.services.tokens.revokeRefreshTokens(userId);
  }

  async close(): Promise<void> {
    this.faults.clear();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
    this.file?.write(this.state);
  }

  /** Answers what is not part of GenAuth: the control plane and the control page. */
  private local(request: EmulatorRequest): Promise<Reply> | undefined {
    if (request.path.startsWith('/emulator/')) return this.control.handle(request);
    if (request.path !== '/' || request.method !== 'GET') return undefined;
    return Promise.resolve(controlPage(request, this.state, this.url));
  }
}
