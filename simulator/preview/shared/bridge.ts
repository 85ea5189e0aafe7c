import type { Bundle, Problem, Theme } from './protocol';

/** What stands above the page of a mini program. */
export interface NavigationBar {
  title: string;
  background: string;
  textStyle: 'black' | 'white';
  /** `back` with a page below, `home` on a page that is not the first of the app, else nothing. */
  button: 'back' | 'home' | 'none';
  loading: boolean;
  /** The page draws its own bar. */
  isCustom: boolean;
}

/** One entry of the tab bar. */
export interface Tab {
  path: string;
  text: string;
  icon: string;
  selectedIcon: string;
  badge: string;
  dot: boolean;
}

/** The bar at the bottom of the screen, on the pages that are in it. */
export interface TabBar {
  tabs: readonly Tab[];
  selected: number;
  color: string;
  selectedColor: string;
  background: string;
  border: string;
  isHidden: boolean;
}

/** One event that a button with `open-type` sends. */
export interface ButtonEvent {
  type: string;
  detail: unknown;
}

/** What the button says about itself when it is tapped. */
export interface ButtonTap {
  /** The parts of `open-type`, which `|` separates. */
  types: readonly string[];
  id: string;
  /** Whether WeChat itself says that the quota of phone numbers is used up. */
  toastsNoQuota: boolean;
}

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** The page that a launch opens. */
export interface Entry {
  path: string;
  query: { readonly [name: string]: string };
}

/** What the frame around the phone gives to the screen in it. */
export interface Bridge {
  readonly bundle: Bundle;
  /** The functions of `wx` that do not depend on pages. */
  readonly wx: object;
  readonly theme: Theme;
  readonly entry: Entry;
  /** Called once, when the screen is ready to be driven. */
  connect(screen: Screen): void;
  showNavigation(bar: NavigationBar): void;
  /** `undefined` on a page without the tab bar. */
  showTabs(bar: TabBar | undefined): void;
  /** Asks the person, and returns the events that the button has to send. */
  tapButton(tap: ButtonTap): Promise<readonly ButtonEvent[]>;
  /** Shows a chooser of the phone, such as a date picker; `undefined` when it is closed without a choice. */
  pick(picker: Picker): Promise<unknown>;
  /** Takes away what is offered above the keyboard, because the field has lost the focus. */
  endInput(): void;
  /** An address that the browser can load, for a path of the mini program. */
  addressOf(path: string, from: string): string;
  log(level: LogLevel, args: readonly unknown[]): void;
  fail(problem: Problem): void;
}

/** A chooser at the bottom of the screen. */
export interface Picker {
  mode: 'selector' | 'multiSelector' | 'time' | 'date' | 'region' | 'nickname';
  title: string;
  /** The columns of a selector. */
  columns: readonly (readonly string[])[];
  value: unknown;
  start: string;
  end: string;
}

/** What the frame can do with the screen. */
export interface Screen {
  back(): void;
  home(): void;
  selectTab(path: string): void;
  theme(theme: Theme): void;
  /** Sends the mini program to the background or brings it back. */
  visible(isVisible: boolean): void;
  /** The paths of the open pages, the oldest first. */
  pages(): readonly string[];
}

/** The frame's window, as its screen sees it. */
export interface FrameWindow {
  preview: Bridge;
}
