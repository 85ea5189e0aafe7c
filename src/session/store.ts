import type { SessionStorage } from '../platform/storage';
import { attempt } from './attempt';
import {
  accountOf,
  legacyTokenKey,
  legacyUserKey,
  parseLegacyUser,
  parseRecord,
  refusedRecord,
  serialize,
  type SessionRecord,
} from './record';
import { tokensAround } from './tokens';

/** What another copy of the SDK has done to the record: stored its own, removed it (`null`), or nothing that can be told (`undefined`). */
export type Seen = SessionRecord | null | undefined;

type Found = (record: SessionRecord | undefined, legacy?: boolean) => void;

/** A stored value as text, `null` for none. */
function textOf(stored: unknown): string | null {
  if (!stored) return null;
  try {
    return typeof stored === 'string' ? stored : JSON.stringify(stored);
  } catch {
    // A storage of the app may return what is no JSON: it is no record either.
    return null;
  }
}

/**
 * The stored record of a session: read once, written when something has changed, compared before it is overwritten with what continues
 * it. Writes go in order and the latest state wins. A failure loses nothing while the app runs: the session is in memory.
 */
export class RecordStore {
  /** Whether the storage answers later than in the same turn. */
  isAsync = false;
  /** The record as it was last read or written here; `null` for none, `undefined` when that is not known. */
  private known: string | null | undefined;
  /** The account of that record. */
  private knownAccount: string | undefined;
  /** Memory holds a new sign-in that is not stored yet: what storage holds is older. */
  private replaces = false;
  /**
   * How the record has gone without this session. What continues the session must not bring it back, except a renewal after another copy was
   * refused: both have spent the same refresh token at once.
   */
  private gone: 'removed' | 'refused' | undefined;
  private writing = false;
  /** How many writes have begun. */
  private writes = 0;
  /** What to do when the present write has ended. */
  private next: (() => void) | undefined;
  /** Whether storage holds keys of 4.x; `undefined` when they were not looked for. */
  private hasLegacy: boolean | undefined;
  private reported = false;

  constructor(
    private readonly storage: SessionStorage,
    private readonly key: string,
    /** ms after which an asynchronous storage counts as failed */
    private readonly timeout: number,
    /** Is called once when the session could not be saved. */
    private readonly report: () => void,
  ) {}

  /** Reads the record, or what 4.x left behind; `found` is called in the same turn where the storage is synchronous. */
  load(found: Found): void {
    const { storage } = this;
    const keys = [this.key, legacyTokenKey];
    attempt(
      this.timeout,
      () => storage.getAll && storage.getAll(keys),
      (_failed, values) => {
        if (!Array.isArray(values) || values.length !== keys.length) this.loadEach(found);
        else {
          this.hasLegacy = !!values[1];
          this.take(values[0], found, (tell) => tell(values[1]));
        }
      },
    );
  }

  /** Looks what another copy of the SDK has done to the record meanwhile. */
  look(found: (seen: Seen) => void): void {
    if (this.replaces || this.writing || this.known === undefined) {
      found(undefined);
      return;
    }
    const { writes } = this;
    this.read(this.key, (failed, stored) => {
      const text = textOf(stored);
      // What a slow storage has read before a write of this session is no news.
      if (failed || writes !== this.writes || this.replaces || text === this.known) {
        found(undefined);
        return;
      }
      const record = parseRecord(stored);
      this.gone = record ? undefined : text === refusedRecord ? 'refused' : 'removed';
      if (record) this.know(text, record);
      found(record || null);
    });
  }

  /** What storage holds is older than memory, although the new record is not complete yet. */
  outdate(): void {
    this.replaces = true;
    this.gone = undefined;
  }

  /**
   * Writes the record, unless it is what storage holds already.
   *
   * @param isRenewal - its tokens were given out a moment ago
   */
  write(record: SessionRecord, isRenewal?: boolean): void {
    if (this.writing) {
      this.next = () => this.write(record, isRenewal);
      return;
    }
    this.replaces = false;
    const text = serialize(record);
    if (text === this.known || (this.gone && !(isRenewal && this.gone === 'refused'))) return;
    this.gone = undefined;
    this.begin();
    this.put(text, (failed) => {
      if (failed) this.makeRoom(text, record);
      else this.finish(text, record);
    });
  }

  /**
   * Ends the record.
   *
   * @param isRefused - the server has refused the refresh token. A sign of that stays: another copy in a realm of its own may have spent the
   * token a moment ago, and is about to store what it got for it
   */
  clear(isRefused?: boolean): void {
    if (this.writing) {
      this.next = () => this.clear(isRefused);
      return;
    }
    const leavesSign = isRefused && this.gone !== 'removed';
    this.replaces = false;
    this.gone = undefined;
    // Without a record there may be values that are none, and cost nothing to remove: the user was signed out already.
    if (this.known === null || this.hasLegacy !== false) this.removeLegacy();
    this.begin();
    const erase = () => this.erase((failed) => this.finish(failed ? undefined : null));
    if (leavesSign) this.put(refusedRecord, (failed) => (failed ? erase() : this.finish(refusedRecord)));
    else erase();
  }

  /** Removes what 4.x stored: it has been taken over, or belongs to another account. */
  forgetLegacy(): void {
    if (this.hasLegacy) this.removeLegacy();
  }

  private removeLegacy(): void {
    this.hasLegacy = false;
    this.remove(legacyTokenKey);
    this.remove(legacyUserKey);
  }

  private know(text: string | null | undefined, record?: SessionRecord): void {
    this.known = text;
    this.knownAccount = record && accountOf(record);
  }

  /**
   * Storage has refused the record, most likely because it is full: the tokens alone are smaller, and leave more room for the record. An
   * older record of the same account is left where it is; one of another account must not stay.
   */
  private makeRoom(text: string, record: SessionRecord): void {
    const small = serialize({ tokens: record.tokens });
    const isOfOther = this.knownAccount !== accountOf(record);
    const tryAgain = () => {
      this.put(small, (failed) => {
        if (failed) this.finish(undefined, isOfOther ? undefined : record);
        else this.put(text, (stillFailed) => this.finish(stillFailed ? small : text, record));
      });
    };
    if (isOfOther) this.erase(tryAgain);
    else tryAgain();
  }

  private begin(): void {
    this.writing = true;
    // Stryker disable next-line UpdateOperator: each write changes the count, which is all that is compared
    this.writes++;
  }

  private finish(stored: string | null | undefined, record?: SessionRecord): void {
    const { next } = this;
    this.writing = false;
    this.next = undefined;
    this.know(stored, record);
    if (stored) this.forgetLegacy();
    if (stored === undefined && !this.reported) {
      this.reported = true;
      this.report();
    }
    if (next) next();
  }

  private take(stored: unknown, found: Found, legacyToken: (tell: (value: unknown) => void) => void): void {
    const record = parseRecord(stored);
    // Not what a slow storage delivers after a write.
    if (!this.writes) this.know(textOf(stored), record);
    if (record) found(record);
    else legacyToken((token) => this.loadLegacy(token, found));
  }

  private loadEach(found: Found): void {
    this.read(this.key, (failed, stored) => {
      if (failed) found(undefined);
      else {
        this.take(stored, found, (tell) => this.read(legacyTokenKey, (_failed, value) => tell(value)));
      }
    });
  }

  private loadLegacy(token: unknown, found: Found): void {
    this.hasLegacy = !!token;
    if (typeof token !== 'string' || !token) {
      found(undefined);
      return;
    }
    this.read(legacyUserKey, (_failed, user) => {
      found({ tokens: tokensAround(token), user: parseLegacyUser(user) }, true);
    });
  }

  /** Removes the record, or overwrites it where it cannot be removed. */
  private erase(done: (failed: boolean) => void): void {
    this.remove(this.key, (failed) => {
      if (failed) this.put('', done);
      else done(false);
    });
  }

  private put(text: string, done: (failed: boolean) => void): void {
    attempt(this.timeout, () => this.storage.set(this.key, text), done);
  }

  private remove(key: string, done: (failed: boolean) => void = function () {}): void {
    attempt(this.timeout, () => this.storage.remove(key), done);
  }

  private read(key: string, found: (failed: boolean, stored?: unknown) => void): void {
    let isAnswered = false;
    attempt(
      this.timeout,
      () => this.storage.get(key),
      (failed, stored) => {
        isAnswered = true;
        found(failed, stored);
      },
    );
    if (!isAnswered) this.isAsync = true;
  }
}
