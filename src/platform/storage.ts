import { platformOf, type Host } from './call';

/**
 * Where a session is kept. The default is the host's storage; give the `storage` option to keep it elsewhere. Functions may answer
 * at once or with a promise; a missing key is `undefined`, `null` or `''`. They may throw: a session is then kept in memory.
 */
export interface SessionStorage {
  get(key: string): unknown;
  set(key: string, value: string): void | Promise<void>;
  remove(key: string): void | Promise<void>;
}

/** The synchronous storage of the host: exact and cheap, for it is read once. */
export function platformStorage(host: Host): SessionStorage {
  return {
    get(key) {
      const platform = platformOf(host);
      return platform && platform.getStorageSync && platform.getStorageSync(key);
    },
    set(key, value) {
      const platform = platformOf(host);
      if (!platform || !platform.setStorageSync) throw new Error('setStorageSync');
      platform.setStorageSync(key, value);
    },
    remove(key) {
      const platform = platformOf(host);
      if (platform && platform.removeStorageSync) platform.removeStorageSync(key);
    },
  };
}
