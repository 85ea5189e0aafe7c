import type { PageParams } from '../../types/common';
import type { DeviceSession, RevokeDeviceSessionParams, UnbindDeviceParams } from '../../types/device';
import type { Envelope } from '../../types/envelope';
import type { Route, Routes } from './route';

/** The devices on which the user has signed in. */
export interface DeviceApi {
  /**
   * Lists the devices on which the signed-in user has signed in, this one included.
   * `GET /api/v3/mydevices/list`
   *
   * @param params - which page; the first ten devices without it
   * @returns the envelope with the devices in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: devices } = await authing.api.listDevices();
   * console.log(devices.filter((each) => each.online).map((each) => each.device.name));
   */
  listDevices(params?: PageParams): Promise<Envelope<DeviceSession[]>>;
  /**
   * `listDevices` under its name in the Node SDK.
   * `GET /api/v3/mydevices/list`
   *
   * @param params - which page; the first ten devices without it
   * @returns the envelope with the devices in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data: devices } = await authing.api.list({ page: 1, limit: 50 });
   * console.log(devices.length);
   */
  list(params?: PageParams): Promise<Envelope<DeviceSession[]>>;
  /**
   * Removes a device from the list of the user and ends the sessions on it.
   * `POST /api/v3/mydevices/unbind`
   *
   * @param params - `deviceId` of the device
   * @returns the envelope without `data`, once the device is removed
   * @throws GenAuthError of kind `api` (404 the user has no such device); `session` when signed out
   * @example
   * const { data: devices } = await authing.api.listDevices();
   * await authing.api.unbindDevice({ deviceId: devices[0].device.deviceId });
   */
  unbindDevice(params: UnbindDeviceParams): Promise<Envelope<undefined>>;
  /**
   * `unbindDevice` under its name in the Node SDK.
   * `POST /api/v3/mydevices/unbind`
   *
   * @param params - `deviceId` of the device
   * @returns the envelope without `data`, once the device is removed
   * @throws GenAuthError of kind `api` (404 the user has no such device); `session` when signed out
   * @example
   * const { data: devices } = await authing.api.list();
   * await authing.api.unbind({ deviceId: devices[0].device.deviceId });
   */
  unbind(params: UnbindDeviceParams): Promise<Envelope<undefined>>;
  /**
   * Signs the user out on one device: its tokens are revoked, the device stays in the list.
   * `POST /api/v3/mydevices/revoke-session`
   *
   * @param params - `deviceId` of the device
   * @returns the envelope without `data`, once the tokens are revoked
   * @throws GenAuthError of kind `api` (404 the user has no such device); `session` when signed out
   * @example
   * const { data: devices } = await authing.api.listDevices();
   * await authing.api.revokeDeviceSession({ deviceId: devices[0].device.deviceId });
   */
  revokeDeviceSession(params: RevokeDeviceSessionParams): Promise<Envelope<undefined>>;
  /**
   * `revokeDeviceSession` under its name in the Node SDK.
   * `POST /api/v3/mydevices/revoke-session`
   *
   * @param params - `deviceId` of the device
   * @returns the envelope without `data`, once the tokens are revoked
   * @throws GenAuthError of kind `api` (404 the user has no such device); `session` when signed out
   * @example
   * const { data: devices } = await authing.api.list();
   * await authing.api.revoke({ deviceId: devices[0].device.deviceId });
   */
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
