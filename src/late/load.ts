import * as parts from './index';

/** The late part of the SDK. In a mini program it is a file of its own, which the build lets this function require. */
export function late(): typeof parts {
  return parts;
}
