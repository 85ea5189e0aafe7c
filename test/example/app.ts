import { join } from 'node:path';
import type { Emulator } from '../../emulator';
import type { Edition, Realm, Simulator } from '../../simulator';
import { createPackageRealm } from '../support/realm';
import { RenderedPage } from './rendered';

/** Folder of the example project. */
export const root = join(__dirname, '../../example-miniprogram');

/** The example, launched in a realm of its own against an emulator. */
export class ExampleApp {
  readonly realm: Realm;
  private readonly opened: RenderedPage[] = [];

  constructor(sim: Simulator, emulator: Emulator, withoutBuiltinsAfter?: Edition) {
    const config = { host: emulator.url, appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' };
    const modules = { 'config.js': config };
    this.realm = createPackageRealm({ simulator: sim, root, modules, withoutBuiltinsAfter });
    this.realm.launch();
  }

  /** Opens and draws a page. */
  open(route: string): RenderedPage {
    const page = new RenderedPage(this.realm, root, route);
    this.opened.push(page);
    return page;
  }

  /** Opens the first page and waits until it says who is signed in. */
  async openHome(): Promise<RenderedPage> {
    const page = this.open('pages/index/index');
    await page.until(({ page: { data } }) => data.state !== 'loading');
    return page;
  }

  /** Leaves all pages and ends the app. */
  close(): void {
    for (const page of this.opened) page.close();
    this.realm.close();
  }
}
