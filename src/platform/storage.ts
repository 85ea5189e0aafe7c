import { platformOf, type PlatformOptions } from './call';

/**
 * Storage for the session. The default is WeChat's storage; pass the `storage` option to keep the session elsewhere. Each function may
 * return a value or a promise, which has to settle within `timeout`. When one fails, the session is kept in memory; for a failed write
 * `onError` is called once, with code -6.
 */
export interface SessionStorage {
  /**
   * Reads a value.
   *
   * @param key - key of the value, such as `genauth:<appId>`
   * @returns the string that was written, or a promise of it; `undefined`, `null` or `''` when there is none
   */
  get(key: string): unknown;
  /**
   * Writes a value.
   *
   * @param key - key of the value
   * @param value - JSON string with tokens and user
   * @returns a promise, where writing is asynchronous
   */
  set(key: string, value: string): void | Promise<void>;
  /**
   * Removes a value, which may be absent.
   *
   * @param key - key of the value
   * @returns a promise, where removing is asynchronous
   */
  remove(key: string): void | Promise<void>;
  /**
   * Reads several values at once, which saves a read at the first launch. May be left out.
   *
   * @param keys - keys of the values
   * @returns the values in the order of the keys, or a promise of them
   */
  getAll?(keys: string[]): unknown;
}

/** WeChat's synchronous storage: exact, and cheap because it is read once. */
export function platformStorage(options: PlatformOptions): SessionStorage {
  return {
    get(key) {
      const platform = platformOf(options);
      // Stryker disable next-line ConditionalExpression,LogicalOperator: what this would throw counts as no value
      return platform && platform.getStorageSync && platform.getStorageSync(key);
    },
    set(key, value) {
      const platform = platformOf(options);
      // Stryker disable next-line ConditionalExpression,LogicalOperator,StringLiteral: a call of what is missing throws as well
      if (!platform || !platform.setStorageSync) throw new Error('setStorageSync');
      platform.setStorageSync(key, value);
    },
    remove(key) {
      const platform = platformOf(options);
      // Stryker disable next-line ConditionalExpression,LogicalOperator,StringLiteral: a call of what is missing throws as well
      if (!platform || !platform.removeStorageSync) throw new Error('removeStorageSync');
      platform.removeStorageSync(key);
    },
    getAll(keys) {
      const platform = platformOf(options);
      // Stryker disable next-line ConditionalExpression,LogicalOperator: what this would throw counts as no value
      return platform && platform.batchGetStorageSync && platform.batchGetStorageSync(keys);
    },
  };
}
