import type { Api } from './api';
import { report, type Core, type Late } from './core';
import { signInSilently } from './flows/wechat';
import { late } from './late/load';
import { laterMethods, laterProperties, laterSyncMethods } from './late/names';
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
import { define, installMethods, installSyncMethods, type Group, type Surface } from './surface';
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

/** Methods that are loaded when the first of them is called. */
function onDemand(names: string, kind: 'methods' | 'syncMethods'): Group {
  const group: Group = {};
  names.split(' ').forEach(function (name) {
    group[name] = function (...values) {
      return (late()[kind][name] as Group[string]).apply(this, values);
    };
  });
  return group;
}

/** The core is not part of the public type: it is nobody's business, and a fake client in a test need not have one. */
function coreOf(client: object): Core {
  return (client as Surface).core;
}

class Client {
  constructor(options: AuthenticationClientOptions) {
    const core = new ClientCore(resolveOptions(options));
    define(this, 'core', core);
  }

  /** The signed-in user as last seen, with the current token; `null` when nobody is signed in. Reads storage once, asks nobody. */
  get user(): User | null {
    return openNow(coreOf(this)).user();
  }

  /** Options in force, defaults included. */
  get options(): Readonly<ResolvedOptions> {
    return coreOf(this).options;
  }

  /**
   * Tells `listener` whenever somebody signs in, is renewed, changes or signs out, by whichever client of the app.
   *
   * @returns the function that ends it; call it in `onUnload`
   */
  onAuthStateChange(listener: AuthStateListener): () => void {
    const core = coreOf(this);
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
installMethods(Client.prototype, onDemand(laterMethods, 'methods'));
installSyncMethods(Client.prototype, onDemand(laterSyncMethods, 'syncMethods'));
laterProperties.split(' ').forEach(function (name) {
  Object.defineProperty(Client.prototype, name, {
    get(this: Client & Surface) {
      const value = late().createProperty(name, this.core);
      // Made once, then a property of its own.
      define(this, name, value);
      return value;
    },
  });
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
