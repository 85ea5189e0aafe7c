/** A device on which a user has signed in. */
export interface Device {
  deviceId: string;
  name?: string | null;
  type: 'Browser' | 'Mobile' | 'Desktop';
  /** Model. */
  mod?: string | null;
  os?: string | null;
  /** Version of the operating system. */
  version?: string | null;
  status?: 'activated' | 'suspended' | 'deactivated' | null;
  userAgent?: string | null;
}

/** The user's session on one device. */
export interface DeviceSession {
  device: Device;
  /** ISO 8601. */
  lastLoginTime: string;
  lastIp?: string | null;
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
