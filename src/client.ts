import type { Api } from './api';
import { report, type Core, type Late } from './core';
import { signInSilently } from './flows/wechat';
import { late } from './late/load';
import { laterMethods, laterProperties } from './late/names';
import type { AccountMethods } from './methods/account';
import type { AliasMethods } from './methods/alias';
import type { CustomDataMethods } from './methods/customdata';
import type { IdentityMethods } from './methods/identity';
import { loginMethods, type LoginMethods } from './methods/login';
import type { MessageMethods } from './methods/message';
import type { OidcMethods } from './methods/oidc';
import type { PasswordMethods, PasswordSyncMethods } from './methods/password';
import type { ProfileMethods } from './methods/profile';
import type { RegisterMethods } from './methods/register';
import type { ResourceMethods } from './methods/resource';
import type { ScanMethods } from './methods/scan';
import {
  openNow,
  sessionMethods,
  sessionSyncMethods,
  type SessionMethods,
  type SessionSyncMethods,
} from './methods/session';
import type { SettingsMethods } from './methods/settings';
import type { SigninMethods } from './methods/signin';
import type { UnsupportedMethods } from './methods/unsupported';
import type { WechatMethods } from './methods/wechat';
import { resolveOptions, type AuthenticationClientOptions, type ResolvedOptions } from './options';
import { detachedSession, sharedSession } from './session/registry';
import type { Session } from './session/session';
import type { AuthStateListener } from './session/state';
import type { StatusMethods } from './methods/status';
import type { SubClients } from './subclients';
import { define, installLater, installMethods, installSyncMethods } from './surface';
import type { User } from './user';

class ClientCore implements Core {
  session: Session;
  systemInfo: Core['systemInfo'];
  enrollmentToken: Core['enrollmentToken'];
  private appSession: Session | undefined;

  constructor(readonly options: ResolvedOptions) {
    this.session = options.accessToken ? detachedSession(options.accessToken) : this.shared();
  }

  get api(): Api {
    const api = this.late().createApi(this, (call) => call());
    define(this, 'api', api);
    return api;
  }

  late(): Late {
    return late();
  }

  shared(): Session {
    return (this.appSession = this.appSession || sharedSession(this.options, (error) => report(this, error)));
  }

  signInSilently(): Promise<User> {
    return signInSilently(this, {});
  }
}

class Client {
  declare private readonly core: Core;

  constructor(options: AuthenticationClientOptions) {
    const core = new ClientCore(resolveOptions(options));
    // Not enumerable: a client that is printed must not show tokens.
    Object.defineProperty(this, 'core', { value: core });
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

installMethods(Client.prototype, loginMethods);
installMethods(Client.prototype, sessionMethods);
installSyncMethods(Client.prototype, sessionSyncMethods);
installLater(Client.prototype, laterMethods, laterProperties, function () {
  late().install(Client.prototype);
});

/** All promised methods, by group. */
export interface AuthenticationMethods
  extends
    LoginMethods,
    WechatMethods,
    SigninMethods,
    RegisterMethods,
    MessageMethods,
    PasswordMethods,
    AccountMethods,
    CustomDataMethods,
    SessionMethods,
    StatusMethods,
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
export interface AuthenticationClient extends Client, AuthenticationMethods, SubClients {
  /** The V3 HTTP API: one object in, the answer as the reference shows it out. Rejects like every other method. */
  readonly api: Api;
}

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
