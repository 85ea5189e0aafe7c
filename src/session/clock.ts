import { headerOf } from '../http/header';

/**
 * The server's time. A phone's clock can be wrong by days and can be changed while the app runs, so it only counts the time between
 * two answers; each answer's `Date` header sets it right again.
 */
export class Clock {
  /** Whether the server has told its time since the app was started. Until then `now` is the phone's opinion. */
  isKnown = false;
  private offset = 0;
  private hasHeaders = false;

  /** ms since 1970 */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Takes the time from the headers of an answer. */
  learn(header: unknown): void {
    const date = headerOf(header, 'date');
    if (date !== undefined) this.hasHeaders = this.set(Date.parse(date));
  }

  /** Takes the time at which the server made a token, where headers do not tell it. */
  learnFromToken(issuedAt: number | undefined): void {
    if (!this.hasHeaders) this.set((issuedAt || 0) * 1000);
  }

  private set(time: number): boolean {
    if (!(time > 0)) return false;
    this.offset = time - Date.now();
    this.isKnown = true;
    return true;
  }
}
