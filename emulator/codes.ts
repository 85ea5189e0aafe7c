import { randomInt } from 'node:crypto';
import type { Clock } from './clock';
import { ApiFailure } from './failures';
import type { Settings } from './settings';
import type { EmulatorState } from './state';

const oneMinute = 60 * 1000;
const lifetime = { sms: oneMinute, email: 5 * oneMinute };

export type CodeKind = 'sms' | 'email';

/** The one-time codes that go out by SMS and mail. */
export class Codes {
  constructor(
    private readonly read: () => EmulatorState,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Sends a code; a number gets one per minute, a mail address one per channel and minute. */
  send(kind: CodeKind, to: string, channel: string): void {
    const now = this.clock.now();
    const tooSoon = this.read().codes.some(
      (code) =>
        code.kind === kind &&
        code.to === to &&
        (kind === 'sms' || code.channel === channel) &&
        now - code.sentAt < oneMinute,
    );
    if (tooSoon) throw new ApiFailure('codeTooSoon');
    const code = this.settings.passCode ?? String(randomInt(1_000_000)).padStart(6, '0');
    this.read().codes.push({
      kind,
      to,
      channel,
      code,
      sentAt: now,
      expiresAt: now + lifetime[kind],
      used: false,
    });
    this.read().messages.push({ kind, to, channel, code, at: now });
  }

  /** Tells whether a code is right and fresh, and leaves it so. */
  check(kind: CodeKind, to: string, channels: string[], code: string): boolean {
    return this.find(kind, to, channels, code) !== undefined;
  }

  /** Uses a code up; fails when it is wrong, old, used, or was sent for something else. */
  spend(kind: CodeKind, to: string, channels: string[], code: string): void {
    const found = this.find(kind, to, channels, code);
    if (!found) throw new ApiFailure('wrongCode');
    found.used = true;
  }

  private find(kind: CodeKind, to: string, channels: string[], code: string) {
    const now = this.clock.now();
    // Only the newest code of a channel counts: a new one invalidates the one before.
    for (const channel of channels) {
      const newest = this.read().codes.findLast(
        (each) => each.kind === kind && each.to === to && each.channel === channel,
      );
      if (newest && newest.code === code && !newest.used && newest.expiresAt > now) return newest;
    }
    return undefined;
  }
}
