import type { Page } from '../../types/common';
import type { Envelope } from '../../types/envelope';
import type {
  Department,
  GetDepartmentListParams,
  GetRoleListParams,
  Group,
  Role,
  Tenant,
} from '../../types/organization';
import type { Routes } from './route';

/** Roles, groups, departments and tenants of the signed-in user. */
export interface OrganizationApi {
  /**
   * Lists the roles of the signed-in user.
   * `GET /api/v3/get-my-role-list`
   *
   * @param params - code of a permission space; the default space without it
   * @returns the envelope with the roles in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data: roles } = await authing.api.getRoleList();
   * console.log(roles.some((role) => role.code === 'editor'));
   */
  getRoleList(params?: GetRoleListParams): Promise<Envelope<Role[]>>;
  /**
   * Lists the groups of the signed-in user.
   * `GET /api/v3/get-my-group-list`
   *
   * @returns the envelope with the groups in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data: groups } = await authing.api.getGroupList();
   * console.log(groups.map((group) => group.name));
   */
  getGroupList(): Promise<Envelope<Group[]>>;
  /**
   * Lists the departments of the signed-in user.
   * `GET /api/v3/get-my-department-list`
   *
   * @param params - page and order; the first ten departments without it
   * @returns the envelope with a page of departments in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.getDepartmentList({ sortBy: 'DepartmentName', orderBy: 'Asc' });
   * console.log(data.list.find((department) => department.isMainDepartment).name);
   */
  getDepartmentList(params?: GetDepartmentListParams): Promise<Envelope<Page<Department>>>;
  /**
   * Lists the tenants of the signed-in user.
   * `GET /api/v3/get-my-tenant-list`
   *
   * @returns the envelope with the tenants in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data: tenants } = await authing.api.getTenantList();
   * console.log(tenants.map((tenant) => tenant.tenantName));
   */
  getTenantList(): Promise<Envelope<Tenant[]>>;
}

export const organizationRoutes: Routes<OrganizationApi> = {
  getRoleList: ['GET', 'get-my-role-list'],
  getGroupList: ['GET', 'get-my-group-list'],
  getDepartmentList: ['GET', 'get-my-department-list'],
  getTenantList: ['GET', 'get-my-tenant-list'],
};
