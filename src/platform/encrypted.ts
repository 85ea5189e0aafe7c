import { callPlatform, platformOf, type PlatformCall, type PlatformOptions } from './call';
import { platformStorage, type SessionStorage } from './storage';

/**
 * WeChat's encrypted storage (base library 2.21.3). Older base libraries ignore `encrypt`, so there the session is kept in plain storage, as
 * it is on a platform without asynchronous storage. A record that was written in plain text before is still found.
 */
export function encryptedStorage(client: PlatformOptions): SessionStorage {
  const plain = platformStorage(client);
  function isMissing(api: PlatformCall['api']): boolean {
    const platform = platformOf(client);
    return !platform || typeof platform[api] !== 'function';
  }
  function call<Result>(api: PlatformCall['api'], options: object): Promise<Result> {
    return callPlatform(client, { api, options, timeout: client.timeout });
  }
  return {
    get(key) {
      return call<{ data: unknown }>('getStorage', { key, encrypt: true }).then(
        (result) => result.data,
        () => plain.get(key),
      );
    },
    set(key, data) {
      return isMissing('setStorage')
        ? plain.set(key, data)
        : call<void>('setStorage', { key, data, encrypt: true });
    },
    remove(key) {
      return isMissing('removeStorage') ? plain.remove(key) : call<void>('removeStorage', { key });
    },
  };
}
