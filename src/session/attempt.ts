import { after } from '../platform/timers';

/**
 * Runs a function of the storage, which may return at once or later, throw, reject or never settle, and reports the outcome once; in the
 * same turn where the storage is synchronous.
 *
 * @param timeout - ms after which an asynchronous storage counts as failed
 */
export function attempt(
  timeout: number,
  run: () => unknown,
  done: (failed: boolean, value?: unknown) => void,
): void {
  let value: unknown;
  try {
    value = run();
  } catch {
    done(true);
    return;
  }
  // Checked by its `then`: promises of other realms and libraries count.
  const pending = value as PromiseLike<unknown> | undefined;
  if (!pending || typeof pending.then !== 'function') {
    done(false, value);
    return;
  }
  let settled = false;
  function settle(failed: boolean, result?: unknown): void {
    if (settled) return;
    settled = true;
    callOff();
    done(failed, result);
  }
  const callOff = after(timeout, function () {
    settle(true);
  });
  pending.then(
    function (result) {
      settle(false, result);
    },
    function () {
      settle(true);
    },
  );
}
