import type { ResourceApi } from '../../src/api/resource';
import type { CheckPermissionParams, DataPermission, PermissionCheck, ResourceNode } from '../../types/index';
import type { Context } from '../context';
import type { Resource, TreeNode } from '../directory';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { pageOf } from '../paging';
import { listOf, oneOf, optional, text } from '../shape';

const check = { resources: listOf(text), action: text };

export const resourceEndpoints: Endpoints<ResourceApi> = {
  getAuthorizedResources: {
    fields: {
      namespace: optional(text),
      resourceType: optional(oneOf('DATA', 'API', 'MENU', 'BUTTON', 'UI')),
    },
    handle(context, { namespace = 'default', resourceType }) {
      const { user, state } = context;
      const granted = state.directory.classicResources.filter(
        (each) =>
          each.namespace === namespace &&
          user.roleCodes.includes(each.roleCode) &&
          (resourceType === undefined || each.resourceType === resourceType),
      );
      const list = granted.map(({ namespace: _namespace, roleCode: _roleCode, ...resource }) => resource);
      return pageOf(list, { page: 1, limit: Math.max(1, list.length) });
    },
  },
  checkPermissionByStringResource: {
    fields: check,
    handle: (context, params) => checkAll(context, 'STRING', params),
  },
  checkPermissionByArrayResource: {
    fields: check,
    handle: (context, params) => checkAll(context, 'ARRAY', params),
  },
  checkPermissionByTreeResource: {
    fields: check,
    handle: (context, params) => checkAll(context, 'TREE', params),
  },
  getUserAuthorizedResourcesList: {
    handle(context) {
      const { user, state } = context;
      const namespaces = [...new Set(state.directory.resources.map((resource) => resource.namespace))];
      return {
        userPermissionList: namespaces.map((namespaceCode) => ({
          userId: user.userId,
          namespaceCode,
          resourceList: state.directory.resources
            .filter((resource) => resource.namespace === namespaceCode)
            .flatMap((resource) => permissionOf(context, resource)),
        })),
      };
    },
  },
  getUserAuthResourcePermissionList: {
    fields: { resources: listOf(text) },
    handle(context, { resources }) {
      return {
        permissionList: resources.map((path) => {
          const { namespace: namespaceCode } = find(context, path);
          return { namespaceCode, resource: path, actions: actionsOn(context, path) };
        }),
      };
    },
  },
  getUserAuthResourceStruct: {
    fields: { resource: text },
    handle(context, { resource: path }) {
      const resource = find(context, path);
      const actions = actionsOn(context, `/${resource.code}`);
      const { namespace: namespaceCode, code: resourceCode, type: resourceType } = resource;
      const nodes = (resource.nodes ?? []).map((node) => structOf(context, node, `/${resource.code}`));
      return {
        namespaceCode,
        resourceCode,
        resourceType,
        ...(resourceType === 'STRING' ? { strResourceAuthAction: { value: resource.value, actions } } : {}),
        ...(resourceType === 'ARRAY' ? { arrResourceAuthAction: { values: resource.values, actions } } : {}),
        ...(resourceType === 'TREE' ? { treeResourceAuthAction: { nodeAuthActionList: nodes } } : {}),
      };
    },
  },
};

function checkAll(
  context: Context,
  type: Resource['type'],
  { resources, action }: CheckPermissionParams,
): PermissionCheck {
  return {
    checkResultList: resources.map((path) => {
      const resource = find(context, path);
      const enabled = resource.type === type && actionsOn(context, path).includes(action);
      return { namespaceCode: resource.namespace, resource: path, action, enabled };
    }),
  };
}

/** The resource a path begins with. */
function find(context: Context, path: string): Resource {
  const code = path.replace(/^\//, '').split('/')[0];
  const resource = context.state.directory.resources.find((each) => each.code === code);
  if (!resource) throw new ApiFailure('notFound', path);
  return resource;
}

/** What the user may do at a path; a grant on a node holds for everything below it. */
function actionsOn(context: Context, path: string): string[] {
  const { user, state } = context;
  const wanted = path.replace(/^\//, '');
  const grants = state.directory.grants.filter(
    ({ roleCode, resource }) =>
      user.roleCodes.includes(roleCode) && (wanted === resource || wanted.startsWith(`${resource}/`)),
  );
  return [...new Set(grants.flatMap((grant) => grant.actions))];
}

function permissionOf(context: Context, resource: Resource): DataPermission[] {
  const path = `/${resource.code}`;
  const actions = actionsOn(context, path);
  const { code: resourceCode, type: resourceType } = resource;
  if (resourceType === 'TREE') {
    const authList = (resource.nodes ?? []).flatMap((node) => authListOf(context, node, path));
    return authList.length > 0 ? [{ resourceCode, resourceType, treeAuthorize: { authList } }] : [];
  }
  if (actions.length === 0) return [];
  return resourceType === 'STRING'
    ? [{ resourceCode, resourceType, strAuthorize: { value: resource.value ?? '', actions } }]
    : [{ resourceCode, resourceType, arrAuthorize: { values: resource.values ?? [], actions } }];
}

type NodePermission = NonNullable<DataPermission['treeAuthorize']>['authList'][number];

/** The nodes of a tree on which something is allowed. */
function authListOf(context: Context, node: TreeNode, parent: string): NodePermission[] {
  const nodePath = `${parent}/${node.code}`;
  const nodeActions = actionsOn(context, nodePath);
  const below = (node.children ?? []).flatMap((child) => authListOf(context, child, nodePath));
  if (nodeActions.length === 0) return below;
  const { name: nodeName, value: nodeValue } = node;
  return [{ nodePath, nodeName, nodeActions, ...(nodeValue === undefined ? {} : { nodeValue }) }, ...below];
}

function structOf(context: Context, node: TreeNode, parent: string): ResourceNode {
  const path = `${parent}/${node.code}`;
  const { code, name, value, children } = node;
  const below = children?.map((child) => structOf(context, child, path));
  return { code, name, value, actions: actionsOn(context, path), ...(below ? { children: below } : {}) };
}
