import type { Blueprint } from './blueprint';
import { concerns, parsePath, readPath, writePath } from './paths';
import { convert, type Property } from './properties';
import type { Members, Method, RealmValues } from './values';

interface Change {
  keys: readonly string[];
  value: unknown;
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

  /** Sets values at paths. As in WeChat, `undefined` sets nothing. */
  set(changes: Members): void {
    const applied = Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => this.prepare(parsePath(path), value));
    const before = this.propertyValues(applied);
    for (const { keys, value } of applied)
      writePath(this.data, keys, value, (isList) => (isList ? this.values.list([]) : this.values.object()));
    this.runObservers(applied);
    this.runPropertyObservers(before);
  }

  private prepare(keys: readonly string[], given: unknown): Change {
    const value = this.values.copy(given);
    const property = keys.length === 1 ? this.blueprint.properties.get(keys[0] ?? '') : undefined;
    return { keys, value: property ? convert(property, value, this.values) : value };
  }

  private propertyValues(changes: readonly Change[]): [name: string, property: Property, value: unknown][] {
    return [...new Set(changes.map(({ keys }) => keys[0] ?? ''))].flatMap((name) => {
      const property = this.blueprint.properties.get(name);
      return property ? [[name, property, this.data[name]] as [string, Property, unknown]] : [];
    });
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

  private runPropertyObservers(before: readonly [name: string, property: Property, value: unknown][]): void {
    for (const [name, { observer }, previous] of before) {
      const value = this.data[name];
      // A changed list or record may be the same object, so it always counts as changed.
      if (value === previous && typeof value !== 'object') continue;
      const run = typeof observer === 'string' ? this.self[observer] : observer;
      if (typeof run === 'function') (run as Method).call(this.self, value, previous);
    }
  }
}
