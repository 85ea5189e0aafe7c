import type { PageParams } from '../../types/common';
import type { DeviceSession, RevokeDeviceSessionParams, UnbindDeviceParams } from '../../types/device';
import type { Envelope } from '../../types/envelope';
import type { Route, Routes } from './route';

/** The devices the user signed in on. */
export interface DeviceApi {
  /**
   * Lists the devices of the signed-in user. `GET /api/v3/mydevices/list`
   * @param params - which page.
   */
  listDevices(params?: PageParams): Promise<Envelope<DeviceSession[]>>;
  /** `listDevices` under its name in the Node SDK. `GET /api/v3/mydevices/list` */
  list(params?: PageParams): Promise<Envelope<DeviceSession[]>>;
  /** Removes a device from the user's list. `POST /api/v3/mydevices/unbind` */
  unbindDevice(params: UnbindDeviceParams): Promise<Envelope<undefined>>;
  /** `unbindDevice` under its name in the Node SDK. `POST /api/v3/mydevices/unbind` */
  unbind(params: UnbindDeviceParams): Promise<Envelope<undefined>>;
  /** Signs the user out on one device. `POST /api/v3/mydevices/revoke-session` */
  revokeDeviceSession(params: RevokeDeviceSessionParams): Promise<Envelope<undefined>>;
  /** `revokeDeviceSession` under its name in the Node SDK. `POST /api/v3/mydevices/revoke-session` */
  revoke(params: RevokeDeviceSessionParams): Promise<Envelope<undefined>>;
}

const list: Route = ['GET', 'mydevices/list'];
const unbind: Route = ['POST', 'mydevices/unbind'];
const revoke: Route = ['POST', 'mydevices/revoke-session'];

export const deviceRoutes: Routes<DeviceApi> = {
  listDevices: list,
  list,
  unbindDevice: unbind,
  unbind,
  revokeDeviceSession: revoke,
  revoke,
};
