/** A device on which a user has signed in. */
export interface Device {
  /** Id of the device. */
  deviceId: string;
  /** Name of the device. */
  name?: string | null;
  /** Kind of the device. */
  type: 'Browser' | 'Mobile' | 'Desktop';
  /** Model of the device. */
  mod?: string | null;
  /** Operating system. */
  os?: string | null;
  /** Version of the operating system. */
  version?: string | null;
  /** Whether the device may be used, was suspended or was deactivated. */
  status?: 'activated' | 'suspended' | 'deactivated' | null;
  /** User agent of the last sign-in. */
  userAgent?: string | null;
}

/** The user's session on one device. */
export interface DeviceSession {
  /** The device. */
  device: Device;
  /** When the user last signed in on it, ISO 8601. */
  lastLoginTime: string;
  /** IP address of the last sign-in. */
  lastIp?: string | null;
  /** Whether the user is still signed in on it. */
  online: boolean;
}

/** Removes a device from the user's list. */
export interface UnbindDeviceParams {
  /** Id of the device, as `listDevices` returns it. */
  deviceId: string;
}

/** Signs the user out on a device. */
export interface RevokeDeviceSessionParams {
  /** Id of the device, as `listDevices` returns it. */
  deviceId: string;
}
