import type { Host } from '../../../host';
import { CAPSULE, SCREEN } from './device';
import type { Phone } from './wx';

const DEVICE = {
  brand: 'devtools',
  model: 'GenAuth preview',
  platform: 'devtools',
  system: 'iOS 17.0',
  benchmarkLevel: 50,
};

/** What the preview has beyond the simulator, for `wx.canIUse`. */
const EXTRA = new Set([
  'getWindowInfo',
  'onThemeChange',
  'setClipboardData',
  'getClipboardData',
  'getMenuButtonBoundingClientRect',
]);

/** The functions of `wx` about the phone, its screen and the launch. */
export function systemApis(host: Host, phone: Phone) {
  const { entry, simulator } = phone;
  const launchOptions = () => ({ ...entry, scene: 1001, referrerInfo: {} });
  const all = () => ({
    ...DEVICE,
    ...appInfo(phone),
    ...windowInfo(phone),
    version: '8.0.50',
    deviceOrientation: 'portrait',
  });
  return {
    getWindowInfo: host.sync('getWindowInfo', [], () => windowInfo(phone)),
    getDeviceInfo: host.sync('getDeviceInfo', [], () => ({ ...DEVICE })),
    getAppBaseInfo: host.sync('getAppBaseInfo', [], () => appInfo(phone)),
    getSystemInfoSync: host.sync('getSystemInfoSync', [], all),
    getSystemInfo: host.async('getSystemInfo', all),
    getSystemInfoAsync: host.async('getSystemInfoAsync', all),
    getMenuButtonBoundingClientRect: host.sync('getMenuButtonBoundingClientRect', [], capsule),
    getLaunchOptionsSync: host.sync('getLaunchOptionsSync', [], launchOptions),
    getEnterOptionsSync: host.sync('getEnterOptionsSync', [], launchOptions),
    canIUse: (feature: string) => simulator.wx.canIUse(feature) || EXTRA.has(feature.split('.')[0] ?? ''),
    vibrateShort: host.async('vibrateShort', () => ({})),
    vibrateLong: host.async('vibrateLong', () => ({})),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
}

function windowInfo({ device }: Phone) {
  return {
    pixelRatio: 3,
    screenWidth: SCREEN.width,
    screenHeight: SCREEN.height,
    windowWidth: SCREEN.width,
    windowHeight: device.pageHeight(),
    statusBarHeight: SCREEN.statusBar,
    screenTop: SCREEN.height - device.pageHeight(),
    safeArea: {
      left: 0,
      right: SCREEN.width,
      top: SCREEN.statusBar,
      bottom: SCREEN.height - SCREEN.homeIndicator,
      width: SCREEN.width,
      height: SCREEN.height - SCREEN.statusBar - SCREEN.homeIndicator,
    },
  };
}

function appInfo({ bundle, theme, language, simulator }: Phone) {
  return {
    ...simulator.wx.getAppBaseInfo(),
    language: language(),
    host: { env: 'WeChat' },
    fontSizeSetting: 16,
    // Only an app that follows the theme is told.
    ...(bundle.app.darkmode === true ? { theme: theme() } : {}),
  };
}

function capsule() {
  return {
    ...CAPSULE,
    left: SCREEN.width - CAPSULE.right - CAPSULE.width,
    right: SCREEN.width - CAPSULE.right,
    bottom: CAPSULE.top + CAPSULE.height,
  };
}
