import type { Bridge } from '../../shared/bridge';

/** What built-in components need of the mini program around them. */
export interface Environment {
  bridge: Bridge;
  /** Opens a page as `wx.navigateTo`, `redirectTo`, `switchTab`, `reLaunch` or `navigateBack` do. */
  navigate(how: string, url: string, delta: number): Promise<void>;
  /** Path of the page on top. */
  route(): string;
}
