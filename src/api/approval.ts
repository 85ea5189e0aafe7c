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

/** Asking for access to applications and for roles. */
export interface ApprovalApi {
  /**
   * Lists the applications the user may ask access to. `GET /api/v3/applications-permission-applicable`
   * @param params - part of the name.
   */
  getEnablePermissionApplyApplicationList(
    params?: GetEnablePermissionApplyApplicationListParams,
  ): Promise<Envelope<{ list: ApplicableApplication[] }>>;
  /** Lists the roles of an application the user may ask for. `GET /api/v3/roles-permission-applicable` */
  getEnablePermissionApplyRoleList(
    params: GetEnablePermissionApplyRoleListParams,
  ): Promise<Envelope<Page<ApplicableRole>>>;
  /** Asks for access to an application, or for a role. `POST /api/v3/approval` */
  createApproval(params: CreateApprovalParams): Promise<Envelope<ApprovalReceipt>>;
  /** Asks for several applications or roles at once. `POST /api/v3/approval-batch` */
  batchCreateApproval(params: BatchCreateApprovalParams): Promise<Envelope<SuccessData>>;
  /**
   * Reads one request of the user. `GET /api/v3/approval`
   * @param params - the `number` that `createApproval` answered with.
   */
  getApprovalDetail(params: GetApprovalDetailParams): Promise<Envelope<Approval>>;
  /** `getApprovalDetail` under its name in the Node SDK. `GET /api/v3/approval` */
  getDetail(params: GetApprovalDetailParams): Promise<Envelope<Approval>>;
  /**
   * Lists the requests of the user. `GET /api/v3/approval-initiated-list`
   * @param params - which page, by `pageNo` and `pageSize`, and filters.
   */
  listInitiatedApprovals(params?: ListInitiatedApprovalsParams): Promise<Envelope<Page<Approval>>>;
  /** `listInitiatedApprovals` under its name in the Node SDK. `GET /api/v3/approval-initiated-list` */
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
