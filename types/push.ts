import type { CustomData } from './common';
import type { LoginTokens } from './signin';

/** Whose other device is to approve the sign-in. */
export interface SignInByPushParams {
  /** User name, email or phone. */
  account: string;
  options?: {
    /** OIDC scopes, blank-separated; must hold `openid`. */
    scope?: string;
    /** Handed to the pipeline functions of the user pool; a text here, unlike at other sign-ins. */
    context?: string;
    customData?: CustomData;
  };
}

/** A sign-in that waits for approval on another device. */
export interface PushCode {
  pushCodeId: string;
  /** Lifetime in seconds. */
  expireTime: number;
}

/** Which push sign-in to ask about. */
export interface CheckPushCodeStatusParams {
  pushCodeId: string;
}

/** Whether a push sign-in was approved. */
export interface PushCodeStatus {
  status: 'PUSHED' | 'AUTHORIZED' | 'CANCELLED' | 'EXPIRED' | 'ERROR';
  /** Present once authorized, when the user pool hands tokens to the one who asks. */
  tokenSet?: LoginTokens | null;
}

/** What the user decides about a push sign-in. */
export interface SetPushCodeStatusParams {
  pushCodeId: string;
  action: 'CONFIRM' | 'CANCEL';
}

/** Which push sign-in, of which application. */
export interface GetPushLoginRelationAppsParams {
  appId: string;
  pushCodeId: string;
}

/** The applications that may approve a push sign-in. */
export interface PushLoginApps {
  appIds?: string[] | null;
}
