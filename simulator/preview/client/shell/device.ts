import type { NavigationBar, TabBar } from '../../shared/bridge';
import { h, icon, ICONS } from './dom';

/** Size of the screen that is shown, in the pixels of a mini program, and of the bars on it. */
export const SCREEN = { width: 375, height: 812, statusBar: 44, titleBar: 44, tabBar: 50, homeIndicator: 34 };

/** Where the capsule with menu and close button is. */
export const CAPSULE = { width: 87, height: 32, top: SCREEN.statusBar + 6, right: 7 };

/** What the person does with the bars. */
export interface DeviceActions {
  back(): void;
  home(): void;
  selectTab(path: string): void;
  close(): void;
}

/** The phone: its frame, the bars of WeChat, and the screen in which the mini program runs. */
export class Device {
  readonly element: HTMLElement;
  readonly frame = h('iframe.screen-page', { title: 'mini program' });

  private readonly screen: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly tabs: HTMLElement;
  private isCustom = false;
  private tabHeight = 0;

  constructor(
    private readonly actions: DeviceActions,
    private readonly addressOf: (path: string) => string,
  ) {
    this.bar = h('header.navigation');
    this.tabs = h('nav.tabs');
    const status = h('div.status', {}, h('span.status-time', {}, '9:41'), h('span.status-icons'));
    this.screen = h(
      'div.screen',
      {},
      this.frame,
      this.bar,
      status,
      this.capsule(),
      this.tabs,
      h('div.indicator'),
    );
    this.element = h('div.phone', {}, this.screen);
  }

  /** Loads the mini program anew. */
  load(): void {
    this.frame.src = '/phone.html';
  }

  showNavigation(bar: NavigationBar): void {
    this.isCustom = bar.isCustom;
    const light = bar.textStyle === 'white';
    this.screen.classList.toggle('light-bars', light);
    this.screen.classList.toggle('custom-bar', bar.isCustom);
    this.screen.style.setProperty('--bar', bar.background);
    const button =
      bar.button === 'none'
        ? undefined
        : h(
            'button.navigation-button',
            {
              'aria-label': bar.button,
              onClick: () => (bar.button === 'back' ? this.actions.back() : this.actions.home()),
            },
            icon(ICONS[bar.button]),
          );
    const title = h('div.navigation-title', {}, bar.loading && h('i.spinner'), bar.isCustom ? '' : bar.title);
    this.bar.replaceChildren(...(bar.isCustom ? [] : [title]), ...(button && !bar.isCustom ? [button] : []));
    this.layOut();
  }

  showTabs(bar: TabBar | undefined): void {
    const isShown = bar !== undefined && !bar.isHidden;
    this.tabHeight = isShown ? SCREEN.tabBar + SCREEN.homeIndicator : 0;
    this.tabs.hidden = !isShown;
    if (isShown) {
      this.tabs.style.background = bar.background;
      this.tabs.style.borderTopColor = bar.border;
      this.tabs.replaceChildren(...bar.tabs.map((tab, index) => this.tab(tab, index === bar.selected, bar)));
    }
    this.layOut();
  }

  /** Lays something over the screen, such as a sheet. */
  lay(layer: HTMLElement): void {
    this.screen.append(layer);
  }

  /** Size of the page between the bars. */
  pageHeight(): number {
    const top = this.isCustom ? 0 : SCREEN.statusBar + SCREEN.titleBar;
    return SCREEN.height - top - this.tabHeight;
  }

  private layOut(): void {
    this.frame.style.top = `${this.isCustom ? 0 : SCREEN.statusBar + SCREEN.titleBar}px`;
    this.frame.style.height = `${this.pageHeight()}px`;
  }

  private tab(tab: TabBar['tabs'][number], isSelected: boolean, bar: TabBar): HTMLElement {
    const image = isSelected ? tab.selectedIcon : tab.icon;
    const mark = tab.badge ? h('b.tab-badge', {}, tab.badge) : tab.dot ? h('b.tab-dot') : undefined;
    const button = h(
      'button.tab',
      {
        'data-path': tab.path,
        'aria-current': isSelected ? 'page' : undefined,
        onClick: () => this.actions.selectTab(tab.path),
      },
      image ? h('img', { src: this.addressOf(`/${image}`), alt: '' }) : undefined,
      h('span', {}, tab.text),
      mark,
    );
    button.style.color = isSelected ? bar.selectedColor : bar.color;
    return button;
  }

  private capsule(): HTMLElement {
    return h(
      'div.capsule',
      {},
      h('i.capsule-menu'),
      h('button.capsule-close', { 'aria-label': 'close', onClick: () => this.actions.close() }, h('i')),
    );
  }
}
