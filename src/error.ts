import type { StepCode, StepData } from '../types/step';
import { message, type MessageKey, type Text } from './messages';

/**
 * What went wrong, which decides what to do: `api` the server rejected the request; `step` the sign-in needs another step, which `code`
 * names; `network` the request did not get through; `timeout` no answer came in time; `session` not signed in, or the session has expired;
 * `config` a configuration or argument error in the app; `cancel` the user declined or dismissed a dialog.
 */
export type ErrorKind = 'api' | 'step' | 'network' | 'timeout' | 'session' | 'config' | 'cancel';

/** What the server or WeChat reported about a failure. */
export interface ErrorDetails {
  /** `statusCode` in the body of the answer, otherwise its HTTP status. */
  statusCode?: number;
  /** `apiCode` of the V3 API, which is finer than `statusCode`. */
  apiCode?: number;
  /** ID of the request in the logs of the server. */
  requestId?: string;
  /** HTTP status of the answer, which is 200 for most rejected requests. Not part of the JSON of the error. */
  httpStatus?: number;
  /** `data` of the answer; for kind `step` what the step needs. Not part of the JSON of the error, because it can hold a token. */
  data?: unknown;
  /** What WeChat or a function of the app reported. Not part of the JSON of the error; consoles that support `Error.cause` show it. */
  cause?: unknown;
}

/** `code` of errors that the SDK raises itself. Other codes come from the server. */
export const errorCodes = {
  /** The request did not get through: offline, interrupted, or `wx.login` failed. */
  network: -1,
  /** No answer came within `timeout`. */
  timeout: -2,
  /** A configuration or argument error in the app; the message says what to change. */
  config: -4,
  /** The user declined or dismissed a dialog. */
  cancel: -5,
  /** The session could not be written to storage. Passed to `onError` only. */
  storage: -6,
  /** The answer is not what the API promises: HTML, empty or truncated. */
  unreadable: -7,
  /** Not signed in, or the session has expired; the number that the server uses for it. */
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

/** The fields that every error of the SDK has. */
export interface GenAuthErrorBase extends Error, Readonly<Omit<ErrorDetails, 'cause' | 'data'>> {
  /** What WeChat or a function of the app reported. Not part of the JSON of the error; consoles that support `Error.cause` show it. */
  cause?: unknown;
  /** What went wrong. */
  readonly kind: ErrorKind;
  /** `apiCode` of the server, otherwise its `statusCode`; one of {@link errorCodes} when the SDK raised the error itself. */
  readonly code: number;
  /** `data` of the answer. Not part of the JSON of the error, because it can hold a token. */
  readonly data?: unknown;
  /**
   * Returns the error as one line.
   *
   * @returns name, code, message, and the place that explains the code: `GenAuthError 2004: … (docs/errors.md#2004)`
   */
  toString(): string;
  /**
   * Returns what `JSON.stringify` writes.
   *
   * @returns name, kind, code, message, `statusCode`, `apiCode` and `requestId`, without `data` and `cause`
   */
  toJSON(): { [name: string]: unknown };
}

/** An error of any kind but `step`. */
export interface GenAuthFailure extends GenAuthErrorBase {
  /** What went wrong. */
  readonly kind: Exclude<ErrorKind, 'step'>;
}

/** The error of a sign-in that needs the step with this code. */
export interface GenAuthStep<Code extends StepCode> extends GenAuthErrorBase {
  /** Always `step`. */
  readonly kind: 'step';
  /** The step, such as 1635 for a second factor. */
  readonly code: Code;
  /** What the step needs. Not part of the JSON of the error, because it can hold a token. */
  readonly data: StepData[Code];
}

/**
 * The error of a sign-in that needs another step; `code` names it, and narrows the type of `data`. An answer with an `mfaToken` is of kind
 * `step` whatever its code is, so handle other codes in a `default` branch.
 */
export type GenAuthStepError = { [Code in StepCode]: GenAuthStep<Code> }[StepCode];

/** An error of the SDK; `kind` tells which form it has. */
export type GenAuthError = GenAuthFailure | GenAuthStepError;

/** The class of {@link GenAuthError}. */
export interface GenAuthErrorConstructor {
  /**
   * Creates an error, for tests of an app.
   *
   * @param kind - what went wrong
   * @param code - number of the server, or one of {@link errorCodes}
   * @param message - text for the user
   * @param details - what the server or WeChat reported, see {@link ErrorDetails}, all optional
   */
  new (kind: ErrorKind, code: number, message: string, details?: ErrorDetails): GenAuthError;
  /** What all errors inherit from. */
  readonly prototype: GenAuthError;
}

/**
 * The error of the SDK: every method that fails rejects with it, and `onError` is called with its code, message and data. `kind` tells what
 * to do, `code` is the number of the server (`2004` no such user) or one of {@link errorCodes}, and `message` can be shown to the user. Its
 * message and its JSON hold no token, one-time code, phone number or password. Test for it with `instanceof`, or with
 * {@link isGenAuthError} when the app has several copies of the SDK.
 */
export const GenAuthError = function (kind: ErrorKind, code: number, text: string, details?: ErrorDetails) {
  // A subclass of Error compiled to ES5 creates a plain Error, so the prototype of a plain one is set instead.
  const error = new Error(text);
  setPrototypeOf(error, GenAuthError.prototype);
  const values: { [name: string]: unknown } = { ...details, kind, code };
  for (const name in values) put(error, name, values[name]);
  // Consoles print the stack, whose first line would lack name and code.
  const frames = /\n {4}at [^]*/.exec(String(error.stack));
  if (frames) put(error, 'stack', error.toString() + frames[0]);
  return error;
} as unknown as GenAuthErrorConstructor;

function describe(this: GenAuthError): string {
  // For the console and error reports: `message`, which users see, stays without the page of the package that explains the code.
  return this.name + ' ' + this.code + ': ' + this.message + ' (docs/errors.md#' + this.code + ')';
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

/**
 * Tells whether a value is a {@link GenAuthError}, of this copy of the SDK or of another one, such as that of a sub-package.
 *
 * @param value - anything, such as what `catch` gets
 * @returns `true` for an error of the SDK
 * @throws nothing: any value can be tested
 * @example
 * const { isGenAuthError } = require('authing-wxapp-sdk');
 * try {
 *   await authing.loginByUsername('zhouzihang', 'wrong-password');
 * } catch (error) {
 *   if (!isGenAuthError(error)) throw error;
 *   console.log(error.kind, error.code);
 * }
 */
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
