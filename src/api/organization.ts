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

/** What the signed-in user belongs to. */
export interface OrganizationApi {
  /**
   * Lists the roles of the signed-in user. `GET /api/v3/get-my-role-list`
   * @param params - the permission space; the default space without it.
   */
  getRoleList(params?: GetRoleListParams): Promise<Envelope<Role[]>>;
  /** Lists the groups of the signed-in user. `GET /api/v3/get-my-group-list` */
  getGroupList(): Promise<Envelope<Group[]>>;
  /**
   * Lists the departments of the signed-in user. `GET /api/v3/get-my-department-list`
   * @param params - which page, and in which order.
   */
  getDepartmentList(params?: GetDepartmentListParams): Promise<Envelope<Page<Department>>>;
  /** Lists the tenants of the signed-in user. `GET /api/v3/get-my-tenant-list` */
  getTenantList(): Promise<Envelope<Tenant[]>>;
}

export const organizationRoutes: Routes<OrganizationApi> = {
  getRoleList: ['GET', 'get-my-role-list'],
  getGroupList: ['GET', 'get-my-group-list'],
  getDepartmentList: ['GET', 'get-my-department-list'],
  getTenantList: ['GET', 'get-my-tenant-list'],
};
