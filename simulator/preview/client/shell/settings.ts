import type { Theme } from '../../shared/protocol';
import { textOf, type Language, type TextName } from './texts';

const KEY = 'genauth-preview';

interface Kept {
  theme?: Theme;
  language?: Language;
}

/** What the person has chosen for the preview itself; the browser keeps it. */
export class Settings {
  theme: Theme;
  language: Language;
  private readonly listeners = new Set<() => void>();

  constructor() {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept;
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    this.theme = kept.theme ?? (isDark ? 'dark' : 'light');
    this.language = kept.language ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
    this.apply();
  }

  /** A text in the language of the preview. */
  text(name: TextName, values?: { readonly [name: string]: string | number }): string {
    return textOf(this.language, name, values);
  }

  change(changes: Kept): void {
    Object.assign(this, changes);
    localStorage.setItem(KEY, JSON.stringify({ theme: this.theme, language: this.language }));
    this.apply();
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private apply(): void {
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en';
  }
}
