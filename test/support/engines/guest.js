/* global Buffer, drainMicrotasks, global, print, readline, setImmediate */
// Runs inside a JavaScript engine of its own process: JavaScriptCore's shell, or a Node that is old enough. Loads the SDK there and hands its
// values to the test process, a line of JSON for each question and each answer. Only one side runs at a time: who asks waits, and
// answers what it is asked meanwhile. ES5, for the oldest of the engines.
(function () {
  'use strict';

  var isShell = typeof readline === 'function';
  var fs = isShell ? undefined : require('fs');
  var pending = '';
  var decoder = isShell ? undefined : new Buffer(65536);

  function readLine() {
    if (isShell) return readline();
    while (pending.indexOf('\n') < 0) {
      var count = fs.readSync(0, decoder, 0, decoder.length, null);
      if (!count) process.exit(0);
      pending += decoder.toString('ascii', 0, count);
    }
    var end = pending.indexOf('\n');
    var line = pending.slice(0, end);
    pending = pending.slice(end + 1);
    return line;
  }

  function writeLine(line) {
    // One byte for each character, so that no engine's idea of encodings matters.
    var text = line.replace(/[\u007f-\uffff]/g, function (char) {
      return '\\u' + ('000' + char.charCodeAt(0).toString(16)).slice(-4);
    });
    if (isShell) return print(text);
    var bytes = new Buffer(text + '\n');
    for (var sent = 0; sent < bytes.length;) sent += fs.writeSync(1, bytes, sent, bytes.length - sent, null);
  }

  // Values of this engine that the test process knows, and values of the test process that this engine knows; the place in a list is the id.
  var owned = [];
  var foreign = [];

  function idIn(list, value) {
    var id = list.indexOf(value);
    return id < 0 ? list.push(value) - 1 : id;
  }

  var known = { Object: Object.prototype, Function: Function.prototype, Error: Error.prototype };

  function knownName(value) {
    for (var name in known) if (known[name] === value) return name;
  }

  function encodeProperties(object, names) {
    return names.map(function (name) {
      return [name, encode(object[name])];
    });
  }

  function encodeObject(value) {
    var outer = foreign.indexOf(value);
    if (outer >= 0) return { t: 'yours', id: outer };
    if (knownName(value)) return { t: 'known', name: knownName(value) };
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { t: 'date', ms: value.getTime() };
    if (typeof ArrayBuffer !== 'undefined' && value instanceof ArrayBuffer) return encodeBytes(value);
    if (value instanceof Promise) return encodePromise(value);
    var prototype = Object.getPrototypeOf(value);
    if (typeof value !== 'function' && (prototype === Object.prototype || prototype === null))
      return { t: 'object', properties: encodeProperties(value, Object.keys(value)) };
    return { t: 'mine', id: idIn(owned, value), callable: typeof value === 'function' };
  }

  function encodeBytes(buffer) {
    return { t: 'bytes', bytes: Array.prototype.slice.call(new Uint8Array(buffer)) };
  }

  function encodePromise(promise) {
    var isNew = owned.indexOf(promise) < 0;
    var id = idIn(owned, promise);
    if (isNew) promise.then(settler(id, true), settler(id, false));
    return { t: 'promise', id: id };
  }

  function settler(id, isKept) {
    return function (value) {
      ask('settle', id, isKept, encode(value));
    };
  }

  function encode(value) {
    if (value === undefined) return { t: 'undefined' };
    if (typeof value === 'number' && !isFinite(value)) return { t: 'number', text: String(value) };
    if (typeof value === 'function' || (typeof value === 'object' && value !== null))
      return encodeObject(value);
    return value;
  }

  function keep(id, value) {
    foreign[id] = value;
    return value;
  }

  function outerFunction(id) {
    return keep(id, function () {
      return ask('call', id, Array.prototype.slice.call(arguments).map(encode));
    });
  }

  function decodeProperties(target, properties) {
    properties.forEach(function (property) {
      // An ordinary key in parsed JSON, which assigning would not set.
      Object.defineProperty(target, property[0], {
        value: decode(property[1]),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    });
    return target;
  }

  var settlers = {};

  var decoders = {
    undefined: function () {},
    number: function (data) {
      return Number(data.text);
    },
    date: function (data) {
      return new Date(data.ms);
    },
    bytes: function (data) {
      var bytes = new Uint8Array(data.bytes.length);
      data.bytes.forEach(function (byte, i) {
        bytes[i] = byte;
      });
      return bytes.buffer;
    },
    known: function (data) {
      return known[data.name];
    },
    yours: function (data) {
      return owned[data.id];
    },
    function: function (data) {
      return foreign[data.id] || outerFunction(data.id);
    },
    error: function (data) {
      return foreign[data.id] || keep(data.id, decodeProperties(new Error(data.message), data.properties));
    },
    promise: function (data) {
      var promise = new Promise(function (resolve, reject) {
        settlers[data.id] = { resolve: resolve, reject: reject };
      });
      return keep(data.id, promise);
    },
    object: function (data) {
      return decodeProperties({}, data.properties);
    },
  };

  function decode(data) {
    if (Array.isArray(data)) return data.map(decode);
    return typeof data === 'object' && data !== null ? decoders[data.t](data) : data;
  }

  var modules = {};

  function load(name) {
    if (!modules[name]) throw new Error('no module ' + name);
    var module = modules[name];
    if (module.body) {
      var body = module.body;
      module.body = undefined;
      body(load, module, module.exports);
    }
    return module.exports;
  }

  function symbolOrName(key) {
    return key.symbol ? typeof Symbol === 'function' && Symbol[key.symbol] : key;
  }

  // What the test process may ask for. All arguments are encoded, but ids and names.
  var answers = {
    define: function (name, source) {
      // The globals of a shell or of Node are shadowed: a mini program has none of them.
      var hidden =
        'console,process,global,Buffer,setImmediate,clearImmediate,queueMicrotask,readline,print,load,globalThis';
      var head = '(function (require, module, exports, ' + hidden + ') {';
      modules[name] = { exports: {}, body: (0, eval)(head + source + '\n})') };
    },
    require: load,
    global: function (name, value) {
      (0, eval)('this')[name] = decode(value);
    },
    call: function (id, self, values) {
      return owned[id].apply(decode(self), values.map(decode));
    },
    construct: function (id, values) {
      var Class = Function.prototype.bind.apply(owned[id], [null].concat(values.map(decode)));
      return new Class();
    },
    get: function (id, key) {
      var name = symbolOrName(key);
      return name ? owned[id][name] : undefined;
    },
    set: function (id, name, value) {
      owned[id][name] = decode(value);
    },
    remove: function (id, name) {
      return delete owned[id][name];
    },
    has: function (id, name) {
      return name in owned[id];
    },
    keys: function (id) {
      return Object.getOwnPropertyNames(owned[id]);
    },
    describe: function (id, name) {
      var descriptor = Object.getOwnPropertyDescriptor(owned[id], name);
      return descriptor && { enumerable: descriptor.enumerable, value: owned[id][name] };
    },
    prototype: function (id) {
      return Object.getPrototypeOf(owned[id]);
    },
    settle: function (id, isKept, value) {
      settlers[id][isKept ? 'resolve' : 'reject'](decode(value));
    },
  };

  function answer(message) {
    try {
      return ['return', encode(answers[message[0]].apply(undefined, message.slice(1)))];
    } catch (error) {
      return ['throw', encode(error)];
    }
  }

  /** Asks the test process, and returns what it answers; until then it may ask something itself. */
  function ask() {
    writeLine(JSON.stringify(Array.prototype.slice.call(arguments)));
    for (;;) {
      var message = JSON.parse(readLine());
      if (message[0] === 'return') return decode(message[1]);
      if (message[0] === 'throw') throw decode(message[1]);
      writeLine(JSON.stringify(answer(message)));
    }
  }

  // Before the test process goes on, all that promises have to do is done, as at the end of each turn of an event loop.
  function serveShell() {
    for (;;) {
      var line = readLine();
      if (!line) return;
      var reply = answer(JSON.parse(line));
      drainMicrotasks();
      writeLine(JSON.stringify(reply));
    }
  }

  function serveNode() {
    var reply = answer(JSON.parse(readLine()));
    setImmediate(function () {
      if (Promise.drain) Promise.drain();
      writeLine(JSON.stringify(reply));
      serveNode();
    });
  }

  if (typeof Promise === 'undefined') {
    // WeChat brings a Promise where the engine has none.
    var Polyfill = require(process.argv[2]);
    var jobs = [];
    Polyfill._immediateFn = function (job) {
      jobs.push(job);
    };
    Polyfill.drain = function () {
      while (jobs.length) jobs.shift()();
    };
    global.Promise = Polyfill;
  }

  if (isShell) serveShell();
  else serveNode();
})();
