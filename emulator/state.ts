import type { CustomData, Identity, UserProfile } from '../types/index';
import type { ServerKeys } from './keys';
import type { WechatState } from './wechat/state';
import type { Directory } from './directory';

/** A registered application. */
export interface App {
  appId: string;
  appSecret: string;
  appName: string;
  appLogo: string;
  appLoginUrl: string;
  /** Gives refresh tokens when the scope asks for them. */
  refreshTokenGrant: boolean;
  /** Lets people sign up; otherwise api code 2031. */
  signUp: boolean;
  /** Demands a second factor at every sign-in (api code 1636). */
  mfa: boolean;
}

/** Password hash as scrypt made it, both parts base64. */
export interface PasswordHash {
  salt: string;
  hash: string;
}

/** The answers say `null` for what is not set; the state leaves it out. */
type WithoutNull<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], null> };

/** A user: the profile, and what the server knows beside it. */
export interface User extends WithoutNull<Omit<UserProfile, 'identities' | 'customData' | 'departmentIds'>> {
  customData: CustomData;
  identities: Identity[];
  password?: PasswordHash;
  /** Wrong passwords in a row. */
  failures: number;
  /** Locked after too many of them; a password reset unlocks. */
  locked: boolean;
  /** The password has to be changed, and the old one is asked for (api code 2058). */
  passwordExpired: boolean;
  /** The password came with the seed: the user has not chosen it, and some pools ask for a new one. */
  passwordGiven: boolean;
  /** Asks for a second factor at sign-in (api code 1635). */
  mfaEnabled: boolean;
  roleCodes: string[];
  groupCodes: string[];
  departments: { departmentId: string; isLeader: boolean; isMain: boolean; joinedAt: string }[];
  tenantIds: string[];
  /** Public accounts this user may switch to. */
  publicAccountIds: string[];
}

/** A second factor of a user. */
export interface Factor {
  factorId: string;
  userId: string;
  factorType: 'OTP' | 'SMS' | 'EMAIL' | 'FACE';
  profile: { phoneNumber?: string; phoneCountryCode?: string; email?: string; photo?: string };
  /** Base32 secret of an OTP factor. */
  secret?: string;
  recoveryCode?: string;
}

/** A one-time code that was sent. */
export interface Code {
  kind: 'sms' | 'email';
  /** `+86 18812345678`, or a mail address in lower case. */
  to: string;
  channel: string;
  code: string;
  sentAt: number;
  expiresAt: number;
  used: boolean;
}

/** What a phone or mailbox has received. */
export interface Message {
  kind: 'sms' | 'email';
  to: string;
  channel: string;
  code: string;
  /** Time in ms since 1970. */
  at: number;
}

/** What every token of one sign-in has in common. */
export interface Grant {
  grantId: string;
  userId: string;
  appId: string;
  scope: string;
  deviceId: string;
  tenantId?: string;
  /** Who has switched to this (public) account. */
  originUserId?: string;
}

export interface AccessToken extends Grant {
  jti: string;
  issuedAt: number;
  expiresAt: number;
  revoked: boolean;
}

export interface RefreshToken extends Grant {
  issuedAt: number;
  expiresAt: number;
  /** Spent by a renewal that gave a new one. */
  spent: boolean;
  revoked: boolean;
}

/** A token answer; the lifetime is named as the settings say. */
export interface TokenAnswer {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  token_type: string;
  scope: string;
  expire_in?: number;
  expires_in?: number;
}

/** Proof of a first step, good for one second step. */
export interface Ticket {
  purpose:
    | 'updateEmail'
    | 'updatePhone'
    | 'resetPassword'
    | 'deleteAccount'
    | 'enrollFactor'
    | 'mfa'
    | 'captcha'
    | 'firstLogin'
    | 'invitation';
  userId?: string;
  expiresAt: number;
  data: Record<string, unknown>;
}

export interface QrCode {
  qrcodeId: string;
  /** `web`: a page shows it and a signed-in phone approves. `fastpass`: a signed-in user shows it and a phone signs in. */
  kind: 'web' | 'fastpass';
  appId: string;
  status: 'PENDING' | 'SCANNED' | 'AUTHORIZED' | 'CANCELLED';
  createdAt: number;
  expiresAt: number;
  /** Who scanned it, or who shows a `fastpass` code. */
  userId?: string;
  /** Good for one token set once authorized. */
  ticket?: string;
  scope?: string;
}

export interface PushCode {
  pushCodeId: string;
  appId: string;
  userId: string;
  scope: string;
  status: 'PUSHED' | 'AUTHORIZED' | 'CANCELLED';
  expiresAt: number;
  /** Handed out once the sign-in was approved. */
  tokenSet?: TokenAnswer;
}

export interface LoginRecord {
  userId: string;
  appId: string;
  loginAt: string;
  clientIp: string;
  success: boolean;
  errorMessage?: string;
  userAgent: string;
  loginMethod: string;
  tenantId?: string;
}

export interface Device {
  deviceId: string;
  userId: string;
  name: string;
  type: 'Browser' | 'Mobile' | 'Desktop';
  os: string;
  userAgent: string;
  lastLoginTime: string;
  lastIp: string;
}

export interface StoredFile {
  key: string;
  filename: string;
  contentType: string;
  /** Content, base64. */
  content: string;
}

/** A request for access that a user has filed. */
export interface StoredApproval {
  approvalId: number;
  number: string;
  userId: string;
  status: 'PENDING' | 'AGREED' | 'REFUSED';
  submitTime: string;
  objectType: 'APP_PERMISSION_APPLY' | 'ROLE_PERMISSION_APPLY';
  objectIds: string[];
  extraParams?: { endTime?: number | null; enableTime?: number | null };
}

/** An invitation: the open link of a member, or a signed one for one address. */
export interface Invitation {
  identifier: string;
  /** The member whose link it is. */
  userId?: string;
  signature?: string;
  invitee?: { email: string; phone?: string; phoneCountryCode?: string; inviteeName?: string };
}

/** Everything the emulator knows; plain data, so that it can be read in tests and kept in a file. */
export interface EmulatorState {
  userPoolId: string;
  apps: App[];
  users: User[];
  factors: Factor[];
  directory: Directory;
  codes: Code[];
  messages: Message[];
  accessTokens: Record<string, AccessToken>;
  refreshTokens: Record<string, RefreshToken>;
  tickets: Record<string, Ticket>;
  qrCodes: QrCode[];
  pushCodes: PushCode[];
  loginHistory: LoginRecord[];
  devices: Device[];
  files: Record<string, StoredFile>;
  approvals: StoredApproval[];
  invitations: Invitation[];
  events: { eventType: string; source: string; eventData: string; userId: string; at: number }[];
  /** Keys of custom profile fields; `null` allows any. */
  customFields: string[] | null;
  keys: ServerKeys;
  wechat: WechatState;
}
