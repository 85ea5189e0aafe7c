import type { StepCode, StepData } from '../types/step';
import { message, type MessageKey, type Text } from './messages';

/**
 * What went wrong, which decides what to do about it:
 * `api` the server rejected the request · `step` sign-in needs another step, `data` says which · `network` the request did not get
 * through · `timeout` · `session` not signed in, or the session has expired · `config` a configuration or argument error in the app ·
 * `cancel` the user declined or dismissed a dialog.
 */
export type ErrorKind = 'api' | 'step' | 'network' | 'timeout' | 'session' | 'config' | 'cancel';

/** What the server, or WeChat, reported about a failure. */
export interface ErrorDetails {
  /** `statusCode` of the answer's body, else its HTTP status. */
  statusCode?: number;
  /** Finer code of the V3 API. */
  apiCode?: number;
  /** Identifies the request in the server's logs. */
  requestId?: string;
  /** Status of the HTTP answer, which is 200 for most refusals. Not printed. */
  httpStatus?: number;
  /** Data of the answer; for kind `step` what the step needs. Not printed, for it can hold a token. */
  data?: unknown;
  /** What WeChat or a function of the app reported. Not in texts of the error, but consoles that know `Error.cause` show it. */
  cause?: unknown;
}

/** `code` of errors that do not come from the server. Positive codes are the server's own. */
export const errorCodes = {
  network: -1,
  timeout: -2,
  config: -4,
  cancel: -5,
  /** The session could not be written to storage. Passed to `onError` only. */
  storage: -6,
  /** The answer is not what the API promises: HTML, empty, truncated. */
  unreadable: -7,
  /** Not signed in, or the session has expired: the server's own number for it. */
  session: 2020,
} as const;

// `data` can hold a token, and `cause` an address with parameters: JSON and loops over the fields pass them by.
const visible = /^(kind|code|statusCode|apiCode|requestId)$/;

function put(target: object, name: string, value: unknown): void {
  if (value !== undefined) {
    Object.defineProperty(target, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: visible.test(name),
    });
  }
}

const setPrototypeOf =
  // Not part of ES5, so the compiler does not know it.
  (Object as { setPrototypeOf?: (target: object, prototype: object) => void }).setPrototypeOf ||
  function (target: object, prototype: object) {
    // What ES5 engines have instead.
    (target as { __proto__: object }).__proto__ = prototype;
  };

/** What every error of the SDK has. */
export interface GenAuthErrorBase extends Error, Readonly<Omit<ErrorDetails, 'cause' | 'data'>> {
  /** What WeChat or a function of the app reported. Not in texts of the error, but consoles that know `Error.cause` show it. */
  cause?: unknown;
  readonly kind: ErrorKind;
  /** `Number(apiCode ?? statusCode)` of the server's answer, else one of {@link errorCodes}. */
  readonly code: number;
  /** Data of the answer. Not printed, for it can hold a token. */
  readonly data?: unknown;
  /** `GenAuthError 2004: <message>` */
  toString(): string;
  /** What `JSON.stringify` writes: everything but `data` and `cause`. */
  toJSON(): { [name: string]: unknown };
}

/** A failure that no further step mends. */
export interface GenAuthFailure extends GenAuthErrorBase {
  readonly kind: Exclude<ErrorKind, 'step'>;
}

/** A sign-in that needs the step of this code. */
export interface GenAuthStep<Code extends StepCode> extends GenAuthErrorBase {
  readonly kind: 'step';
  readonly code: Code;
  /** What the step needs. Not printed, for it can hold a token. */
  readonly data: StepData[Code];
}

/**
 * A sign-in that needs another step; `code` says which, and narrows `data`. An answer that brings an `mfaToken` under a number of its own is
 * one as well, so a `default` branch has its use.
 */
export type GenAuthStepError = { [Code in StepCode]: GenAuthStep<Code> }[StepCode];

/**
 * The one error of the SDK: every failing method rejects with it, and `onError` is called with its code, message and data.
 *
 * `kind` tells what to do, `code` is the server's number (`2004` no such user) or one of {@link errorCodes}, and `message` can be shown to
 * the user. Its texts (`message`, `toString`, JSON) hold no token, code, phone number or password.
 */
export type GenAuthError = GenAuthFailure | GenAuthStepError;

/** The class of {@link GenAuthError}. */
export interface GenAuthErrorConstructor {
  new (kind: ErrorKind, code: number, message: string, details?: ErrorDetails): GenAuthError;
  readonly prototype: GenAuthError;
}

/** Makes the SDK's error; apps only test for it, with `instanceof` or {@link isGenAuthError}. */
export const GenAuthError = function (kind: ErrorKind, code: number, text: string, details?: ErrorDetails) {
  // A subclass of Error compiled to ES5 creates a plain Error, so the prototype of a plain one is set instead.
  const error = new Error(text);
  setPrototypeOf(error, GenAuthError.prototype);
  const values: { [name: string]: unknown } = { ...details, kind, code };
  for (const name in values) put(error, name, values[name]);
  // Consoles print the stack, whose first line would lack name and code.
  const frames = (error.stack || '').indexOf('\n    at ');
  if (frames >= 0) put(error, 'stack', error.toString() + (error.stack || '').slice(frames));
  return error;
} as unknown as GenAuthErrorConstructor;

function describe(this: GenAuthError): string {
  return this.name + ' ' + this.code + ': ' + this.message;
}

// `Object.create` returns `any`.
const prototype = Object.create(Error.prototype) as object;
// The public type has it read-only.
(GenAuthError as { prototype: object }).prototype = prototype;
put(prototype, 'constructor', GenAuthError);
put(prototype, 'name', 'GenAuthError');
// A brand instead of `instanceof`: two sub-packages of a mini program may hold a copy of the SDK each.
put(prototype, 'genAuthError', true);
put(prototype, 'toString', describe);
put(prototype, 'toJSON', function (this: GenAuthError) {
  const { name, kind, code, message: text, statusCode, apiCode, requestId } = this;
  return { name, kind, code, message: text, statusCode, apiCode, requestId };
});

declare const Symbol: { toStringTag?: string } | undefined;
// Declared above for engines that have it.
if (typeof Symbol === 'function' && (Symbol as { toStringTag?: string }).toStringTag) {
  Object.defineProperty(prototype, (Symbol as { toStringTag: string }).toStringTag, { get: describe });
}

/** Whether `value` is a {@link GenAuthError}, of this copy of the SDK or of another one. */
export function isGenAuthError(value: unknown): value is GenAuthError {
  return (
    typeof value === 'object' && value !== null && (value as { genAuthError?: unknown }).genAuthError === true
  );
}

/** A `config` error: option, argument or set-up is wrong. */
export function configError(
  lang: string,
  key: MessageKey | Text,
  first?: string,
  second?: string,
): GenAuthError {
  return new GenAuthError('config', errorCodes.config, message(lang, key, first, second));
}

/** Why there is no usable session: not signed in, expired, or another account meanwhile. */
export type SessionErrorKey = 'signedOut' | 'expired' | 'superseded' | 'noIdToken';

/** A `session` error; `cause` is the answer of the server that ended the session. */
export function sessionError(lang: string, key: SessionErrorKey, cause?: GenAuthError): GenAuthError {
  return new GenAuthError('session', errorCodes.session, message(lang, key), { ...cause, cause });
}

/** The error of a function that the app passed in: `cause` is what it threw. An error of the SDK stays what it is. */
export function callbackError(lang: string, name: string, thrown: unknown): GenAuthError {
  if (isGenAuthError(thrown)) return thrown;
  return new GenAuthError('config', errorCodes.config, message(lang, 'failed', name), { cause: thrown });
}
