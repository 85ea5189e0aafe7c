import { ApiFailure } from '../failure';
import type { NavigateOptions, NavigationKind } from '../navigation';
import { createChannels, type EventChannel } from './channel';
import type { Node } from './node';
import { readUrl, type Destination, type Project } from './project';
import type { Members } from './values';

/** WeChat keeps this many pages open. */
const MOST_PAGES = 10;

/** A page that is open, as the stack sees it. */
export interface StackedPage extends Destination {
  node: Node;
}

/** Makes a page, without starting it, and puts it before the user: `onLoad` is called by the stack. */
export type PageMaker = (destination: Destination, channel?: EventChannel) => StackedPage;

/** The open pages of a mini program, the oldest first, and the moves between them. Pages of the tab bar stay alive unseen. */
export class PageStack {
  private pages: StackedPage[] = [];
  /** Pages of the tab bar that were left, and perhaps the one in front. */
  private readonly tabPages = new Map<string, StackedPage>();

  constructor(
    private readonly project: Project,
    private readonly make: PageMaker,
  ) {}

  /** The open pages, the oldest first. */
  get open(): readonly StackedPage[] {
    return this.pages;
  }

  /** The page in front. */
  get top(): StackedPage | undefined {
    return this.pages[this.pages.length - 1];
  }

  /** Opens a page on top, whatever `app.json` says about tabs. */
  push(destination: Destination, channel?: EventChannel): StackedPage {
    this.hideTop();
    return this.start(destination, channel);
  }

  /** Does what a function of `wx` asks for; throws an `ApiFailure` where WeChat refuses. Returns what `success` gets. */
  navigate(kind: NavigationKind, options: NavigateOptions): object {
    switch (kind) {
      case 'navigateTo':
        return this.navigateTo(options);
      case 'redirectTo':
        return this.redirectTo(options);
      case 'reLaunch':
        return this.reLaunch(options);
      case 'switchTab':
        return this.switchTab(options);
      case 'navigateBack':
        return this.navigateBack(options.delta ?? 1);
    }
  }

  /** The page in front goes out of sight or returns, with the whole mini program or for another page. */
  hideTop(): void {
    this.top?.node.call('onHide');
    this.top?.node.runPageLifetime('hide');
  }

  showTop(): void {
    this.top?.node.runPageLifetime('show');
    this.top?.node.call('onShow');
  }

  private navigateTo(options: NavigateOptions): object {
    const destination = this.read(options.url);
    if (this.project.isTab(destination.route)) throw new ApiFailure('can not navigateTo a tabbar page');
    if (this.pages.length >= MOST_PAGES) throw new ApiFailure('webview count limit exceed');
    const channels = createChannels(options.events);
    this.push(destination, channels.opened);
    return { eventChannel: channels.opener };
  }

  private redirectTo({ url }: NavigateOptions): object {
    const destination = this.read(url);
    if (this.project.isTab(destination.route)) throw new ApiFailure('can not redirectTo a tabbar page');
    this.close(this.pages.splice(-1));
    this.start(destination);
    return {};
  }

  private reLaunch({ url }: NavigateOptions): object {
    const destination = this.read(url);
    this.close([...new Set([...this.tabPages.values(), ...this.pages.splice(0)])]);
    this.start(destination);
    return {};
  }

  private switchTab({ url }: NavigateOptions): object {
    const { route } = this.read(url);
    if (!this.project.isTab(route)) throw new ApiFailure('can not switch to no-tabBar page');
    if (this.top?.route === route) return {};
    const [base, ...above] = this.pages;
    const isKept = base !== undefined && this.project.isTab(base.route);
    if (isKept && above.length === 0) this.hideTop();
    this.close(isKept ? above : this.pages);
    if (isKept) this.tabPages.set(base.route, base);
    const known = this.tabPages.get(route);
    this.pages = known ? [known] : [];
    if (known) this.showTop();
    else this.start({ route, query: {} });
    return {};
  }

  private navigateBack(delta: number): object {
    if (this.pages.length < 2) throw new ApiFailure('cannot navigate back at first page.');
    const count = Math.min(Math.max(delta, 1), this.pages.length - 1);
    this.close(this.pages.splice(-count));
    this.showTop();
    return {};
  }

  private start(destination: Destination, channel?: EventChannel): StackedPage {
    const page = this.make(destination, channel);
    this.pages.push(page);
    const { node } = page;
    node.run('created');
    node.set(propertiesOf(page));
    node.run('attached');
    node.call('onLoad', node.self.options);
    this.showTop();
    node.run('ready');
    node.call('onReady');
    return page;
  }

  private close(pages: readonly StackedPage[]): void {
    for (const { node, route } of [...pages].reverse()) {
      this.tabPages.delete(route);
      node.call('onUnload');
      node.detach();
    }
  }

  private read(url: string): Destination {
    const destination = readUrl(url, this.top?.route ?? '');
    if (!this.project.isPage(destination.route))
      throw new ApiFailure(`page "${destination.route}" is not found`);
    return destination;
  }
}

/** A page made with `Component` gets the values of its query in the properties of the same names. */
function propertiesOf({ node, query }: StackedPage): Members {
  return Object.fromEntries(Object.entries(query).filter(([name]) => node.blueprint.properties.has(name)));
}
