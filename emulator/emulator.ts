import type { Clock } from './clock';
import type { Seed, SeedName } from './seed/seed';
import type { ForcedAnswer, Hold } from './server/faults';
import type { RecordedRequest } from './server/recording';
import type { Settings } from './settings';
import type { EmulatorState, Message } from './state';
import type { Wechat } from './wechat/index';

/** How to start an emulator. */
export interface EmulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on; `127.0.0.1` by default, which other machines on the network cannot reach. */
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
