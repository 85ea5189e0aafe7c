import type { SystemInfo } from '../types/system';
import type { Api } from './api';
import { isGenAuthError, type GenAuthError } from './error';
import { unreadableAnswer } from './http/answer';
import type * as late from './late/index';
import type { ResolvedOptions } from './options';
import type { Session } from './session/session';

/** The part of the SDK that is loaded on first use. */
export type Late = typeof late;

/** What the parts of one client share. */
export interface Core {
  readonly options: ResolvedOptions;
  /** Changes once at most: a client that began with the `accessToken` option joins the app's session when it signs in. */
  session: Session;
  /** The V3 API without `onError`: a flow reports its own failure, not those of its parts. */
  readonly api: Api;
  /** What is loaded on first use. */
  late(): Late;
  /** The session of the app, whichever `session` is. */
  shared(): Session;
  /** The server's public keys, once something had to be encrypted. */
  systemInfo: Promise<SystemInfo> | undefined;
  /** The authenticator app that is being added, between the two steps. */
  enrollmentToken?: string;
  /** Signs in without the user; shared by everybody who needs it. */
  signInSilently(): Promise<unknown>;
}

/** Tells `onError` of a failed call. A user's own "no" is none. */
export function report({ options }: Core, { kind, code, message, data }: GenAuthError): void {
  if (kind === 'cancel' || !options.onError) return;
  try {
    options.onError(code, message, data);
  } catch {
    // The app's own handler: it cannot change the outcome.
  }
}

/**
 * The border to the app: whatever `run` does, the caller gets a promise, and a failure is a `GenAuthError` that `onError` has heard once.
 */
export function guard<Result>(core: Core, run: () => Result | Promise<Result>): Promise<Result> {
  return new Promise<Result>(function (resolve) {
    resolve(run());
  }).then(undefined, function (thrown: unknown) {
    // What is thrown by surprise comes from an answer of a shape that nobody expects.
    const error = isGenAuthError(thrown) ? thrown : unreadableAnswer(core.options.lang, 200, thrown);
    report(core, error);
    throw error;
  });
}
