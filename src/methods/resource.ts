import type { UserApplication } from '../../types/application';
import type { Department, GetRoleListParams, Role } from '../../types/organization';
import type { ResourceType } from '../../types/resource';
import type { Core } from '../session/core';
import { call, callAs, signedIn } from '../session/authorized';
import type { Mark } from '../session/session';
import { dataWith, listOf } from './answer';
import type { Methods } from '../install';
import type { PasswordSecurityLevel } from './scenes';

/** A node on the way from the root of an organization to a department. */
export interface OrgNode {
  id: string;
  name?: string;
  code?: string;
}

/** A department the user belongs to: the V3 fields, and beside them the classic names. */
export interface UserDepartment extends Department {
  id: string;
  /** Code of the organization; V3 shows no id of it. */
  orgId: string;
  /** Ids from the root down to this department. */
  path: string[];
  codePath: string[];
  namePath: string[];
}

/** The user's place in a department. */
export interface DepartmentMembership {
  isMainDepartment: boolean;
  /** ISO 8601. */
  joinedAt: string;
  department: UserDepartment;
}

/** A resource the user may use; what the service leaves empty is left out, as in 4.x. */
export interface GrantedResource {
  code: string;
  type?: ResourceType;
  actions?: string[];
}

/** An application the user may open: the V3 fields, and beside them the classic names. */
export interface ListedApplication extends UserApplication {
  id: string;
  name: string;
  /** Address of the logo. */
  logo: string;
}

/** How well the account is protected. */
export interface SecurityLevel {
  /** An email is bound. */
  email: boolean;
  /** A phone is bound. */
  phone: boolean;
  /** A password is set. */
  password: boolean;
  /** A second factor is enrolled. */
  mfa: boolean;
  /** 1 weak, 2 middling, 3 strong; `null` when never judged. */
  passwordSecurityLevel: PasswordSecurityLevel | null;
  /** The higher the safer. */
  score: number;
}

/** What the signed-in user belongs to and may do. Decides what to show; your server has to check again. */
export interface ResourceMethods {
  /**
   * Tells whether the user has a role. `GET /api/v3/get-my-role-list`
   *
   * @param roleCode - code of the role
   * @param namespace - code of a permission space; the default space when left out
   */
  hasRole(roleCode: string, namespace?: string): Promise<boolean>;
  /**
   * Lists the user's roles. `GET /api/v3/get-my-role-list`
   *
   * @param params - the permission space; the default space when left out
   */
  getRoleList(params?: GetRoleListParams): Promise<Role[]>;
  /** Lists the user's departments, each with the ones above it, the root first. `GET /api/v3/get-my-department-list` */
  listOrgs(): Promise<OrgNode[][]>;
  /** Lists the user's departments. `GET /api/v3/get-my-department-list` */
  listDepartments(): Promise<{ totalCount: number; list: DepartmentMembership[] }>;
  /**
   * Lists the resources the user may use; what is denied is left out. `GET /api/v3/get-my-authorized-resources`
   *
   * @param namespace - code of a permission space
   */
  listAuthorizedResources(
    namespace: string,
    options?: { resourceType?: ResourceType },
  ): Promise<{ totalCount: number; list: GrantedResource[] }>;
  /**
   * Lists the applications the user may open. `GET /api/v3/get-my-accessible-apps`
   *
   * @param params - which page, the first one of 10 unless given
   */
  listApplications(params?: {
    page?: number;
    limit?: number;
  }): Promise<{ totalCount: number; list: ListedApplication[] }>;
  /** Reads how well the account is protected. `GET /api/v3/get-security-info` */
  getSecurityLevel(): Promise<SecurityLevel>;
}

/** All departments of the user; the server hands out 50 at a time. */
function departmentsFrom(
  core: Core,
  mark: Mark,
  page: number,
  before: Department[],
): Promise<UserDepartment[]> {
  return callAs(core, mark, 'getDepartmentList', { page, limit: 50 }).then(function ({ data }) {
    const list = before.concat(data.list);
    if (data.list.length && list.length < data.totalCount) return departmentsFrom(core, mark, page + 1, list);
    return list.map(function (department): UserDepartment {
      const { departmentId, organizationCode, code, name } = department;
      return {
        ...department,
        id: departmentId,
        orgId: organizationCode,
        path: department.departmentIdPath || [departmentId],
        codePath: department.departmentCodePath || [code],
        namePath: department.departmentNamePath || [name],
      };
    });
  });
}

function departmentsOf(core: Core): Promise<UserDepartment[]> {
  return signedIn(core).then((mark) => departmentsFrom(core, mark, 1, []));
}

export const resourceMethods: Methods<ResourceMethods> = {
  hasRole(roleCode, namespace) {
    return call(this, 'getRoleList', { namespace }).then(({ data }) =>
      data.some((role) => role.code === roleCode),
    );
  },

  getRoleList(params) {
    return call(this, 'getRoleList', params).then(listOf);
  },

  listOrgs() {
    return departmentsOf(this).then((list) =>
      list.map(({ path, codePath, namePath }) =>
        path.map((id, i) => ({ id, code: codePath[i], name: namePath[i] })),
      ),
    );
  },

  listDepartments() {
    return departmentsOf(this).then((list) => ({
      totalCount: list.length,
      list: list.map((department) => ({
        isMainDepartment: department.isMainDepartment,
        joinedAt: department.joinedAt,
        department,
      })),
    }));
  },

  listAuthorizedResources(namespace, options) {
    return call(this, 'getAuthorizedResources', { namespace, ...options }).then(({ data }) => {
      const list = data.list
        .filter(({ effect }) => effect !== 'DENY')
        .map(({ resourceCode, resourceType, actions }): GrantedResource => {
          const granted: GrantedResource = { code: resourceCode };
          if (resourceType) granted.type = resourceType;
          if (actions) granted.actions = actions;
          return granted;
        });
      return { totalCount: list.length, list };
    });
  },

  listApplications(params) {
    const { page = 1, limit = 10 } = params || {};
    const start = (page - 1) * limit;
    return call(this, 'getAccessibleApps').then(({ data }) => ({
      totalCount: data.length,
      // V3 answers with all of them at once.
      list: data
        .slice(start, start + limit)
        .map((app) => ({ ...app, id: app.appId, name: app.appName, logo: app.appLogo })),
    }));
  },

  getSecurityLevel() {
    return call(this, 'getSecurityLevel')
      .then(dataWith('passwordSet'))
      .then((data) => ({
        email: data.emailBinded,
        phone: data.phoneBinded,
        password: data.passwordSet,
        mfa: data.mfaEnrolled,
        // The API description has a number without its range.
        passwordSecurityLevel: (data.passwordSecurityLevel || null) as PasswordSecurityLevel | null,
        score: data.securityScore,
      }));
  },
};
