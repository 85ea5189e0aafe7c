// An SDK in QuickJS, a small engine without a JIT compiler, as a stand-in for a phone: <name of the SDK> <its file>. Prints JSON: ms of CPU time
// to inject the file, run it and make a client, the KB that this takes, and µs per call. QuickJS comes from npm, as WebAssembly: slower than on a
// phone, but equally so for each SDK, and its memory can be counted to the byte.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { URL } from 'node:url';
import { answers, createWx, parameters } from './phone.mjs';
import { sdks } from './sdks.mjs';

const require = createRequire(new URL('vendor/package.json', import.meta.url));
const { getQuickJS } = require('quickjs-emscripten');
const CALLS = 200;

const [name, file] = process.argv.slice(2);
const { create, signIn, profile } = sdks[name];

function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const vm = (await getQuickJS()).newContext();

function evaluate(code, filename = 'bench.js') {
  const value = vm.unwrapResult(vm.evalCode(code, filename));
  const result = vm.dump(value);
  value.dispose();
  return result;
}

/** Runs what promises are waiting for. */
function settle() {
  vm.runtime.executePendingJobs().dispose?.();
}

function memory() {
  const handle = vm.runtime.computeMemoryUsage();
  const usage = vm.dump(handle);
  handle.dispose();
  return usage.memory_used_size / 1024;
}

/** The same `wx` and the same loader as in Node, and what a mini program has beside the language. */
function prepare() {
  evaluate(`
    const answers = ${JSON.stringify(answers)};
    globalThis.wx = (${createWx})();
    globalThis.console = { log() {}, info() {}, warn() {}, error() {} };
    globalThis.setTimeout = () => 0;
    globalThis.clearTimeout = () => {};
    const factories = {};
    globalThis.define = (id, factory) => void (factories[id] = factory);
    function load(id) {
      const module = { exports: {} };
      const require = (name) => (name === '@tarojs/taro' ? wx : load(name));
      factories[id](require, module, module.exports);
      return module.exports;
    }
    const HOST = 'https://core.genauth.ai';
    const wxLogin = () => new Promise((success, fail) => wx.login({ success, fail }));
    define('warm-up', function (exports) {});
    const use = { create: ${asFunction(create)}, signIn: ${asFunction(signIn)}, profile: ${asFunction(profile)} };
  `);
}

/** Text of a method or arrow function, as an expression. */
function asFunction(method) {
  const text = String(method);
  return /^create\(/.test(text) ? `function ${text}` : text;
}

prepare();
const code = `define(${JSON.stringify(name)}, function (${parameters}) {${readFileSync(file, 'utf8')}\n})`;
const before = memory();
const begin = now();
evaluate(code, file);
const injected = now();
evaluate(`globalThis.client = use.create(load(${JSON.stringify(name)})); undefined`);
const total = now() - begin;
const kilobytes = memory() - before;

evaluate(
  'let outcome; use.signIn(client).then(() => use.profile(client)).then((user) => (outcome = user.nickname), String); undefined',
);
settle();
if (evaluate('outcome') !== 'Bob') throw new Error(`${name} does not sign in under QuickJS.`);

const loop = `(async () => { for (let i = 0; i < ${CALLS}; i++) await use.profile(client); })(); undefined`;
evaluate(loop);
settle();
const start = now();
evaluate(loop);
settle();
const call = ((now() - start) / CALLS) * 1000;
console.log(JSON.stringify({ inject: injected - begin, total, kilobytes, call }));
