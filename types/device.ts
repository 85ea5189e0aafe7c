/** A device somebody signed in on. */
export interface Device {
  deviceId: string;
  name?: string;
  type: 'Browser' | 'Mobile' | 'Desktop';
  /** Model. */
  mod?: string;
  os?: string;
  /** Version of the operating system. */
  version?: string;
  status?: 'activated' | 'suspended' | 'deactivated';
  userAgent?: string;
}

/** The user's session on one device. */
export interface DeviceSession {
  device: Device;
  /** ISO 8601. */
  lastLoginTime: string;
  lastIp?: string;
  /** The session is alive. */
  online: boolean;
}

/** Which device to take off the user's list. */
export interface UnbindDeviceParams {
  deviceId: string;
}

/** Which device to sign out. */
export interface RevokeDeviceSessionParams {
  deviceId: string;
}
