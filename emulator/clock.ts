/** The time everything in the emulator goes by: codes, tokens and the `Date` header. It runs on, and can be moved. */
export interface Clock {
  /** Current time in ms since 1970. */
  now(): number;
  /** Moves the clock forward (or back, with a negative number) by some ms; throws when it would leave the years 1970 to 9999. */
  advance(ms: number): void;
  /** Sets the clock to a time in ms since 1970, up to the year 9999; it goes on running from there. */
  set(time: number): void;
  /** Back to the time of the machine. */
  reset(): void;
}

/** Later years have dates of another format, which clients need not understand. */
const lastTime = Date.UTC(9999, 11, 31);

/** Makes a clock that follows `source`, which is the clock of the machine unless a test brings its own. */
export function createClock(source: () => number = Date.now): Clock {
  let offset = 0;
  const move = (time: number) => {
    if (!(time >= 0 && time <= lastTime)) throw new RangeError('The clock goes from 1970 to 9999.');
    offset = time - source();
  };
  return {
    now: () => source() + offset,
    advance: (ms) => move(source() + offset + ms),
    set: move,
    reset() {
      offset = 0;
    },
  };
}
