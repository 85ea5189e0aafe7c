/** A value with named members, as mini program code hands it over and gets it back. */
export interface Members {
  [name: string]: unknown;
}

/** A function of the mini program: its `this` is the page, the component or nothing. */
export type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Makes values that belong to a realm, so that `instanceof`, `Array.isArray` and `constructor` in the mini program's code give
 * what they give on a phone.
 */
export interface RealmValues {
  object(): Members;
  list<Value>(values: readonly Value[]): Value[];
  /** A copy by way of JSON, as data crosses to the view; `undefined` and a function stay. */
  copy<Value>(value: Value): Value;
  /** A copy of plain objects and lists at any depth; everything else in them stays the same value. */
  clone<Value>(value: Value): Value;
  /** A function of the realm that hands `this` and its arguments on unchanged. Errors from outside become errors of the realm. */
  method(outer: Method): Method;
  /** Turns a value from outside into one of the realm. */
  adopt(value: unknown): unknown;
}

/** Source of a function that is given `adopt` (the membrane of the realm) and returns the `RealmValues`. */
export const VALUES = `(function (adopt) {
  'use strict';
  var toString = Object.prototype.toString;

  function list(values) {
    var copy = [];
    for (var i = 0; i < values.length; i += 1) copy[i] = values[i];
    return copy;
  }

  function isPlain(value) {
    if (toString.call(value) !== '[object Object]') return false;
    var prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  }

  function clone(value, sources, copies) {
    if (!Array.isArray(value) && !isPlain(value)) return value;
    var known = sources.indexOf(value);
    if (known >= 0) return copies[known];
    var copy = Array.isArray(value) ? [] : {};
    sources.push(value);
    copies.push(copy);
    Object.keys(value).forEach(function (name) {
      copy[name] = clone(value[name], sources, copies);
    });
    return copy;
  }

  return {
    object: function () { return {}; },
    list: list,
    copy: function (value) {
      if (value === undefined || typeof value === 'function') return value;
      return JSON.parse(JSON.stringify(value));
    },
    clone: function (value) { return clone(value, [], []); },
    method: function (outer) {
      return function () {
        try {
          return outer.apply(this, arguments);
        } catch (error) {
          throw toString.call(error) === '[object Error]' ? adopt(error) : error;
        }
      };
    },
    adopt: adopt
  };
})`;
