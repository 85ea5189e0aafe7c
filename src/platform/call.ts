import { configError, errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { classifyFailure, type FailedCall } from './failure';
import type { Platform, PlatformTask } from './platform';
import { after } from './timers';

/** What the platform layer needs to know of a client. */
export interface Host {
  platform?: Platform;
  lang: string;
  /** ms */
  timeout: number;
}

declare const wx: Platform | undefined;

/** The host object, looked up when needed: an app's tests may replace `wx`, and other hosts bring their own. */
export function platformOf(host: Host): Platform | undefined {
  return host.platform || (typeof wx === 'undefined' ? undefined : wx);
}

// iOS reports a timeout seconds late, and the SDK's own verdict must not pre-empt the host's better one.
const grace = 3000;

type Callable = { [name in keyof Platform]: (options: object) => PlatformTask | void };

/**
 * Calls a callback-style function of the host. The promise settles exactly once, whatever the host does: a callback that comes
 * twice is ignored, one that never comes is a `timeout` after `timeout` ms and a grace period, a throw is a failure.
 *
 * @param timeout - ms; `0` for calls that wait for a person
 * @param onTask - gets the task of a request or upload
 */
export function callPlatform<Result>(
  host: Host,
  api: keyof Platform,
  options: object,
  timeout: number,
  call?: { origin?: string; onTask?: (task: PlatformTask) => void },
): Promise<Result> {
  return new Promise(function (resolve, reject) {
    const { lang } = host;
    const platform = platformOf(host) as unknown as Callable | undefined;
    if (!platform || typeof platform[api] !== 'function') throw configError(lang, 'noPlatform', api);
    const failed: FailedCall = { lang, api, origin: call && call.origin };
    let task: PlatformTask | void;
    const deadline =
      timeout > 0 &&
      after(timeout + grace, function () {
        reject(new GenAuthError('timeout', errorCodes.timeout, message(lang, 'timeout')));
        try {
          if (task && task.abort) task.abort();
        } catch {
          // Given up either way.
        }
      });
    function settled(): void {
      if (deadline) deadline();
    }
    function fail(failure: unknown): void {
      settled();
      reject(classifyFailure(failed, failure));
    }
    function success(result: Result): void {
      settled();
      resolve(result);
    }
    try {
      // Called on the object, never as a bare function: some hosts need their `this`, and `wx.request` can be an accessor.
      task = platform[api]({ ...options, success, fail });
      if (task && call && call.onTask) call.onTask(task);
      // Some hosts give a promise beside the callbacks, whose rejection nobody would handle.
      const promise = task as PromiseLike<unknown> | undefined;
      if (promise && promise.then) promise.then(undefined, function () {});
    } catch (thrown) {
      fail({ errMsg: String(thrown) });
    }
  });
}
