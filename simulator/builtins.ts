/** The language editions whose builtins a realm can be cut down to. */
export type Edition = 'ES5' | 'ES2015';

type Names = { readonly [builtin: string]: string };

/** Global names that stay whatever the edition: Promise and binary data came to mini programs before ES2015. */
const GLOBALS: Names = {
  ES5:
    'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Date Promise RegExp Error EvalError ' +
    'RangeError ReferenceError SyntaxError TypeError URIError JSON Math ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array ' +
    'Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray DataView decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent escape unescape eval isFinite isNaN',
  ES2015: 'Symbol Map Set WeakMap WeakSet Proxy Reflect',
};

const ES5: Names = {
  Object:
    'create getPrototypeOf defineProperty defineProperties getOwnPropertyDescriptor getOwnPropertyNames keys freeze seal ' +
    'preventExtensions isFrozen isSealed isExtensible',
  'Object.prototype':
    'hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf toLocaleString __proto__ __defineGetter__ ' +
    '__defineSetter__ __lookupGetter__ __lookupSetter__',
  'Function.prototype': 'apply bind call toString arguments caller',
  Array: 'isArray',
  'Array.prototype':
    'concat join pop push reverse shift slice sort splice toString toLocaleString unshift indexOf lastIndexOf every some forEach ' +
    'map filter reduce reduceRight',
  String: 'fromCharCode',
  'String.prototype':
    'charAt charCodeAt concat indexOf lastIndexOf localeCompare match replace search slice split substr substring toLowerCase ' +
    'toLocaleLowerCase toUpperCase toLocaleUpperCase toString trim valueOf anchor big blink bold fixed fontcolor fontsize italics ' +
    'link small strike sub sup',
  Number: 'MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY',
  'Number.prototype': 'toExponential toFixed toPrecision toString toLocaleString valueOf',
  Math:
    'abs acos asin atan atan2 ceil cos exp floor log max min pow random round sin sqrt tan E LN10 LN2 LOG10E LOG2E PI SQRT1_2 ' +
    'SQRT2',
  Promise: 'all race resolve reject',
  'Promise.prototype': 'then catch',
  'RegExp.prototype': 'exec test toString compile global ignoreCase multiline source',
  ArrayBuffer: 'isView',
  'ArrayBuffer.prototype': 'byteLength slice',
  TypedArray: '',
  'TypedArray.prototype': 'buffer byteLength byteOffset length set subarray',
};

const ES2015: Names = {
  Object: 'assign getOwnPropertySymbols is setPrototypeOf',
  Array: 'from of',
  'Array.prototype': 'copyWithin entries fill find findIndex keys values',
  String: 'fromCodePoint raw',
  'String.prototype': 'codePointAt endsWith includes normalize repeat startsWith trimLeft trimRight',
  Number:
    'EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER isFinite isInteger isNaN isSafeInteger parseFloat parseInt',
  Math: 'acosh asinh atanh cbrt clz32 cosh expm1 fround hypot imul log10 log1p log2 sign sinh tanh trunc',
  'RegExp.prototype': 'flags sticky unicode',
  Symbol:
    'for keyFor hasInstance isConcatSpreadable iterator match replace search species split toPrimitive toStringTag unscopables',
  'Symbol.prototype': 'toString valueOf',
  TypedArray: 'from of',
  'TypedArray.prototype':
    'copyWithin entries every fill filter find findIndex forEach indexOf join keys lastIndexOf map reduce reduceRight reverse ' +
    'slice some sort toLocaleString toString values',
};

/** Names of the engine that no mini program has, whatever the edition. */
const NEVER = ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Intl'];

/**
 * Takes from a realm what a mini program's engine lacks, and with an edition every builtin that came later. The lists say what
 * stays, so a builtin of a future Node is gone too.
 */
export function restrictBuiltins(
  realmGlobal: object,
  edition: Edition | undefined,
  keep: readonly string[],
): void {
  for (const name of NEVER) Reflect.deleteProperty(realmGlobal, name);
  if (!edition) return;
  const tables = edition === 'ES5' ? [ES5] : [ES5, ES2015];
  const builtins = collect(realmGlobal as { [name: string]: object });
  for (const [path, holder] of builtins) {
    if (!tables.some((table) => path in table)) continue;
    const stays = new Set([
      'length',
      'name',
      'prototype',
      'constructor',
      ...tables.flatMap((table) => words(table[path])),
    ]);
    removeOthers(holder, stays);
  }
  const editions: Edition[] = edition === 'ES5' ? ['ES5'] : ['ES5', 'ES2015'];
  removeOthers(realmGlobal, new Set([...keep, ...editions.flatMap((each) => words(GLOBALS[each]))]));
}

function collect(realm: { [name: string]: object }): [path: string, holder: object][] {
  const typedArray = Reflect.getPrototypeOf(realm.Uint8Array ?? {}) as { prototype: object };
  const found: [string, object][] = [
    ['TypedArray', typedArray],
    ['TypedArray.prototype', typedArray.prototype],
  ];
  for (const name of new Set(
    [...Object.keys(ES5), ...Object.keys(ES2015)].map((path) => path.split('.')[0] ?? ''),
  )) {
    const holder = realm[name] as { prototype?: object } | undefined;
    if (!holder) continue;
    found.push([name, holder]);
    if (holder.prototype) found.push([`${name}.prototype`, holder.prototype]);
  }
  return found;
}

function removeOthers(holder: object, stays: ReadonlySet<string>): void {
  for (const name of Object.getOwnPropertyNames(holder)) {
    if (!stays.has(name)) Reflect.deleteProperty(holder, name);
  }
}

function words(list: string | undefined): string[] {
  return list ? list.split(' ') : [];
}
