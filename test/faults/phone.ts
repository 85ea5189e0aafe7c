import type { Platform, PlatformCallbacks } from '../../src';
import { recordKey } from '../support/app';
import { first } from './values';
import type { Stage } from './stage';

/** Functions of `wx` by name. */
export type Functions = { readonly [name in keyof Platform]?: unknown };

type Callbacks = PlatformCallbacks<never>;

/** The phone of one cell: requests over real HTTP, its own storage, and a user who consents to everything. */
export interface CellPhone {
  readonly platform: Platform;
  readonly entries: Map<string, string>;
  readonly used: ReadonlySet<string>;
  /** Its functions when everything is in order. */
  readonly own: Functions;
  /** Replaces functions from now on, all others being those of the phone. */
  change(functions: Functions): void;
  isIdle(): boolean;
  /** Resolves when no request is under way. */
  quiet(): Promise<void>;
}

type Asking = (options: PlatformCallbacks<object>) => void;

/** `wx.login`, the chooser and the scanner, answering as WeChat does with a user who consents. */
export function answering(stage: Stage): { readonly [name in 'login' | 'chooseMedia' | 'scanCode']: Asking } {
  const succeed = (result: () => object) => (options: PlatformCallbacks<object>) => {
    setImmediate(() => options.success?.(result()));
  };
  return {
    login: succeed(() => ({ code: stage.loginCode() })),
    chooseMedia: succeed(() => ({ tempFiles: [{ tempFilePath: stage.filePath }] })),
    scanCode: succeed(() => ({ result: JSON.stringify({ random: first('getQrCodeStatus').qrcodeId }) })),
  };
}

function storing(entries: Map<string, string>): Functions {
  return {
    getStorageSync: (key: string) => entries.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void entries.set(key, value),
    removeStorageSync: (key: string) => void entries.delete(key),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => entries.get(key) ?? ''),
  };
}

/** The functions that send, with a count of what is under way. */
function sendingOver(stage: Stage, count: { underWay: number }): Functions {
  const counted = (name: 'request' | 'uploadFile') => (options: Callbacks) => {
    count.underWay += 1;
    let isOver = false;
    const end = () => {
      if (!isOver) count.underWay -= 1;
      isOver = true;
    };
    // Both functions of the phone take these options; which ones, its own types say.
    const send = stage.phone.wx[name] as (options: Callbacks) => unknown;
    return send({
      ...options,
      success: (result) => {
        end();
        options.success?.(result);
      },
      fail: (failure) => {
        end();
        options.fail?.(failure);
      },
    });
  };
  return { request: counted('request'), uploadFile: counted('uploadFile') };
}

export function phoneOf(stage: Stage, record: string): CellPhone {
  const entries = new Map(record ? [[recordKey, record]] : []);
  const count = { underWay: 0 };
  const own: Functions = { ...storing(entries), ...answering(stage), ...sendingOver(stage, count) };
  const used = new Set<string>();
  let changed: Functions = {};
  const names = [
    ...Object.keys(own),
    'chooseImage',
    'getStorage',
    'setStorage',
    'removeStorage',
  ] as (keyof Platform)[];
  const platform: object = {};
  for (const name of names) {
    Object.defineProperty(platform, name, {
      get() {
        const found = name in changed ? changed[name] : own[name];
        if (typeof found !== 'function') return found;
        return (...values: unknown[]): unknown => {
          used.add(name);
          // Functions of `wx` by their own names.
          return (found as (...values: unknown[]) => unknown)(...values);
        };
      },
    });
  }
  return {
    // Has the functions by the loop above.
    platform: platform as Platform,
    entries,
    used,
    own,
    change: (functions) => (changed = functions),
    isIdle: () => count.underWay === 0,
    quiet: async () => {
      while (count.underWay > 0) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
