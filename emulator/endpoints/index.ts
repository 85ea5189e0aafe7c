import type { Endpoint } from '../endpoint';
import { accountEndpoints } from './account';
import { applicationEndpoints } from './application';
import { approvalEndpoints } from './approval';
import { deviceEndpoints } from './device';
import { eventEndpoints } from './event';
import { identityEndpoints } from './identity';
import { invitationEndpoints } from './invitation';
import { messageEndpoints } from './message';
import { mfaEndpoints } from './mfa';
import { oidcEndpoints } from './oidc';
import { organizationEndpoints } from './organization';
import { passwordEndpoints } from './password';
import { profileEndpoints } from './profile';
import { pushEndpoints } from './push';
import { qrcodeEndpoints } from './qrcode';
import { resourceEndpoints } from './resource';
import { signinEndpoints } from './signin';
import { switchingEndpoints } from './switching';
import { systemEndpoints } from './system';
import { wechatEndpoints } from './wechat';

/** What the emulator does, by method name; a method that is missing here answers "not implemented". */
export const endpoints: { readonly [name: string]: Endpoint | undefined } = {
  ...signinEndpoints,
  ...messageEndpoints,
  ...wechatEndpoints,
  ...profileEndpoints,
  ...accountEndpoints,
  ...passwordEndpoints,
  ...identityEndpoints,
  ...mfaEndpoints,
  ...deviceEndpoints,
  ...organizationEndpoints,
  ...resourceEndpoints,
  ...applicationEndpoints,
  ...approvalEndpoints,
  ...invitationEndpoints,
  ...switchingEndpoints,
  ...qrcodeEndpoints,
  ...pushEndpoints,
  ...systemEndpoints,
  ...oidcEndpoints,
  ...eventEndpoints,
};
