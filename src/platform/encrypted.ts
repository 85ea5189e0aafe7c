import { callPlatform, type Host } from './call';
import { platformStorage, type SessionStorage } from './storage';

/**
 * WeChat's encrypted storage (base library 2.21.3). Older base libraries ignore `encrypt`, so there the session lies in open storage.
 * A record that was written openly before, by an older WeChat or without the option, is still found.
 */
export function encryptedStorage(host: Host): SessionStorage {
  const open = platformStorage(host);
  return {
    get(key) {
      return callPlatform<{ data: unknown }>(host, 'getStorage', { key, encrypt: true }, host.timeout).then(
        function (result) {
          return result.data;
        },
        function () {
          return open.get(key);
        },
      );
    },
    set(key, data) {
      return callPlatform<unknown>(host, 'setStorage', { key, data, encrypt: true }, host.timeout).then(
        function () {},
      );
    },
    remove(key) {
      return callPlatform<unknown>(host, 'removeStorage', { key }, host.timeout).then(function () {});
    },
  };
}
