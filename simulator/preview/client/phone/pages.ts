import type { Root } from 'glass-easel-miniprogram-adapter';
import type { Bridge, NavigationBar } from '../../shared/bridge';
import type { Json, Theme } from '../../shared/protocol';
import { routeEvents, type EventChannel } from './channel';
import type { Registry } from './registry';
import { configOf, navigationOf } from './window';

/** A page as the mini program sees it. */
export interface PageInstance {
  route: string;
  options: object;
  [member: string]: unknown;
}

/** An open page. */
export interface OpenPage {
  path: string;
  root: Root;
  instance: PageInstance;
  holder: HTMLElement;
  bar: NavigationBar;
  config: Json;
}

/** The stack of open pages: makes, shows, hides and removes them, with the lifecycle of WeChat. */
export class Pages {
  readonly stack: OpenPage[] = [];

  constructor(
    private readonly registry: Registry,
    private readonly bridge: Bridge,
    private readonly theme: () => Theme,
  ) {}

  get top(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  /** Opens a page on top of the stack. */
  push(path: string, query: { [name: string]: string }, channel?: EventChannel): OpenPage {
    this.hideTop();
    const page = this.make(path, query, channel);
    this.stack.push(page);
    page.holder.dataset.top = '';
    invoke(page, 'onLoad', query);
    this.show(page);
    requestAnimationFrame(() => invoke(page, 'onReady'));
    return page;
  }

  /** Closes the uppermost `count` pages and shows the one below. */
  pop(count: number): void {
    for (let left = Math.min(count, this.stack.length - 1); left > 0; left -= 1) this.remove();
    const { top } = this;
    if (!top) return;
    top.holder.dataset.top = '';
    this.show(top);
  }

  /** Closes all pages. */
  clear(): void {
    while (this.stack.length > 0) this.remove();
  }

  /** Closes the page on top without showing the one below. */
  remove(): void {
    const page = this.stack.pop();
    if (!page) return;
    invoke(page, 'onUnload');
    page.root.release();
    page.holder.remove();
  }

  /** Takes a page that is kept, such as one of the tab bar, off the screen. */
  hideTop(): void {
    const { top } = this;
    if (!top) return;
    delete top.holder.dataset.top;
    invoke(top, 'onHide');
    top.root.getComponent().triggerPageLifetime('hide', []);
  }

  /** Shows a page that was hidden. */
  show(page: OpenPage): void {
    invoke(page, 'onShow');
    page.root.getComponent().triggerPageLifetime('show', []);
    this.draw();
  }

  /** Draws the bar above the page on top. */
  draw(): void {
    const { top } = this;
    if (!top) return;
    const button = this.stack.length > 1 ? 'back' : top.bar.button;
    this.bridge.showNavigation({ ...top.bar, button });
  }

  private make(path: string, query: { [name: string]: string }, channel?: EventChannel): OpenPage {
    const { bundle } = this.bridge;
    const root = this.registry.create(path);
    const holder = document.createElement('div');
    holder.className = 'preview-page';
    const place = document.createElement('div');
    holder.append(place);
    document.body.append(holder);
    // The page's own members come from the mini program.
    const instance = root.get() as unknown as PageInstance;
    Object.assign(instance, { route: path, options: query, __route__: path });
    instance.getOpenerEventChannel = () => channel ?? {};
    (root.getComponent().$$ as unknown as HTMLElement).setAttribute('is', path);
    root.attach(holder as never, place as never);
    this.watchScroll(holder, instance, root);
    const config = configOf(bundle, path, this.theme());
    const isHome = path === bundle.pages[0] || isTab(bundle.app, path);
    const bar = { ...navigationOf(config), button: isHome ? ('none' as const) : ('home' as const) };
    return { path, root, instance, holder, bar, config };
  }

  private watchScroll(holder: HTMLElement, instance: PageInstance, root: Root): void {
    let isAtEnd = false;
    holder.addEventListener('scroll', () => {
      if (typeof instance.onPageScroll === 'function')
        routeEvents(instance, 'onPageScroll', { scrollTop: holder.scrollTop });
      const rest = holder.scrollHeight - holder.clientHeight - holder.scrollTop;
      if (rest < 50 && !isAtEnd) routeEvents(instance, 'onReachBottom');
      isAtEnd = rest < 50;
      root.getComponent().triggerPageLifetime('scroll', [{ scrollTop: holder.scrollTop }]);
    });
  }
}

/** Whether a page is in the tab bar. */
export function isTab(app: Json, path: string): boolean {
  const list = (app.tabBar as { list?: { pagePath?: string }[] } | undefined)?.list ?? [];
  return list.some(({ pagePath }) => pagePath === path);
}

function invoke(page: OpenPage, member: string, ...given: unknown[]): void {
  routeEvents(page.instance, member, ...given);
}
