import type { PageParams } from './common';

/** What a request for access is about: an application (`APP_PERMISSION_APPLY`) or a role (`ROLE_PERMISSION_APPLY`). */
export type ApprovalObjectType = 'APP_PERMISSION_APPLY' | 'ROLE_PERMISSION_APPLY';

/** When a granted role is valid. */
export interface ApprovalPeriod {
  /** Start, in milliseconds since 1970; `null` for at once. */
  enableTime?: number | null;
  /** End, in milliseconds since 1970; `null` for no end. */
  endTime?: number | null;
}

/** Which of the applications that can be applied for to list. */
export interface GetEnablePermissionApplyApplicationListParams {
  /** Part of the application's name; every application unless given. */
  appName?: string;
}

/** An application that the user can apply for. */
export interface ApplicableApplication {
  /** App ID. */
  appId: string;
  /** Name of the application. */
  appName: string;
  /** URL of its logo. */
  logo: string;
  /** Kind of the application. */
  appType: 'web' | 'spa' | 'native' | 'api' | 'mfa' | 'mini-program' | 'gateway-app' | 'gateway-agent';
  /** Template that the application was created from, for integrated applications. */
  template?: string;
}

/** Which of the roles that can be applied for to list. */
export interface GetEnablePermissionApplyRoleListParams extends PageParams {
  /** App ID of the application that the roles belong to. */
  appId: string;
  /** Part of the role's name or code; every role unless given. */
  keyword?: string;
}

/** A role that the user can apply for. */
export interface ApplicableRole {
  /** Id of the role, which `createApproval` takes as `objectId`. */
  roleId: string;
  /** Code of the role. */
  code: string;
  /** Name of the role. */
  name: string;
  /** Description of the role. */
  description?: string | null;
}

/** Applies for one application or role. */
export interface CreateApprovalParams {
  /** Kind of the object. */
  objectType: ApprovalObjectType;
  /** Id of the application or role. */
  objectId: string;
  /** When the role is to be valid; for roles only. */
  extraParams?: ApprovalPeriod;
}

/** Applies for several applications, or several roles, at once. */
export interface BatchCreateApprovalParams {
  /** Kind of the objects. */
  objectType: ApprovalObjectType;
  /** Ids of the applications or roles. */
  objectIds: string[];
  /** When the roles are to be valid; for roles only. */
  extraParams?: ApprovalPeriod;
}

/** Receipt of a request for access. */
export interface ApprovalReceipt {
  /** Id of the request. */
  approvalId: number;
  /** Number of the request, which `getApprovalDetail` takes. */
  number: string;
}

/** Which request for access to read. */
export interface GetApprovalDetailParams {
  /** Number of the request, from its receipt. */
  number: string;
}

/** A role that was applied for. */
export interface ApprovalRole {
  /** Id of the role. */
  objectId: string;
  /** Name of the role. */
  objectName: string;
  /** Code of the role. */
  roleCode: string;
  /** Id of the permission space. */
  namespaceId: number;
  /** Code of the permission space. */
  namespaceCode: string;
}

/** An application that was applied for. */
export interface ApprovalApplication {
  /** App ID. */
  objectId: string;
  /** Name of the application. */
  objectName: string;
  /** URL of its logo. */
  logo: string;
}

/** A request for access. */
export interface Approval {
  /** Id of the request. */
  approvalId: number;
  /** Number of the request. */
  number: string;
  /** Waiting, granted or refused. */
  status: 'PENDING' | 'AGREED' | 'REFUSED';
  /** When it was submitted, ISO 8601. */
  submitTime: string;
  /** When it was decided, ISO 8601; absent while it is waiting. */
  closedTime?: string | null;
  /** Kind of what was applied for. */
  objectType: ApprovalObjectType;
  /** What was applied for: one object, or a list of them. */
  approvalObjectList: ApprovalRole | ApprovalApplication | (ApprovalRole | ApprovalApplication)[];
  /** When the roles are to be valid; for roles only. */
  extraParams?: ApprovalPeriod | null;
}

/** Which of the user's own requests to list; each field that is given narrows the list. */
export interface ListInitiatedApprovalsParams {
  /** Page number, from 1; 1 unless given. */
  pageNo?: number;
  /** Entries per page; 10 unless given. */
  pageSize?: number;
  /** Kind of what was applied for. */
  objectType?: ApprovalObjectType;
  /** Text to search for. */
  keyword?: string;
}
