import type { Device } from './device';
import { h, icon, ICONS } from './dom';
import type { Words } from './words';

/** Options of `wx.showModal`. */
export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

/** Options of `wx.showToast` and `wx.showLoading`. */
export interface ToastOptions {
  title?: string;
  icon?: string;
  image?: string;
  duration?: number;
  mask?: boolean;
}

const DEFAULT_DURATION = 1500;

/** What a mini program lays over the screen by itself. */
export class Dialogs {
  private toast: HTMLElement | undefined;
  private timer: number | undefined;

  constructor(
    private readonly device: Device,
    private readonly words: () => Words,
  ) {}

  /** Shows a dialog until one of its buttons is tapped. */
  modal(options: ModalOptions): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
    const words = this.words();
    return new Promise((resolve) => {
      const layer = h('div.layer', { 'data-kind': 'modal' });
      const input = options.editable
        ? h('textarea.modal-input', { placeholder: options.placeholderText ?? '' })
        : undefined;
      if (input) input.value = options.content ?? '';
      const end = (confirm: boolean) => {
        layer.remove();
        resolve({ confirm, cancel: !confirm, content: input && confirm ? input.value : null });
      };
      const button = (action: string, text: string, color: string | undefined, confirm: boolean) => {
        const element = h(
          'button.modal-button',
          { 'data-action': action, onClick: () => end(confirm) },
          text,
        );
        element.style.color = color ?? '';
        return element;
      };
      const hasCancel = options.showCancel !== false;
      layer.append(
        h(
          'section.modal',
          { role: 'alertdialog' },
          options.title ? h('h2', {}, options.title) : undefined,
          input ?? h('p', {}, options.content ?? ''),
          h(
            'footer.modal-buttons',
            {},
            hasCancel && button('cancel', options.cancelText ?? words.cancel, options.cancelColor, false),
            button('confirm', options.confirmText ?? words.confirm, options.confirmColor ?? '#576b95', true),
          ),
        ),
      );
      this.device.lay(layer);
    });
  }

  /** Shows a toast for its time; a loading sign stays until it is hidden. */
  showToast(options: ToastOptions, isLoading: boolean): void {
    this.hide();
    const kind = isLoading ? 'loading' : (options.icon ?? 'success');
    const sign =
      kind === 'loading'
        ? h('i.spinner')
        : kind === 'none'
          ? undefined
          : h('i.toast-icon', {}, icon(kind === 'error' ? ICONS.error : ICONS.success));
    const box = h(
      `section.toast`,
      { role: 'status', 'data-icon': kind },
      sign,
      h('span', {}, options.title ?? ''),
    );
    this.toast = h('div.layer', { 'data-kind': options.mask ? 'masked-toast' : 'toast' }, box);
    this.device.lay(this.toast);
    if (!isLoading) this.timer = window.setTimeout(() => this.hide(), options.duration ?? DEFAULT_DURATION);
  }

  /** Takes toast and loading sign away: WeChat has one place for both. */
  hide(): void {
    window.clearTimeout(this.timer);
    this.toast?.remove();
    this.toast = undefined;
  }
}
