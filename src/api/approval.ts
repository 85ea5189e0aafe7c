import type {
  ApplicableApplication,
  ApplicableRole,
  Approval,
  ApprovalReceipt,
  BatchCreateApprovalParams,
  CreateApprovalParams,
  GetApprovalDetailParams,
  GetEnablePermissionApplyApplicationListParams,
  GetEnablePermissionApplyRoleListParams,
  ListInitiatedApprovalsParams,
} from '../../types/approval';
import type { Page } from '../../types/common';
import type { Envelope, SuccessData } from '../../types/envelope';
import type { Route, Routes } from './route';

/** Requests for access to applications and for roles. */
export interface ApprovalApi {
  /**
   * Lists the applications to which the user may request access.
   * `GET /api/v3/applications-permission-applicable`
   *
   * @param params - `appName`, a part of the name; all applications without it
   * @returns the envelope with the applications in `data.list`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.getEnablePermissionApplyApplicationList({ appName: '后台' });
   * console.log(data.list.map((app) => app.appId));
   */
  getEnablePermissionApplyApplicationList(
    params?: GetEnablePermissionApplyApplicationListParams,
  ): Promise<Envelope<{ list: ApplicableApplication[] }>>;
  /**
   * Lists the roles of an application that the user may request.
   * `GET /api/v3/roles-permission-applicable`
   *
   * @param params - `appId` of the application, page and filter
   * @returns the envelope with a page of roles in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.getEnablePermissionApplyRoleList({ appId: 'GEN_AUTH_APP_ID' });
   * console.log(data.list.map((role) => role.name));
   */
  getEnablePermissionApplyRoleList(
    params: GetEnablePermissionApplyRoleListParams,
  ): Promise<Envelope<Page<ApplicableRole>>>;
  /**
   * Requests access to an application, or a role. An administrator decides about it in the console.
   * `POST /api/v3/approval`
   *
   * @param params - what is requested, and optionally from when to when, in ms since 1970
   * @returns the envelope with the number of the request in `data`
   * @throws GenAuthError of kind `api` (404 there is no such application or role to request); `session` when
   * signed out
   * @example
   * const { data } = await authing.api.createApproval({
   *   objectType: 'ROLE_PERMISSION_APPLY',
   *   objectId: 'role-editor',
   * });
   * console.log(data.number);
   */
  createApproval(params: CreateApprovalParams): Promise<Envelope<ApprovalReceipt>>;
  /**
   * Requests access to several applications, or several roles, at once.
   * `POST /api/v3/approval-batch`
   *
   * @param params - what is requested, and optionally from when to when, in ms since 1970
   * @returns the envelope, once the requests are filed
   * @throws GenAuthError of kind `api` (404 there is no such application or role to request); `session` when
   * signed out
   * @example
   * await authing.api.batchCreateApproval({
   *   objectType: 'ROLE_PERMISSION_APPLY',
   *   objectIds: ['role-editor', 'role-auditor'],
   * });
   */
  batchCreateApproval(params: BatchCreateApprovalParams): Promise<Envelope<SuccessData>>;
  /**
   * Reads one request of the signed-in user.
   * `GET /api/v3/approval`
   *
   * @param params - the `number` returned by {@link ApprovalApi.createApproval}
   * @returns the envelope with the request in `data`
   * @throws GenAuthError of kind `api` (404 the user has no request of this number); `session` when signed out
   * @example
   * const objectId = 'GEN_AUTH_ADMIN_APP_ID';
   * const { data } = await authing.api.createApproval({ objectType: 'APP_PERMISSION_APPLY', objectId });
   * const { data: approval } = await authing.api.getApprovalDetail({ number: data.number });
   * console.log(approval.status);
   */
  getApprovalDetail(params: GetApprovalDetailParams): Promise<Envelope<Approval>>;
  /**
   * `getApprovalDetail` under its name in the Node SDK.
   * `GET /api/v3/approval`
   *
   * @param params - the `number` returned by {@link ApprovalApi.createApproval}
   * @returns the envelope with the request in `data`
   * @throws GenAuthError of kind `api` (404 the user has no request of this number); `session` when signed out
   * @example
   * const objectId = 'role-editor';
   * const { data } = await authing.api.createApproval({ objectType: 'ROLE_PERMISSION_APPLY', objectId });
   * const { data: approval } = await authing.api.getDetail({ number: data.number });
   * console.log(approval.submitTime);
   */
  getDetail(params: GetApprovalDetailParams): Promise<Envelope<Approval>>;
  /**
   * Lists the requests of the signed-in user.
   * `GET /api/v3/approval-initiated-list`
   *
   * @param params - page, by `pageNo` and `pageSize`, and filters
   * @returns the envelope with a page of requests in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.listInitiatedApprovals({ pageNo: 1, pageSize: 20 });
   * console.log(data.list.map((approval) => approval.status));
   */
  listInitiatedApprovals(params?: ListInitiatedApprovalsParams): Promise<Envelope<Page<Approval>>>;
  /**
   * `listInitiatedApprovals` under its name in the Node SDK.
   * `GET /api/v3/approval-initiated-list`
   *
   * @param params - page, by `pageNo` and `pageSize`, and filters
   * @returns the envelope with a page of requests in `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.initiatedList({ objectType: 'ROLE_PERMISSION_APPLY' });
   * console.log(data.totalCount);
   */
  initiatedList(params?: ListInitiatedApprovalsParams): Promise<Envelope<Page<Approval>>>;
}

const detail: Route = ['GET', 'approval'];
const initiated: Route = ['GET', 'approval-initiated-list'];

export const approvalRoutes: Routes<ApprovalApi> = {
  getEnablePermissionApplyApplicationList: ['GET', 'applications-permission-applicable'],
  getEnablePermissionApplyRoleList: ['GET', 'roles-permission-applicable'],
  createApproval: ['POST', 'approval'],
  batchCreateApproval: ['POST', 'approval-batch'],
  getApprovalDetail: detail,
  getDetail: detail,
  listInitiatedApprovals: initiated,
  initiatedList: initiated,
};
