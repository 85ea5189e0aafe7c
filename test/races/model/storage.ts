import { errorCodes } from '../../../src';
import type { ModelPhone } from './phone';
import type { Account, ModelServer } from './server';

/** What memory holds: the account, and what is known of its user. */
interface Memory {
  account: Account | undefined;
  user: { id: string; token?: string | null } | null;
}

/** What the record may be while storage is, or was, not what memory holds. */
export class StorageRules {
  /** The app has cleared its storage, and no sign-in has stored a session since. */
  private isCleared = false;
  /** Storage has refused the session, and has not taken one since. */
  private isBehind = false;
  private failures = 0;
  private writes = 0;
  /** How often `onError` was called for a session that could not be saved. */
  private reports = 0;

  constructor(
    private readonly server: ModelServer,
    private phone: ModelPhone,
  ) {}

  clear(): void {
    this.isCleared = true;
  }

  /** Whether a restart may find another session than memory held, or none. */
  mayDiffer(): boolean {
    return this.isCleared || this.isBehind;
  }

  relaunch(phone: ModelPhone): void {
    this.phone = phone;
    this.failures = this.writes = this.reports = 0;
  }

  /** Takes the reports of sessions that could not be saved out of all reports, and returns the others. */
  withoutReports(codes: readonly number[]): number[] {
    const others = codes.filter((code) => code !== errorCodes.storage);
    this.reports += codes.length - others.length;
    const may = this.phone.failedWrites > 0 ? 1 : 0;
    if (this.reports > may) throw new Error(`onError was called ${this.reports} times for a full storage`);
    return others;
  }

  /**
   * Checks a record that is not being written.
   *
   * @param isSigningIn - tokens are saved together with the profile, which is still being read
   */
  check(stored: string | undefined, memory: Memory, isSigningIn: boolean): void {
    this.noteWrites();
    const holdsSession = !!stored?.includes('accessToken');
    if (!memory.account) {
      if (holdsSession) throw new Error('storage still holds a session');
      return;
    }
    if (this.phone.lostTokens && !this.reports) throw new Error('onError was not called for a full storage');
    if (this.isStored(stored, memory)) {
      this.isCleared = this.isBehind = false;
      return;
    }
    const isMissing = !holdsSession && this.mayDiffer();
    if (isSigningIn || isMissing) return;
    if (!this.isBehind) throw new Error('storage holds another session than memory');
    if (this.accountOf(stored) !== memory.account)
      throw new Error('storage holds another account than memory');
  }

  /** A record that fits is the one of memory again. */
  private noteWrites(): void {
    const { failedWrites, writes } = this.phone;
    if (failedWrites !== this.failures) this.isBehind = true;
    else if (writes !== this.writes) this.isBehind = false;
    this.failures = failedWrites;
    this.writes = writes;
  }

  private accountOf(stored: string | undefined): Account | undefined {
    if (!stored) return undefined;
    const { tokens } = JSON.parse(stored) as { tokens?: { accessToken: string } };
    return tokens && this.server.grantOf(tokens.accessToken)?.account;
  }

  private isStored(stored: string | undefined, { account, user }: Memory): boolean {
    if (!stored?.includes('accessToken')) return false;
    const record = JSON.parse(stored) as { tokens: { accessToken: string }; user?: { id: string } };
    const { accessToken } = record.tokens;
    if (user) return accessToken === user.token && record.user?.id === user.id;
    return this.server.grantOf(accessToken)?.account === account && !record.user;
  }
}
