import type { SystemInfo } from '../../types/system';
import { configError, isGenAuthError, sessionError, type GenAuthError, type SessionErrorKey } from '../error';
import { unreadableAnswer } from '../http/answer';
import type { MessageKey, Text } from '../messages';
import type { ResolvedOptions } from '../options';
import { grace } from '../platform/call';
import { detachedSession, sharedSession } from './registry';
import type { Mark, Session } from './session';

/** What all methods of one client share: its options, its session, and how a call of it fails. */
export class Core {
  /** Changes once at most: a client that began with the `accessToken` option joins the app's session when it signs in. */
  session: Session;
  /** The server's public keys, once a password had to be encrypted. */
  systemInfo: Promise<SystemInfo> | undefined;
  private appSession: Session | undefined;

  constructor(readonly options: ResolvedOptions) {
    this.session = options.accessToken ? detachedSession(options.accessToken) : this.shared();
  }

  /** The session of the app, also while `session` is the one of an `accessToken` option. */
  shared(): Session {
    return (this.appSession = this.appSession || sharedSession(this.options, (error) => this.report(error)));
  }

  /** The session as far as it is known: an asynchronous storage may not have answered yet. */
  openNow(): Session {
    this.session.openNow();
    return this.session;
  }

  /** The session, read from storage. Rejects when the account signs out while it is being read. */
  opened(): Promise<Session> {
    const { session } = this;
    const mark = session.mark();
    return Promise.resolve(session.open()).then(() => {
      if (!session.isSince(mark)) throw this.sessionError('superseded');
      return this.session;
    });
  }

  /** Whether the account of `mark` is still the signed-in one, also when this client has joined the app's session since. */
  isCurrent(mark: Mark): boolean {
    const { session } = this;
    return session === mark.session
      ? session.isCurrent(mark)
      : !!mark.account && mark.account === session.userId();
  }

  /** Rejects what a flow does next once its account has signed out, or another one has signed in. */
  checkCurrent(mark: Mark): void {
    if (!this.isCurrent(mark)) throw this.sessionError('superseded');
  }

  /** ms that a flow of so many requests can take at most. */
  longest(requests: number): number {
    return requests * (this.options.timeout + grace);
  }

  /** A `config` error in the client's language. */
  configError(key: MessageKey | Text, first?: string, second?: string): GenAuthError {
    return configError(this.options.lang, key, first, second);
  }

  /** A `session` error in the client's language. */
  sessionError(key: SessionErrorKey, cause?: GenAuthError): GenAuthError {
    return sessionError(this.options.lang, key, cause);
  }

  /** The error for an answer that is not what the API promises. */
  unreadable(cause?: unknown): GenAuthError {
    return unreadableAnswer(this.options.lang, 200, cause);
  }

  /** Calls `onError` for a failed call. A `cancel` is the user's decision, not a failure. */
  report({ kind, code, message, data }: GenAuthError): void {
    const { onError } = this.options;
    if (kind === 'cancel' || !onError) return;
    try {
      onError(code, message, data);
    } catch {
      // The app's handler cannot change the outcome of the call.
    }
  }

  /** The error that a public method rejects with. What is no error of the SDK was thrown while an answer of an unexpected shape was read. */
  errorOf(thrown: unknown): GenAuthError {
    return isGenAuthError(thrown) ? thrown : this.unreadable(thrown);
  }

  /** Calls `onError`, once per session, with a fault of the app's settings that a silent sign-in has worked around. */
  reportOnce(error: GenAuthError): void {
    const { session } = this;
    if (session.reported === error.message) return;
    session.reported = error.message;
    this.report(error);
  }

  /** The outcome of a public method: a promise whose rejection is a `GenAuthError` that `onError` was called with, once. */
  settle(outcome: unknown): Promise<unknown> {
    return Promise.resolve(outcome).then(undefined, (thrown: unknown) => {
      const error = this.errorOf(thrown);
      this.report(error);
      throw error;
    });
  }
}
