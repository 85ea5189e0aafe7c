/**
 * Source of a function that runs inside a realm and turns values of the outer world into values of the realm, so that
 * `instanceof`, `Array.isArray` and `constructor` there say what they say on a phone. Functions are wrapped: what they return,
 * throw or hand to callbacks is turned as well. It runs before builtins are taken away.
 */
export const MEMBRANE = `(function () {
  'use strict';
  var toString = Object.prototype.toString;

  function adopt(value) {
    if (typeof value === 'function') return wrap(value);
    if (typeof value !== 'object' || value === null) return value;
    if (typeof value.then === 'function') return adoptPromise(value);
    switch (toString.call(value)) {
      case '[object Array]': return adoptList(value);
      case '[object Date]': return new Date(value.getTime());
      case '[object Error]': return adoptError(value);
      case '[object ArrayBuffer]': return adoptBytes(value);
      case '[object Object]': return adoptObject(value);
      default: return value;
    }
  }

  function adoptPromise(promise) {
    return new Promise(function (resolve, reject) {
      promise.then(
        function (result) { resolve(adopt(result)); },
        function (reason) { reject(adopt(reason)); }
      );
    });
  }

  function adoptList(list) {
    var copy = [];
    for (var i = 0; i < list.length; i += 1) copy[i] = adopt(list[i]);
    return copy;
  }

  function adoptObject(object) {
    var copy = {};
    for (var name in object) adoptProperty(copy, object, name);
    return copy;
  }

  function adoptProperty(copy, object, name) {
    var descriptor = Object.getOwnPropertyDescriptor(object, name);
    var value = adopt(object[name]);
    if (descriptor && descriptor.get)
      Object.defineProperty(copy, name, { get: function () { return value; }, enumerable: true });
    // In parsed JSON an ordinary key, which assigning would not set.
    else if (name === '__proto__')
      Object.defineProperty(copy, name, { value: value, enumerable: true, configurable: true, writable: true });
    else copy[name] = value;
  }

  function adoptError(error) {
    if (error instanceof Error) return error;
    var copy = new Error(error.message);
    copy.name = error.name;
    return copy;
  }

  function adoptBytes(buffer) {
    var copy = new Uint8Array(buffer.byteLength);
    copy.set(new Uint8Array(buffer));
    return copy.buffer;
  }

  /** Callbacks of the realm, given as arguments or as properties of one, are called with adopted values. */
  function expose(argument) {
    if (typeof argument === 'function') return listen(argument);
    if (toString.call(argument) !== '[object Object]') return argument;
    var copy = {};
    for (var name in argument) {
      copy[name] = typeof argument[name] === 'function' ? listen(argument[name]) : argument[name];
    }
    return copy;
  }

  // The same listener must stay the same outside, or it could not be taken off again.
  var listeners = new WeakMap();

  function listen(callback) {
    var outside = listeners.get(callback);
    if (outside) return outside;
    outside = function () {
      return callback.apply(undefined, adoptList(arguments));
    };
    listeners.set(callback, outside);
    return outside;
  }

  function wrap(outer) {
    return function () {
      var given = [];
      for (var i = 0; i < arguments.length; i += 1) given[i] = expose(arguments[i]);
      try {
        return adopt(outer.apply(undefined, given));
      } catch (error) {
        throw adopt(error);
      }
    };
  }

  return adopt;
})()`;
