import type { Api } from './api';
import { each, hide, install, installEndpoints, installSync, type CoreHolder } from './install';
import {
  asyncMethods,
  subClients,
  syncMethods,
  type AuthenticationMethods,
  type SubClients,
} from './methods';
import { eachUnsupported } from './methods/unsupported';
import { resolveOptions, type AuthenticationClientOptions, type ResolvedOptions } from './options';
import { Core } from './session/core';
import type { User } from './user';

// Named as it is exported, for consoles and stack traces.
const Client = class AuthenticationClient {
  /** App ID of the client; `''` when only the `userPoolId` option is given. */
  readonly appId: string;
  /** Address of the GenAuth server, without slash at the end. */
  readonly host: string;

  /**
   * Creates a client. No request is sent, and storage is read with the first call.
   *
   * @param options - see {@link AuthenticationClientOptions}; `appId` and `extIdpConnidentifier` are enough for most apps
   * @throws GenAuthError of kind `config` that names the option which is missing, unknown or not valid
   */
  constructor(options: AuthenticationClientOptions) {
    const core = new Core(resolveOptions(options));
    hide(this, 'core', core);
    // What `console.log(authing)` shows, beside the name of the class.
    this.appId = core.options.appId;
    this.host = core.options.host;
  }

  /** The last known user, with the current access token in `token`; `null` when signed out. Reading it sends no request. */
  get user(): User | null {
    return coreOf(this).openNow().user();
  }

  /** Options of the client, with all defaults. */
  get options(): Readonly<ResolvedOptions> {
    return coreOf(this).options;
  }
};

/** The core is not part of the public type: apps have no use for it, and a fake client in a test need not have one. */
function coreOf(client: object): Core {
  return (client as CoreHolder).core;
}

const prototypes: { [name: string]: object } = {};

/** What `api` and the sub-clients inherit from, made when one of them is first used: most apps use few of them. */
function prototypeOf(name: string): object {
  let prototype = prototypes[name];
  if (prototype) return prototype;
  prototype = prototypes[name] = {};
  if (name === 'api') installEndpoints(prototype);
  else {
    // Names come from `subClients` itself.
    const group = subClients[name as keyof SubClients];
    // Stryker disable next-line StringLiteral: what is not 'core' is the sub-client
    (name === 'tokenProvider' ? installSync : install)(prototype, group, 'holder');
    installUnsupported(prototype, name);
  }
  return prototype;
}

function installUnsupported(prototype: object, name: string): void {
  eachUnsupported(function (owner, group, isSync) {
    if (owner === name) (isSync ? installSync : install)(prototype, group, 'core');
  });
}

/** Adds a property that is created when it is first read. */
function addProperty(name: string): void {
  Object.defineProperty(Client.prototype, name, {
    get(this: object) {
      // `Object.create` returns `any`.
      const value = Object.create(prototypeOf(name)) as object;
      hide(value, 'core', coreOf(this));
      hide(value, 'state', {});
      hide(this, name, value);
      return value;
    },
  });
}

install(Client.prototype, asyncMethods, 'core');
installSync(Client.prototype, syncMethods, 'core');
installUnsupported(Client.prototype, '');
each(subClients, addProperty);
addProperty('api');

/** A client of one GenAuth app; its methods are those of {@link AuthenticationMethods} and {@link SubClients}. */
export interface AuthenticationClient extends InstanceType<typeof Client>, AuthenticationMethods, SubClients {
  /** Every endpoint of the V3 API for end users: each method takes one object of parameters and resolves to the envelope of the answer. */
  readonly api: Api;
}

/**
 * Signs mini program users in with GenAuth and keeps them signed in. Create one client when the app starts, and share it between pages.
 * Creating it sends no request; storage is read with the first call. Its methods are those of {@link AuthenticationMethods}, its groups of
 * methods those of {@link SubClients}, and `authing.api` has every endpoint of the V3 API for end users, each with one object of parameters
 * and the envelope of the answer.
 *
 * @param options - see {@link AuthenticationClientOptions}; `appId` and `extIdpConnidentifier` are enough for most apps
 * @throws GenAuthError of kind `config` that names the option which is missing, unknown or not valid
 * @example
 * const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });
 * const user = await authing.ensureLogin();
 */
// A cast, because methods that are installed in a loop are not seen by the compiler; a test compares types and run time by name.
export const AuthenticationClient = Client as unknown as new (
  options: AuthenticationClientOptions,
) => AuthenticationClient;
