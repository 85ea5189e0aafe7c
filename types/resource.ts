/** Kind of a resource: data, an API, or a part of the user interface. */
export type ResourceType = 'DATA' | 'API' | 'MENU' | 'BUTTON' | 'UI';

/** Which of the granted resources to list. */
export interface GetAuthorizedResourcesParams {
  /** Code of a permission space; the default space when left out. */
  namespace?: string;
  resourceType?: ResourceType;
}

/** What a condition of a grant looks at. */
export type ConditionParam =
  | 'UserPoolId'
  | 'AppId'
  | 'RequestFrom'
  | 'UserId'
  | 'UserArn'
  | 'CurrentTime'
  | 'EpochTime'
  | 'SourceIp'
  | 'User'
  | 'MultiFactorAuthPresent'
  | 'MultiFactorAuthAge'
  | 'UserAgent'
  | 'Referer'
  | 'Device'
  | 'OS'
  | 'Country'
  | 'Province'
  | 'City'
  | 'DeviceChanged'
  | 'DeviceUntrusted'
  | 'ProxyUntrusted'
  | 'LoggedInApps'
  | 'Namespace';

/** How a condition of a grant compares. */
export type ConditionOperator =
  | 'Bool'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'ListContains';

/** A grant, or with `effect` `DENY` its opposite. */
export interface AuthorizedResource {
  resourceCode: string;
  resourceType: ResourceType;
  description?: string | null;
  /** API path the grant is about. */
  apiIdentifier: string;
  actions: string[];
  effect: 'ALLOW' | 'DENY';
  /** All of them must hold. */
  condition?: { param: ConditionParam; operator: ConditionOperator; value: string }[] | null;
}

/** Asks about one operation on several pieces of data. */
export interface CheckPermissionParams {
  /** Paths such as `/resource/node`, the resource code first. */
  resources: string[];
  /** Name of the operation. */
  action: string;
}

/** The answer for each piece of data. */
export interface PermissionCheck {
  checkResultList: { namespaceCode: string; resource: string; action: string; enabled: boolean }[];
}

/** Shape of a data resource. */
export type DataResourceType = 'STRING' | 'ARRAY' | 'TREE';

/** What the user may do with one data resource; which of the three fields is there depends on its shape. */
export interface DataPermission {
  resourceCode: string;
  resourceType: DataResourceType;
  strAuthorize?: { value: string; actions: string[] } | null;
  arrAuthorize?: { values: string[]; actions: string[] } | null;
  treeAuthorize?: {
    authList: {
      nodePath: string;
      nodeName: string;
      nodeActions: string[];
      nodeValue?: string | null;
      nodeExtendFieldValue?: unknown;
    }[];
  } | null;
}

/** The data permissions of the user in every permission space. */
export interface UserDataPermissions {
  userPermissionList: { userId: string; namespaceCode: string; resourceList?: DataPermission[] | null }[];
}

/** Which pieces of data to ask about. */
export interface GetUserAuthResourcePermissionListParams {
  /** Paths such as `/resource/node`, the resource code first. */
  resources: string[];
}

/** The operations the user may do on each piece of data. */
export interface ResourcePermissions {
  permissionList: { namespaceCode: string; resource: string; actions: string[] }[];
}

/** Which data resource to read. */
export interface GetUserAuthResourceStructParams {
  /** Path such as `/resource`. */
  resource: string;
}

/** A node of tree data with what the user may do on it. */
export interface ResourceNode {
  code: string;
  name: string;
  value?: string | null;
  actions?: string[] | null;
  children?: ResourceNode[] | null;
}

/** One data resource as the user may see it; which of the three fields is there depends on its shape. */
export interface ResourceStruct {
  namespaceCode: string;
  resourceCode: string;
  resourceType: DataResourceType;
  strResourceAuthAction?: { value?: string | null; actions?: string[] | null } | null;
  arrResourceAuthAction?: { values?: string[] | null; actions?: string[] | null } | null;
  treeResourceAuthAction?: { nodeAuthActionList?: ResourceNode[] | null } | null;
}
