import { networkFailure, type ApiFailure, type NetworkFailure } from './failure';
import type { Host } from './host';

/** How one request will end, decided before it starts. */
export interface Fate {
  failure: ApiFailure | undefined;
  /** The server receives the request before the failure. */
  sent: boolean;
}

/**
 * The network between the simulated phone and the server, and everything that can go wrong with it. Failures reach the `fail`
 * callback with the text and, from base library 2.24.0, the number that WeChat reports.
 */
export class SimulatedNetwork {
  private connected = true;
  private silent = false;
  private foreground = true;
  private held: (() => void)[] | undefined;
  private readonly plan: Fate[] = [];
  private readonly listeners = new Set<(failure: ApiFailure) => void>();
  private readonly statusListeners = new Set<(isConnected: boolean) => void>();

  private deliversLateAnswers = false;

  constructor(private readonly host: Host) {}

  /** Takes the phone off the net: requests under way and later ones fail. */
  offline(): void {
    this.connected = false;
    this.cut(networkFailure('disconnected'));
    for (const listener of this.statusListeners) listener(false);
  }

  /** Puts everything back to normal: connected, in the foreground, no failure planned, nothing silent. */
  online(): void {
    this.connected = true;
    this.silent = false;
    this.foreground = true;
    this.plan.length = 0;
    for (const listener of this.statusListeners) listener(true);
  }

  /** Lets requests from now on vanish: they are not sent and no callback ever comes. Ends with `online()`. */
  hang(): void {
    this.silent = true;
  }

  /** Lets the next request fail (or the next `times`) without reaching the server. */
  failNext(failure: NetworkFailure, times = 1): void {
    this.planFate({ failure: networkFailure(failure), sent: false }, times);
  }

  /** Lets the next request (or the next `times`) reach the server and be answered, but reports a failure to the mini program. */
  loseAnswer(failure: NetworkFailure = 'reset', times = 1): void {
    this.planFate({ failure: networkFailure(failure), sent: true }, times);
  }

  /** Changes between Wi-Fi and cellular: WeChat fails all requests under way and repeats none. */
  networkSwitch(): void {
    this.cut(networkFailure('networkChange'));
  }

  /** Five seconds in the background: requests under way are interrupted and new ones are refused until the foreground returns. */
  background(): void {
    this.foreground = false;
    this.cut(networkFailure('interrupted'));
  }

  /** Brings the mini program back to the foreground. */
  resume(): void {
    this.foreground = true;
  }

  /** Delivers every callback of `wx` twice from now on, or no longer. */
  duplicateCallbacks(on: boolean): void {
    this.host.duplicateCallbacks = on;
  }

  /** Delivers, from now on or no longer, the answer that comes after a request was reported as failed: both callbacks fire. */
  callbackAfterTimeout(on: boolean): void {
    this.deliversLateAnswers = on;
  }

  /**
   * Keeps the outcome of every request back, success or failure, until the returned function is called: stages answers that
   * come later than the caller was willing to wait.
   */
  hold(): () => void {
    const held = (this.held ??= []);
    return () => {
      if (this.held !== held) return;
      this.held = undefined;
      for (const deliver of held) deliver();
    };
  }

  /** Whether the phone has a connection. */
  get isConnected(): boolean {
    return this.connected;
  }

  /** Whether an answer counts after the request was reported as failed. */
  get hasLateAnswers(): boolean {
    return this.deliversLateAnswers;
  }

  /** Whether requests vanish. */
  get isSilent(): boolean {
    return this.silent;
  }

  /** Calls `listener` whenever requests under way are cut; returns the function that ends this. */
  onCut(listener: (failure: ApiFailure) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` when the phone goes on or off the net. */
  onStatus(listener: (isConnected: boolean) => void): void {
    this.statusListeners.add(listener);
  }

  /** Decides on a request that is about to start. */
  fate(): Fate {
    if (!this.connected) return { failure: networkFailure('disconnected'), sent: false };
    if (!this.foreground) return { failure: networkFailure('interrupted'), sent: false };
    return this.plan.shift() ?? { failure: undefined, sent: true };
  }

  /** Runs `deliver` now, or when the hold ends. */
  pass(deliver: () => void): void {
    if (this.held) this.held.push(deliver);
    else deliver();
  }

  private planFate(fate: Fate, times: number): void {
    for (let i = 0; i < times; i += 1) this.plan.push(fate);
  }

  private cut(failure: ApiFailure): void {
    for (const listener of [...this.listeners]) listener(failure);
  }
}
