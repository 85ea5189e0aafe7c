/** Counts calls in windows of fixed length. */
export class RateLimiter {
  private start = 0;
  private count = 0;

  /** Counts a call; returns the seconds to wait when it is one too many, else 0. `limit` 0 stands for no limit. */
  take(now: number, limit: number, windowSeconds: number): number {
    if (limit === 0) return 0;
    const length = windowSeconds * 1000;
    // The clock of the emulator can also be moved back.
    if (now >= this.start + length || now < this.start) {
      this.start = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count > limit ? Math.ceil((this.start + length - now) / 1000) : 0;
  }

  /** Begins a new window. */
  reset(): void {
    this.count = 0;
    this.start = 0;
  }
}
