import type { DeviceSession } from '../../types/device';
import type { GenAuthError } from '../error';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { listOf } from './answer';

/** Lists the devices on which the signed-in user has signed in, and signs them out. */
export interface DeviceMethods {
  /**
   * Lists the devices of the signed-in user: the first 10, as the server pages them. For the others use `api.listDevices({ page: 2 })`.
   * `GET /api/v3/mydevices/list`
   *
   * @returns a session for each device; `online` tells whether it is still signed in
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const sessions = await authing.browserFingerprint.myDevicesList();
   * console.log(sessions.map(({ device, lastLoginTime }) => `${device.name || device.type} ${lastLoginTime}`));
   */
  myDevicesList(): Promise<DeviceSession[]>;
  /**
   * Signs the user out on a device and removes it from the list. Removing the device in use revokes the tokens of the current session.
   * `POST /api/v3/mydevices/unbind`
   *
   * @param deviceId - `device.deviceId` of an entry of `myDevicesList`
   * @returns `true` when the device was removed; `false` for any failure, with which `onError` is called
   * @throws nothing: a failure resolves to `false`
   * @example
   * const [{ device }] = await authing.browserFingerprint.myDevicesList();
   * if (!(await authing.browserFingerprint.myDevicesUnbind(device.deviceId))) console.warn('Try again.');
   */
  myDevicesUnbind(deviceId: string): Promise<boolean>;
  /**
   * Signs the user out on a device, which stays on the list. Signing out the device in use revokes the tokens of the current session.
   * `POST /api/v3/mydevices/revoke-session`
   *
   * @param deviceId - `device.deviceId` of an entry of `myDevicesList`
   * @returns `true` when the device was signed out; `false` for any failure, with which `onError` is called
   * @throws nothing: a failure resolves to `false`
   * @example
   * const [{ device }] = await authing.browserFingerprint.myDevicesList();
   * if (!(await authing.browserFingerprint.myDevicesLogout(device.deviceId))) console.warn('Try again.');
   */
  myDevicesLogout(deviceId: string): Promise<boolean>;
}

function worked(core: Core, call: Promise<unknown>): Promise<boolean> {
  return call.then(
    function () {
      return true;
    },
    function (error: GenAuthError) {
      core.report(error);
      return false;
    },
  );
}

export const deviceMethods: SubMethods<DeviceMethods> = {
  myDevicesList() {
    return call(this.core, 'listDevices').then(listOf);
  },

  myDevicesUnbind(deviceId) {
    return worked(this.core, call(this.core, 'unbindDevice', { deviceId }));
  },

  myDevicesLogout(deviceId) {
    return worked(this.core, call(this.core, 'revokeDeviceSession', { deviceId }));
  },
};
