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

/** What the signed-in user may do. A check in a mini program decides what to show; your server has to check again. */
export interface ResourceApi {
  /**
   * Lists the resources the user may use. `GET /api/v3/get-my-authorized-resources`
   * @param params - the permission space and the kind of resource.
   */
  getAuthorizedResources(params?: GetAuthorizedResourcesParams): Promise<Envelope<Page<AuthorizedResource>>>;
  /**
   * Tells whether the user may do something with text data. `POST /api/v3/check-permission-string-resource`
   * @param params - the paths of the data and the name of the operation.
   */
  checkPermissionByStringResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /**
   * Tells whether the user may do something with list data. `POST /api/v3/check-permission-array-resource`
   * @param params - the paths of the data and the name of the operation.
   */
  checkPermissionByArrayResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /**
   * Tells whether the user may do something with nodes of tree data. `POST /api/v3/check-permission-tree-resource`
   * @param params - the paths of the nodes and the name of the operation.
   */
  checkPermissionByTreeResource(params: CheckPermissionParams): Promise<Envelope<PermissionCheck>>;
  /** Lists the data permissions of the user in every permission space. `GET /api/v3/get-user-auth-resource-list` */
  getUserAuthorizedResourcesList(): Promise<Envelope<UserDataPermissions>>;
  /**
   * Lists what the user may do with the given data. `POST /api/v3/get-user-auth-resource-permission-list`
   * @param params - the paths of the data.
   */
  getUserAuthResourcePermissionList(
    params: GetUserAuthResourcePermissionListParams,
  ): Promise<Envelope<ResourcePermissions>>;
  /** Reads one data resource as the user may see it. `POST /api/v3/get-user-auth-resource-struct` */
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
