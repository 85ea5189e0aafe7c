import { join, relative } from 'node:path';
import { createRealm, type Realm, type RealmOptions, type Simulator } from '../../../simulator';
import { TestProject } from './project';

let folder: TestProject;
let sim: Simulator;
let root: string;

beforeEach(() => {
  folder = new TestProject();
  ({ sim, root } = folder);
});

afterEach(() => folder.close());

function project(files: { [path: string]: string }, options: Partial<RealmOptions> = {}): Realm {
  return folder.realm(files, options);
}

describe('a realm', () => {
  test('has wx, timers and console, and nothing of the web or of Node', () => {
    const realm = createRealm({ simulator: sim });
    const absent =
      'window document fetch XMLHttpRequest URL URLSearchParams TextEncoder TextDecoder AbortController Headers FormData btoa atob ' +
      'crypto localStorage process Buffer self require module setImmediate queueMicrotask structuredClone performance ' +
      'WebAssembly Intl SharedArrayBuffer';
    for (const name of absent.split(' '))
      expect([name, realm.run(`typeof ${name}`)]).toEqual([name, 'undefined']);
    for (const name of ['wx', 'console']) expect(realm.run(`typeof ${name}`)).toBe('object');
    for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'Promise', 'App', 'Page', 'getApp']) {
      expect(realm.run(`typeof ${name}`)).toBe('function');
    }
  });

  test('has a global of its own to keep things in, which is not that of Node and starts empty', () => {
    const realm = createRealm({ simulator: sim, withoutBuiltinsAfter: 'ES5' });
    expect(realm.run('typeof global + Object.keys(global).length + (global instanceof Object)')).toBe(
      'object0true',
    );
    expect(realm.run('global.kept = 1; typeof kept')).toBe('undefined');
    expect(realm.run('global.kept')).toBe(1);
  });

  test('hands out functions whose constructor is its own', () => {
    const realm = project({ 'app.js': 'module.exports = require' });
    const values = ['App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'];
    for (const value of values)
      expect([value, realm.run(`${value} instanceof Function`)]).toEqual([value, true]);
    expect(realm.require('./app.js') instanceof (realm.globals.Function as FunctionConstructor)).toBe(true);
  });

  test('refuses eval and new Function', () => {
    const realm = createRealm({ simulator: sim });
    expect(() => realm.run('eval("1")')).toThrow(/Code generation from strings disallowed/);
    expect(() => realm.run('new Function("return 1")')).toThrow(/Code generation from strings disallowed/);
  });

  test('wraps wx, timers and console, so that their constructors are its own', () => {
    const realm = createRealm({ simulator: sim });
    for (const value of ['wx', 'wx.request', 'setTimeout', 'console.log']) {
      expect(() => realm.run(`${value}.constructor.constructor("return 1")()`)).toThrow(/Code generation/);
    }
  });

  test('keeps a key named __proto__ of an answer an ordinary key', () => {
    sim.storage.set('odd', JSON.parse('{"a":{"__proto__":{"b":1}}}'));
    const realm = createRealm({ simulator: sim });
    expect(realm.run('var a = wx.getStorageSync("odd").a; Object.keys(a).join() + typeof a.b')).toBe(
      '__proto__undefined',
    );
  });

  test('turns answers, thrown errors and promises of wx into its own', async () => {
    sim.storage.set('list', [{ a: 1 }]);
    const realm = createRealm({ simulator: sim });
    expect(
      realm.run('var list = wx.getStorageSync("list"); list instanceof Array && list[0] instanceof Object'),
    ).toBe(true);
    sim.storage.failWrites(true);
    expect(realm.run('try { wx.setStorageSync("a", 1) } catch (e) { e instanceof Error && e.message }')).toBe(
      'setStorageSync:fail write error',
    );
    const check =
      'wx.getRandomValues({ length: 4 }).then(function (r) { return r.randomValues instanceof ArrayBuffer })';
    expect(realm.run(`wx.login() instanceof Promise`)).toBe(true);
    expect(await realm.run(check)).toBe(true);
  });

  test('hands callbacks of the realm values of the realm', async () => {
    const realm = createRealm({ simulator: sim });
    const check = (resolve: string) => `new Promise(function (resolve) { ${resolve} })`;
    const login = check(
      'wx.login({ success: function (result) { resolve(result instanceof Object && result.code) } })',
    );
    expect(await realm.run(login)).toMatch(/^0.{31}$/);
  });

  test('keeps wx.request an accessor that cannot be assigned', () => {
    const realm = createRealm({ simulator: sim });
    expect(() => realm.run('"use strict"; wx.request = function () {}')).toThrow(/only a getter/);
  });

  test('collects what is written to the console', () => {
    const realm = createRealm({ simulator: sim });
    realm.run('console.warn("careful", 1)');
    expect(realm.logs).toEqual([{ level: 'warn', args: ['careful', 1] }]);
  });

  test('runs timers and stops them', async () => {
    const realm = createRealm({ simulator: sim });
    const script = `new Promise(function (resolve) {
      var heard = [];
      var stopped = setTimeout(function () { heard.push('stopped') }, 1);
      clearTimeout(stopped);
      setTimeout(function () { heard.push('ran'); resolve([typeof stopped].concat(heard)) }, 5);
    })`;
    expect(await realm.run(script)).toEqual(['number', 'ran']);
  });
});

describe('a closed realm', () => {
  test('has no timers any more', async () => {
    const realm = createRealm({ simulator: sim });
    realm.run(
      'var ran = false; setTimeout(function () { ran = true }, 1); setInterval(function () { ran = true }, 1)',
    );
    realm.close();
    realm.run('setTimeout(function () { ran = true }, 1)');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(realm.run('ran')).toBe(false);
  });
});

describe('builtins', () => {
  const later = {
    ES2015: [
      'Object.entries',
      'Object.values',
      'Object.fromEntries',
      'Promise.prototype.finally',
      'Promise.allSettled',
      'Array.prototype.includes',
      'Array.prototype.flat',
      'Array.prototype.at',
      'String.prototype.padStart',
      'String.prototype.matchAll',
      'String.prototype.replaceAll',
      'Uint8Array.prototype.includes',
      'RegExp.prototype.dotAll',
    ],
    ES5: [
      'Object.assign',
      'Object.setPrototypeOf',
      'Array.from',
      'Array.prototype.find',
      'Array.prototype.fill',
      'String.prototype.startsWith',
      'String.prototype.includes',
      'String.prototype.repeat',
      'Number.isInteger',
      'Math.trunc',
      'Uint8Array.from',
      'Uint8Array.prototype.fill',
    ],
  };
  const isThere = (realm: Realm, path: string) => {
    const dot = path.lastIndexOf('.');
    return realm.run(`Object.getOwnPropertyNames(${path.slice(0, dot)}).concat(Object.getOwnPropertyNames(
      Object.getPrototypeOf(${path.slice(0, dot)}) || {})).indexOf('${path.slice(dot + 1)}') >= 0`);
  };

  test('are all there without a limit', () => {
    const realm = createRealm({ simulator: sim });
    for (const path of [...later.ES2015, ...later.ES5])
      expect([path, isThere(realm, path)]).toEqual([path, true]);
  });

  test('later than ES2015 are gone, and those of ES2015 stay', () => {
    const realm = createRealm({ simulator: sim, withoutBuiltinsAfter: 'ES2015' });
    for (const path of later.ES2015) expect([path, isThere(realm, path)]).toEqual([path, false]);
    for (const path of later.ES5) expect([path, isThere(realm, path)]).toEqual([path, true]);
    for (const name of ['BigInt', 'globalThis', 'WeakRef', 'AggregateError'])
      expect(realm.run(`typeof ${name}`)).toBe('undefined');
    for (const name of ['Map', 'Symbol', 'Proxy']) expect(realm.run(`typeof ${name}`)).toBe('function');
  });

  test('later than ES5 are gone, except Promise and binary data', async () => {
    const realm = createRealm({ simulator: sim, withoutBuiltinsAfter: 'ES5' });
    for (const path of [...later.ES2015, ...later.ES5])
      expect([path, isThere(realm, path)]).toEqual([path, false]);
    for (const name of ['Map', 'Set', 'Symbol', 'Proxy', 'Reflect'])
      expect(realm.run(`typeof ${name}`)).toBe('undefined');
    expect(await realm.run('Promise.all([Promise.resolve(new Uint8Array([7]).length)])')).toEqual([1]);
    expect(await realm.run('wx.login().then(function (result) { return typeof result.code })')).toBe(
      'string',
    );
  });

  test('of the tests themselves are untouched', () => {
    createRealm({ simulator: sim, withoutBuiltinsAfter: 'ES5' });
    expect([typeof Object.entries, typeof Map, typeof [].flat]).toEqual(['function', 'function', 'function']);
  });
});

describe('modules', () => {
  test('are found relative to the file, from the project folder and in miniprogram_npm, and load once', () => {
    const realm = project({
      'app.js': 'module.exports = [require("./a"), require("/lib/b"), require("pkg"), require("pkg/sub")]',
      'a.js': 'exports.count = (exports.count || 0) + 1; exports.again = require("./a.js")',
      'lib/b/index.js': 'module.exports = require("../../a").count',
      'miniprogram_npm/pkg/index.js': 'module.exports = "pkg"',
      'miniprogram_npm/pkg/sub.js': 'module.exports = "sub"',
    });
    expect(realm.require('./app')).toMatchObject([{ count: 1 }, 1, 'pkg', 'sub']);
  });

  test("are found where WeChat's compiler puts its helpers, also by a path without a dot", () => {
    const realm = project({
      'app.js': 'module.exports = [require("@babel/runtime/helpers/typeof"), require("lib/a")]',
      'lib/a.js': 'module.exports = require("../@babel/runtime/helpers/typeof")',
      '@babel/runtime/helpers/typeof.js': 'module.exports = "helper"',
    });
    expect(realm.require('./app')).toEqual(['helper', 'helper']);
  });

  test('throw an error of the realm where a module is missing', () => {
    const realm = project({
      'app.js': 'try { require("./no") } catch (e) { module.exports = [e instanceof Error, e.message] }',
    });
    expect(realm.require('./app')).toEqual([true, "module './no.js' is not defined, require args is './no'"]);
  });

  test('are found in the folder given for a package', () => {
    const realm = project({
      'dist/index.js': 'module.exports = typeof wx',
      'dist/encrypt.js': 'exports.b = 2',
    });
    const other = createRealm({ simulator: sim, packages: { sdk: join(root, 'dist') } });
    expect(other.require('sdk')).toBe('object');
    expect(other.require('sdk/encrypt')).toEqual({ b: 2 });
    expect(() => realm.require('sdk')).toThrow("module 'sdk.js' is not defined, require args is 'sdk'");
  });

  test('of a package may lie in a folder given from the working directory', () => {
    const realm = project(
      { 'dist/index.js': 'module.exports = require("./more")', 'dist/more.js': 'module.exports = "more"' },
      { root: join(root, 'a/b/c/d/e/f'), packages: { sdk: relative(process.cwd(), join(root, 'dist')) } },
    );
    expect(realm.require('sdk')).toBe('more');
  });

  test('can be replaced by what a test brings', () => {
    const realm = project(
      { 'app.js': 'module.exports = require("./lib/config").host', 'lib/config.js': 'exports.host = "real"' },
      { modules: { 'lib/config.js': { host: 'test' } } },
    );
    expect(realm.require('./app')).toBe('test');
  });

  test('are found where "Build npm" would copy an installed package from', () => {
    const realm = project({
      'node_modules/@scope/sdk/package.json': '{ "miniprogram": "dist" }',
      'node_modules/@scope/sdk/dist/index.js': 'module.exports = "built"',
      'node_modules/@scope/sdk/dist/more.js': 'module.exports = "more"',
      'node_modules/web/package.json': '{ "main": "index.js" }',
      'node_modules/web/index.js': '',
    });
    expect([realm.require('@scope/sdk'), realm.require('@scope/sdk/more')]).toEqual(['built', 'more']);
    expect(() => realm.require('web')).toThrow("module 'web.js' is not defined");
  });

  test('throw errors that can be read on either side', () => {
    const realm = project({ 'bad.js': 'throw new TypeError("no")' });
    let caught: unknown;
    try {
      realm.require('./bad');
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ name: 'TypeError', message: 'no' });
    expect(caught instanceof (realm.globals.TypeError as ErrorConstructor)).toBe(true);
  });
});

describe('a project', () => {
  test('is launched, and its pages are opened, filled and tapped without rendering', async () => {
    const realm = project({
      'app.js': 'App({ onLaunch(options) { this.scene = options.scene; this.started = wx.login() } })',
      'pages/home/home.js': `const app = getApp();
        Page({
          data: { name: '', list: [{ n: 1 }] },
          onLoad(query) { this.setData({ name: query.name, 'list[0].n': 2, scene: app.scene }) },
          async tap(event) { this.setData({ tapped: event.detail.x }); return getCurrentPages().length },
        })`,
    });
    const app = realm.launch({ scene: 1001 });
    await app.started;
    const page = realm.open('pages/home/home', { name: '小明' });
    expect(page.data).toEqual({ name: '小明', list: [{ n: 2 }], scene: 1001 });
    expect(await page.fire('tap', { x: 3 })).toBe(1);
    expect(page.data.tapped).toBe(3);
    expect(() => page.fire('missing')).toThrow('pages/home/home has no handler "missing"');
    expect(realm.open('pages/home/home', { name: '小红' }).data.name).toBe('小红');
    expect(page.data.name).toBe('小明');
  });
});
