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

/** Signing in by a push message that the user approves on another device. */
export interface PushApi {
  /** Asks the user's signed-in devices to approve a sign-in here. `POST /api/v3/signin-by-push` */
  signInByPush(params: SignInByPushParams): Promise<Envelope<PushCode>>;
  /** Asks whether a push sign-in was approved. `GET /api/v3/check-pushcode-status` */
  checkPushCodeStatus(params: CheckPushCodeStatusParams): Promise<Envelope<PushCodeStatus>>;
  /**
   * Approves or refuses a push sign-in as the signed-in user. `POST /api/v3/set-pushcode-status`
   * @param params - the push code, and `CONFIRM` or `CANCEL`.
   */
  setPushCodeStatus(params: SetPushCodeStatusParams): Promise<Envelope<SuccessData>>;
  /**
   * Approves or refuses a push sign-in as the signed-in user. `POST /api/v3/change-pushcode-status`
   * @deprecated Use `setPushCodeStatus`.
   */
  changePushCodeStatus(params: SetPushCodeStatusParams): Promise<Envelope<undefined>>;
  /** Lists the applications that may approve a push sign-in. `POST /api/v3/get-pushlogin-relation-apps` */
  getPushLoginRelationApps(params: GetPushLoginRelationAppsParams): Promise<Envelope<PushLoginApps>>;
}

export const pushRoutes: Routes<PushApi> = {
  signInByPush: ['POST', 'signin-by-push', 'anonymous'],
  checkPushCodeStatus: ['GET', 'check-pushcode-status', 'anonymous'],
  setPushCodeStatus: ['POST', 'set-pushcode-status'],
  changePushCodeStatus: ['POST', 'change-pushcode-status'],
  getPushLoginRelationApps: ['POST', 'get-pushlogin-relation-apps', 'optional'],
};
