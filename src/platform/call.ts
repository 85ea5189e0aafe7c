import { configError, errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { classifyFailure } from './failure';
import type { Platform, PlatformTask } from './platform';
import { after } from './timers';

/** The options of a client that the platform layer needs. */
export interface PlatformOptions {
  platform?: Platform;
  lang: string;
  /** ms */
  timeout: number;
  /** Passed on to `wx.request`. */
  requestOptions?: object;
}

declare const wx: Platform | undefined;

/** The object that is called, looked up each time: an app's tests may replace `wx`, and uni-app or Taro bring their own. */
export function platformOf(options: PlatformOptions): Platform | undefined {
  return options.platform || (typeof wx === 'undefined' ? undefined : wx);
}

/** A call of a callback-style function of WeChat. */
export interface PlatformCall {
  api: keyof Platform;
  /** Its options, without callbacks. */
  options: object;
  /** ms; without it the call has no deadline, for it waits for the user */
  timeout?: number;
  /** Origin that is called, for error messages. */
  origin?: string;
  /** Is called with the task of a request or upload. */
  onTask?: (task: PlatformTask) => void;
}

/** ms beyond the timeout: iOS reports a timeout seconds late, and WeChat's own failure says more than the SDK's deadline. */
export const grace = 3000;

type Callable = { [name in keyof Platform]: (options: object) => PlatformTask | void };

function abort(task: PlatformTask | void): void {
  try {
    // Stryker disable next-line ConditionalExpression,LogicalOperator: what this would throw is caught below
    if (task && task.abort) task.abort();
  } catch {
    // Given up either way.
  }
}

/**
 * Calls a function of WeChat. The promise settles exactly once, whatever the platform does: a callback that comes twice is ignored, one that
 * never comes is a `timeout` after `timeout` ms and a grace period, a throw is a failure.
 */
export function callPlatform<Result>(client: PlatformOptions, call: PlatformCall): Promise<Result> {
  const { lang } = client;
  const { api, options, timeout, origin, onTask } = call;
  return new Promise(function (resolve, reject) {
    // Every function of `Platform` takes one object with callbacks.
    const platform = platformOf(client) as unknown as Callable | undefined;
    if (!platform || typeof platform[api] !== 'function') throw configError(lang, 'noPlatform', api);
    let task: PlatformTask | void;
    let callOff = function () {};
    if (timeout) {
      callOff = after(timeout + grace, function () {
        reject(new GenAuthError('timeout', errorCodes.timeout, message(lang, 'timeout')));
        abort(task);
      });
    }
    function fail(failure: unknown): void {
      callOff();
      reject(classifyFailure({ lang, api, origin }, failure));
    }
    function success(result: Result): void {
      callOff();
      resolve(result);
    }
    try {
      // Called on the object, never as a bare function: some platforms need their `this`, and `wx.request` can be an accessor.
      task = platform[api]({ ...options, success, fail });
      if (task && onTask) onTask(task);
      // Some platforms return a promise beside the callbacks; its rejection must not be unhandled.
      const promise = task as PromiseLike<unknown> | undefined;
      if (promise && promise.then) promise.then(undefined, function () {});
    } catch (thrown) {
      fail({ errMsg: String(thrown) });
    }
  });
}
