import type { CustomData } from './common';

/** Which accounts to list. */
export interface ListPublicAccountsForSwitchLoggedInParams {
  /** Includes the personal account; false by default. */
  withOriginUser?: boolean;
}

/** An account the user may act as. */
export interface SwitchableAccount {
  userId: string;
  /** Address of the avatar. */
  avatar?: string | null;
  displayName?: string | null;
  /** 1 personal, 2 public; a number or its text. */
  usertype?: 1 | 2 | '1' | '2' | null;
}

/** The public accounts of the user, and on request the personal one. */
export interface SwitchableAccounts {
  publicAccounts: SwitchableAccount[];
  originUser?: SwitchableAccount | null;
}

/** As whom to go on. */
export interface SwitchLoginByUserParams {
  targetUserId: string;
  options?: {
    /** OIDC scopes, blank-separated; must hold `openid`. `offline_access` asks for a refresh token. */
    scope?: string;
    /** Handed to the pipeline functions of the user pool. */
    context?: { [key: string]: unknown };
    customData?: CustomData;
  };
}
