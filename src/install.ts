import { apiRoutes, positional } from './api';
import { errorCodes, GenAuthError } from './error';
import { callAny } from './session/authorized';
import type { Core } from './session/core';
import type { Endpoint } from './session/send';

/** A group of flat methods: what its interface says, with the client's core as `this`. */
export type Methods<Group> = Group & ThisType<Core>;

/** A group of methods of a sub-client, with the sub-client as `this`. */
export type SubMethods<Group> = Group & ThisType<SubClient>;

/** What holds a core: the client, its `api` and its sub-clients. */
export interface CoreHolder {
  readonly core: Core;
}

/** A property of the client with methods of its own, such as `authing.mfa`. */
export interface SubClient extends CoreHolder {
  /** What has to be remembered between two calls. Not enumerable, so that nothing of it is printed. */
  readonly state: { [name: string]: unknown };
}

/** Methods by name, with the client's core as `this`. */
export interface Group {
  [name: string]: (this: Core, ...values: unknown[]) => unknown;
}

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Which object is `this` in the methods of a group. */
export type Receiver = 'core' | 'holder';

/**
 * Puts a value on an object where printing does not show it: a client must not show tokens. It can be changed, because a proxy, such as
 * `reactive` of Vue 3, may return another object only for a property that can.
 */
export function hide(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true });
}

/** Calls `visit` for every member of a group. */
export function each(group: object, visit: (name: string, value: unknown) => void): void {
  for (const name in group) visit(name, (group as { [name: string]: unknown })[name]);
}

/** Puts a method on a prototype, under its name in stack traces too. */
function put(prototype: object, name: string, method: Method): void {
  try {
    Object.defineProperty(method, 'name', { value: name });
  } catch {
    // ES5 engines: names of functions are fixed there.
  }
  (prototype as { [name: string]: Method })[name] = method;
}

/** The error of `const { ensureLogin } = authing; ensureLogin()`: there is no client, so no `lang` and no `onError` either. */
function detached(name: string): Error {
  const text = '请以 authing.' + name + '(…) 的形式调用：方法不能脱离 client 单独使用';
  return new GenAuthError('config', errorCodes.config, text);
}

function coreOf(holder: unknown): Core | undefined {
  // A detached method has any `this`, which then has no core.
  return holder ? (holder as CoreHolder).core : undefined;
}

/**
 * Puts a group of methods on a prototype. Each returns a promise, whatever happens inside, and reports its failure once.
 *
 * @param group - functions by name, written against an interface
 */
export function install(prototype: object, group: object, receiver: Receiver): void {
  each(group, function (name, member) {
    const method = member as Method;
    put(prototype, name, function (this: unknown, ...values) {
      const core = coreOf(this);
      if (!core) return Promise.reject(detached(name));
      let outcome: unknown;
      try {
        outcome = method.apply(receiver === 'core' ? core : this, values);
      } catch (thrown) {
        outcome = Promise.reject(core.errorOf(thrown));
      }
      return core.settle(outcome);
    });
  });
}

/** Puts methods on a prototype that return, or throw, at once. */
export function installSync(prototype: object, group: object, receiver: Receiver): void {
  each(group, function (name, member) {
    const method = member as Method;
    put(prototype, name, function (this: unknown, ...values) {
      const core = coreOf(this);
      if (!core) throw detached(name);
      return method.apply(receiver === 'core' ? core : this, values);
    });
  });
}

/**
 * The parameters of an endpoint from what it was called with. Anything but an object is refused: the fields of a text are its letters, and
 * a server that ignores unknown fields would answer as if nothing had been asked.
 */
function paramsOf(core: Core, name: Endpoint, first: unknown, second: unknown): object | undefined {
  const read = positional[name];
  if (read && typeof first === 'string' && first)
    // Each positional form types its own second argument; the endpoint's reader checks it.
    return read(first, second as never, core.options.requestFrom);
  // `null` is an object here, and none like `undefined`.
  if (first === undefined || (typeof first === 'object' && !Array.isArray(first))) return first || undefined;
  throw core.configError(
    ['参数有误，请以 {0} 的形式调用', 'Wrong argument. Call it as {0}.'],
    'authing.api.' + name + (read ? "('…') / " + name : '') + '({ … })',
  );
}

/** Puts a method for every endpoint on a prototype. */
export function installEndpoints(prototype: object): void {
  const methods: { [name: string]: Method } = {};
  each(apiRoutes, function (name) {
    methods[name] = function (this: unknown, first?: unknown, second?: unknown) {
      // Names come from the routes, and `install` calls with the core as `this`.
      const endpoint = name as Endpoint;
      return callAny(this as Core, endpoint, paramsOf(this as Core, endpoint, first, second));
    };
  });
  install(prototype, methods, 'core');
}
