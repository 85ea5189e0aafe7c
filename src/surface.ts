import { guard, type Core } from './core';

/** Functions behind a group of public methods: as its interface has them, with the client's core as `this`. */
export type Methods<Group> = Group & ThisType<Core>;

/** What methods are installed on: anything that knows a core. */
export interface Surface {
  readonly core: Core;
}

/** Methods of a client by name, with its core as `this`. */
export interface Group {
  [name: string]: (this: Core, ...values: unknown[]) => unknown;
}

/** Puts a group of methods on a prototype. Each gives a promise, whatever happens inside, and reports its failure once. */
export function installMethods(prototype: object, group: object): void {
  each(group, function (name, method) {
    define(prototype, name, function (this: Surface, ...values: unknown[]) {
      const { core } = this;
      return guard(core, function () {
        return (method as Group[string]).apply(core, values);
      });
    });
  });
}

/** Puts methods on a prototype that answer at once, and throw at once. */
export function installSyncMethods(prototype: object, group: object): void {
  each(group, function (name, method) {
    define(prototype, name, function (this: Surface, ...values: unknown[]) {
      return (method as Group[string]).apply(this.core, values);
    });
  });
}

/** Calls `visit` for every member of a group. */
export function each(group: object, visit: (name: string, value: unknown) => void): void {
  for (const name in group) visit(name, (group as { [name: string]: unknown })[name]);
}

/** Puts a value on an object where printing does not show it: a client must not show tokens. */
export function define(
  target: object,
  name: string,
  value: object | ((this: Surface, ...values: unknown[]) => unknown),
): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
