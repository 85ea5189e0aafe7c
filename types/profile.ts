import type { CustomData, Gender } from './common';
import type { Identity } from './identity';

/** Status of an account; only `Activated` accounts can sign in. */
export type UserStatus = 'Activated' | 'Suspended' | 'Resigned' | 'Archived' | 'Deactivated';

/** The user as the V3 API describes it. The granted scope decides which fields are present. Times are ISO 8601. */
export interface UserProfile {
  /** User id. */
  userId: string;
  /** When the account was created. */
  createdAt: string;
  /** When the account was last changed. */
  updatedAt: string;
  /** Status of the account. */
  status: UserStatus;
  /** Whether the user works: `Active`, or `Closed`. */
  workStatus: 'Closed' | 'Active';
  /** Id of the user in another system; needs scope `external_id`. */
  externalId?: string | null;
  /** Email; needs scope `email`. */
  email?: string | null;
  /** Whether the email has been verified. */
  emailVerified: boolean;
  /** Phone number without dialling code; needs scope `phone`. */
  phone?: string | null;
  /** Whether the phone number has been verified. */
  phoneVerified: boolean;
  /** Dialling code such as `+86`. */
  phoneCountryCode?: string | null;
  /** Username; needs scope `username`. */
  username?: string | null;
  /** Full name. */
  name?: string | null;
  /** Nickname. */
  nickname?: string | null;
  /** Given name. */
  givenName?: string | null;
  /** Family name. */
  familyName?: string | null;
  /** Middle name. */
  middleName?: string | null;
  /** Name by which the user wants to be called. */
  preferredUsername?: string | null;
  /** Address of the avatar. */
  photo?: string | null;
  /** `M` male, `F` female, `U` unknown. */
  gender: Gender;
  /** Date of birth. */
  birthdate?: string | null;
  /** Address of a page about the user. */
  profile?: string | null;
  /** Address of the user's website. */
  website?: string | null;
  /** Company. */
  company?: string | null;
  /** Time zone. */
  zoneinfo?: string | null;
  /** Language and region. */
  locale?: string | null;
  /** Country. */
  country?: string | null;
  /** Province. */
  province?: string | null;
  /** City. */
  city?: string | null;
  /** Region. */
  region?: string | null;
  /** Address. */
  address?: string | null;
  /** Street and house number. */
  streetAddress?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** The whole postal address in one text. */
  formatted?: string | null;
  /** Number of the identity document. */
  identityNumber?: string | null;
  /** User agent of the last sign-in. */
  browser?: string | null;
  /** Device of the last sign-in. */
  device?: string | null;
  /** Number of sign-ins. */
  loginsCount?: number | null;
  /** When the user last signed in. */
  lastLogin?: string | null;
  /** IP address of the last sign-in. */
  lastIp?: string | null;
  /** App ID of the last sign-in. */
  lastLoginApp?: string | null;
  /** When the user last passed a second factor. */
  lastMfaTime?: string | null;
  /** When the user signed up. */
  signedUp?: string | null;
  /** When the status last changed. */
  statusChangedAt?: string | null;
  /** When the password was last set. */
  passwordLastSetAt?: string | null;
  /** Strength of the password: 1 weak, 2 medium, 3 strong. */
  passwordSecurityLevel?: number | null;
  /** Whether the password has to be changed at the next sign-in. */
  resetPasswordOnNextLogin?: boolean | null;
  /** How the account came into being: import, sign-up, an administrator, or synchronization. */
  userSourceType: 'excel' | 'register' | 'adminCreated' | 'sync';
  /** Id of the application or synchronization task from which the account came. */
  userSourceId?: string | null;
  /** Ways in which the user signed up. */
  registerSource?: string[] | null;
  /** Id of the main department. */
  mainDepartmentId?: string | null;
  /** Ids of the departments; only on request: `withDepartmentIds`. */
  departmentIds?: string[] | null;
  /** Ids of the posts. */
  postIdList?: string[] | null;
  /** Id of the tenant. */
  tenantId?: string | null;
  /** External identities; only on request: `withIdentities`. */
  identities?: Identity[] | null;
  /** Values of custom fields; only on request: `withCustomData`. */
  customData?: CustomData | null;
  /** Values of extension fields. */
  metadataSource?: unknown;
}

/** What to include beyond the fields that are always present. */
export interface GetProfileParams {
  /** Includes `customData`; false by default. */
  withCustomData?: boolean;
  /** Includes `identities`; false by default. */
  withIdentities?: boolean;
  /** Includes `departmentIds`; false by default. */
  withDepartmentIds?: boolean;
}

/** The fields that users may change; email, phone and password have calls of their own. */
export interface UpdateProfileParams {
  /** Full name. */
  name?: string;
  /** Nickname. */
  nickname?: string;
  /** Address of the avatar. */
  photo?: string;
  /** Id of the user in another system. */
  externalId?: string;
  /** Username, unique in the user pool. */
  username?: string;
  /** `M` male, `F` female, `U` unknown. */
  gender?: Gender;
  /** Date of birth. */
  birthdate?: string;
  /** Company. */
  company?: string;
  /** Country. */
  country?: string;
  /** Province. */
  province?: string;
  /** City. */
  city?: string;
  /** Address. */
  address?: string;
  /** Street and house number. */
  streetAddress?: string;
  /** Postal code. */
  postalCode?: string;
  /** Number of the identity document. */
  identityNumber?: string;
  /** Values of custom fields; their keys are defined in the console. */
  customData?: CustomData;
}

/** A picture to upload. */
export interface UploadAvatarParams {
  /** Temporary or saved file of WeChat, such as `tempFilePath` of a chooser. */
  filePath: string;
  /** Folder on the server; `avatar` by default. */
  folder?: string;
  /** Called with the progress of the upload (base library 1.4.0). */
  onProgress?: (progress: UploadProgress) => void;
}

/** Progress of an upload. */
export interface UploadProgress {
  /** Sent so far, in percent. */
  progress: number;
  /** Sent so far, in bytes. */
  totalBytesSent: number;
  /** Size of the upload in bytes. */
  totalBytesExpectedToSend: number;
}

/** An uploaded file. */
export interface UploadedFile {
  /** Name of the file on the server. */
  key?: string;
  /** Public address of the file. */
  url: string;
}
