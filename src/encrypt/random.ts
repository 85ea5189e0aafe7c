import { after } from '../platform/timers';
import type { Bytes } from './bytes';
import type { EncryptOptions, RandomPlatform } from './encryptor';
import { encryptError } from './messages';

declare const wx: RandomPlatform | undefined;

// Random bytes take the host a few ms; a host that never answers must not hang a sign-in.
const deadline = 5000;
// A sound source needs a second draw now and then, but as many as this only a broken one.
const mostDraws = 16;

/** Random bytes of the host (`wx.getRandomValues`, base library 2.15.0), and of nothing else: no fallback would be secure. */
function randomBytes({ platform, lang }: EncryptOptions, length: number): Promise<Bytes> {
  return new Promise(function (resolve, reject) {
    function fail(cause?: unknown): void {
      reject(encryptError(lang, 'badRandom', cause));
    }
    // Looked up when needed: an app's tests may replace `wx`, and modules are loaded before it on some hosts.
    const host = platform || (typeof wx === 'undefined' ? undefined : wx);
    if (!host || typeof host.getRandomValues !== 'function') throw encryptError(lang, 'noRandom');
    const calledOff = after(deadline, fail);
    try {
      host.getRandomValues({
        length,
        success(result) {
          calledOff();
          // Callbacks run outside of the promise: an exception here would be unhandled.
          try {
            const bytes = new Uint8Array(result.randomValues);
            // `slice` of a typed array is `any`.
            if (bytes.length === length) resolve(Array.prototype.slice.call(bytes) as number[]);
            else fail();
          } catch (thrown) {
            fail(thrown);
          }
        },
        fail(failure) {
          calledOff();
          fail(failure);
        },
      });
    } catch (thrown) {
      calledOff();
      fail(thrown);
    }
  });
}

/**
 * Draws `length` random bytes until `use` makes something of them.
 *
 * @throws GenAuthError of kind `config` when the host has no secure random bytes, or such that `use` never takes them.
 */
export function drawUntil<Result>(
  options: EncryptOptions,
  length: number,
  use: (bytes: Bytes) => Result | undefined,
): Promise<Result> {
  function draw(left: number): Promise<Result> {
    return randomBytes(options, length).then(function (bytes) {
      const result = use(bytes);
      if (result !== undefined) return result;
      if (left === 0) throw encryptError(options.lang, 'badRandom');
      return draw(left - 1);
    });
  }
  return draw(mostDraws - 1);
}
