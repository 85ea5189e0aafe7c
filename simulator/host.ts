import { setImmediate as soon } from 'node:timers';
import { ApiFailure, isApiFailure, type FailureResult } from './failure';
import { atLeast } from './version';

/** The three callbacks that every asynchronous function of `wx` takes. */
export interface Callbacks<Result> {
  success?: (result: Result & { errMsg: string }) => void;
  fail?: (failure: FailureResult) => void;
  complete?: (result: never) => void;
}

/**
 * An asynchronous function of `wx`. It returns a promise only on base library 2.10.2 and later, without `callbackOnly`, and
 * when none of the three callbacks is given; otherwise it returns nothing.
 */
export type AsyncApi<Options, Result> = (
  options?: Options & Callbacks<Result>,
) => Promise<Result & { errMsg: string }>;

/** One call of a function of `wx`. */
export interface Call {
  /** Name of the function, such as `getStorageSync`. */
  api: string;
  /** The arguments, callbacks left out and long text shortened; positional arguments appear under their names. */
  options: { readonly [name: string]: unknown };
}

/** Shared by all functions of one simulated mini program: its base library, its call list, how callbacks are delivered. */
export class Host {
  readonly calls: Call[] = [];
  readonly baseLibrary: string;
  /** Delivers every callback twice, as some clients have done. */
  duplicateCallbacks = false;
  /** The mini program was closed: nothing calls back any more. */
  ended = false;

  private readonly promises: boolean;
  private readonly planned: { api: string; failure: ApiFailure }[] = [];

  constructor(baseLibrary: string, callbackOnly: boolean) {
    this.baseLibrary = baseLibrary;
    this.promises = !callbackOnly && this.has('2.10.2');
  }

  /** Whether the base library is `version` or later. */
  has(version: string): boolean {
    return atLeast(this.baseLibrary, version);
  }

  /** Adds a call to the list that tests read. */
  record(api: string, options: object): void {
    this.calls.push({ api, options: summarise(options) });
  }

  /** Lets the next call of `api` fail. */
  plan(api: string, failure: ApiFailure): void {
    this.planned.push({ api, failure });
  }

  /** The failure planned for this call of `api`, taken off the plan. */
  plannedFor(api: string): ApiFailure | undefined {
    const index = this.planned.findIndex((plan) => plan.api === api);
    return index < 0 ? undefined : this.planned.splice(index, 1)[0]?.failure;
  }

  /** What the `fail` callback of `api` receives for `failure`. */
  failureResult(api: string, failure: ApiFailure): FailureResult {
    const errMsg = `${api}:fail ${failure.text}`;
    return failure.errno !== undefined && this.has('2.24.0') ? { errMsg, errno: failure.errno } : { errMsg };
  }

  /** Hands a result to `success` or `fail` and to `complete`, in a turn of its own as a device does. */
  deliver<Result>(callbacks: Callbacks<Result>, outcome: Outcome<Result>): void {
    soon(() => {
      if (this.ended) return;
      for (let times = this.duplicateCallbacks ? 2 : 1; times > 0; times -= 1) {
        try {
          if ('failure' in outcome) callbacks.fail?.(outcome.failure);
          else callbacks.success?.(outcome.result);
        } finally {
          const complete = callbacks.complete as ((result: unknown) => void) | undefined;
          complete?.('failure' in outcome ? outcome.failure : outcome.result);
        }
      }
    });
  }

  /** Makes a function of `wx` out of what it does; `run` fails the call by throwing an `ApiFailure`. */
  async<Options extends object, Result extends object>(
    api: string,
    run: (options: Options) => Result | Promise<Result>,
  ): AsyncApi<Options, Result> {
    const call = (options?: Options & Callbacks<Result>) => {
      const given = options ?? ({} as Options & Callbacks<Result>);
      this.record(api, given);
      const outcome = this.attempt(api, given, run);
      if ((!this.promises || given.success) ?? given.fail ?? given.complete) {
        void outcome.then((settled) => this.deliver(given, settled));
        return undefined;
      }
      return new Promise<Result & { errMsg: string }>((resolve, reject) => {
        // A device rejects with the plain object that `fail` would get.
        void outcome.then((settled) => this.deliver({ success: resolve, fail: reject }, settled));
      });
    };
    return call as AsyncApi<Options, Result>;
  }

  /** Makes a function of `wx` that answers at once; a failure is thrown, as an `Error` with the text of WeChat. */
  sync<Arguments extends unknown[], Result>(
    api: string,
    names: readonly string[],
    run: (...args: Arguments) => Result,
  ): (...args: Arguments) => Result {
    return (...args) => {
      this.record(api, Object.fromEntries(args.map((value, i) => [names[i] ?? String(i), value])));
      try {
        const failure = this.plannedFor(api);
        if (failure) throw failure;
        return run(...args);
      } catch (error) {
        throw error instanceof ApiFailure ? new Error(`${api}:fail ${error.text}`) : error;
      }
    };
  }

  /**
   * Makes a function of `wx` that a test brings: with `Sync` at the end, or `on`, `off` or `create` in front, it returns what `run`
   * returns; any other one takes callbacks or returns a promise.
   */
  custom(api: string, run: (options: never) => unknown): unknown {
    if (/Sync$|^(on|off|create)[A-Z]/.test(api)) return this.sync(api, ['options'], run);
    return this.async(api, async (options: object) => {
      try {
        // The shape of the options is known to the test alone.
        return (await run(options as never)) ?? {};
      } catch (error) {
        const { message, errno } = error as { message?: unknown; errno?: number };
        throw new ApiFailure(String(message ?? error), errno);
      }
    });
  }

  private async attempt<Options, Result extends object>(
    api: string,
    options: Options,
    run: (options: Options) => Result | Promise<Result>,
  ): Promise<Outcome<Result>> {
    try {
      const failure = this.plannedFor(api);
      if (failure) throw failure;
      return { result: { ...(await run(options)), errMsg: `${api}:ok` } };
    } catch (error) {
      const failure = isApiFailure(error) ? error : new ApiFailure(String(error));
      return { failure: this.failureResult(api, failure) };
    }
  }
}

/** How a call ended. */
export type Outcome<Result> = { result: Result & { errMsg: string } } | { failure: FailureResult };

const LONGEST_TEXT = 200;

function summarise(options: object): { [name: string]: unknown } {
  const entries = Object.entries(options).filter(([, value]) => typeof value !== 'function');
  return Object.fromEntries(entries.map(([name, value]) => [name, shorten(value)]));
}

function shorten(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    return `${value.slice(0, LONGEST_TEXT)}… (${value.length})`;
  return value;
}
