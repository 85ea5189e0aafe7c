import type { DeviceApi } from '../../src/api/device';
import type { DeviceSession, PageParams } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { pageFields, pageOf } from '../paging';
import { text } from '../shape';
import type { Device } from '../state';

const devices = { fields: pageFields, handle: list };
const unbind = { fields: { deviceId: text }, handle: forget };
const revoke = { fields: { deviceId: text }, handle: endSession };

export const deviceEndpoints: Endpoints<DeviceApi> = {
  list: devices,
  listDevices: devices,
  unbind,
  unbindDevice: unbind,
  revoke,
  revokeDeviceSession: revoke,
};

function list(context: Context, page: PageParams): DeviceSession[] {
  const { user, state } = context;
  const devices = state.devices.filter((device) => device.userId === user.userId);
  return pageOf(devices, page).list.map((device) => ({
    device: {
      deviceId: device.deviceId,
      name: device.name,
      type: device.type,
      os: device.os,
      status: 'activated',
      userAgent: device.userAgent,
    },
    lastLoginTime: device.lastLoginTime,
    lastIp: device.lastIp,
    online: isOnline(context, device),
  }));
}

function isOnline(context: Context, device: Device): boolean {
  const now = context.clock.now();
  const { accessTokens, refreshTokens } = context.state;
  return [...Object.values(accessTokens), ...Object.values(refreshTokens)].some(
    (token) => token.deviceId === device.deviceId && !token.revoked && token.expiresAt > now,
  );
}

function forget(context: Context, params: { deviceId: string }): undefined {
  endSession(context, params);
  context.state.devices = context.state.devices.filter((each) => each.deviceId !== params.deviceId);
  return undefined;
}

function endSession(context: Context, { deviceId }: { deviceId: string }): undefined {
  const { user, state } = context;
  const found = state.devices.some((device) => device.userId === user.userId && device.deviceId === deviceId);
  if (!found) throw new ApiFailure('notFound', deviceId);
  context.tokens.revokeGrants((grant) => grant.userId === user.userId && grant.deviceId === deviceId);
  return undefined;
}
