import type { Members, Method, RealmValues } from './values';

/** A declared property of a component. */
export interface Property {
  /** Names of the accepted types: `String`, `Number` …; empty where every value is accepted. */
  types: readonly string[];
  value: unknown;
  /** Called after the property has changed: a function or the name of a method. */
  observer: Method | string | undefined;
}

/** Reads the `properties` of a definition, each a type, `null`, or a record with `type`, `optionalTypes`, `value` and `observer`. */
export function readProperties(declared: Members): [name: string, property: Property][] {
  return Object.entries(declared).map(([name, given]) => [name, readProperty(given)]);
}

function readProperty(given: unknown): Property {
  if (typeof given !== 'object' || given === null) return { ...shaped([given]), observer: undefined };
  const { type, optionalTypes, value, observer } = given as {
    type?: unknown;
    optionalTypes?: readonly unknown[];
    value?: unknown;
    observer?: Method | string;
  };
  const property = shaped([type, ...(optionalTypes ?? [])]);
  return { ...property, value: value === undefined ? property.value : value, observer };
}

function shaped(types: readonly unknown[]): Pick<Property, 'types' | 'value'> {
  // The constructors are those of the realm, so they are told apart by name.
  const names = types.map((type) => (typeof type === 'function' ? type.name : ''));
  const accepted = names.includes('') ? [] : names;
  return { types: accepted, value: emptyOf(accepted[0] ?? '') };
}

function emptyOf(type: string): unknown {
  switch (type) {
    case 'String':
      return '';
    case 'Number':
      return 0;
    case 'Boolean':
      return false;
    case 'Array':
      return [];
    default:
      return null;
  }
}

/** The value that a property takes when it is set to `value`: converted where WeChat converts, else the empty value of its type. */
export function convert(property: Property, value: unknown, values: RealmValues): unknown {
  const { types } = property;
  if (types.length === 0 || types.some((type) => fits(type, value))) return value;
  const type = types[0] ?? '';
  if (type === 'String' && value !== null && value !== undefined) return toText(value);
  if (type === 'Number' && Number.isFinite(Number(value)) && typeof value !== 'object') return Number(value);
  if (type === 'Boolean') return Boolean(value);
  return values.copy(emptyOf(type));
}

/** Text of any value as `String` gives it, which a phone makes of objects too. */
function toText(value: object | string | number | boolean): string {
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? value.join() : Object.prototype.toString.call(value);
}

function fits(type: string, value: unknown): boolean {
  switch (type) {
    case 'Array':
      return Array.isArray(value);
    case 'Object':
      // A list passes as an object, as in WeChat.
      return typeof value === 'object';
    case 'Function':
      return typeof value === 'function';
    default:
      return typeof value === type.toLowerCase();
  }
}
