import type { PageParams } from './common';

/** What a request is for: an application or a role. */
export type ApprovalObjectType = 'APP_PERMISSION_APPLY' | 'ROLE_PERMISSION_APPLY';

/** When a granted role holds, in milliseconds since 1970. */
export interface ApprovalPeriod {
  /** `null` for at once. */
  enableTime?: number | null;
  /** `null` for never. */
  endTime?: number | null;
}

/** Narrows the list of applications one may ask for. */
export interface GetEnablePermissionApplyApplicationListParams {
  /** Part of the name. */
  appName?: string;
}

/** An application the user may ask access to. */
export interface ApplicableApplication {
  appId: string;
  appName: string;
  logo: string;
  appType: 'web' | 'spa' | 'native' | 'api' | 'mfa' | 'mini-program' | 'gateway-app' | 'gateway-agent';
  template?: string;
}

/** Whose roles to list, and which of them. */
export interface GetEnablePermissionApplyRoleListParams extends PageParams {
  appId: string;
  /** Part of the name or code. */
  keyword?: string;
}

/** A role the user may ask for. */
export interface ApplicableRole {
  roleId: string;
  code: string;
  name: string;
  description?: string | null;
}

/** One application or role to ask for. */
export interface CreateApprovalParams {
  objectType: ApprovalObjectType;
  /** Id of the application or role. */
  objectId: string;
  /** For roles only. */
  extraParams?: ApprovalPeriod;
}

/** Several applications, or several roles, to ask for at once. */
export interface BatchCreateApprovalParams {
  objectType: ApprovalObjectType;
  /** Ids of the applications or roles. */
  objectIds: string[];
  /** For roles only. */
  extraParams?: ApprovalPeriod;
}

/** A request that was filed. */
export interface ApprovalReceipt {
  approvalId: number;
  /** What `getApprovalDetail` takes. */
  number: string;
}

/** Which request for access to read; `number` is that of its receipt. */
export interface GetApprovalDetailParams {
  number: string;
}

/** A role that was asked for. */
export interface ApprovalRole {
  objectId: string;
  objectName: string;
  roleCode: string;
  namespaceId: number;
  namespaceCode: string;
}

/** An application that was asked for. */
export interface ApprovalApplication {
  objectId: string;
  objectName: string;
  logo: string;
}

/** A request for access. Times are ISO 8601. */
export interface Approval {
  approvalId: number;
  number: string;
  status: 'PENDING' | 'AGREED' | 'REFUSED';
  submitTime: string;
  closedTime?: string | null;
  objectType: ApprovalObjectType;
  /** What was asked for: one object, or a list of them. */
  approvalObjectList: ApprovalRole | ApprovalApplication | (ApprovalRole | ApprovalApplication)[];
  extraParams?: ApprovalPeriod | null;
}

/** Which of the user's own requests to list, and which page of them. */
export interface ListInitiatedApprovalsParams {
  /** Page number, from 1; 1 by default. */
  pageNo?: number;
  /** Entries per page; 10 by default. */
  pageSize?: number;
  objectType?: ApprovalObjectType;
  keyword?: string;
}
