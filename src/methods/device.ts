import type { DeviceSession } from '../../types/device';
import { report, type Core } from '../core';
import type { GenAuthError } from '../error';
import { listOf } from '../flows/answer';
import type { Methods } from '../surface';

/** The devices the user signed in on. */
export interface DeviceMethods {
  /** Lists the devices of the signed-in user. `GET /api/v3/mydevices/list` */
  myDevicesList(): Promise<DeviceSession[]>;
  /** Removes a device; resolves to whether it worked, and `onError` hears why not. `POST /api/v3/mydevices/unbind` */
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
      report(core, error);
      return false;
    },
  );
}

export const deviceMethods: Methods<DeviceMethods> = {
  myDevicesList() {
    return this.api.listDevices().then(listOf);
  },

  myDevicesUnbind(deviceId) {
    return worked(this, this.api.unbindDevice({ deviceId }));
  },

  myDevicesLogout(deviceId) {
    return worked(this, this.api.revokeDeviceSession({ deviceId }));
  },
};
