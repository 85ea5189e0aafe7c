import type { Realm } from '../../../simulator';

type Run = (...args: unknown[]) => unknown;

/** How long a function of a page may take. */
const PATIENCE_MS = 10_000;

/** Every function of the app, its pages and components is watched: what it returns is awaited, and its failures are kept. */
export class Watch {
  /** Names of the functions that were called, each as often as it was. */
  readonly called: string[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly failures: string[] = [];

  constructor(realm: Realm) {
    const wrap = realm.run(WRAP) as (onCall: Run) => void;
    wrap((name, result) => this.onCall(String(name), result));
  }

  /** Resolves when nothing that was called is still running; rejects where something of it has failed. */
  async settle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
    if (this.failures.length > 0) throw new Error(this.failures.splice(0).join('\n'));
  }

  private onCall(name: string, result: unknown): void {
    this.called.push(name);
    if (!isThenable(result)) return;
    const done = this.outcome(name, result).finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private async outcome(name: string, result: PromiseLike<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`has not finished within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    });
    try {
      await Promise.race([result, late]);
    } catch (error) {
      this.failures.push(`${name}: ${String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** Source that replaces `App`, `Page` and `Component` of the realm. Written for the realm, so that its functions belong to it. */
const WRAP = `(function (onCall) {
  function watched(name, original) {
    var run = function () {
      var result = original.apply(this, arguments);
      onCall(name, result);
      return result;
    };
    run.original = original;
    return run;
  }
  function watchAll(members) {
    Object.keys(members || {}).forEach(function (name) {
      if (typeof members[name] === 'function') members[name] = watched(name, members[name]);
    });
  }
  ['App', 'Page', 'Component'].forEach(function (kind) {
    var define = globalThis[kind];
    globalThis[kind] = function (definition) {
      [definition, definition.methods, definition.lifetimes, definition.pageLifetimes].forEach(watchAll);
      return define(definition);
    };
  });
})`;
