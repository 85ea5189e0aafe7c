import type { UserApplication } from '../../types/application';
import type { Department, GetRoleListParams, Role } from '../../types/organization';
import type { ResourceType } from '../../types/resource';
import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { call, callAs, signedIn } from '../session/authorized';
import type { Core } from '../session/core';
import type { Mark } from '../session/session';
import { dataWith, listOf } from './answer';
import type { PasswordSecurityLevel } from './scenes';

/** A department on the path from the root of an organization to one of the user's departments. */
export interface OrgNode {
  /** Id of the department. */
  id: string;
  /** Name of the department. */
  name?: string;
  /** Code of the department, as defined in the console. */
  code?: string;
}

/** A department that the user belongs to: the V3 fields, with the names of authing-js-sdk beside them. */
export interface UserDepartment extends Department {
  /** Same as `departmentId`. */
  id: string;
  /** Code of the organization: the V3 API does not return its id. */
  orgId: string;
  /** Ids of the departments from the root down to this one. */
  path: string[];
  /** Codes of the departments from the root down to this one. */
  codePath: string[];
  /** Names of the departments from the root down to this one. */
  namePath: string[];
}

/** Membership of the user in a department. */
export interface DepartmentMembership {
  /** Whether it is the user's main department. */
  isMainDepartment: boolean;
  /** When the user joined, ISO 8601. */
  joinedAt: string;
  /** The department. */
  department: UserDepartment;
}

/** A resource that the user may use; fields that the server leaves empty are absent. */
export interface GrantedResource {
  /** Code of the resource, as defined in the console. */
  code: string;
  /** Kind of the resource. */
  type?: ResourceType;
  /** Actions that are allowed, such as `read`. */
  actions?: string[];
}

/** An application that the user may open: the V3 fields, with the names of authing-js-sdk beside them. */
export interface ListedApplication extends UserApplication {
  /** Same as `appId`. */
  id: string;
  /** Same as `appName`. */
  name: string;
  /** Same as `appLogo`: URL of the logo. */
  logo: string;
}

/** How well an account is protected. */
export interface SecurityLevel {
  /** Whether an email address is bound. */
  email: boolean;
  /** Whether a phone number is bound. */
  phone: boolean;
  /** Whether a password is set. */
  password: boolean;
  /** Whether a second factor is enrolled. */
  mfa: boolean;
  /** 1 weak, 2 medium, 3 strong; `null` when the server has not rated it. */
  passwordSecurityLevel: PasswordSecurityLevel | null;
  /** Score of the server: the higher, the safer. */
  score: number;
}

/**
 * Reads what the signed-in user belongs to and may do. Use it to decide what to show: the server of the app has to check permissions again.
 */
export interface ResourceMethods {
  /**
   * Tells whether the signed-in user has a role.
   * `GET /api/v3/get-my-role-list`
   *
   * @param roleCode - code of the role
   * @param namespace - code of the permission space; the default space unless given
   * @returns `true` when the user has the role in this permission space
   * @throws GenAuthError of kind `config` for an empty `roleCode`; `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * console.log((await authing.hasRole('editor')) ? 'may edit' : 'may read');
   */
  hasRole(roleCode: string, namespace?: string): Promise<boolean>;
  /**
   * Lists the roles of the signed-in user in one permission space.
   * `GET /api/v3/get-my-role-list`
   *
   * @param params - `namespace`: code of the permission space; the default space unless given
   * @returns the roles; `[]` when there are none
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const roles = await authing.getRoleList();
   * console.log(roles.map((role) => role.name));
   */
  getRoleList(params?: GetRoleListParams): Promise<Role[]>;
  /**
   * Lists the departments of the signed-in user, each with the departments above it. All pages of the server are read, 50 departments at a
   * time.
   * `GET /api/v3/get-my-department-list`
   *
   * @returns a path for each department, from the root down to the department; `[]` when there are none
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const paths = await authing.listOrgs();
   * console.log(paths.map((path) => path.map(({ name }) => name).join(' / ')));
   */
  listOrgs(): Promise<OrgNode[][]>;
  /**
   * Lists the departments of the signed-in user. All pages of the server are read, 50 departments at a time.
   * `GET /api/v3/get-my-department-list`
   *
   * @returns the memberships and their number
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { list } = await authing.listDepartments();
   * console.log(list.find(({ isMainDepartment }) => isMainDepartment).department.name);
   */
  listDepartments(): Promise<{
    /** Number of memberships. */
    totalCount: number;
    /** The memberships, all of them. */
    list: DepartmentMembership[];
  }>;
  /**
   * Lists the resources that the signed-in user may use; resources that are denied are left out.
   * `GET /api/v3/get-my-authorized-resources`
   *
   * @param namespace - code of the permission space, such as `default`
   * @param options - which kind of resource to list, all of them unless given
   * @returns the resources and their number
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { list } = await authing.listAuthorizedResources('default', { resourceType: 'MENU' });
   * console.log(list.map(({ code, actions }) => `${code}: ${actions}`));
   */
  listAuthorizedResources(
    namespace: string,
    options?: {
      /** Kind of the resources to list; every kind unless given. */
      resourceType?: ResourceType;
    },
  ): Promise<{
    /** Number of resources. */
    totalCount: number;
    /** The resources, all of them. */
    list: GrantedResource[];
  }>;
  /**
   * Lists the applications that the signed-in user may open. The server returns all of them at once; the page is taken from that list.
   * `GET /api/v3/get-my-accessible-apps`
   *
   * @param params - which page; the first 10 applications unless given
   * @returns the applications of the page, and the number of all
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { totalCount, list } = await authing.listApplications({ page: 1, limit: 20 });
   * console.log(totalCount, list.map((app) => app.name));
   */
  listApplications(params?: {
    /** Page number, from 1; 1 unless given. */
    page?: number;
    /** Applications per page; 10 unless given. */
    limit?: number;
  }): Promise<{
    /** Number of applications on all pages. */
    totalCount: number;
    /** The applications of this page. */
    list: ListedApplication[];
  }>;
  /**
   * Reads how well the account of the signed-in user is protected.
   * `GET /api/v3/get-security-info`
   *
   * @returns what is bound and set, and the score
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { password, phone } = await authing.getSecurityLevel();
   * if (!password && !phone) console.log('Bind a phone number to protect your account.');
   */
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
    requireTexts(this.options, { roleCode });
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
