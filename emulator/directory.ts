/** A role in a permission space. */
export interface Role {
  id: string;
  code: string;
  name: string;
  description: string;
  namespace: string;
  namespaceName: string;
  /** May be asked for by users (permission requests). */
  applicable: boolean;
}

export interface Group {
  id: string;
  code: string;
  name: string;
  description: string;
}

export interface Department {
  departmentId: string;
  /** The one above; none for the root of an organisation. */
  parentId?: string;
  organizationCode: string;
  code: string;
  name: string;
  description: string;
  createdAt: string;
}

export interface Tenant {
  tenantId: string;
  tenantName: string;
  joinAt: string;
}

/** A node of a tree resource. */
export interface TreeNode {
  code: string;
  name: string;
  value?: string;
  children?: TreeNode[];
}

/** A data resource of a permission space: one text, a list of texts, or a tree. */
export interface Resource {
  namespace: string;
  code: string;
  type: 'STRING' | 'ARRAY' | 'TREE';
  /** Of a STRING resource. */
  value?: string;
  /** Of an ARRAY resource. */
  values?: string[];
  /** Of a TREE resource. */
  nodes?: TreeNode[];
}

/** What a role may do with a resource, or with one node of a tree resource. */
export interface ResourceGrant {
  roleCode: string;
  /** `code` of a resource, or `code/node/child` inside a tree. */
  resource: string;
  actions: string[];
}

/** A resource of the older kind: API, menu, button, UI or data. */
export interface ClassicResource {
  namespace: string;
  resourceCode: string;
  resourceType: 'DATA' | 'API' | 'MENU' | 'BUTTON' | 'UI';
  description: string;
  apiIdentifier: string;
  actions: string[];
  effect: 'ALLOW' | 'DENY';
  roleCode: string;
}

/** Who belongs where and who may do what. */
export interface Directory {
  roles: Role[];
  groups: Group[];
  departments: Department[];
  tenants: Tenant[];
  resources: Resource[];
  grants: ResourceGrant[];
  classicResources: ClassicResource[];
}

export function emptyDirectory(): Directory {
  return {
    roles: [],
    groups: [],
    departments: [],
    tenants: [],
    resources: [],
    grants: [],
    classicResources: [],
  };
}
