import type { Page } from '../../types/common';
import type { Envelope } from '../../types/envelope';
import type {
  AuthorizedResource,
  CheckPermissionParams,
  GetAuthorizedResourcesParams,
  GetUserAuthResourcePermissionListParams,
  GetUserAuthResourceStructParams,
  PermissionCheck,
  ResourcePermissions,
  ResourceStruct,
  UserDataPermissions,
} from '../../types/resource';
import type { Routes } from './route';

/**
 * What the signed-in user is permitted to do. A check in a mini program decides what to show; the back end has to check again.
 */
export interface ResourceApi {
  /**
   * Lists the resources that are granted to the signed-in user.
   * `GET /api/v3/get-my-authorized-resources`
   *
   * @param params - permission space and kind of resource; the default space and all kinds without it
   * @returns the envelope with the grants in `data.list`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.getAuthorizedResources({ resourceType: 'MENU' });
   * console.log(data.list.map((resource) => resource.resourceCode));
   */
  getAuthorizedResources(params?: GetAuthorizedResourcesParams): Promise<Envelope<Page<AuthorizedResource>>>;
  /**
   * Tells whether the signed-in user may perform an operation on text data.
   * `POST /api/v3/check-permission-string-resource`
   *
   * @param params - paths of the data, and name of the operation
   * @returns the envelope with a result for each path in `data.checkResultList`
   * @throws GenAuthError of kind `api` (404 there is no such data); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.checkPermissionByStringResource({
   *   resources: ['/announcement'],
   *   action: 'edit',
   * });
   * console.log(data.checkResultList[0].enabled);
   */
  checkPermissionByStringResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /**
   * Tells whether the signed-in user may perform an operation on list data.
   * `POST /api/v3/check-permission-array-resource`
   *
   * @param params - paths of the data, and name of the operation
   * @returns the envelope with a result for each path in `data.checkResultList`
   * @throws GenAuthError of kind `api` (404 there is no such data); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.checkPermissionByArrayResource({
   *   resources: ['/regions'],
   *   action: 'read',
   * });
   * console.log(data.checkResultList[0].enabled);
   */
  checkPermissionByArrayResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /**
   * Tells whether the signed-in user may perform an operation on nodes of tree data.
   * `POST /api/v3/check-permission-tree-resource`
   *
   * @param params - paths of the nodes, and name of the operation
   * @returns the envelope with a result for each path in `data.checkResultList`
   * @throws GenAuthError of kind `api` (404 there is no such data); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.checkPermissionByTreeResource({
   *   resources: ['/documents/handbook', '/documents/finance'],
   *   action: 'read',
   * });
   * console.log(data.checkResultList.filter((each) => each.enabled).map((each) => each.resource));
   */
  checkPermissionByTreeResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /**
   * Lists the data permissions of the signed-in user in every permission space.
   * `GET /api/v3/get-user-auth-resource-list`
   *
   * @returns the envelope with the permissions in `data.userPermissionList`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.getUserAuthorizedResourcesList();
   * console.log(data.userPermissionList.map((space) => space.namespaceCode));
   */
  getUserAuthorizedResourcesList(): Promise<Envelope<UserDataPermissions>>;
  /**
   * Lists the operations that the signed-in user may perform on the given data.
   * `POST /api/v3/get-user-auth-resource-permission-list`
   *
   * @param params - paths of the data
   * @returns the envelope with the operations for each path in `data.permissionList`
   * @throws GenAuthError of kind `api` (404 there is no such data); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.getUserAuthResourcePermissionList({
   *   resources: ['/announcement', '/regions'],
   * });
   * console.log(data.permissionList.map((each) => each.actions));
   */
  getUserAuthResourcePermissionList(
    params: GetUserAuthResourcePermissionListParams,
  ): Promise<Envelope<ResourcePermissions>>;
  /**
   * Reads one data resource, with the operations that the signed-in user may perform on it.
   * `POST /api/v3/get-user-auth-resource-struct`
   *
   * @param params - path of the resource
   * @returns the envelope with the resource in `data`
   * @throws GenAuthError of kind `api` (404 there is no such resource); `session` when signed out
   * @example
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * const { data } = await authing.api.getUserAuthResourceStruct({ resource: '/documents' });
   * console.log(data.treeResourceAuthAction.nodeAuthActionList.map((node) => node.name));
   */
  getUserAuthResourceStruct(params: GetUserAuthResourceStructParams): Promise<Envelope<ResourceStruct>>;
}

export const resourceRoutes: Routes<ResourceApi> = {
  getAuthorizedResources: ['GET', 'get-my-authorized-resources'],
  checkPermissionByStringResource: ['POST', 'check-permission-string-resource'],
  checkPermissionByArrayResource: ['POST', 'check-permission-array-resource'],
  checkPermissionByTreeResource: ['POST', 'check-permission-tree-resource'],
  getUserAuthorizedResourcesList: ['GET', 'get-user-auth-resource-list'],
  getUserAuthResourcePermissionList: ['POST', 'get-user-auth-resource-permission-list'],
  getUserAuthResourceStruct: ['POST', 'get-user-auth-resource-struct'],
};
