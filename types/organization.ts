import type { CustomData, LocalizedTexts, PageParams } from './common';
import type { UserProfile } from './profile';

/** In which permission space to look for roles. */
export interface GetRoleListParams {
  /** Code of a permission space; the default space when left out. */
  namespace?: string;
}

/** A role of the user. */
export interface Role {
  id: string;
  code: string;
  name: string;
  description: string;
  /** Code of the permission space. */
  namespace: string;
  namespaceName: string;
  status?: string | null;
  /** When it ends by itself, in milliseconds since 1970; `null` for never. */
  disableTime?: number | null;
  /** Users may ask for it with `createApproval`. */
  enablePermissionApply?: boolean | null;
}

/** A group the user belongs to. */
export interface Group {
  id: string;
  code: string;
  name: string;
  description: string;
  type: string;
  metadataSource: string[];
  members: UserProfile[];
}

/** Which page of the departments, in which order, with what. */
export interface GetDepartmentListParams extends PageParams {
  /** Includes `customData`; false by default. */
  withCustomData?: boolean;
  /** `JoinDepartmentAt` by default; `DepartmemtCode` is how the API spells it. */
  sortBy?: 'DepartmentCreatedAt' | 'JoinDepartmentAt' | 'DepartmentName' | 'DepartmemtCode';
  /** `Desc` by default. */
  orderBy?: 'Asc' | 'Desc';
}

/** A department the user belongs to. Times are ISO 8601. */
export interface Department {
  organizationCode: string;
  departmentId: string;
  /** Id of your own. */
  openDepartmentId?: string | null;
  code: string;
  name: string;
  description: string;
  i18n?: { name: LocalizedTexts } | null;
  createdAt: string;
  joinedAt: string;
  isRoot: boolean;
  isLeader: boolean;
  isMainDepartment: boolean;
  isVirtualNode: boolean;
  /** Ids from the root down to this department. */
  departmentIdPath?: string[] | null;
  departmentCodePath?: string[] | null;
  departmentNamePath?: string[] | null;
  customData?: CustomData | null;
}

/** A tenant the user belongs to. */
export interface Tenant {
  tenantId: string;
  tenantName: string;
  /** ISO 8601. */
  joinAt: string;
}
