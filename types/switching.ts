import type { CustomData } from './common';

/** Which accounts to list. */
export interface ListPublicAccountsForSwitchLoggedInParams {
  /** Includes the user's own account; false by default. */
  withOriginUser?: boolean;
}

/** An account to which the user can switch. */
export interface SwitchableAccount {
  /** User id of the account. */
  userId: string;
  /** Address of the avatar. */
  avatar?: string | null;
  /** Name to display. */
  displayName?: string | null;
  /** 1 personal, 2 public; a number or its text. */
  usertype?: 1 | 2 | '1' | '2' | null;
}

/** The public accounts of the user, and on request the user's own. */
export interface SwitchableAccounts {
  /** The public accounts. */
  publicAccounts: SwitchableAccount[];
  /** The user's own account; only on request: `withOriginUser`. */
  originUser?: SwitchableAccount | null;
}

/** The account to which to switch. */
export interface SwitchLoginByUserParams {
  /** User id of the account. */
  targetUserId: string;
  /** Extras of the sign-in. */
  options?: {
    /** OIDC scopes, separated by spaces; must contain `openid`. `offline_access` requests a refresh token. */
    scope?: string;
    /** Passed to the pipeline functions of the user pool. */
    context?: { [key: string]: unknown };
    /** Values of custom fields; their keys are defined in the console. */
    customData?: CustomData;
  };
}
