import { ApiFailure } from './failure';
import type { AsyncApi, Host } from './host';
import type { SimulatedStorage } from './storage';

/** What `getStorageInfo` reports; sizes in kB. */
export interface StorageInfo {
  keys: string[];
  currentSize: number;
  limitSize: number;
}

/** One entry of the batch functions. */
interface Pair {
  key: string;
  value: unknown;
}

/** The storage functions of `wx`. */
export interface StorageApis {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, data: unknown): void;
  removeStorageSync(key: string): void;
  clearStorageSync(): void;
  getStorageInfoSync(): StorageInfo;
  /** The values of several keys, in their order. */
  batchGetStorageSync(keyList: readonly string[]): unknown[];
  batchSetStorageSync(list: readonly Pair[]): void;
  /** `encrypt` from base library 2.21.3. */
  getStorage: AsyncApi<{ key: string; encrypt?: boolean }, { data: unknown }>;
  /** `encrypt` from base library 2.21.3. */
  setStorage: AsyncApi<{ key: string; data: unknown; encrypt?: boolean }, object>;
  removeStorage: AsyncApi<{ key: string }, object>;
  clearStorage: AsyncApi<object, object>;
  getStorageInfo: AsyncApi<object, StorageInfo>;
  batchGetStorage: AsyncApi<{ keyList: readonly string[] }, { dataList: unknown[] }>;
  batchSetStorage: AsyncApi<{ kvList: readonly Pair[] }, object>;
}

const BYTES_PER_KB = 1024;

type SyncApis = Pick<StorageApis, Extract<keyof StorageApis, `${string}Sync`>>;
type AsyncApis = Omit<StorageApis, keyof SyncApis>;

/** Makes the storage functions over the storage of the phone. */
export function createStorageApis(host: Host, storage: SimulatedStorage): StorageApis {
  return { ...createSyncApis(host, storage), ...createAsyncApis(host, storage) };
}

function createSyncApis(host: Host, storage: SimulatedStorage): SyncApis {
  return {
    getStorageSync: host.sync('getStorageSync', ['key'], (key: string) => valueOf(storage, key)),
    setStorageSync: host.sync('setStorageSync', ['key', 'data'], (key: string, data: unknown) => {
      checkKey(key);
      storage.write(key, data, false);
    }),
    removeStorageSync: host.sync('removeStorageSync', ['key'], (key: string) => {
      checkKey(key);
      storage.remove(key);
    }),
    clearStorageSync: host.sync('clearStorageSync', [], () => storage.clear()),
    getStorageInfoSync: host.sync('getStorageInfoSync', [], () => infoOf(storage)),
    batchGetStorageSync: host.sync('batchGetStorageSync', ['keyList'], (keyList: readonly string[]) =>
      keyList.map((key) => valueOf(storage, key)),
    ),
    batchSetStorageSync: host.sync('batchSetStorageSync', ['list'], (list: readonly Pair[]) =>
      writeAll(storage, list),
    ),
  };
}

function createAsyncApis(host: Host, storage: SimulatedStorage): AsyncApis {
  // An older base library does not know the option and stores plain text.
  const encrypts = (encrypt: unknown) => encrypt === true && host.has('2.21.3');
  const inTurn = async <Result>(run: () => Result) => {
    await storage.turn();
    return run();
  };
  return {
    getStorage: host.async('getStorage', ({ key, encrypt }) => {
      checkKey(key);
      return inTurn(() => ({ data: storage.read(key, encrypts(encrypt)) }));
    }),
    setStorage: host.async('setStorage', async ({ key, data, encrypt }) => {
      checkKey(key);
      await inTurn(() => storage.write(key, data, encrypts(encrypt)));
      return {};
    }),
    removeStorage: host.async('removeStorage', async ({ key }) => {
      checkKey(key);
      await inTurn(() => storage.remove(key));
      return {};
    }),
    clearStorage: host.async('clearStorage', async () => {
      await inTurn(() => storage.clear());
      return {};
    }),
    getStorageInfo: host.async('getStorageInfo', () => inTurn(() => infoOf(storage))),
    batchGetStorage: host.async('batchGetStorage', ({ keyList }) =>
      inTurn(() => ({ dataList: keyList.map((key) => valueOf(storage, key)) })),
    ),
    batchSetStorage: host.async('batchSetStorage', async ({ kvList }) => {
      await inTurn(() => writeAll(storage, kvList));
      return {};
    }),
  };
}

function infoOf(storage: SimulatedStorage): StorageInfo {
  return {
    keys: storage.keys(),
    currentSize: Math.ceil(storage.size() / BYTES_PER_KB),
    limitSize: Math.floor(storage.limits.total / BYTES_PER_KB),
  };
}

/** A plain value; an empty text where there is none. */
function valueOf(storage: SimulatedStorage, key: string): unknown {
  checkKey(key);
  return storage.has(key) ? storage.read(key, false) : '';
}

function writeAll(storage: SimulatedStorage, pairs: readonly Pair[]): void {
  for (const { key, value } of pairs) storage.write(key, value, false);
}

function checkKey(key: unknown): void {
  if (typeof key === 'string' && key !== '') return;
  const type = Object.prototype.toString.call(key).slice(8, -1);
  throw new ApiFailure(`parameter error: parameter.key should be String instead of ${type};`, 1001);
}
