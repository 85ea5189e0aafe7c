import { createClock } from './clock';
import type { Clock } from './clock';
import { Codes } from './codes';
import type { EmulatorOptions } from './emulator';
import { RateLimiter } from './ratelimit';
import { applySeed, baseSeed, emptyState, seedOf } from './seed/index';
import type { Seed, SeedName } from './seed/seed';
import { changeSettings, defaultSettings } from './settings';
import type { Settings } from './settings';
import type { EmulatorState } from './state';
import { Tickets } from './tickets';
import { Tokens } from './tokens';
import { Accounts } from './users/accounts';
import { Wechat } from './wechat/index';

/** The parts of an emulator that handlers work with. */
export class Services {
  /** The live state; replaced as a whole by a reset. */
  state: EmulatorState = emptyState();
  /** Base address of the emulator, once it listens. */
  url = '';
  readonly settings: Settings;
  readonly clock: Clock;
  readonly codes: Codes;
  readonly tickets: Tickets;
  readonly tokens: Tokens;
  readonly accounts: Accounts;
  /** Counts the calls of the user pool. */
  readonly limiter = new RateLimiter();
  readonly wechat: Wechat;

  constructor(private readonly options: Pick<EmulatorOptions, 'now' | 'seed' | 'settings'>) {
    const read = () => this.state;
    this.settings = defaultSettings();
    changeSettings(this.settings, { ...options.settings });
    this.clock = createClock(options.now);
    this.codes = new Codes(read, this.clock, this.settings);
    this.tickets = new Tickets(read, this.clock);
    this.tokens = new Tokens(read, this.clock, this.settings, () => `${this.url}/oidc`);
    this.accounts = new Accounts(read, this.clock);
    this.wechat = new Wechat(() => this.state.wechat, this.clock, this.settings);
  }

  /** Starts from the base data and the seed of the options. */
  begin(): void {
    this.state = emptyState();
    applySeed(this.state, this.accounts, baseSeed);
    this.seed(this.options.seed ?? 'demo');
  }

  /** Adds data to the state. */
  seed(data: Seed | SeedName): void {
    applySeed(this.state, this.accounts, seedOf(data));
  }

  /** Goes back to the beginning: clock, settings and data. */
  reset(): void {
    this.clock.reset();
    this.limiter.reset();
    Object.assign(this.settings, defaultSettings(), this.options.settings);
    this.begin();
  }
}
