import type { ApprovalApi } from '../../src/api/approval';
import type {
  Approval,
  ApprovalApplication,
  ApprovalRole,
  CreateApprovalParams,
  ListInitiatedApprovalsParams,
  Page,
} from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { pageFields, pageOf } from '../paging';
import { anyText, listOf, number, object, oneOf, optional, text, whole } from '../shape';
import type { StoredApproval } from '../state';

const objectType = oneOf('APP_PERMISSION_APPLY', 'ROLE_PERMISSION_APPLY');
const extraParams = optional(object({ endTime: optional(number), enableTime: optional(number) }));
const initiatedFields = {
  pageNo: optional(whole(1_000_000)),
  pageSize: optional(whole(50)),
  objectType: optional(objectType),
  keyword: optional(anyText),
};

export const approvalEndpoints: Endpoints<ApprovalApi> = {
  getEnablePermissionApplyApplicationList: {
    fields: { appName: optional(anyText) },
    handle(context, { appName = '' }) {
      const list = context.state.apps.filter((app) => app.appName.includes(appName));
      return {
        list: list.map((app) => ({
          appId: app.appId,
          appName: app.appName,
          logo: app.appLogo,
          appType: 'mini-program',
        })),
      };
    },
  },
  getEnablePermissionApplyRoleList: {
    fields: { ...pageFields, keyword: optional(anyText), appId: text },
    handle(context, params) {
      const { keyword = '' } = params;
      const roles = context.state.directory.roles.filter(
        (role) => role.applicable && (role.name.includes(keyword) || role.code.includes(keyword)),
      );
      const page = pageOf(roles, params);
      const list = page.list.map(({ id, code, name, description }) => ({
        roleId: id,
        code,
        name,
        description,
      }));
      return { ...page, list };
    },
  },
  createApproval: {
    fields: { objectType, objectId: text, extraParams },
    handle(context, params) {
      const { approvalId, number } = file(context, params, [params.objectId]);
      return { approvalId, number };
    },
  },
  batchCreateApproval: {
    fields: { objectType, objectIds: listOf(text), extraParams },
    handle(context, params) {
      for (const objectId of params.objectIds) file(context, params, [objectId]);
      return { success: true };
    },
  },
  getApprovalDetail: { fields: { number: text }, handle: detail },
  getDetail: { fields: { number: text }, handle: detail },
  listInitiatedApprovals: { fields: initiatedFields, handle: initiated },
  initiatedList: { fields: initiatedFields, handle: initiated },
};

function file(
  context: Context,
  params: Pick<CreateApprovalParams, 'objectType' | 'extraParams'>,
  objectIds: string[],
): StoredApproval {
  const { approvals } = context.state;
  for (const objectId of objectIds) objectOf(context, params.objectType, objectId);
  const approvalId = approvals.length + 1;
  const approval: StoredApproval = {
    approvalId,
    number: `${context.now.slice(0, 10).replaceAll('-', '')}${String(approvalId).padStart(6, '0')}`,
    userId: context.user.userId,
    status: 'PENDING',
    submitTime: context.now,
    objectType: params.objectType,
    objectIds,
    extraParams: params.extraParams,
  };
  approvals.push(approval);
  return approval;
}

function detail(context: Context, { number }: { number: string }): Approval {
  const found = mine(context).find((approval) => approval.number === number);
  if (!found) throw new ApiFailure('notFound', number);
  return answerOf(context, found);
}

function initiated(context: Context, params: ListInitiatedApprovalsParams): Page<Approval> {
  const { keyword = '' } = params;
  const matching = mine(context)
    .filter((approval) => params.objectType === undefined || approval.objectType === params.objectType)
    .map((approval) => answerOf(context, approval))
    .filter((approval) => JSON.stringify(approval.approvalObjectList).includes(keyword));
  return pageOf(matching.toReversed(), { page: params.pageNo, limit: params.pageSize });
}

function mine(context: Context): StoredApproval[] {
  const { user, state } = context;
  return state.approvals.filter((approval) => approval.userId === user.userId);
}

function answerOf(context: Context, approval: StoredApproval): Approval {
  const { approvalId, number, status, submitTime, objectIds, extraParams } = approval;
  const approvalObjectList = objectIds.map((objectId) => objectOf(context, approval.objectType, objectId));
  return {
    approvalId,
    number,
    status,
    submitTime,
    objectType: approval.objectType,
    approvalObjectList,
    extraParams,
  };
}

/** What was asked for; fails when there is no such thing. */
function objectOf(
  context: Context,
  type: StoredApproval['objectType'],
  objectId: string,
): ApprovalRole | ApprovalApplication {
  if (type === 'ROLE_PERMISSION_APPLY') {
    const role = context.state.directory.roles.find((each) => each.id === objectId && each.applicable);
    if (!role) throw new ApiFailure('notFound', objectId);
    return {
      objectId,
      objectName: role.name,
      roleCode: role.code,
      namespaceId: 1,
      namespaceCode: role.namespace,
    };
  }
  const app = context.state.apps.find((each) => each.appId === objectId);
  if (!app) throw new ApiFailure('notFound', objectId);
  return { objectId, objectName: app.appName, logo: app.appLogo };
}
