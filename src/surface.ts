import type { UploadAvatarParams } from '../types/profile';
import type { Api } from './api';
import { routes } from './api';
import type { Route } from './api/route';
import { guard, type Core } from './core';
import { callRoute, uploadFile } from './http/http';

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
    define(prototype, name, function (this: Surface, ...values) {
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
    define(prototype, name, function (this: Surface, ...values) {
      return (method as AnyMethod).apply(this.core, values);
    });
  });
}

/** Makes the V3 API: a method for every route, and the upload. `run` makes each call, or guards it. */
export function createApi(core: Core, run: (call: () => Promise<unknown>) => Promise<unknown>): Api {
  const api = {};
  each(routes, function (name, route) {
    define(api, name, function (params) {
      return run(() => callRoute(core, route as Route, params as object));
    });
  });
  define(api, 'uploadAvatar', function (params) {
    return run(() => uploadFile(core, params as UploadAvatarParams));
  });
  // The one cast of the catalogue: `Routes<RequestApi>` has a route for every other method.
  return api as Api;
}

/** Calls `visit` for every member of a group. */
export function each(group: object, visit: (name: string, value: unknown) => void): void {
  for (const name in group) visit(name, (group as { [name: string]: unknown })[name]);
}

function define(target: object, name: string, value: (this: Surface, ...values: unknown[]) => unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
