import type { OrganizationApi } from '../../src/api/organization';
import type { Department as DepartmentAnswer, GetDepartmentListParams } from '../../types/index';
import type { Department } from '../directory';
import type { Endpoints } from '../endpoint';
import { pageFields, pageOf } from '../paging';
import { flag, oneOf, optional, text } from '../shape';

export const organizationEndpoints: Endpoints<OrganizationApi> = {
  getRoleList: {
    fields: { namespace: optional(text) },
    handle(context, { namespace = 'default' }) {
      const { user, state } = context;
      return state.directory.roles
        .filter((role) => role.namespace === namespace && user.roleCodes.includes(role.code))
        .map(({ applicable, ...role }) => ({
          ...role,
          status: 'ENABLE',
          disableTime: null,
          enablePermissionApply: applicable,
        }));
    },
  },
  getGroupList: {
    handle(context) {
      const { user, state } = context;
      return state.directory.groups
        .filter((group) => user.groupCodes.includes(group.code))
        .map((group) => ({ ...group, type: 'static', metadataSource: [], members: [] }));
    },
  },
  getDepartmentList: {
    fields: {
      ...pageFields,
      withCustomData: optional(flag),
      sortBy: optional(oneOf('DepartmentCreatedAt', 'JoinDepartmentAt', 'DepartmentName', 'DepartmemtCode')),
      orderBy: optional(oneOf('Asc', 'Desc')),
    },
    handle(context, params) {
      const { user, state } = context;
      const { departments } = state.directory;
      const mine = user.departments.flatMap((membership) => {
        const department = departments.find((each) => each.departmentId === membership.departmentId);
        if (!department) return [];
        const path = pathTo(departments, department);
        const answer: DepartmentAnswer = {
          organizationCode: department.organizationCode,
          departmentId: department.departmentId,
          code: department.code,
          name: department.name,
          description: department.description,
          createdAt: department.createdAt,
          joinedAt: membership.joinedAt,
          isRoot: department.parentId === undefined,
          isLeader: membership.isLeader,
          isMainDepartment: membership.isMain,
          isVirtualNode: false,
          departmentIdPath: path.map((each) => each.departmentId),
          departmentCodePath: path.map((each) => each.code),
          departmentNamePath: path.map((each) => each.name),
          ...(params.withCustomData ? { customData: {} } : {}),
        };
        return [answer];
      });
      return pageOf(sorted(mine, params), params);
    },
  },
  getTenantList: {
    handle(context) {
      const { user, state } = context;
      return state.directory.tenants.filter((tenant) => user.tenantIds.includes(tenant.tenantId));
    },
  },
};

/** Departments from the root down to this one. */
function pathTo(departments: Department[], department: Department): Department[] {
  const parent = departments.find((each) => each.departmentId === department.parentId);
  return parent ? [...pathTo(departments, parent), department] : [department];
}

const sortKeys = {
  DepartmentCreatedAt: 'createdAt',
  JoinDepartmentAt: 'joinedAt',
  DepartmentName: 'name',
  DepartmemtCode: 'code',
} as const;

function sorted(list: DepartmentAnswer[], params: GetDepartmentListParams): DepartmentAnswer[] {
  const key = sortKeys[params.sortBy ?? 'JoinDepartmentAt'];
  const direction = params.orderBy === 'Asc' ? 1 : -1;
  return [...list].sort((a, b) => direction * a[key].localeCompare(b[key]));
}
