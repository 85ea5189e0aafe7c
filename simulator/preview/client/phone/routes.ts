import type { Bridge, TabBar } from '../../shared/bridge';
import type { Theme } from '../../shared/protocol';
import { call } from './calls';
import { EventChannel, routeEvents } from './channel';
import { isTab, type OpenPage, type Pages } from './pages';
import { configOf, navigationOf, tabsOf } from './window';

/** WeChat opens at most this many pages over one another. */
const MOST_PAGES = 10;
const SLIDE_MS = 240;

type Routes = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack';

interface Target {
  path: string;
  query: { [name: string]: string };
}

/** Moves between pages as the functions of `wx` do. */
export class Router {
  private tabs: TabBar | undefined;
  /** Pages of the tab bar stay open while another one is shown. */
  private readonly kept = new Map<string, OpenPage>();

  constructor(
    private readonly pages: Pages,
    private readonly bridge: Bridge,
    private readonly theme: () => Theme,
  ) {
    this.tabs = tabsOf(bridge.bundle, theme());
  }

  /** Opens the first page. */
  start({ path, query }: Target): void {
    this.pages.push(path, query);
    this.drawTabs();
  }

  /** Performs one of the functions. */
  go(how: string, url: string, delta = 1, events: object = {}): { eventChannel?: EventChannel } {
    if (how === 'navigateBack') return this.back(delta);
    const target = this.resolve(url);
    const { app } = this.bridge.bundle;
    if (how === 'switchTab') {
      if (!isTab(app, target.path)) throw new Error('can not switch to no-tabBar page');
      return this.switchTab(target);
    }
    if (how === 'reLaunch') return this.relaunch(target);
    if (isTab(app, target.path)) throw new Error(`can not ${how} a tabbar page`);
    return how === 'redirectTo' ? this.redirect(target) : this.open(target, events);
  }

  /** The functions of `wx`. */
  apis(): { readonly [name: string]: unknown } {
    const route = (how: Routes) =>
      call(how, ({ url = '', delta, events }: { url?: string; delta?: number; events?: object }) =>
        this.go(how, url, delta, events),
      );
    return {
      navigateTo: route('navigateTo'),
      redirectTo: route('redirectTo'),
      switchTab: route('switchTab'),
      reLaunch: route('reLaunch'),
      navigateBack: route('navigateBack'),
      ...this.tabApis(),
      ...this.barApis(),
    };
  }

  /** Draws both bars again, in the colours of the theme. */
  retheme(): void {
    const { bundle } = this.bridge;
    const { selected, isHidden } = this.tabs ?? { selected: 0, isHidden: false };
    const tabs = tabsOf(bundle, this.theme());
    this.tabs = tabs && { ...tabs, selected, isHidden };
    for (const page of [...this.pages.stack, ...this.kept.values()]) {
      page.config = configOf(bundle, page.path, this.theme());
      const { background, textStyle } = navigationOf(page.config);
      page.bar = { ...page.bar, background, textStyle };
    }
    this.pages.draw();
    this.drawTabs();
  }

  private open({ path, query }: Target, events: object): { eventChannel: EventChannel } {
    if (this.pages.stack.length >= MOST_PAGES) throw new Error('webview count limit exceed');
    const eventChannel = new EventChannel();
    for (const [name, listener] of Object.entries(events)) eventChannel.on(name, listener as () => void);
    const below = this.pages.top;
    const page = this.pages.push(path, query, eventChannel);
    this.drawTabs();
    slide(page.holder, below?.holder);
    return { eventChannel };
  }

  private redirect({ path, query }: Target): object {
    this.forget(this.pages.top);
    this.pages.remove();
    this.pages.push(path, query);
    this.drawTabs();
    return {};
  }

  private relaunch({ path, query }: Target): object {
    this.pages.clear();
    for (const page of this.kept.values()) this.discard(page);
    this.kept.clear();
    this.pages.push(path, query);
    this.drawTabs();
    return {};
  }

  private switchTab({ path }: Target): object {
    const { stack } = this.pages;
    while (stack.length > 1) this.pages.remove();
    const [current] = stack;
    if (current?.path === path) {
      this.pages.pop(0);
    } else {
      if (current && isTab(this.bridge.bundle.app, current.path)) {
        this.pages.hideTop();
        this.kept.set(current.path, current);
        stack.pop();
      } else this.pages.remove();
      this.enterTab(path);
    }
    this.drawTabs();
    return {};
  }

  private enterTab(path: string): void {
    const kept = this.kept.get(path);
    if (!kept) {
      this.pages.push(path, {});
      return;
    }
    this.kept.delete(path);
    this.pages.stack.push(kept);
    kept.holder.dataset.top = '';
    this.pages.show(kept);
  }

  private back(delta: number): object {
    if (this.pages.stack.length < 2) throw new Error('cannot navigate back at first page');
    this.pages.pop(delta);
    this.drawTabs();
    return {};
  }

  private forget(page: OpenPage | undefined): void {
    if (page) this.kept.delete(page.path);
  }

  private discard(page: OpenPage): void {
    routeEvents(page.instance, 'onUnload');
    page.root.release();
    page.holder.remove();
  }

  private resolve(url: string): Target {
    const [address = '', search = ''] = url.split('?');
    const { top } = this.pages;
    const base = `/${top?.path ?? ''}`;
    const path = new URL(address, `http://app${base}`).pathname.slice(1).replace(/\.html$/, '');
    if (!this.bridge.bundle.pages.includes(path)) throw new Error(`page "${path}" is not found`);
    return { path, query: Object.fromEntries(new URLSearchParams(search)) };
  }

  private drawTabs(): void {
    const path = this.pages.top?.path ?? '';
    const selected = this.tabs?.tabs.findIndex((tab) => tab.path === path) ?? -1;
    if (this.tabs && selected >= 0) {
      this.tabs = { ...this.tabs, selected };
      this.bridge.showTabs(this.tabs);
    } else this.bridge.showTabs(undefined);
  }

  private tabApis() {
    const change = (index: number, changes: object) => {
      if (!this.tabs?.tabs[index]) throw new Error('tabbar item not found');
      const tabs = this.tabs.tabs.map((tab, i) => (i === index ? { ...tab, ...changes } : tab));
      this.tabs = { ...this.tabs, tabs };
      this.drawTabs();
    };
    const hide = (isHidden: boolean) => () => {
      if (this.tabs) this.tabs = { ...this.tabs, isHidden };
      this.drawTabs();
    };
    return {
      setTabBarBadge: call('setTabBarBadge', ({ index, text }: { index: number; text: string }) =>
        change(index, { badge: text }),
      ),
      removeTabBarBadge: call('removeTabBarBadge', ({ index }: { index: number }) =>
        change(index, { badge: '' }),
      ),
      showTabBarRedDot: call('showTabBarRedDot', ({ index }: { index: number }) =>
        change(index, { dot: true }),
      ),
      hideTabBarRedDot: call('hideTabBarRedDot', ({ index }: { index: number }) =>
        change(index, { dot: false }),
      ),
      setTabBarItem: call('setTabBarItem', ({ index, text }: { index: number; text?: string }) =>
        change(index, text ? { text } : {}),
      ),
      showTabBar: call('showTabBar', hide(false)),
      hideTabBar: call('hideTabBar', hide(true)),
    };
  }

  private barApis() {
    const change = (changes: Partial<OpenPage['bar']>) => {
      const { top } = this.pages;
      if (top) top.bar = { ...top.bar, ...changes };
      this.pages.draw();
    };
    return {
      setNavigationBarTitle: call('setNavigationBarTitle', ({ title }: { title: string }) =>
        change({ title }),
      ),
      setNavigationBarColor: call(
        'setNavigationBarColor',
        ({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) =>
          change({ background: backgroundColor, textStyle: frontColor === '#000000' ? 'black' : 'white' }),
      ),
      showNavigationBarLoading: call('showNavigationBarLoading', () => change({ loading: true })),
      hideNavigationBarLoading: call('hideNavigationBarLoading', () => change({ loading: false })),
      hideHomeButton: call('hideHomeButton', () => change({ button: 'none' })),
    };
  }
}

/** Slides a new page in from the right, over the one below. */
function slide(page: HTMLElement, below: HTMLElement | undefined): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  below?.classList.add('preview-below');
  const motion = page.animate([{ transform: 'translateX(100%)' }, { transform: 'none' }], {
    duration: SLIDE_MS,
    easing: 'ease-out',
  });
  void motion.finished.finally(() => below?.classList.remove('preview-below'));
}
