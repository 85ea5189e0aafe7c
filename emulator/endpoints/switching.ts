import type { SwitchingApi } from '../../src/api/switching';
import type { SwitchableAccount } from '../../types/switching';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { flag, object, optional, record, text } from '../shape';
import type { User } from '../state';
import { noteSignIn, requestedScope } from '../users/signin';

export const switchingEndpoints: Endpoints<SwitchingApi> = {
  listPublicAccountsForSwitchLoggedIn: {
    fields: { withOriginUser: optional(flag) },
    handle(context, { withOriginUser }) {
      const origin = originOf(context);
      const publicAccounts = origin.publicAccountIds.flatMap((userId) => {
        const account = context.accounts.byId(userId);
        return account ? [accountOf(account, '2')] : [];
      });
      return [{ publicAccounts, ...(withOriginUser ? { originUser: accountOf(origin, '1') } : {}) }];
    },
  },
  switchLoginByUser: {
    fields: {
      targetUserId: text,
      options: optional(
        object({ scope: optional(text), context: optional(record), customData: optional(record) }),
      ),
    },
    handle(context, { targetUserId, options }) {
      const origin = originOf(context);
      const target = context.accounts.byId(targetUserId);
      if (!target) throw new ApiFailure('userNotFound');
      const goesBack = target === origin;
      if (!goesBack && !origin.publicAccountIds.includes(targetUserId)) throw new ApiFailure('forbidden');
      return context.tokens.issue({
        app: context.app,
        user: target,
        scope: requestedScope(options?.scope ?? context.scope),
        deviceId: noteSignIn(context, target, 'switch').deviceId,
        originUserId: goesBack ? undefined : origin.userId,
      });
    },
  },
};

/** The personal account behind the present sign-in. */
function originOf(context: Context): User {
  const { user } = context;
  return context.accounts.byId(context.token?.originUserId) ?? user;
}

function accountOf(user: User, usertype: '1' | '2'): SwitchableAccount {
  return {
    userId: user.userId,
    avatar: user.photo,
    displayName: user.nickname ?? user.name ?? user.username,
    usertype,
  };
}
