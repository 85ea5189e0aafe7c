import { createSimulator, type Realm, type Simulator } from '../../simulator';
import type { Emulator } from '../../emulator';
import { createPackageRealm } from './realm';

/** The hosts that the documentation leaves out or prints: the default, and those of a user pool. */
const publicHost = /^https:\/\/[\w-]+\.(genauth\.ai|authing\.cn)(?=\/|$)/;

/** Where an address of the documentation leads in a test. */
export type Route = (url: string) => string;

/** Leads the public hosts of the service to an emulator. */
export function toEmulator(emulator: Emulator): Route {
  return (url) => url.replace(publicHost, emulator.url);
}

/** The phone for a realm, with its requests and uploads sent where `route` says. */
export function routed(
  { wx, navigation }: Simulator,
  route: Route,
): Pick<Simulator, 'navigation'> & { wx: object } {
  const redirect =
    <Options extends { url: string }, Result>(call: (options: Options) => Result) =>
    (options: Options) =>
      call({ ...options, url: route(options.url) });
  return { wx: { ...wx, request: redirect(wx.request), uploadFile: redirect(wx.uploadFile) }, navigation };
}

/**
 * A phone on which the public host leads to the emulator, and a realm on it that runs code as documentation prints it: with `await` at
 * the top, `require('authing-wxapp-sdk')`, and the names given as `scope`.
 */
export class SnippetRunner {
  readonly phone: Simulator;
  readonly realm: Realm;

  constructor(
    readonly emulator: Emulator,
    { route = toEmulator(emulator), root }: { route?: Route; root?: string } = {},
  ) {
    this.phone = createSimulator({ emulator });
    this.realm = createPackageRealm({ simulator: routed(this.phone, route), root });
  }

  /** Runs statements, as those of a method of `self`; resolves to what they return. */
  async run(code: string, scope: { [name: string]: unknown } = {}, self?: object): Promise<unknown> {
    const names = ['require', ...Object.keys(scope)];
    const source = `(async function (${names.join(', ')}) {\n${code}\n})`;
    const body = this.realm.run(source) as (...values: unknown[]) => Promise<unknown>;
    return body.call(self, (id: string) => this.realm.require(id), ...Object.values(scope));
  }
}
