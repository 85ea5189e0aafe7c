import type { OpenPage, PlacedComponent, Realm } from '../../../simulator';
import type { Members } from '../../../simulator/logic/values';

/** Functions that WeChat calls itself, and not for an event of an element. */
const lifecycle = new Set([
  'onLoad',
  'onShow',
  'onReady',
  'onHide',
  'onUnload',
  'onPullDownRefresh',
  'onReachBottom',
  'onShareAppMessage',
  'onShareTimeline',
  'onAddToFavorites',
  'onPageScroll',
  'onResize',
  'onTabItemTap',
  'onSaveExitState',
  'onRouteDone',
]);

/** Those of them that a test can bring about by calling them. */
const gestures = ['onPullDownRefresh', 'onReachBottom', 'onShareAppMessage'];

/** A page or component whose handlers are called. */
export class Surface {
  constructor(
    readonly shown: OpenPage | PlacedComponent,
    private readonly realm: Realm,
  ) {}

  get data(): Members {
    return this.shown.data;
  }

  /** Names of the functions that its own code defines, beside the lifecycle. */
  get handlers(): string[] {
    return Object.keys(this.self).filter((name) => this.original(name) !== undefined && !lifecycle.has(name));
  }

  /** Of the functions for pulling down and the like those that it has. */
  get gestures(): string[] {
    return gestures.filter((name) => this.original(name) !== undefined);
  }

  /** Whether the function takes an event. */
  takesEvent(name: string): boolean {
    return (this.original(name)?.length ?? 0) > 0;
  }

  /** Whether the function ends the session, so that others cannot be called after it. */
  endsSession(name: string): boolean {
    return /\b(logout|deleteAccount|signOut)\w*\(/.test(this.sourceOf(name));
  }

  sourceOf(name: string): string {
    return String(this.original(name));
  }

  fire(handler: string, detail: unknown, type: string, dataset: Members): void {
    this.shown.fire(handler, detail, { type, dataset });
  }

  /** Evaluates an expression of WXML. */
  evaluate(expression: string, scope: { readonly [name: string]: unknown }): unknown {
    try {
      const names = Object.keys(scope).join(', ');
      // An object in WXML is written without its own braces.
      const forms = [`(${expression})`, `({${expression}})`];
      for (const form of forms) {
        const run = this.compiled(`(function ({ ${names} }) { return ${form}; })`);
        if (run) return run(scope);
      }
    } catch {
      // WXML shows nothing for what cannot be read.
    }
    return undefined;
  }

  private compiled(source: string): ((scope: object) => unknown) | undefined {
    try {
      return this.realm.run(source) as (scope: object) => unknown;
    } catch {
      return undefined;
    }
  }

  private get self(): Members {
    return isPlaced(this.shown) ? this.shown.instance : this.shown;
  }

  /** The function as the code has it, without the watch around it. */
  private original(name: string): ((...args: unknown[]) => unknown) | undefined {
    const run = this.self[name];
    if (typeof run !== 'function' || !('original' in run)) return undefined;
    // The watch keeps functions there.
    return run.original as (...args: unknown[]) => unknown;
  }
}

function isPlaced(shown: OpenPage | PlacedComponent): shown is PlacedComponent {
  return 'instance' in shown && 'events' in shown;
}
