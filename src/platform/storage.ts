import { platformOf, type PlatformOptions } from './call';

/**
 * Where a session is kept. The default is WeChat's storage; give the `storage` option to keep it elsewhere. Functions may return
 * values or promises; a missing key is `undefined`, `null` or `''`. They may throw: a session is then kept in memory.
 */
export interface SessionStorage {
  get(key: string): unknown;
  set(key: string, value: string): void | Promise<void>;
  remove(key: string): void | Promise<void>;
  /** The values of several keys, in their order; saves a read at the first launch. May be left out. */
  getAll?(keys: string[]): unknown;
}

/** WeChat's synchronous storage: exact, and cheap because it is read once. */
export function platformStorage(options: PlatformOptions): SessionStorage {
  return {
    get(key) {
      const platform = platformOf(options);
      return platform && platform.getStorageSync && platform.getStorageSync(key);
    },
    set(key, value) {
      const platform = platformOf(options);
      if (!platform || !platform.setStorageSync) throw new Error('setStorageSync');
      platform.setStorageSync(key, value);
    },
    remove(key) {
      const platform = platformOf(options);
      if (!platform || !platform.removeStorageSync) throw new Error('removeStorageSync');
      platform.removeStorageSync(key);
    },
    getAll(keys) {
      const platform = platformOf(options);
      return platform && platform.batchGetStorageSync && platform.batchGetStorageSync(keys);
    },
  };
}
