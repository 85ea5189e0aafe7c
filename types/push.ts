import type { CustomData } from './common';
import type { LoginTokens } from './signin';

/** The account that is to approve the sign-in on another device. */
export interface SignInByPushParams {
  /** Username, email or phone number. */
  account: string;
  /** Extras of the sign-in. */
  options?: {
    /** OIDC scopes, separated by spaces; must contain `openid`. `offline_access` requests a refresh token. */
    scope?: string;
    /** Passed to the pipeline functions of the user pool; a text here, unlike at other sign-ins. */
    context?: string;
    /** Values of custom fields; their keys are defined in the console. */
    customData?: CustomData;
  };
}

/** A sign-in that waits for approval on another device. */
export interface PushCode {
  /** Id of the push sign-in. */
  pushCodeId: string;
  /** Lifetime in seconds. */
  expireTime: number;
}

/** The push sign-in to ask about. */
export interface CheckPushCodeStatusParams {
  /** Id of the push sign-in. */
  pushCodeId: string;
}

/** Whether a push sign-in has been approved. */
export interface PushCodeStatus {
  /** `PUSHED` at first, then `AUTHORIZED` or `CANCELLED`; `EXPIRED` and `ERROR` can come at any time. */
  status: 'PUSHED' | 'AUTHORIZED' | 'CANCELLED' | 'EXPIRED' | 'ERROR';
  /** Tokens, once the sign-in is approved and if the user pool returns them to the client that asks. */
  tokenSet?: LoginTokens | null;
}

/** What the user has decided about a push sign-in. */
export interface SetPushCodeStatusParams {
  /** Id of the push sign-in. */
  pushCodeId: string;
  /** `CONFIRM` approves the sign-in, `CANCEL` rejects it. */
  action: 'CONFIRM' | 'CANCEL';
}

/** A push sign-in, and the application that asks for it. */
export interface GetPushLoginRelationAppsParams {
  /** App ID of the application that asks. */
  appId: string;
  /** Id of the push sign-in. */
  pushCodeId: string;
}

/** The applications in which a push sign-in can be approved. */
export interface PushLoginApps {
  /** App IDs of the applications. */
  appIds?: string[] | null;
}
