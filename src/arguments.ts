import { configError } from './error';
import type { ResolvedOptions } from './options';

/**
 * Throws unless every value is a non-empty text. Values are never shown.
 *
 * @throws GenAuthError of kind `config` that names the argument
 */
export function requireTexts({ lang }: ResolvedOptions, values: { [name: string]: unknown }): void {
  for (const name in values) {
    const value = values[name];
    if (value === undefined || value === null || value === '') throw configError(lang, 'empty', name);
    if (typeof value !== 'string') throw configError(lang, 'argument', name, 'string');
  }
}

/** The identifier of the mini program connection for a call: its own, else the client's. */
export function connectionOf({ lang, extIdpConnidentifier }: ResolvedOptions, given?: string): string {
  const identifier = given || extIdpConnidentifier;
  if (!identifier) throw configError(lang, 'connection');
  return identifier;
}

/** A copy of those fields of `given` that are named. */
export function pick(given: object, names: readonly string[]): { [name: string]: unknown } {
  const picked: { [name: string]: unknown } = {};
  names.forEach(function (name) {
    // Any object may be given: its fields are looked up by name.
    picked[name] = (given as { [name: string]: unknown })[name];
  });
  return picked;
}
