import type { Handler } from '../handler';
import type { Fields } from '../shape';
import { messageHandlers, messageRequests } from './message';
import { oidcHandlers } from './oidc';
import { profileHandlers, profileRequests } from './profile';
import { signinHandlers, signinRequests } from './signin';
import { systemHandlers } from './system';
import { wechatHandlers, wechatRequests } from './wechat';

/** What the emulator does, by method name; a method that is missing here answers "not implemented". */
export const handlers: { readonly [name: string]: Handler | undefined } = {
  ...signinHandlers,
  ...messageHandlers,
  ...wechatHandlers,
  ...profileHandlers,
  ...systemHandlers,
  ...oidcHandlers,
};

/** The request fields that are checked before a handler runs, by method name. */
export const requests: { readonly [name: string]: Fields | undefined } = {
  ...signinRequests,
  ...messageRequests,
  ...wechatRequests,
  ...profileRequests,
};
