import type { AddressInfo } from 'node:net';
import { createClock } from './clock';
import type { Clock } from './clock';
import { Codes } from './codes';
import type { Services } from './context';
import { applySeed, baseSeed, emptyState, seedOf } from './seed/index';
import type { Seed, SeedName } from './seed/index';
import { Control } from './server/control';
import { Faults } from './server/faults';
import type { ForcedAnswer, Hold } from './server/faults';
import { indexPage } from './server/page';
import { createHttpServer } from './server/server';
import type { RecordedRequest } from './server/server';
import { changeSettings, defaultSettings } from './settings';
import type { Settings } from './settings';
import type { EmulatorState, Message } from './state';
import { StateFile } from './statefile';
import { Tickets } from './tickets';
import { Tokens } from './tokens';
import { Accounts } from './users/accounts';
import { Wechat } from './wechat/index';

export type { Clock } from './clock';
export type { Seed, SeedName, SeedUser } from './seed/index';
export type { ForcedAnswer, Hold } from './server/faults';
export type { RecordedRequest } from './server/server';
export type { AuthExpiredForm, Settings } from './settings';
export type { EmulatorState, Message, User } from './state';
export type { EncryptedData, EncryptOptions, WechatActor } from './wechat/index';
export { authExpiredForms } from './settings';
export { totp } from './totp';

/** How to start an emulator. */
export interface EmulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on; `127.0.0.1` by default, which nobody else on the network can reach. */
  host?: string;
  /** What to begin with; `demo` by default. */
  seed?: Seed | SeedName;
  /** Settings to begin with; a reset comes back to them. */
  settings?: Partial<Settings>;
  /** Clock to follow, in ms since 1970; that of the machine by default. */
  now?: () => number;
  /** File that keeps the state across restarts. */
  stateFile?: string;
}

/** A running emulator. */
export interface Emulator {
  /** Base address, without a trailing slash: the `host` option of a client. */
  readonly url: string;
  /** The live state; changing it changes what the emulator answers. */
  readonly state: EmulatorState;
  /** All requests so far but those to the control plane, in order of arrival. */
  readonly requests: RecordedRequest[];
  readonly settings: Settings;
  readonly clock: Clock;
  /** The WeChat side: login codes, open data, phone codes. */
  readonly wechat: Wechat;
  /** Everything phones and mailboxes have received. */
  messages(): Message[];
  /** Keeps requests waiting, by method name (`getProfile`) or path; `*` is everything. */
  hold(match: string, when?: 'before' | 'after'): Hold;
  /** Makes the next matching request go wrong. */
  failNext(match: string, answer: ForcedAnswer): void;
  /** Changes settings by name; throws on unknown ones. */
  changeSettings(changes: Record<string, unknown>): void;
  /** Adds data to what is there. */
  seed(seed: Seed | SeedName): void;
  /** Back to the beginning: state, settings, clock, recorded requests, holds and forced failures. */
  reset(): void;
  /** Lets all access tokens end now. */
  expireAccessTokens(): void;
  /** Refuses all refresh tokens given so far (to one user). */
  revokeRefreshTokens(userId?: string): void;
  /** Stops listening and breaks open connections; writes the state file. */
  close(): Promise<void>;
}

/** Starts a local GenAuth V3. Nothing in it is secret and nothing is protected: it is for development and tests only. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const file = options.stateFile === undefined ? undefined : new StateFile(options.stateFile);
  const clock = createClock(options.now);
  const settings = { ...defaultSettings(), ...options.settings };
  const requests: RecordedRequest[] = [];
  const faults = new Faults();
  let state = emptyState();
  let url = '';

  const read = () => state;
  const services: Services = {
    get state() {
      return state;
    },
    settings,
    clock,
    codes: new Codes(read, clock, settings),
    tickets: new Tickets(read, clock),
    tokens: new Tokens(read, clock, settings, () => `${url}/oidc`),
    accounts: new Accounts(read, clock),
    wechat: new Wechat(() => state.wechat, clock, settings),
  };
  const seed = (data: Seed | SeedName) => applySeed(state, services.accounts, seedOf(data));
  const begin = () => {
    state = emptyState();
    applySeed(state, services.accounts, baseSeed);
    seed(options.seed ?? 'demo');
  };

  const emulator: Emulator = {
    get url() {
      return url;
    },
    get state() {
      return state;
    },
    requests,
    settings,
    clock,
    wechat: services.wechat,
    messages: () => state.messages,
    hold: (match, when) => faults.hold(match, when),
    failNext: (match, answer) => faults.failNext(match, answer),
    changeSettings: (changes) => changeSettings(settings, changes),
    seed,
    reset() {
      faults.clear();
      clock.reset();
      requests.length = 0;
      Object.assign(settings, defaultSettings(), options.settings);
      begin();
    },
    expireAccessTokens: () => services.tokens.expireAccessTokens(),
    revokeRefreshTokens: (userId) => services.tokens.revokeRefreshTokens(userId),
    async close() {
      faults.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      file?.write(state);
    },
  };

  const saved = file?.read();
  if (saved) state = saved;
  else begin();

  const control = new Control(emulator);
  const server = createHttpServer({
    services,
    faults,
    requests,
    local(request) {
      if (request.path.startsWith('/emulator/')) return control.handle(request);
      if (request.path !== '/' || request.method !== 'GET') return undefined;
      const body = indexPage(state, url);
      return Promise.resolve({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
    },
    changed: () => file?.writeSoon(() => state),
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return emulator;
}
