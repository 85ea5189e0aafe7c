import { setImmediate as soon } from 'node:timers';
import { ApiFailure, isApiFailure } from './failure';
import type { AsyncApi, Host } from './host';

/** The functions of `wx` that move between pages. */
export type NavigationKind = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';

/** Options of all of them. */
export interface NavigateOptions {
  /** Path of a page with its query; of all but `navigateBack`. */
  url: string;
  /** How many pages `navigateBack` closes. */
  delta?: number;
  /** Listeners for events of the page that `navigateTo` opens. */
  events?: { readonly [event: string]: (...args: unknown[]) => unknown };
}

/** How a mini program was started or brought to the foreground. */
export interface LaunchOptions {
  path: string;
  query: { readonly [name: string]: string };
  scene: number;
  referrerInfo: object;
  [name: string]: unknown;
}

/** The functions of `wx` about pages and the start of the mini program. */
export interface NavigationApis {
  navigateTo: AsyncApi<Pick<NavigateOptions, 'url' | 'events'>, object>;
  redirectTo: AsyncApi<{ url: string }, object>;
  reLaunch: AsyncApi<{ url: string }, object>;
  switchTab: AsyncApi<{ url: string }, object>;
  navigateBack: AsyncApi<{ delta?: number }, object>;
  /** Base library 2.1.2. */
  getLaunchOptionsSync(): LaunchOptions;
  /** Base library 2.9.4. */
  getEnterOptionsSync(): LaunchOptions;
}

/** The pages of a mini program, as a realm runs them. */
export interface LogicLayer {
  /** Moves to another page; throws an `ApiFailure` where WeChat refuses. Returns what `success` gets. */
  navigate(kind: NavigationKind, options: NavigateOptions): object;
  /** The mini program goes to the background. */
  hide(): void;
  /** The mini program returns to the foreground. */
  show(options: LaunchOptions): void;
}

/** Connects `wx` to the pages of the realm that runs the mini program. Without a realm moves succeed and do nothing. */
export class Navigation {
  private logic: LogicLayer | undefined;
  /** Moves that were asked for and come in the next turn, in order. */
  private readonly pending = new Set<() => void>();
  private launched: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} };

  constructor(private readonly host: Host) {}

  /** Takes the pages of a realm. */
  attach(logic: LogicLayer): void {
    this.logic = logic;
  }

  /** Forgets the pages of a realm that was closed. */
  detach(logic: LogicLayer): void {
    if (this.logic === logic) this.logic = undefined;
  }

  /** Keeps how the mini program was started; what is not given is an ordinary start from the list of recent mini programs. */
  launch(options: Partial<LaunchOptions>): LaunchOptions {
    this.launched = { ...this.launched, ...options };
    return this.launched;
  }

  /** Does now what was asked for so far: what a test does next comes after it. */
  flush(): void {
    for (const run of this.pending) run();
  }

  /** The mini program goes to the background. */
  hide(): void {
    this.flush();
    this.logic?.hide();
  }

  /** The mini program returns to the foreground. */
  show(): void {
    this.logic?.show(this.launched);
  }

  /** Makes the functions. */
  apis(): NavigationApis {
    const move = <Options extends object>(kind: NavigationKind): AsyncApi<Options, object> =>
      this.host.async(kind, (options: Options) => this.move(kind, options as unknown as NavigateOptions));
    return {
      navigateTo: move('navigateTo'),
      redirectTo: move('redirectTo'),
      reLaunch: move('reLaunch'),
      switchTab: move('switchTab'),
      navigateBack: move('navigateBack'),
      getLaunchOptionsSync: this.host.sync('getLaunchOptionsSync', [], () => this.launched),
      getEnterOptionsSync: this.host.sync('getEnterOptionsSync', [], () => this.launched),
    };
  }

  private move(kind: NavigationKind, options: NavigateOptions): Promise<object> {
    const { logic } = this;
    return new Promise((resolve, reject) => {
      const run = () => {
        if (!this.pending.delete(run)) return;
        try {
          // Meanwhile the realm may have been closed, and another one may run on the same phone.
          const isOver = this.host.ended || logic !== this.logic;
          resolve((isOver ? undefined : logic?.navigate(kind, options)) ?? {});
        } catch (error) {
          // Or what a page throws while it opens.
          reject(isApiFailure(error) ? error : new ApiFailure(String(error)));
        }
      };
      this.pending.add(run);
      // The call returns before anything moves.
      soon(run);
    });
  }
}
