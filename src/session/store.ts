import type { SessionStorage } from '../platform/storage';
import { after } from '../platform/timers';
import {
  legacyTokenKey,
  legacyUserKey,
  parseLegacyUser,
  parseRecord,
  serialize,
  type SessionRecord,
} from './record';
import { tokensAround } from './tokens';

/**
 * Runs something of the storage, which may answer at once or later, throw, reject or never answer, and says once how it went;
 * at once where the storage does.
 */
function attempt(
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

/** What storage holds: a record, `null` for none, `undefined` when it cannot tell. */
export type StoredRecord = SessionRecord | null | undefined;

/**
 * The stored record of a session. It is read once, and again around a renewal; writes go in order and the latest state wins. Failing hurts
 * nobody: the memory of the session is the truth.
 */
export class RecordStore {
  /** Whether storage holds what memory holds, as far as this copy of the SDK knows. */
  private inSync = false;
  private writing = false;
  /** Memory has moved on, and has not been saved yet. */
  private outdated = false;
  private next: SessionRecord | null | undefined;
  /** The session came from 4.x, whose keys are still there. */
  private hasLegacy = false;
  private complained = false;

  constructor(
    private readonly storage: SessionStorage,
    private readonly key: string,
    /** ms after which an asynchronous storage counts as failed */
    private readonly timeout: number,
    private readonly complain: () => void,
  ) {}

  /** Reads the record, or what 4.x left behind; `found` is called at once where the storage answers at once. */
  load(found: (record: SessionRecord | undefined, legacy?: boolean) => void): void {
    this.read(this.key, (failed, stored) => {
      const record = parseRecord(stored);
      this.inSync = !!record;
      if (record || failed) found(record);
      else this.loadLegacy(found);
    });
  }

  /** Reads the record as storage has it now: another copy of the SDK may have written it. */
  peek(found: (record: StoredRecord) => void): void {
    if (!this.inSync || this.outdated || this.writing) {
      found(undefined);
      return;
    }
    this.read(this.key, function (failed, stored) {
      found(failed ? undefined : parseRecord(stored) || null);
    });
  }

  /** What storage holds is over, although the new record is not complete yet: nobody may take it for news. */
  outdate(): void {
    this.outdated = true;
  }

  /** Writes the record, `null` removes it. */
  save(record: SessionRecord | null): void {
    this.outdated = false;
    if (this.writing) {
      this.next = record;
      return;
    }
    this.writing = true;
    const write = () =>
      record ? this.storage.set(this.key, serialize(record)) : this.storage.remove(this.key);
    attempt(this.timeout, write, (failed) => {
      if (!failed) {
        this.saved(true);
        return;
      }
      // What is there now is no longer true, and may be somebody else's: better nothing. That also makes room.
      this.remove(this.key, () => {
        attempt(this.timeout, write, (failedAgain) => this.saved(!failedAgain));
      });
    });
    if (!record) this.removeLegacy();
  }

  /** Forgets what 4.x stored: it has been taken over, or is about somebody else. */
  forgetLegacy(): void {
    if (this.hasLegacy) this.removeLegacy();
  }

  private removeLegacy(): void {
    this.hasLegacy = false;
    this.remove(legacyTokenKey);
    this.remove(legacyUserKey);
  }

  private saved(done: boolean): void {
    const { next } = this;
    this.writing = false;
    this.inSync = done;
    if (done) this.forgetLegacy();
    else if (!this.complained) {
      this.complained = true;
      this.complain();
    }
    if (next !== undefined) {
      this.next = undefined;
      this.save(next);
    }
  }

  private remove(key: string, done: () => void = function () {}): void {
    attempt(this.timeout, () => this.storage.remove(key), done);
  }

  private read(key: string, found: (failed: boolean, stored?: unknown) => void): void {
    attempt(this.timeout, () => this.storage.get(key), found);
  }

  private loadLegacy(found: (record: SessionRecord | undefined, legacy?: boolean) => void): void {
    this.read(legacyTokenKey, (_failed, token) => {
      if (typeof token !== 'string' || !token) {
        found(undefined);
        return;
      }
      this.read(legacyUserKey, (_alsoFailed, user) => {
        this.hasLegacy = true;
        found({ tokens: tokensAround(token), user: parseLegacyUser(user) }, true);
      });
    });
  }
}
