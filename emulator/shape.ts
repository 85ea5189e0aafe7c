import { ApiFailure } from './failures';

/** Checks one value of a request and returns it, converted where a query string could only carry text. */
export type Check = (value: unknown, name: string) => unknown;

/** The fields of a request that are checked; others pass through. */
export type Fields = { readonly [name: string]: Check };

/** A string that is not blank. */
export const text: Check = (value, name) => {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(name, value, 'a non-empty string');
  return value;
};

/** Any string, also the empty one. */
export const anyText: Check = (value, name) => {
  if (typeof value !== 'string') throw wrong(name, value, 'a string');
  return value;
};

/** An email address; in lower case, as the service keeps it. */
export const email: Check = (value, name) => {
  if (typeof value !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    throw wrong(name, value, 'an email address');
  return value.toLowerCase();
};

/** A phone number without dialling code. */
export const phone: Check = (value, name) => {
  if (typeof value !== 'string' || !/^\d{5,15}$/.test(value))
    throw wrong(name, value, 'digits without dialling code');
  return value;
};

export const number: Check = (value, name) => {
  const converted = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof converted !== 'number' || !Number.isFinite(converted)) throw wrong(name, value, 'a number');
  return converted;
};

/** Page number or size: whole numbers from 1. */
export function whole(max: number): Check {
  return (value, name) => {
    const converted = number(value, name);
    if (!Number.isInteger(converted) || Number(converted) < 1 || Number(converted) > max) {
      throw wrong(name, value, `a whole number from 1 to ${max}`);
    }
    return converted;
  };
}

export const flag: Check = (value, name) => {
  if (value === 'true' || value === true) return true;
  if (value === 'false' || value === false) return false;
  throw wrong(name, value, 'true or false');
};

/** An object with any content. */
export const record: Check = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(name, value, 'an object');
  return value;
};

export function oneOf(...values: string[]): Check {
  return (value, name) => {
    if (typeof value !== 'string' || !values.includes(value))
      throw wrong(name, value, `one of ${values.join(', ')}`);
    return value;
  };
}

export function listOf(check: Check): Check {
  return (value, name) => {
    if (!Array.isArray(value) || value.length === 0) throw wrong(name, value, 'a non-empty list');
    return value.map((each, index) => check(each, `${name}[${index}]`));
  };
}

/** Absent, `null`, or as `check` wants it. */
export function optional(check: Check): Check {
  return (value, name) => (value === undefined || value === null ? undefined : check(value, name));
}

/** As `optional`; the empty string counts as absent too, since some clients send it for that. */
export function blankable(check: Check): Check {
  return (value, name) => (value === '' ? undefined : optional(check)(value, name));
}

/** An object with these fields. */
export function object(fields: Fields): Check {
  return (value, name) => checkFields(fields, record(value, name) as Record<string, unknown>, `${name}.`);
}

/** Checks a whole request. */
export function checkFields(
  fields: Fields,
  params: Record<string, unknown>,
  prefix = '',
): Record<string, unknown> {
  const checked: Record<string, unknown> = { ...params };
  for (const [name, check] of Object.entries(fields)) {
    const value = check(params[name], prefix + name);
    if (value === undefined) delete checked[name];
    else checked[name] = value;
  }
  return checked;
}

/** Fails unless exactly one of the names is given. */
export function exactlyOne(params: object, names: string[], prefix = ''): void {
  const given = names.filter((name) => (params as Record<string, unknown>)[name] !== undefined);
  if (given.length !== 1) {
    throw new ApiFailure(
      'invalidArgument',
      names.map((name) => prefix + name).join(' / '),
      'give exactly one of them',
    );
  }
}

function wrong(name: string, value: unknown, expected: string): ApiFailure {
  return new ApiFailure(
    'invalidArgument',
    name,
    value === undefined ? `required, ${expected}` : `expected ${expected}`,
  );
}
