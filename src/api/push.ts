import type { Envelope, SuccessData } from '../../types/envelope';
import type {
  CheckPushCodeStatusParams,
  GetPushLoginRelationAppsParams,
  PushCode,
  PushCodeStatus,
  PushLoginApps,
  SetPushCodeStatusParams,
  SignInByPushParams,
} from '../../types/push';
import type { Routes } from './route';

/** Sign-in by a push message that the user approves on another device. */
export interface PushApi {
  /**
   * Asks the signed-in devices of a user to approve a sign-in here. Poll {@link PushApi.checkPushCodeStatus} for
   * the result.
   * `POST /api/v3/signin-by-push`
   *
   * @param params - username, email or phone of the account, and extras of the sign-in
   * @returns the envelope with the id of the request and its lifetime in `data`
   * @throws GenAuthError of kind `api` (2004 there is no such account)
   * @example
   * const { data } = await authing.api.signInByPush({ account: 'zhouzihang' });
   * console.log(data.pushCodeId, data.expireTime);
   */
  signInByPush(params: SignInByPushParams): Promise<Envelope<PushCode>>;
  /**
   * Asks whether a push sign-in has been approved. The session of the client does not change.
   * `GET /api/v3/check-pushcode-status`
   *
   * @param params - the `pushCodeId` of {@link PushApi.signInByPush}
   * @returns the envelope with the status in `data`, and with tokens once it is approved
   * @throws GenAuthError of kind `api` (404 there is no such request)
   * @example
   * const { data } = await authing.api.signInByPush({ account: 'zhouzihang' });
   * const { pushCodeId } = data;
   * const { data: state } = await authing.api.checkPushCodeStatus({ pushCodeId });
   * if (state.status === 'AUTHORIZED') console.log(state.tokenSet);
   */
  checkPushCodeStatus(params: CheckPushCodeStatusParams): Promise<Envelope<PushCodeStatus>>;
  /**
   * Approves or rejects a push sign-in as the signed-in user.
   * `POST /api/v3/set-pushcode-status`
   *
   * @param params - the `pushCodeId` of the message, and `CONFIRM` or `CANCEL`
   * @returns the envelope, once the decision is stored
   * @throws GenAuthError of kind `api` (403 the request is for another user, 404 there is no such request, 422
   * expired or already decided); `session` when signed out
   * @example
   * // The other device asks.
   * const { data } = await authing.api.signInByPush({ account: 'zhouzihang' });
   * // This device approves.
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.setPushCodeStatus({ pushCodeId: data.pushCodeId, action: 'CONFIRM' });
   */
  setPushCodeStatus(params: SetPushCodeStatusParams): Promise<Envelope<SuccessData>>;
  /**
   * Approves or rejects a push sign-in as the signed-in user, under the earlier path.
   * `POST /api/v3/change-pushcode-status`
   *
   * @param params - the `pushCodeId` of the message, and `CONFIRM` or `CANCEL`
   * @returns the envelope without `data`, once the decision is stored
   * @throws GenAuthError of kind `api` (403 the request is for another user, 404 there is no such request, 422
   * expired or already decided); `session` when signed out
   * @deprecated Use `setPushCodeStatus`.
   * @example
   * const { data } = await authing.api.signInByPush({ account: 'zhouzihang' });
   * await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.api.changePushCodeStatus({ pushCodeId: data.pushCodeId, action: 'CANCEL' });
   */
  changePushCodeStatus(params: SetPushCodeStatusParams): Promise<Envelope<undefined>>;
  /**
   * Lists the applications in which a push sign-in can be approved.
   * `POST /api/v3/get-pushlogin-relation-apps`
   *
   * @param params - the `pushCodeId`, and the application that asks
   * @returns the envelope with the ids of the applications in `data.appIds`
   * @throws GenAuthError of kind `api` (404 there is no such request)
   * @example
   * const { data: push } = await authing.api.signInByPush({ account: 'zhouzihang' });
   * const { data } = await authing.api.getPushLoginRelationApps({
   *   appId: 'GEN_AUTH_APP_ID',
   *   pushCodeId: push.pushCodeId,
   * });
   * console.log(data.appIds);
   */
  getPushLoginRelationApps(params: GetPushLoginRelationAppsParams): Promise<Envelope<PushLoginApps>>;
}

export const pushRoutes: Routes<PushApi> = {
  signInByPush: ['POST', 'signin-by-push', 'anonymous'],
  checkPushCodeStatus: ['GET', 'check-pushcode-status', 'anonymous'],
  setPushCodeStatus: ['POST', 'set-pushcode-status'],
  changePushCodeStatus: ['POST', 'change-pushcode-status'],
  getPushLoginRelationApps: ['POST', 'get-pushlogin-relation-apps', 'optional'],
};
