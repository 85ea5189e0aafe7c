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
import type { Clock } from './clock';
import { tokensAround } from './tokens';

function isPromise(value: unknown): value is Promise<unknown> {
  return !!value && typeof (value as { then?: unknown }).then === 'function';
}

/** Runs something synchronous or asynchronous that may throw, and says how it went; synchronously where it can. */
function attempt(run: () => unknown, done: (failed: boolean, value?: unknown) => void): void {
  let value: unknown;
  try {
    value = run();
  } catch {
    done(true);
    return;
  }
  if (!isPromise(value)) {
    done(false, value);
    return;
  }
  value.then(
    function (result) {
      done(false, result);
    },
    function () {
      done(true);
    },
  );
}

/**
 * The stored record of a session. Reading is done once, and again only around a renewal; writing is in order, the latest state wins, and
 * failing hurts nobody: the memory of the session is the truth.
 */
export class RecordStore {
  /** Whether storage holds what memory holds, as far as this copy of the SDK knows. */
  private inSync = false;
  private writing = false;
  private next: SessionRecord | null | undefined;
  private adopted = false;
  private complained = false;

  constructor(
    private readonly storage: SessionStorage | undefined,
    private readonly key: string,
    /** ms that a read may take before storage counts as empty */
    private readonly timeout: number,
    private readonly complain: () => void,
  ) {}

  /** Reads the record, or what 4.x left behind; `found` is called synchronously where the storage is synchronous. */
  load(clock: Clock, found: (record: SessionRecord | undefined) => void): void {
    this.read(this.key, (stored) => {
      const record = parseRecord(stored);
      this.inSync = !!record;
      if (record) found(record);
      else this.loadLegacy(clock, found);
    });
  }

  /** Reads the record as storage has it now: another copy of the SDK may have written it. */
  peek(found: (record: SessionRecord | undefined) => void): void {
    if (!this.inSync) found(undefined);
    else {
      this.read(this.key, function (stored) {
        found(parseRecord(stored));
      });
    }
  }

  /** Writes the record, `null` removes it. */
  save(record: SessionRecord | null): void {
    if (!this.storage) return;
    if (this.writing) {
      this.next = record;
      return;
    }
    this.writing = true;
    const write = () => this.write(record);
    attempt(write, (failed) => {
      if (!failed) return this.saved(true);
      // What is there now is no longer true, and may be somebody else's: better nothing. That also makes room.
      attempt(
        () => this.storage?.remove(this.key),
        () => {
          attempt(write, (failedAgain) => this.saved(!failedAgain));
        },
      );
    });
  }

  private write(record: SessionRecord | null): unknown {
    return record ? this.storage?.set(this.key, serialize(record)) : this.storage?.remove(this.key);
  }

  private saved(done: boolean): void {
    this.writing = false;
    this.inSync = done;
    if (done) this.removeLegacy();
    else if (!this.complained) {
      this.complained = true;
      this.complain();
    }
    const next = this.next;
    if (next !== undefined) {
      this.next = undefined;
      this.save(next);
    }
  }

  private read(key: string, found: (stored: unknown) => void): void {
    let answered = false;
    const storage = this.storage;
    const calledOff = function () {
      if (answered) return;
      answered = true;
      found(undefined);
    };
    let stopTimer: (() => void) | undefined;
    attempt(
      () => storage && storage.get(key),
      function (failed, value) {
        if (answered) return;
        answered = true;
        if (stopTimer) stopTimer();
        found(failed ? undefined : value);
      },
    );
    // Only an asynchronous storage gets here without having answered.
    if (!answered) stopTimer = after(this.timeout, calledOff);
  }

  private loadLegacy(clock: Clock, found: (record: SessionRecord | undefined) => void): void {
    this.read(legacyTokenKey, (token) => {
      if (typeof token !== 'string' || !token) return found(undefined);
      this.read(legacyUserKey, (user) => {
        this.adopted = true;
        const record = { tokens: tokensAround(token, clock), user: parseLegacyUser(user) };
        found(record);
        this.save(record);
      });
    });
  }

  private removeLegacy(): void {
    if (!this.adopted) return;
    this.adopted = false;
    const remove = (key: string) =>
      attempt(
        () => this.storage?.remove(key),
        function () {},
      );
    remove(legacyTokenKey);
    remove(legacyUserKey);
  }
}
