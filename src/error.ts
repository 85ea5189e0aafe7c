import { message, type MessageKey } from './messages';

/**
 * What went wrong, in the words of what to do about it:
 * `api` the server said no · `step` sign-in wants one more step, `data` says which · `network` no connection · `timeout` ·
 * `session` nobody is signed in, or the session is over · `config` a mistake of the app developer · `cancel` the user did not want to.
 */
export type ErrorKind = 'api' | 'step' | 'network' | 'timeout' | 'session' | 'config' | 'cancel';

/** What the server, or the host, said about a failure. */
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
  /** What the host or a function of the app reported. Not printed. */
  cause?: unknown;
}

/** `code` of errors that no server answer stands behind. Positive codes are the server's own. */
export const errorCodes = {
  network: -1,
  timeout: -2,
  config: -4,
  cancel: -5,
  /** The session could not be written to storage. Heard by `onError` only. */
  storage: -6,
  /** The answer is not what the API promises: HTML, empty, truncated. */
  unreadable: -7,
  /** Not signed in, or no longer: the server's own number for it. */
  session: 2020,
} as const;

const setPrototypeOf =
  (Object as { setPrototypeOf?: (target: object, prototype: object) => void }).setPrototypeOf ||
  function (target: object, prototype: object) {
    (target as { __proto__: object }).__proto__ = prototype;
  };

function hide(target: object, values: { [name: string]: unknown }): void {
  for (const name in values) {
    if (values[name] !== undefined) {
      Object.defineProperty(target, name, { value: values[name], configurable: true, writable: true });
    }
  }
}

/**
 * The one error of the SDK: every failing method rejects with it and `onError` hears it.
 *
 * `kind` tells what to do, `code` is the server's number (`2004` no such user) or one of {@link errorCodes}, and `message` can be shown to
 * the user. No token, code, phone number or password is in what it prints.
 */
export class GenAuthError extends Error {
  readonly kind: ErrorKind;
  /** `Number(apiCode ?? statusCode)` of the server's answer, else one of {@link errorCodes}. */
  readonly code: number;
  readonly statusCode?: number;
  readonly apiCode?: number;
  readonly requestId?: string;
  declare readonly httpStatus?: number;
  declare readonly data?: unknown;
  declare readonly cause?: unknown;

  constructor(kind: ErrorKind, code: number, text: string, details: ErrorDetails = {}) {
    super(text);
    // Compiled to ES5, `super()` makes a plain Error, which has to be made one of ours again.
    setPrototypeOf(this, GenAuthError.prototype);
    this.kind = kind;
    this.code = code;
    if (details.statusCode !== undefined) this.statusCode = details.statusCode;
    if (details.apiCode !== undefined) this.apiCode = details.apiCode;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    const { httpStatus, data, cause } = details;
    hide(this, { name: 'GenAuthError', httpStatus, data, cause });
    // Consoles print the stack, whose first line would lack the code.
    const frames = (this.stack || '').indexOf('\n    at ');
    if (frames >= 0) hide(this, { stack: this.toString() + (this.stack || '').slice(frames) });
  }

  /** `GenAuthError 2004: <message>` */
  override toString(): string {
    return this.name + ' ' + this.code + ': ' + this.message;
  }

  /** What `JSON.stringify` writes: everything but `data` and `cause`. */
  toJSON(): { [name: string]: unknown } {
    const { name, kind, code, message: text, statusCode, apiCode, requestId } = this;
    return { name, kind, code, message: text, statusCode, apiCode, requestId };
  }
}

// A mark instead of `instanceof`: two sub-packages of a mini program may hold a copy of the SDK each.
hide(GenAuthError.prototype, { genAuthError: true });

declare const Symbol: { toStringTag?: string } | undefined;
if (typeof Symbol === 'function' && (Symbol as { toStringTag?: string }).toStringTag) {
  Object.defineProperty(GenAuthError.prototype, (Symbol as { toStringTag: string }).toStringTag, {
    get(this: GenAuthError) {
      return this.toString();
    },
  });
}

/** Whether `value` is a {@link GenAuthError}, of this copy of the SDK or of another one. */
export function isGenAuthError(value: unknown): value is GenAuthError {
  return typeof value === 'object' && value !== null && (value as { genAuthError?: unknown }).genAuthError === true;
}

/** A `config` error: option, argument or set-up is wrong. */
export function configError(lang: string, key: MessageKey, ...values: (string | number)[]): GenAuthError {
  return new GenAuthError('config', errorCodes.config, message(lang, key, ...values));
}

/** A `session` error: nobody is signed in, or the session ended. */
export function sessionError(
  lang: string,
  key: 'signedOut' | 'expired' | 'superseded',
  details?: ErrorDetails,
): GenAuthError {
  return new GenAuthError('session', errorCodes.session, message(lang, key), details);
}

/** Anything thrown, as the SDK's error: an app's own function may throw what it likes. */
export function toGenAuthError(lang: string, thrown: unknown): GenAuthError {
  return isGenAuthError(thrown)
    ? thrown
    : new GenAuthError('config', errorCodes.config, message(lang, 'unexpected'), { cause: thrown });
}
