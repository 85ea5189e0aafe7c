/** The base library that introduced a function, for functions that some supported base libraries lack. */
export const introducedIn: { readonly [api: string]: string } = {
  batchGetStorage: '2.25.0',
  batchGetStorageSync: '2.25.0',
  batchSetStorage: '2.25.0',
  batchSetStorageSync: '2.25.0',
  chooseMedia: '2.10.0',
  getAccountInfoSync: '2.2.2',
  getAppBaseInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  getEnterOptionsSync: '2.9.4',
  getLaunchOptionsSync: '2.1.2',
  getPrivacySetting: '2.32.3',
  getRandomValues: '2.15.0',
  getUserProfile: '2.10.4',
  nextTick: '2.2.3',
  onNeedPrivacyAuthorization: '2.32.3',
  openPrivacyContract: '2.32.3',
  requirePrivacyAuthorize: '2.32.3',
};

/** Base library that introduced options and component features, in the notation of `wx.canIUse`. */
export const featureIntroducedIn: { readonly [feature: string]: string } = {
  'button.open-type.agreePrivacyAuthorization': '2.32.3',
  'button.open-type.chooseAvatar': '2.21.2',
  'button.open-type.getPhoneNumber': '1.2.0',
  'button.open-type.getRealtimePhoneNumber': '2.24.4',
  'button.open-type.getUserInfo': '1.3.0',
  'getStorage.object.encrypt': '2.21.3',
  'input.type.nickname': '2.21.2',
  'request.object.timeout': '2.10.0',
  'setStorage.object.encrypt': '2.21.3',
  'uploadFile.object.timeout': '2.10.0',
};

/** Whether `version` is `wanted` or later; missing parts count as 0. */
export function atLeast(version: string, wanted: string): boolean {
  const have = version.split('.').map(Number);
  const want = wanted.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
