import type { CustomData, Gender } from './common';
import type { Identity } from './identity';

/** State of an account; `Activated` is the one that people sign in to. */
export type UserStatus = 'Activated' | 'Suspended' | 'Resigned' | 'Archived' | 'Deactivated';

/**
 * The user as the V3 API describes it. Which fields arrive depends on the scope granted at sign-in. Times are ISO 8601.
 */
export interface UserProfile {
  userId: string;
  createdAt: string;
  updatedAt: string;
  status: UserStatus;
  workStatus: 'Closed' | 'Active';
  /** Id in a system of yours; needs scope `external_id`. */
  externalId?: string | null;
  /** Needs scope `email`. */
  email?: string | null;
  emailVerified: boolean;
  /** Without dialling code; needs scope `phone`. */
  phone?: string | null;
  phoneVerified: boolean;
  /** Dialling code such as `+86`. */
  phoneCountryCode?: string | null;
  /** Needs scope `username`. */
  username?: string | null;
  name?: string | null;
  nickname?: string | null;
  givenName?: string | null;
  familyName?: string | null;
  middleName?: string | null;
  preferredUsername?: string | null;
  /** Address of the avatar. */
  photo?: string | null;
  gender: Gender;
  birthdate?: string | null;
  profile?: string | null;
  website?: string | null;
  company?: string | null;
  /** Time zone. */
  zoneinfo?: string | null;
  locale?: string | null;
  country?: string | null;
  province?: string | null;
  city?: string | null;
  region?: string | null;
  address?: string | null;
  streetAddress?: string | null;
  postalCode?: string | null;
  /** The whole postal address in one text. */
  formatted?: string | null;
  identityNumber?: string | null;
  /** User agent of the last sign-in. */
  browser?: string | null;
  device?: string | null;
  loginsCount?: number | null;
  lastLogin?: string | null;
  lastIp?: string | null;
  /** Application of the last sign-in. */
  lastLoginApp?: string | null;
  lastMfaTime?: string | null;
  signedUp?: string | null;
  statusChangedAt?: string | null;
  passwordLastSetAt?: string | null;
  /** 1 weak, 2 middling, 3 strong. */
  passwordSecurityLevel?: number | null;
  /** The password has to be changed at the next sign-in. */
  resetPasswordOnNextLogin?: boolean | null;
  userSourceType: 'excel' | 'register' | 'adminCreated' | 'sync';
  /** Application or synchronisation the user came from. */
  userSourceId?: string | null;
  /** Ways the user signed up. */
  registerSource?: string[] | null;
  mainDepartmentId?: string | null;
  /** Only on request: `withDepartmentIds`. */
  departmentIds?: string[] | null;
  postIdList?: string[] | null;
  tenantId?: string | null;
  /** Only on request: `withIdentities`. */
  identities?: Identity[] | null;
  /** Only on request: `withCustomData`. */
  customData?: CustomData | null;
  metadataSource?: unknown;
}

/** What to read beside the fields that always come. */
export interface GetProfileParams {
  /** Includes `customData`; false by default. */
  withCustomData?: boolean;
  /** Includes `identities`; false by default. */
  withIdentities?: boolean;
  /** Includes `departmentIds`; false by default. */
  withDepartmentIds?: boolean;
}

/** The fields a user may change; email, phone and password have calls of their own. */
export interface UpdateProfileParams {
  name?: string;
  nickname?: string;
  /** Address of the avatar. */
  photo?: string;
  externalId?: string;
  username?: string;
  gender?: Gender;
  birthdate?: string;
  company?: string;
  country?: string;
  province?: string;
  city?: string;
  address?: string;
  streetAddress?: string;
  postalCode?: string;
  identityNumber?: string;
  customData?: CustomData;
}

/** A picture to upload. */
export interface UploadAvatarParams {
  /** Temporary or saved file of the host, such as `tempFilePath` of a chooser. */
  filePath: string;
  /** Where the server keeps it; `avatar` by default. */
  folder?: string;
  /** Hears how far the upload is, in percent and bytes (base library 1.4.0). */
  onProgress?: (progress: UploadProgress) => void;
}

/** How far an upload is. */
export interface UploadProgress {
  /** Percent. */
  progress: number;
  /** Bytes. */
  totalBytesSent: number;
  /** Bytes. */
  totalBytesExpectedToSend: number;
}

/** A file that was uploaded. */
export interface UploadedFile {
  /** Name of the file on the server. */
  key?: string;
  /** Public address of the file. */
  url: string;
}
