import type { AsyncApi, Host } from './host';

/** Options of `wx.showModal`. */
export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  confirmText?: string;
  cancelText?: string;
}

/** Options of `wx.showToast` and `wx.showLoading`. */
export interface ToastOptions {
  title: string;
  icon?: string;
  /** In milliseconds. */
  duration?: number;
  mask?: boolean;
}

/** The functions of `wx` that show something; the simulator keeps what was shown. */
export interface DialogApis {
  showModal: AsyncApi<ModalOptions, { confirm: boolean; cancel: boolean }>;
  showActionSheet: AsyncApi<{ itemList: string[] }, { tapIndex: number }>;
  showToast: AsyncApi<ToastOptions, object>;
  hideToast: AsyncApi<object, object>;
  showLoading: AsyncApi<ToastOptions, object>;
  hideLoading: AsyncApi<object, object>;
  stopPullDownRefresh: AsyncApi<object, object>;
  setNavigationBarTitle: AsyncApi<{ title: string }, object>;
  setNavigationBarColor: AsyncApi<{ frontColor: string; backgroundColor: string }, object>;
  showNavigationBarLoading: AsyncApi<object, object>;
  hideNavigationBarLoading: AsyncApi<object, object>;
  pageScrollTo: AsyncApi<{ scrollTop?: number; selector?: string; duration?: number }, object>;
  hideKeyboard: AsyncApi<object, object>;
  showShareMenu: AsyncApi<object, object>;
  hideShareMenu: AsyncApi<object, object>;
  vibrateShort: AsyncApi<object, object>;
}

/** What appeared on the screen, in order, and how the user answers. */
export class SimulatedScreen {
  /** Every `wx.showModal`. */
  readonly modals: ModalOptions[] = [];
  /** Every `wx.showToast`. */
  readonly toasts: ToastOptions[] = [];

  private readonly modalAnswers: boolean[] = [];

  constructor(private readonly host: Host) {}

  /** Taps the cancel button of the next modal; without this every modal is confirmed. */
  cancelModal(): void {
    this.modalAnswers.push(false);
  }

  /** Makes the functions. */
  apis(): DialogApis {
    const nothing = <Options extends object>(api: string): AsyncApi<Options, object> =>
      this.host.async(api, () => ({}));
    return {
      showModal: this.host.async(
        'showModal',
        ({ title, content, showCancel, confirmText, cancelText }: ModalOptions) => {
          this.modals.push({ title, content, showCancel, confirmText, cancelText });
          const confirm = this.modalAnswers.shift() ?? true;
          return { confirm, cancel: !confirm };
        },
      ),
      showActionSheet: this.host.async('showActionSheet', () => ({ tapIndex: 0 })),
      showToast: this.host.async('showToast', ({ title, icon, duration, mask }: ToastOptions) => {
        this.toasts.push({ title, icon, duration, mask });
        return {};
      }),
      hideToast: nothing('hideToast'),
      showLoading: nothing('showLoading'),
      hideLoading: nothing('hideLoading'),
      stopPullDownRefresh: nothing('stopPullDownRefresh'),
      setNavigationBarTitle: nothing('setNavigationBarTitle'),
      setNavigationBarColor: nothing('setNavigationBarColor'),
      showNavigationBarLoading: nothing('showNavigationBarLoading'),
      hideNavigationBarLoading: nothing('hideNavigationBarLoading'),
      pageScrollTo: nothing('pageScrollTo'),
      hideKeyboard: nothing('hideKeyboard'),
      showShareMenu: nothing('showShareMenu'),
      hideShareMenu: nothing('hideShareMenu'),
      vibrateShort: nothing('vibrateShort'),
    };
  }
}
