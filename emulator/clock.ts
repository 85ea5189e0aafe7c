/** The time everything in the emulator goes by: codes, tokens and the `Date` header. It runs on, and can be moved. */
export interface Clock {
  /** Current time in ms since 1970. */
  now(): number;
  /** Moves the clock forward (or back, with a negative number) by some ms. */
  advance(ms: number): void;
  /** Sets the clock to a time in ms since 1970; it goes on running from there. */
  set(time: number): void;
  /** Back to the time of the machine. */
  reset(): void;
}

/** Makes a clock that follows `source`, which is the clock of the machine unless a test brings its own. */
export function createClock(source: () => number = Date.now): Clock {
  let offset = 0;
  return {
    now: () => source() + offset,
    advance(ms) {
      offset += ms;
    },
    set(time) {
      offset = time - source();
    },
    reset() {
      offset = 0;
    },
  };
}
