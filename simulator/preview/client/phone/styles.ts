import { PAGE_MARK, SCOPE_MARK, type Bundle } from '../../shared/protocol';

/** Puts the style sheets of a mini program into the document: those of the app first, so that pages and components win. */
export class Styles {
  private readonly added = new Set<string>();

  constructor(private readonly bundle: Bundle) {}

  /** Adds the sheet of the app. */
  app(): void {
    this.add('app', '');
  }

  /** Adds the sheet of a page; `scope` is the class prefix of isolated parts. */
  add(path: string, scope: string): void {
    const text = this.bundle.styles[path];
    if (text === undefined || this.added.has(path)) return;
    this.added.add(path);
    const style = document.createElement('style');
    style.dataset.path = path;
    style.textContent = text
      .replaceAll(`[wx-host="${SCOPE_MARK}"]`, `[wx-host="${scope}"]`)
      .replaceAll(SCOPE_MARK, scope ? `${scope}--` : '')
      .replaceAll(PAGE_MARK, path);
    document.head.append(style);
  }
}

/** Inline styles come as text from templates: `rpx` in them is converted when they are set. */
export function convertInline(style: string): string {
  return style.replace(/(^|[^\w.#-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, '$1calc(100vw / 750 * $2)');
}
