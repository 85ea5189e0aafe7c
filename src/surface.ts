import { guard, type Core } from './core';

/** Functions behind a group of public methods: as its interface has them, with the client's core as `this`. */
export type Methods<Group> = Group & ThisType<Core>;

/** What methods are installed on: anything that knows a core. */
export interface Surface {
  readonly core: Core;
}

type AnyMethod = (this: Core, ...values: unknown[]) => unknown;

/** Puts a group of methods on a prototype. Each gives a promise, whatever happens inside, and reports its failure once. */
export function installMethods(prototype: object, group: object): void {
  each(group, function (name, method) {
    define(prototype, name, function (this: Surface, ...values: unknown[]) {
      const { core } = this;
      return guard(core, function () {
        return (method as AnyMethod).apply(core, values);
      });
    });
  });
}

/** Puts methods on a prototype that answer at once, and throw at once. */
export function installSyncMethods(prototype: object, group: object): void {
  each(group, function (name, method) {
    define(prototype, name, function (this: Surface, ...values: unknown[]) {
      return (method as AnyMethod).apply(this.core, values);
    });
  });
}

/**
 * Puts names on a prototype whose methods, or getters, `complete` replaces by the real ones when the first of them is used. So what an app
 * does not use is not even loaded.
 */
export function installLater(
  prototype: object,
  methods: string,
  properties: string,
  complete: () => void,
): void {
  methods.split(' ').forEach(function (name) {
    define(prototype, name, function (this: object, ...values: unknown[]) {
      complete();
      return ((this as { [name: string]: unknown })[name] as AnyMethod).apply(this as never, values);
    });
  });
  properties.split(' ').forEach(function (name) {
    defineGetter(prototype, name, function (client) {
      complete();
      return (client as { [name: string]: unknown })[name];
    });
  });
}

/** Puts a property on a prototype that is made when it is first read. */
export function defineGetter(prototype: object, name: string, make: (owner: object) => unknown): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      return make(this);
    },
  });
}

/** Calls `visit` for every member of a group. */
export function each(group: object, visit: (name: string, value: unknown) => void): void {
  for (const name in group) visit(name, (group as { [name: string]: unknown })[name]);
}

export function define(
  target: object,
  name: string,
  value: object | ((this: Surface, ...values: unknown[]) => unknown),
): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
