/** Plain data, as JSON has it: no functions, no classes. */

/** Whether a value can have fields: an object or a list. */
export function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** A number, which some servers write as a text; `undefined` for anything else. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value ? +value : value;
  return typeof number === 'number' && isFinite(number) ? number : undefined;
}

/** A text that says something; `undefined` for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/**
 * Removes keys named `__proto__` from parsed JSON, at any depth: there they are ordinary keys, but copying an object with one would give the
 * copy another prototype.
 */
export function withoutProto<Value>(value: Value): Value {
  if (isObject(value)) {
    // V8 of 2012 throws where an object without the key is asked to delete it; no engine that runs these tests does.
    // Stryker disable next-line ConditionalExpression: `npm run test:engines` tells
    if (Object.prototype.hasOwnProperty.call(value, '__proto__'))
      // The compiler knows `__proto__` as no key.
      delete (value as { __proto__?: unknown }).__proto__;
    for (const name in value) withoutProto(value[name]);
  }
  return value;
}

/** A copy that shares nothing with the original. */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as unknown as Value;
  // A date stays what it is: it is the app's own, in custom data.
  if (!isObject(value) || Object.prototype.toString.call(value) !== '[object Object]') return value;
  const copy: { [name: string]: unknown } = {};
  for (const name in value) if (name !== '__proto__') copy[name] = copyOf(value[name]);
  // Has the fields of `value`, each copied.
  return copy as Value;
}

/** Whether both would be stored as the same JSON; a key with the value `undefined` counts as missing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const name in a) if (!isSame(a[name], b[name])) return false;
  for (const name in b) if (a[name] === undefined && b[name] !== undefined) return false;
  return true;
}
