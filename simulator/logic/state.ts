import type { Blueprint } from './blueprint';
import { concerns, parsePath, readPath, writePath } from './paths';
import { convert, type Property } from './properties';
import type { Members, Method, RealmValues } from './values';

interface Change {
  keys: readonly string[];
  value: unknown;
  /** The property that is set or changed inside. */
  property: Property | undefined;
  /** The value before, of a whole property; of a path inside one WeChat does not keep it. */
  previous: unknown;
}

/**
 * The data of one page or component, properties included: one object, as in WeChat. Observers run whenever what they watch is set,
 * the observer of a property only when its value has changed.
 */
export class State {
  readonly data: Members;

  constructor(
    private readonly blueprint: Blueprint,
    private readonly self: Members,
    private readonly values: RealmValues,
  ) {
    const initial = Object.fromEntries([...blueprint.properties].map(([name, { value }]) => [name, value]));
    this.data = values.copy({ ...blueprint.data, ...initial });
  }

  /** Sets values at paths. */
  set(changes: Members): void {
    const applied = Object.entries(changes).map(([path, value]) => this.apply(parsePath(path), value));
    this.runObservers(applied);
    this.runPropertyObservers(applied);
  }

  private apply(keys: readonly string[], given: unknown): Change {
    const name = keys[0] ?? '';
    const property = this.blueprint.properties.get(name);
    const isWhole = keys.length === 1;
    const copied = this.values.copy(given);
    const value = property && isWhole ? convert(property, copied, this.values) : copied;
    const previous = isWhole ? this.data[name] : undefined;
    writePath(this.data, keys, value, (isList) => (isList ? this.values.list([]) : this.values.object()));
    return { keys, value, property, previous };
  }

  private runObservers(changes: readonly Change[]): void {
    for (const { paths, run } of this.blueprint.observers) {
      if (!paths.some((path) => changes.some(({ keys }) => concerns(path, keys)))) continue;
      run.apply(
        this.self,
        paths.map(({ keys }) => readPath(this.data, keys)),
      );
    }
  }

  private runPropertyObservers(changes: readonly Change[]): void {
    for (const { keys, value, property, previous } of changes) {
      if (!property || value === previous) continue;
      const { observer } = property;
      const run = typeof observer === 'string' ? this.self[observer] : observer;
      if (typeof run === 'function') (run as Method).call(this.self, value, previous, this.values.list(keys));
    }
  }
}
