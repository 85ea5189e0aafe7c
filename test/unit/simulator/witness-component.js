'use strict';
// The component of witness.test.ts: it writes down everything that happens to it.
module.exports = (log, Behavior) => {
  const deep = Behavior({
    properties: {
      d: {
        type: Number,
        value: 3,
        observer(value, old, path) {
          log.push(['d', value, old, path]);
        },
      },
    },
    data: { record: { a: 1, b: 1 }, list: [1] },
    lifetimes: {
      created() {
        log.push('deep created');
      },
      attached() {
        log.push('deep attached');
      },
      ready() {
        log.push('deep ready');
      },
      detached() {
        log.push('deep detached');
      },
    },
    pageLifetimes: {
      show() {
        log.push('deep show');
      },
    },
    observers: {
      n(n) {
        log.push(['deep saw n', n]);
      },
    },
    methods: {
      who() {
        return 'deep';
      },
    },
  });
  const wide = Behavior({
    behaviors: [deep],
    data: { record: { b: 2, inner: { x: 1 } } },
    attached() {
      log.push('wide attached');
    },
    methods: {
      who() {
        return 'wide';
      },
    },
  });
  return {
    behaviors: [wide, deep],
    properties: {
      s: String,
      n: Number,
      f: Boolean,
      l: Array,
      o: Object,
      any: null,
      watched: {
        type: Object,
        value: { a: 1 },
        observer(value, old, path) {
          log.push(['watched', value, old, path]);
        },
      },
      byName: { type: String, observer: 'onByName' },
    },
    data: { record: { inner: { y: 2 } }, own: 0 },
    observers: {
      n(n) {
        log.push(['saw n', n]);
        this.setData({ double: n * 2 });
      },
      double(double) {
        log.push(['saw double', double]);
      },
      's, f'(s, f) {
        log.push(['s, f', s, f]);
      },
      'record.b'(b) {
        log.push(['record.b', b]);
      },
      'record.**'(record) {
        log.push(['record.**', JSON.stringify(record)]);
      },
      'list[0]'(first) {
        log.push(['list[0]', first]);
      },
    },
    created() {
      log.push('not called beside lifetimes');
    },
    lifetimes: {
      created() {
        log.push(['created', this.data.n]);
      },
      attached() {
        log.push(['attached', this.data.n, this.properties.s]);
      },
      ready() {
        log.push('ready');
      },
      detached() {
        log.push('detached');
      },
    },
    pageLifetimes: {
      show() {
        log.push('show');
      },
      hide() {
        log.push('hide');
      },
    },
    methods: {
      who() {
        return 'own';
      },
      onByName(value, old) {
        log.push(['byName', value, old]);
      },
      change(changes, callback) {
        this.setData(changes, callback);
      },
    },
  };
};
