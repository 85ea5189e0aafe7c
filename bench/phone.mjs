// A mini program's runtime in memory: code is injected with `define`, as WeChat does it, and `wx` answers at once. So what is measured is
// the SDK alone.
import { Script } from 'node:vm';

const profile = { userId: '1', id: '1', status: 'Activated', nickname: 'Bob', token: 'token' };
const tokens = {
  access_token: 'a',
  id_token: 'i',
  refresh_token: 'r',
  token_type: 'Bearer',
  expires_in: 7200,
};
export const answers = {
  '/api/v3/signin-by-mobile': { statusCode: 200, message: '', data: tokens },
  '/api/v3/get-profile': { statusCode: 200, message: '', data: profile },
  // 4.x asks for the user here.
  '/graphql/v2': { data: { user: profile } },
  '/connections/social/wechat-miniprogram/auth': { code: 200, message: '', data: profile },
  '/api/v2/logout': { code: 200, message: '', data: {} },
  '/oidc/token': tokens,
  '/oidc/token/revocation': {},
};

/** Also run by other engines, from its text: nothing in it may be of Node, or later than ES2016. */
export function createWx(stored = new Map()) {
  const read = (key) => stored.get(key) || '';
  return {
    login: ({ success }) => success({ code: 'code', errMsg: 'login:ok' }),
    request({ url, success }) {
      const [path] = url.replace(/^https:\/\/[^/]+/, '').split('?');
      success({ statusCode: 200, header: {}, data: answers[path] });
    },
    getStorageSync: read,
    setStorageSync: (key, value) => void stored.set(key, value),
    removeStorageSync: (key) => void stored.delete(key),
    getStorage: ({ key, success }) => success({ data: read(key) }),
    setStorage({ key, data, success }) {
      stored.set(key, data);
      success({});
    },
    removeStorage({ key, success }) {
      stored.delete(key);
      success({});
    },
  };
}

// WeChat's wrapper names the globals of a browser that its realm does not have. Node has more that a mini program lacks.
export const parameters =
  'require, module, exports, window, document, self, location, navigator, XMLHttpRequest, ' +
  'process, setImmediate, fetch, FormData, Headers, Blob, URLSearchParams';
const factories = new Map();

/** Injects a file: its code is parsed, and nothing of it runs yet. */
export function inject(id, code) {
  globalThis.define = (name, factory) => void factories.set(name, factory);
  new Script(`define(${JSON.stringify(id)}, function (${parameters}) {${code}\n})`).runInThisContext();
}

/** Runs an injected file. */
export function load(id) {
  const module = { exports: {} };
  const require = (name) => (name === '@tarojs/taro' ? globalThis.wx : load(name));
  factories.get(id)(require, module, module.exports);
  return module.exports;
}
