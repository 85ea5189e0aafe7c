import { createSimulator, type Realm, type Simulator } from '../../simulator';
import type { Emulator } from '../../emulator';
import { createPackageRealm } from './realm';

/** The host that the documentation leaves out, being the default. */
const publicHost = 'https://core.genauth.ai';

/**
 * A phone on which the public host leads to the emulator, and a realm on it that runs code as documentation prints it: with `await` at
 * the top, `require('authing-wxapp-sdk')`, and the names given as `scope`.
 */
export class SnippetRunner {
  readonly phone: Simulator;
  readonly realm: Realm;

  constructor(readonly emulator: Emulator) {
    this.phone = createSimulator({ emulator });
    const { wx } = this.phone;
    const redirect =
      <Options extends { url: string }, Result>(call: (options: Options) => Result) =>
      (options: Options) =>
        call({ ...options, url: options.url.replace(publicHost, emulator.url) });
    const reaching = { ...wx, request: redirect(wx.request), uploadFile: redirect(wx.uploadFile) };
    this.realm = createPackageRealm({ simulator: { wx: reaching } });
  }

  /** Runs statements; resolves to what they return. */
  async run(code: string, scope: { [name: string]: unknown } = {}): Promise<unknown> {
    const names = ['require', ...Object.keys(scope)];
    const source = `(async function (${names.join(', ')}) {\n${code}\n})`;
    const body = this.realm.run(source) as (...values: unknown[]) => Promise<unknown>;
    return body((id: string) => this.realm.require(id), ...Object.values(scope));
  }
}
