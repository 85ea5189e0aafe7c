import type { Api } from './api';
import { guard, report, type Core } from './core';
import { signInSilently } from './flows/wechat';
import { accountMethods, type AccountMethods } from './methods/account';
import { aliasMethods, type AliasMethods } from './methods/alias';
import { customDataMethods, type CustomDataMethods } from './methods/customdata';
import { identityMethods, type IdentityMethods } from './methods/identity';
import { messageMethods, type MessageMethods } from './methods/message';
import { oidcMethods, type OidcMethods } from './methods/oidc';
import {
  passwordMethods,
  passwordSyncMethods,
  type PasswordMethods,
  type PasswordSyncMethods,
} from './methods/password';
import { profileMethods, type ProfileMethods } from './methods/profile';
import { registerMethods, type RegisterMethods } from './methods/register';
import { resourceMethods, type ResourceMethods } from './methods/resource';
import { scanMethods, type ScanMethods } from './methods/scan';
import {
  openNow,
  sessionMethods,
  sessionSyncMethods,
  type SessionMethods,
  type SessionSyncMethods,
} from './methods/session';
import { settingsMethods, type SettingsMethods } from './methods/settings';
import { signinMethods, type SigninMethods } from './methods/signin';
import { installUnsupported, type UnsupportedMethods } from './methods/unsupported';
import { wechatMethods, type WechatMethods } from './methods/wechat';
import { resolveOptions, type AuthenticationClientOptions, type ResolvedOptions } from './options';
import { detachedSession, sharedSession } from './session/registry';
import type { Session } from './session/session';
import type { AuthStateListener } from './session/state';
import { addSubClients, prototypes, type SubClients } from './subclients';
import { createApi, installMethods, installSyncMethods } from './surface';
import type { User } from './user';

class ClientCore implements Core {
  readonly api: Api;
  session: Session;
  systemInfo: Core['systemInfo'];
  enrollmentToken: Core['enrollmentToken'];
  private appSession: Session | undefined;

  constructor(readonly options: ResolvedOptions) {
    this.api = createApi(this, (call) => call());
    this.session = options.accessToken ? detachedSession(options.accessToken) : this.shared();
  }

  shared(): Session {
    return (this.appSession = this.appSession || sharedSession(this.options, (error) => report(this, error)));
  }

  signInSilently(): Promise<User> {
    return signInSilently(this, {});
  }
}

class Client {
  /** The V3 HTTP API: one object in, the answer as the reference shows it out. Rejects like every other method. */
  readonly api: Api;
  declare private readonly core: Core;

  constructor(options: AuthenticationClientOptions) {
    const core = new ClientCore(resolveOptions(options));
    // Not enumerable: a client that is printed must not show tokens.
    Object.defineProperty(this, 'core', { value: core });
    this.api = createApi(core, (call) => guard(core, call));
    addSubClients(this, core);
  }

  /** The signed-in user as last seen, with the current token; `null` when nobody is signed in. Reads storage once, asks nobody. */
  get user(): User | null {
    return openNow(this.core).user();
  }

  /** Options in force, defaults included. */
  get options(): Readonly<ResolvedOptions> {
    return this.core.options;
  }

  /**
   * Tells `listener` whenever somebody signs in, is renewed, changes or signs out, by whichever client of the app.
   *
   * @returns the function that ends it; call it in `onUnload`
   */
  onAuthStateChange(listener: AuthStateListener): () => void {
    const { core } = this;
    // One of its own for each registration, so that one function may be registered twice.
    const own: AuthStateListener = function (change) {
      listener(change);
    };
    core.session.listeners.add(own);
    return function () {
      core.session.listeners.remove(own);
    };
  }
}

installMethods(Client.prototype, wechatMethods);
installMethods(Client.prototype, signinMethods);
installMethods(Client.prototype, registerMethods);
installMethods(Client.prototype, messageMethods);
installMethods(Client.prototype, passwordMethods);
installMethods(Client.prototype, accountMethods);
installMethods(Client.prototype, customDataMethods);
installMethods(Client.prototype, sessionMethods);
installMethods(Client.prototype, profileMethods);
installMethods(Client.prototype, aliasMethods);
installMethods(Client.prototype, resourceMethods);
installMethods(Client.prototype, identityMethods);
installMethods(Client.prototype, scanMethods);
installMethods(Client.prototype, oidcMethods);
installSyncMethods(Client.prototype, sessionSyncMethods);
installSyncMethods(Client.prototype, passwordSyncMethods);
installSyncMethods(Client.prototype, settingsMethods);
installUnsupported((owner) => prototypes[owner] || Client.prototype);

/** All promised methods, by group. */
export interface AuthenticationMethods
  extends
    WechatMethods,
    SigninMethods,
    RegisterMethods,
    MessageMethods,
    PasswordMethods,
    AccountMethods,
    CustomDataMethods,
    SessionMethods,
    ProfileMethods,
    AliasMethods,
    ResourceMethods,
    IdentityMethods,
    ScanMethods,
    OidcMethods,
    SessionSyncMethods,
    PasswordSyncMethods,
    SettingsMethods,
    UnsupportedMethods {}

/** A client of one GenAuth app; see {@link AuthenticationMethods} for what it can do. */
export interface AuthenticationClient extends Client, AuthenticationMethods, SubClients {}

/**
 * Signs mini program users in with GenAuth and keeps them signed in. Create one per app, when the app starts, and share it.
 *
 * @example
 * const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });
 * const user = await authing.ensureLogin();
 */
// The one cast of the client: the groups installed above are its methods.
export const AuthenticationClient = Client as unknown as new (
  options: AuthenticationClientOptions,
) => AuthenticationClient;
