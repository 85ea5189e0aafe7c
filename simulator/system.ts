import { randomBytes } from 'node:crypto';
import { setImmediate as soon } from 'node:timers';
import { ApiFailure } from './failure';
import type { AsyncApi, Host } from './host';
import type { SimulatedNetwork } from './network';
import { featureIntroducedIn } from './version';

type Info = { readonly [name: string]: unknown };

/** The functions of `wx` about the phone and the mini program. */
export interface SystemApis {
  /** Base library 2.2.2. */
  getAccountInfoSync(): { miniProgram: { appId: string; envVersion?: string; version?: string } };
  getSystemInfoSync(): Info;
  /** Base library 2.20.1. */
  getDeviceInfo(): Info;
  /** Base library 2.20.1. */
  getAppBaseInfo(): Info;
  getNetworkType: AsyncApi<object, { networkType: string }>;
  onNetworkStatusChange(listener: (event: { isConnected: boolean; networkType: string }) => void): void;
  /** Base library 2.15.0; at most 1 MB. */
  getRandomValues: AsyncApi<{ length: number }, { randomValues: ArrayBuffer }>;
  canIUse(feature: string): boolean;
  /** Calls back after the view was updated. Base library 2.2.3. */
  nextTick(callback: () => void): void;
  base64ToArrayBuffer(base64: string): ArrayBuffer;
  arrayBufferToBase64(buffer: ArrayBuffer): string;
}

const MOST_RANDOM_BYTES = 1024 * 1024;
const device = { brand: 'Simulator', model: 'Node.js', platform: 'android', system: 'Android 13' };

/** Makes the functions about phone and mini program. */
export function createSystemApis(
  host: Host,
  network: SimulatedNetwork,
  appId: string,
  hasApi: (name: string) => boolean,
): SystemApis {
  const app = { SDKVersion: host.baseLibrary, version: '8.0.50', language: 'zh_CN' };
  const networkType = () => (network.isConnected ? 'wifi' : 'none');
  return {
    getAccountInfoSync: host.sync('getAccountInfoSync', [], () => {
      if (!host.has('2.10.0')) return { miniProgram: { appId } };
      return {
        miniProgram: { appId, envVersion: 'develop', ...(host.has('2.10.2') ? { version: '' } : {}) },
      };
    }),
    getSystemInfoSync: host.sync('getSystemInfoSync', [], () => ({ ...device, ...app })),
    getDeviceInfo: host.sync('getDeviceInfo', [], () => ({ ...device })),
    getAppBaseInfo: host.sync('getAppBaseInfo', [], () => ({ ...app })),
    getNetworkType: host.async('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener) => {
      host.record('onNetworkStatusChange', {});
      network.onStatus((isConnected) => listener({ isConnected, networkType: networkType() }));
    },
    getRandomValues: host.async('getRandomValues', ({ length }: { length: number }) => {
      if (!(length > 0 && length <= MOST_RANDOM_BYTES)) throw new ApiFailure('invalid length');
      return { randomValues: new Uint8Array(randomBytes(length)).buffer };
    }),
    canIUse: host.sync('canIUse', ['feature'], (feature: string) => {
      const introduced = featureIntroducedIn[feature];
      return introduced === undefined ? hasApi(feature.split('.')[0] ?? '') : host.has(introduced);
    }),
    ...createHelpers(host),
  };
}

type Helpers = Pick<SystemApis, 'nextTick' | 'base64ToArrayBuffer' | 'arrayBufferToBase64'>;

function createHelpers(host: Host): Helpers {
  return {
    nextTick: (callback) => {
      host.record('nextTick', {});
      soon(() => {
        if (!host.ended) callback();
      });
    },
    base64ToArrayBuffer: host.sync('base64ToArrayBuffer', ['base64'], (base64: string) => {
      return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
    }),
    arrayBufferToBase64: host.sync('arrayBufferToBase64', ['buffer'], (buffer: ArrayBuffer) => {
      return Buffer.from(new Uint8Array(buffer)).toString('base64');
    }),
  };
}
