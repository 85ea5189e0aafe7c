import { randomUUID } from 'node:crypto';
import type { QrcodeApi } from '../../src/api/qrcode';
import type { QrCodeState, QrCodeStatus } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { anyText, flag, object, oneOf, optional, record, text } from '../shape';
import type { QrCode } from '../state';
import { clientFields } from './signin';
import { completeSignIn, requestedScope } from '../users/signin';

const lifetime = 5 * 60 * 1000;
/** A page that shows a code cannot ask for a scope; it gets what most applications are set to. */
const webScope = 'openid profile username email phone offline_access';
const byId = { qrcodeId: text };
const byAction = { ...byId, action: oneOf('SCAN', 'CONFIRM', 'CANCEL') };

export const qrcodeEndpoints: Endpoints<QrcodeApi> = {
  geneQrCode: {
    fields: {
      type: oneOf('MOBILE_APP', 'WECHAT_MINIPROGRAM', 'WECHAT_OFFICIAL_ACCOUNT'),
      extIdpConnId: optional(anyText),
      customData: optional(record),
      context: optional(record),
      autoMergeQrCode: optional(flag),
    },
    handle(context) {
      const { qrcodeId } = create(context, 'web');
      return { qrcodeId, url: `${context.origin}/qrcodes/${qrcodeId}.svg` };
    },
  },
  getQrCodeStatus: { fields: byId, handle: status },
  checkQrCodeStatus: { fields: byId, handle: status },
  getAppLoginQrCodeStatus: { fields: byId, handle: status },
  exchangeTokenSetWithQrCodeTicket: {
    fields: { ticket: text, ...clientFields },
    handle(context, { ticket }) {
      const code = context.state.qrCodes.find((each) => each.ticket === ticket);
      const user = context.accounts.byId(code?.userId);
      if (!code || !user || isExpired(context, code)) throw new ApiFailure('ticketDead', 'ticket');
      code.ticket = undefined;
      return completeSignIn(context, user, 'qrcode', webScope);
    },
  },
  setQrCodeStatus: {
    fields: byAction,
    handle(context, { qrcodeId, action }) {
      act(context, qrcodeId, action);
      return { success: true };
    },
  },
  changeQrCodeStatus: {
    fields: byAction,
    handle(context, { qrcodeId, action }) {
      act(context, qrcodeId, action);
      return undefined;
    },
  },
  qrCodeAppLogin: {
    fields: { ...byId, action: oneOf('APP_LOGIN') },
    handle(context, { qrcodeId }) {
      const code = find(context, qrcodeId);
      const user = context.accounts.byId(code.userId);
      if (code.kind !== 'fastpass' || !user) throw new ApiFailure('notFound', qrcodeId);
      if (isExpired(context, code)) throw new ApiFailure('expired', qrcodeId);
      if (code.status !== 'PENDING') throw new ApiFailure('alreadyScanned');
      code.status = 'AUTHORIZED';
      return completeSignIn(context, user, 'fastpass', code.scope ?? webScope);
    },
  },
  geneFastpassQrcodeInfo: {
    fields: {
      options: optional(
        object({ scope: optional(text), context: optional(record), customData: optional(record) }),
      ),
    },
    handle(context, params) {
      const { user, state, app, origin } = context;
      const code = create(context, 'fastpass');
      code.userId = user.userId;
      code.scope = requestedScope(params.options?.scope ?? context.scope);
      return {
        scene: 'APP_LOGIN',
        qrcodeId: code.qrcodeId,
        apiHost: origin,
        appId: app.appId,
        user: { id: user.userId, displayName: displayName(user), photo: user.photo ?? '' },
        userpool: { id: state.userPoolId, displayName: app.appName, photo: app.appLogo },
      };
    },
  },
  getFastpassParams: {
    fields: { ...byId, appId: text },
    handle(context, { qrcodeId }) {
      find(context, qrcodeId);
      return {
        relationApps: context.state.apps.map(({ appId, appName, appLogo }) => ({
          id: appId,
          name: appName,
          logo: appLogo,
        })),
      };
    },
  },
};

function create(context: Context, kind: QrCode['kind']): QrCode {
  const createdAt = context.clock.now();
  const { appId } = context.app;
  const code: QrCode = {
    qrcodeId: randomUUID(),
    kind,
    appId,
    status: 'PENDING',
    createdAt,
    expiresAt: createdAt + lifetime,
  };
  context.state.qrCodes.push(code);
  return code;
}

function find(context: Context, qrcodeId: string): QrCode {
  const code = context.state.qrCodes.find((each) => each.qrcodeId === qrcodeId);
  if (!code) throw new ApiFailure('notFound', qrcodeId);
  return code;
}

function isExpired(context: Context, code: QrCode): boolean {
  return code.expiresAt <= context.clock.now();
}

function status(context: Context, { qrcodeId }: { qrcodeId: string }): QrCodeStatus {
  const code = find(context, qrcodeId);
  const state: QrCodeState = isExpired(context, code) ? 'EXPIRED' : code.status;
  const user = context.accounts.byId(code.userId);
  const showsUser = user && (state === 'SCANNED' || state === 'AUTHORIZED');
  return {
    status: state,
    ...(state === 'AUTHORIZED' && code.ticket ? { ticket: code.ticket } : {}),
    ...(showsUser ? { briefUserInfo: { displayName: displayName(user), photo: user.photo ?? '' } } : {}),
  };
}

/** Scanned by one user, then confirmed or cancelled by the same. */
function act(context: Context, qrcodeId: string, action: 'SCAN' | 'CONFIRM' | 'CANCEL'): void {
  const { user } = context;
  const code = find(context, qrcodeId);
  if (code.kind !== 'web') throw new ApiFailure('notFound', qrcodeId);
  if (isExpired(context, code)) throw new ApiFailure('expired', qrcodeId);
  if (action === 'SCAN') {
    const again = code.status === 'SCANNED' && code.userId === user.userId;
    if (code.status !== 'PENDING' && !again) throw new ApiFailure('alreadyScanned');
    code.status = 'SCANNED';
    code.userId = user.userId;
    return;
  }
  if (code.status !== 'SCANNED' || code.userId !== user.userId) throw new ApiFailure('notScanned');
  code.status = action === 'CONFIRM' ? 'AUTHORIZED' : 'CANCELLED';
  if (action === 'CONFIRM') code.ticket = randomUUID();
}

function displayName(user: { nickname?: string; name?: string; username?: string }): string {
  return user.nickname ?? user.name ?? user.username ?? '';
}
