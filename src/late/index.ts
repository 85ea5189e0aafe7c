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
import { installUnsupported } from '../methods/unsupported';
import { wechatMethods } from '../methods/wechat';
import { createSubClient, prototypes } from '../subclients';
import { define, defineGetter, each, installMethods, installSyncMethods, type Surface } from '../surface';
import { createApi } from './api';

export { createApi, profileFiller };

const groups = [
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
];

/** Puts everything on the prototype of the client. */
export function install(prototype: object): void {
  groups.forEach(function (group) {
    installMethods(prototype, group);
  });
  installSyncMethods(prototype, passwordSyncMethods);
  installSyncMethods(prototype, settingsMethods);
  installUnsupported((owner) => prototypes[owner] || prototype);
  keep(prototype, 'api', (core) => createApi(core, (call) => guard(core, call)));
  each(prototypes, function (name) {
    keep(prototype, name, (core) => createSubClient(name, core));
  });
}

/** Defines a property that is made once per client. */
function keep(prototype: object, name: string, make: (core: Core) => object): void {
  defineGetter(prototype, name, function (client) {
    const value = make((client as Surface).core);
    define(client, name, value);
    return value;
  });
}
