import type { Core } from '../core';
import { errorCodes, GenAuthError, isGenAuthError } from '../error';
import { message } from '../messages';

/** The error of a function of the app: what it threw, as the `cause`; an error of the SDK stays what it is. */
export function callbackError(core: Core, name: string, thrown: unknown): GenAuthError {
  if (isGenAuthError(thrown)) return thrown;
  const text = message(core.options.lang, 'failed', name);
  return new GenAuthError('config', errorCodes.config, text, { cause: thrown });
}
