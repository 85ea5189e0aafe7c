import type { DeviceSession } from '../../types/device';
import type { GenAuthError } from '../error';
import { listOf } from './answer';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';

/** The devices on which the user has signed in. */
export interface DeviceMethods {
  /** Lists the devices of the signed-in user. `GET /api/v3/mydevices/list` */
  myDevicesList(): Promise<DeviceSession[]>;
  /** Removes a device; resolves to whether it worked; `onError` is called with the reason when not. `POST /api/v3/mydevices/unbind` */
  myDevicesUnbind(deviceId: string): Promise<boolean>;
  /** Signs the user out on a device; as `myDevicesUnbind`. `POST /api/v3/mydevices/revoke-session` */
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
