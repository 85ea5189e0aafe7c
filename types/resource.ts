/** Kind of a resource: data, an API, or a part of the user interface. */
export type ResourceType = 'DATA' | 'API' | 'MENU' | 'BUTTON' | 'UI';

/** Which of the granted resources to list. */
export interface GetAuthorizedResourcesParams {
  /** Code of a permission space; the default space by default. */
  namespace?: string;
  /** Kind of the resources; every kind by default. */
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

/** A grant on a resource; with `effect` `DENY`, a prohibition. */
export interface AuthorizedResource {
  /** Code of the resource. */
  resourceCode: string;
  /** Kind of the resource. */
  resourceType: ResourceType;
  /** Description of the resource. */
  description?: string | null;
  /** API path to which the grant applies. */
  apiIdentifier: string;
  /** Operations to which the grant applies. */
  actions: string[];
  /** Whether the operations are allowed or denied. */
  effect: 'ALLOW' | 'DENY';
  /** Conditions of the grant, all of which must be met. */
  condition?:
    | {
        /** What the condition looks at. */
        param: ConditionParam;
        /** How the condition compares. */
        operator: ConditionOperator;
        /** The value to compare with. */
        value: string;
      }[]
    | null;
}

/** One operation on several pieces of data. */
export interface CheckPermissionParams {
  /** Paths such as `/resource/node`, the resource code first. */
  resources: string[];
  /** Name of the operation. */
  action: string;
}

/** The result for each piece of data. */
export interface PermissionCheck {
  /** One result per path. */
  checkResultList: {
    /** Code of the permission space. */
    namespaceCode: string;
    /** Path of the data. */
    resource: string;
    /** Name of the operation. */
    action: string;
    /** Whether the user may perform it. */
    enabled: boolean;
  }[];
}

/** Shape of a data resource. */
export type DataResourceType = 'STRING' | 'ARRAY' | 'TREE';

/** What the user may do with one data resource; its shape decides which of the three fields is present. */
export interface DataPermission {
  /** Code of the resource. */
  resourceCode: string;
  /** Shape of the resource. */
  resourceType: DataResourceType;
  /** Permissions on text data. */
  strAuthorize?: {
    /** The text. */
    value: string;
    /** Operations that the user may perform. */
    actions: string[];
  } | null;
  /** Permissions on list data. */
  arrAuthorize?: {
    /** Entries of the list. */
    values: string[];
    /** Operations that the user may perform. */
    actions: string[];
  } | null;
  /** Permissions on tree data. */
  treeAuthorize?: {
    /** The nodes on which the user may do something. */
    authList: {
      /** Path of the node. */
      nodePath: string;
      /** Name of the node. */
      nodeName: string;
      /** Operations that the user may perform on it. */
      nodeActions: string[];
      /** Value of the node. */
      nodeValue?: string | null;
      /** Values of extension fields of the node. */
      nodeExtendFieldValue?: unknown;
    }[];
  } | null;
}

/** The data permissions of the user in every permission space. */
export interface UserDataPermissions {
  /** One entry per permission space. */
  userPermissionList: {
    /** User id. */
    userId: string;
    /** Code of the permission space. */
    namespaceCode: string;
    /** The data resources on which the user may do something. */
    resourceList?: DataPermission[] | null;
  }[];
}

/** The pieces of data to ask about. */
export interface GetUserAuthResourcePermissionListParams {
  /** Paths such as `/resource/node`, the resource code first. */
  resources: string[];
}

/** The operations that the user may perform on each piece of data. */
export interface ResourcePermissions {
  /** One entry per path. */
  permissionList: {
    /** Code of the permission space. */
    namespaceCode: string;
    /** Path of the data. */
    resource: string;
    /** Operations that the user may perform. */
    actions: string[];
  }[];
}

/** The data resource to read. */
export interface GetUserAuthResourceStructParams {
  /** Path such as `/resource`. */
  resource: string;
}

/** A node of tree data, with what the user may do on it. */
export interface ResourceNode {
  /** Code of the node. */
  code: string;
  /** Name of the node. */
  name: string;
  /** Value of the node. */
  value?: string | null;
  /** Operations that the user may perform. */
  actions?: string[] | null;
  /** The nodes below it. */
  children?: ResourceNode[] | null;
}

/** One data resource as the user may see it; its shape decides which of the three fields is present. */
export interface ResourceStruct {
  /** Code of the permission space. */
  namespaceCode: string;
  /** Code of the resource. */
  resourceCode: string;
  /** Shape of the resource. */
  resourceType: DataResourceType;
  /** Content and permissions of text data. */
  strResourceAuthAction?: {
    /** The text. */
    value?: string | null;
    /** Operations that the user may perform. */
    actions?: string[] | null;
  } | null;
  /** Content and permissions of list data. */
  arrResourceAuthAction?: {
    /** Entries of the list. */
    values?: string[] | null;
    /** Operations that the user may perform. */
    actions?: string[] | null;
  } | null;
  /** Content and permissions of tree data. */
  treeResourceAuthAction?: {
    /** Top nodes of the tree. */
    nodeAuthActionList?: ResourceNode[] | null;
  } | null;
}
