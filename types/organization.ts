import type { CustomData, LocalizedTexts, PageParams } from './common';
import type { UserProfile } from './profile';

/** Permission space whose roles to list. */
export interface GetRoleListParams {
  /** Code of a permission space; the default space by default. */
  namespace?: string;
}

/** A role of the user. */
export interface Role {
  /** Id of the role. */
  id: string;
  /** Code of the role, unique in its permission space. */
  code: string;
  /** Name to display. */
  name: string;
  /** Description of the role. */
  description: string;
  /** Code of the permission space. */
  namespace: string;
  /** Name of the permission space. */
  namespaceName: string;
  /** Status of the role. */
  status?: string | null;
  /** When the role ends by itself, in ms since 1970; `null` for never. */
  disableTime?: number | null;
  /** Whether users may request the role with `createApproval`. */
  enablePermissionApply?: boolean | null;
}

/** A group to which the user belongs. */
export interface Group {
  /** Id of the group. */
  id: string;
  /** Code of the group. */
  code: string;
  /** Name to display. */
  name: string;
  /** Description of the group. */
  description: string;
  /** Type of the group. */
  type: string;
  /** Values of extension fields. */
  metadataSource: string[];
  /** Members of the group. */
  members: UserProfile[];
}

/** Page and order of the departments, and what to include. */
export interface GetDepartmentListParams extends PageParams {
  /** Includes `customData`; false by default. */
  withCustomData?: boolean;
  /** Field to sort by; `JoinDepartmentAt` by default. `DepartmemtCode` is how the API spells it. */
  sortBy?: 'DepartmentCreatedAt' | 'JoinDepartmentAt' | 'DepartmentName' | 'DepartmemtCode';
  /** Direction of the order; `Desc` by default. */
  orderBy?: 'Asc' | 'Desc';
}

/** A department to which the user belongs. Times are ISO 8601. */
export interface Department {
  /** Code of the organization. */
  organizationCode: string;
  /** Id of the department. */
  departmentId: string;
  /** Id that your own system has given to the department. */
  openDepartmentId?: string | null;
  /** Code of the department. */
  code: string;
  /** Name to display. */
  name: string;
  /** Description of the department. */
  description: string;
  /** Texts in other languages. */
  i18n?: {
    /** Name in each language. */
    name: LocalizedTexts;
  } | null;
  /** When the department was created. */
  createdAt: string;
  /** When the user joined it. */
  joinedAt: string;
  /** Whether it is the top of its organization. */
  isRoot: boolean;
  /** Whether the user leads it. */
  isLeader: boolean;
  /** Whether it is the user's main department. */
  isMainDepartment: boolean;
  /** Whether it is a virtual department. */
  isVirtualNode: boolean;
  /** Ids from the root to this department. */
  departmentIdPath?: string[] | null;
  /** Codes from the root to this department. */
  departmentCodePath?: string[] | null;
  /** Names from the root to this department. */
  departmentNamePath?: string[] | null;
  /** Values of custom fields; only on request: `withCustomData`. */
  customData?: CustomData | null;
}

/** A tenant to which the user belongs. */
export interface Tenant {
  /** Id of the tenant. */
  tenantId: string;
  /** Name to display. */
  tenantName: string;
  /** When the user joined it, ISO 8601. */
  joinAt: string;
}
