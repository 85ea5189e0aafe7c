import type { Handler } from '../handler';
import type { Fields } from '../shape';
import { accountHandlers, accountRequests } from './account';
import { applicationHandlers, applicationRequests } from './application';
import { approvalHandlers, approvalRequests } from './approval';
import { deviceHandlers, deviceRequests } from './device';
import { eventHandlers, eventRequests } from './event';
import { identityHandlers, identityRequests } from './identity';
import { invitationHandlers, invitationRequests } from './invitation';
import { messageHandlers, messageRequests } from './message';
import { mfaHandlers, mfaRequests } from './mfa';
import { oidcHandlers } from './oidc';
import { organizationHandlers, organizationRequests } from './organization';
import { passwordHandlers, passwordRequests } from './password';
import { profileHandlers, profileRequests } from './profile';
import { pushHandlers, pushRequests } from './push';
import { qrcodeHandlers, qrcodeRequests } from './qrcode';
import { resourceHandlers, resourceRequests } from './resource';
import { signinHandlers, signinRequests } from './signin';
import { switchingHandlers, switchingRequests } from './switching';
import { systemHandlers } from './system';
import { wechatHandlers, wechatRequests } from './wechat';

/** What the emulator does, by method name; a method that is missing here answers "not implemented". */
export const handlers: { readonly [name: string]: Handler | undefined } = {
  ...signinHandlers,
  ...messageHandlers,
  ...wechatHandlers,
  ...profileHandlers,
  ...accountHandlers,
  ...passwordHandlers,
  ...identityHandlers,
  ...mfaHandlers,
  ...deviceHandlers,
  ...organizationHandlers,
  ...resourceHandlers,
  ...applicationHandlers,
  ...approvalHandlers,
  ...invitationHandlers,
  ...switchingHandlers,
  ...qrcodeHandlers,
  ...pushHandlers,
  ...systemHandlers,
  ...oidcHandlers,
  ...eventHandlers,
};

/** The request fields that are checked before a handler runs, by method name. */
export const requests: { readonly [name: string]: Fields | undefined } = {
  ...signinRequests,
  ...messageRequests,
  ...wechatRequests,
  ...profileRequests,
  ...accountRequests,
  ...passwordRequests,
  ...identityRequests,
  ...mfaRequests,
  ...deviceRequests,
  ...organizationRequests,
  ...resourceRequests,
  ...applicationRequests,
  ...approvalRequests,
  ...invitationRequests,
  ...switchingRequests,
  ...qrcodeRequests,
  ...pushRequests,
  ...eventRequests,
};
