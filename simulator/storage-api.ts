import { ApiFailure } from './failure';
import type { AsyncApi, Host } from './host';
import type { SimulatedStorage } from './storage';

/** What `getStorageInfo` reports; sizes in kB. */
export interface StorageInfo {
  keys: string[];
  currentSize: number;
  limitSize: number;
}

/** The storage functions of `wx`. */
export interface StorageApis {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, data: unknown): void;
  removeStorageSync(key: string): void;
  clearStorageSync(): void;
  getStorageInfoSync(): StorageInfo;
  batchSetStorageSync(list: readonly { key: string; value: unknown }[]): void;
  /** `encrypt` from base library 2.21.3. */
  getStorage: AsyncApi<{ key: string; encrypt?: boolean }, { data: unknown }>;
  /** `encrypt` from base library 2.21.3. */
  setStorage: AsyncApi<{ key: string; data: unknown; encrypt?: boolean }, object>;
  removeStorage: AsyncApi<{ key: string }, object>;
  clearStorage: AsyncApi<object, object>;
  getStorageInfo: AsyncApi<object, StorageInfo>;
  batchSetStorage: AsyncApi<{ kvList: readonly { key: string; value: unknown }[] }, object>;
}

const BYTES_PER_KB = 1024;

/** Makes the storage functions over what the phone keeps. */
export function createStorageApis(host: Host, storage: SimulatedStorage): StorageApis {
  // An older base library does not know the option and stores plain text.
  const encrypts = (encrypt: unknown) => encrypt === true && host.has('2.21.3');
  const info = (): StorageInfo => ({
    keys: storage.keys(),
    currentSize: Math.ceil(storage.size() / BYTES_PER_KB),
    limitSize: Math.floor(storage.limits.total / BYTES_PER_KB),
  });
  return {
    getStorageSync: host.sync('getStorageSync', ['key'], (key: string) => {
      checkKey(key);
      return storage.has(key) ? storage.read(key, false) : '';
    }),
    setStorageSync: host.sync('setStorageSync', ['key', 'data'], (key: string, data: unknown) => {
      checkKey(key);
      storage.write(key, data, false);
    }),
    removeStorageSync: host.sync('removeStorageSync', ['key'], (key: string) => {
      checkKey(key);
      storage.remove(key);
    }),
    clearStorageSync: host.sync('clearStorageSync', [], () => storage.clear()),
    getStorageInfoSync: host.sync('getStorageInfoSync', [], info),
    batchSetStorageSync: host.sync(
      'batchSetStorageSync',
      ['list'],
      (list: readonly { key: string; value: unknown }[]) => {
        for (const { key, value } of list) storage.write(key, value, false);
      },
    ),
    getStorage: host.async('getStorage', async ({ key, encrypt }) => {
      checkKey(key);
      await storage.turn();
      return { data: storage.read(key, encrypts(encrypt)) };
    }),
    setStorage: host.async('setStorage', async ({ key, data, encrypt }) => {
      checkKey(key);
      await storage.turn();
      storage.write(key, data, encrypts(encrypt));
      return {};
    }),
    removeStorage: host.async('removeStorage', async ({ key }) => {
      checkKey(key);
      await storage.turn();
      storage.remove(key);
      return {};
    }),
    clearStorage: host.async('clearStorage', async () => {
      await storage.turn();
      storage.clear();
      return {};
    }),
    getStorageInfo: host.async('getStorageInfo', async () => {
      await storage.turn();
      return info();
    }),
    batchSetStorage: host.async('batchSetStorage', async ({ kvList }) => {
      await storage.turn();
      for (const { key, value } of kvList) storage.write(key, value, false);
      return {};
    }),
  };
}

function checkKey(key: unknown): void {
  if (typeof key === 'string' && key !== '') return;
  const type = Object.prototype.toString.call(key).slice(8, -1);
  throw new ApiFailure(`parameter error: parameter.key should be String instead of ${type};`, 1001);
}
