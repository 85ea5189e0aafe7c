/**
 * What an app may never use, or uses after it has started: the whole V3 API and all methods but those that keep somebody signed in. It is
 * loaded on first use, so a launch reads and compiles the heart alone.
 */
import { guard, type Core } from '../core';
import { profileFiller } from '../flows/rawdata';
import { accountMethods } from '../methods/account';
import { aliasMethods } from '../methods/alias';
import { customDataMethods } from '../methods/customdata';
import { identityMethods } from '../methods/identity';
import { messageMethods } from '../methods/message';
import { oidcMethods } from '../methods/oidc';
import { passwordMethods, passwordSyncMethods } from '../methods/password';
import { profileMethods } from '../methods/profile';
import { registerMethods } from '../methods/register';
import { resourceMethods } from '../methods/resource';
import { scanMethods } from '../methods/scan';
import { settingsMethods } from '../methods/settings';
import { signinMethods } from '../methods/signin';
import { statusMethods } from '../methods/status';
import { eachUnsupported } from '../methods/unsupported';
import { wechatMethods } from '../methods/wechat';
import { encryptedStorage } from '../platform/encrypted';
import { createSubClient, prototypes } from '../subclients';
import { each, installMethods, installSyncMethods, type Group } from '../surface';
import { createApi } from './api';

export { createApi, encryptedStorage, profileFiller };

/** Methods that give a promise, by name. */
export const methods: Group = {};
/** Methods that answer, or throw, at once, by name. */
export const syncMethods: Group = {};

function add(to: object, group: object): void {
  each(group, function (name, method) {
    (to as Group)[name] = method as Group[string];
  });
}

[
  wechatMethods,
  signinMethods,
  statusMethods,
  registerMethods,
  messageMethods,
  passwordMethods,
  accountMethods,
  customDataMethods,
  profileMethods,
  aliasMethods,
  resourceMethods,
  identityMethods,
  scanMethods,
  oidcMethods,
].forEach(function (group) {
  add(methods, group);
});
[passwordSyncMethods, settingsMethods].forEach(function (group) {
  add(syncMethods, group);
});
eachUnsupported(function (owner, group, isSync) {
  const prototype = prototypes[owner];
  if (prototype) (isSync ? installSyncMethods : installMethods)(prototype, group);
  else add(isSync ? syncMethods : methods, group);
});

/** Makes a property of a client: the V3 API or a sub-client. */
export function createProperty(name: string, core: Core): object {
  return name === 'api' ? createApi(core, (call) => guard(core, call)) : createSubClient(name, core);
}
