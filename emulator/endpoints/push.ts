import { randomUUID } from 'node:crypto';
import type { PushApi } from '../../src/api/push';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { anyText, object, oneOf, optional, record, text } from '../shape';
import type { PushCode } from '../state';
import { completeSignIn, requestedScope } from '../users/signin';

/** Lifetime of a push sign-in in seconds. */
const lifetime = 180;
const byAction = { pushCodeId: text, action: oneOf('CONFIRM', 'CANCEL') };

export const pushEndpoints: Endpoints<PushApi> = {
  signInByPush: {
    fields: {
      account: text,
      options: optional(
        object({ scope: optional(text), context: optional(anyText), customData: optional(record) }),
      ),
    },
    handle(context, { account, options }) {
      const user = context.accounts.byAccount(account);
      if (!user) throw new ApiFailure('userNotFound');
      const code: PushCode = {
        pushCodeId: randomUUID(),
        appId: context.app.appId,
        userId: user.userId,
        scope: requestedScope(options?.scope),
        status: 'PUSHED',
        expiresAt: context.clock.now() + lifetime * 1000,
      };
      context.state.pushCodes.push(code);
      return { pushCodeId: code.pushCodeId, expireTime: lifetime };
    },
  },
  checkPushCodeStatus: {
    fields: { pushCodeId: text },
    async handle(context, { pushCodeId }) {
      const code = find(context, pushCodeId);
      const user = context.accounts.byId(code.userId);
      if (code.status === 'AUTHORIZED' && user) {
        code.tokenSet ??= await completeSignIn(context, user, 'push', code.scope);
        return { status: 'AUTHORIZED', tokenSet: code.tokenSet };
      }
      return { status: code.expiresAt <= context.clock.now() ? 'EXPIRED' : code.status };
    },
  },
  setPushCodeStatus: {
    fields: byAction,
    handle(context, { pushCodeId, action }) {
      act(context, pushCodeId, action);
      return { success: true };
    },
  },
  changePushCodeStatus: {
    fields: byAction,
    handle(context, { pushCodeId, action }) {
      act(context, pushCodeId, action);
      return undefined;
    },
  },
  getPushLoginRelationApps: {
    fields: { appId: text, pushCodeId: text },
    handle(context, { pushCodeId }) {
      return { appIds: [find(context, pushCodeId).appId] };
    },
  },
};

function find(context: Context, pushCodeId: string): PushCode {
  const code = context.state.pushCodes.find((each) => each.pushCodeId === pushCodeId);
  if (!code) throw new ApiFailure('notFound', pushCodeId);
  return code;
}

/** Only the user who is asked for may decide, and only once. */
function act(context: Context, pushCodeId: string, action: 'CONFIRM' | 'CANCEL'): void {
  const code = find(context, pushCodeId);
  if (code.userId !== context.user.userId) throw new ApiFailure('forbidden');
  if (code.expiresAt <= context.clock.now()) throw new ApiFailure('expired', pushCodeId);
  if (code.status !== 'PUSHED') throw new ApiFailure('alreadyDecided', pushCodeId);
  code.status = action === 'CONFIRM' ? 'AUTHORIZED' : 'CANCELLED';
}
