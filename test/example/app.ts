import { join } from 'node:path';
import type { Emulator } from '../../emulator';
import type { Edition, Realm, Simulator } from '../../simulator';
import { catchComponent } from '../component/drawn';
import { createPackageRealm } from '../support/realm';
import { RenderedPage } from './rendered';

/** Folder of the example project. */
export const root = join(__dirname, '../../example-miniprogram');

/** How the example is launched, beside phone and server. */
export interface LaunchOptions {
  withoutBuiltinsAfter?: Edition;
  /** Settings of `config.js` that differ. */
  config?: object;
}

/** The example, launched in a realm of its own against an emulator. */
export class ExampleApp {
  readonly realm: Realm;
  private readonly opened: RenderedPage[] = [];
  private readonly component = catchComponent();

  constructor(sim: Simulator, emulator: Emulator, { withoutBuiltinsAfter, config }: LaunchOptions = {}) {
    const { url: host } = emulator;
    const settings = { host, appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp', ...config };
    const { globals } = this.component;
    const modules = { 'config.js': settings };
    this.realm = createPackageRealm({ simulator: sim, root, modules, globals, withoutBuiltinsAfter });
    this.realm.launch();
  }

  /** Opens and draws a page. */
  open(name: string, query: object = {}): RenderedPage {
    const page = new RenderedPage(this.realm, root, `pages/${name}/${name}`, query, this.component.caught);
    this.opened.push(page);
    return page;
  }

  /** Opens a page and waits until it has read its data. */
  async openReady(name: string, query: object = {}): Promise<RenderedPage> {
    const page = this.open(name, query);
    await page.until(({ page: { data } }) => data.state === undefined || data.state === 'ready');
    return page;
  }

  /** Opens the first page and waits until it says who is signed in. */
  async openHome(): Promise<RenderedPage> {
    const page = this.open('index');
    await page.until(({ page: { data } }) => data.state !== 'loading');
    return page;
  }

  /** Opens the first page and signs in with WeChat on the page that does so by hand. */
  async signIn(): Promise<RenderedPage> {
    const home = await this.openHome();
    const hand = this.open('hand');
    await hand.tap('box');
    await hand.tap('wechat');
    await home.until((page) => page.has('sign-out'));
    await hand.until(({ page: { data } }) => data.busy === false);
    return home;
  }

  /** Leaves all pages and ends the app. */
  close(): void {
    for (const page of this.opened) page.close();
    this.realm.close();
  }
}
