import { ApiFailure } from '../../../failure';
import { Host } from '../../../host';
import type { Entry } from '../../shared/bridge';
import type { SimulatedWx, Simulator } from '../../../simulator';
import { BASE_LIBRARY, type Bundle, type Theme } from '../../shared/protocol';
import type { Device } from './device';
import type { Dialogs, ModalOptions, ToastOptions } from './dialogs';
import type { Person } from './person';
import { systemApis } from './system';
import type { Words } from './words';

/** What the functions of `wx` work with. */
export interface Phone {
  simulator: Simulator;
  device: Device;
  dialogs: Dialogs;
  person: Person;
  bundle: Bundle;
  entry: Entry;
  theme: () => Theme;
  /** Language of WeChat, such as `zh_CN`. */
  language: () => string;
  words: () => Words;
}

/** The functions of `wx` that the preview does in its own way, over those of the simulator; and the call that ends them. */
export function createWx(phone: Phone): { wx: object; end: () => void } {
  const host = new Host(BASE_LIBRARY, false);
  const { simulator } = phone;
  const wx = {
    ...simulator.wx,
    ...dialogApis(host, phone.dialogs, phone.person),
    ...choosers(host, phone),
    ...privacyApis(host, phone),
    ...systemApis(host, phone),
    ...clipboardApis(host, phone),
  };
  return {
    wx,
    end: () => {
      host.ended = true;
    },
  };
}

function dialogApis(host: Host, dialogs: Dialogs, person: Person) {
  const hide = (api: string) =>
    host.async(api, () => {
      dialogs.hide();
      return {};
    });
  return {
    showModal: host.async('showModal', (options: ModalOptions) => dialogs.modal(options)),
    showToast: host.async('showToast', (options: ToastOptions) => {
      dialogs.showToast(options, options.icon === 'loading');
      return {};
    }),
    showLoading: host.async('showLoading', (options: ToastOptions) => {
      dialogs.showToast(options, true);
      return {};
    }),
    hideToast: hide('hideToast'),
    hideLoading: hide('hideLoading'),
    showActionSheet: host.async(
      'showActionSheet',
      async ({ itemList, itemColor }: { itemList: string[]; itemColor?: string }) => {
        const tapIndex = await person.sheets.actions(itemList, itemColor ?? '');
        if (tapIndex === undefined) throw new ApiFailure('cancel');
        return { tapIndex };
      },
    ),
  };
}

function choosers(host: Host, { person, simulator }: Phone) {
  const choose = async (api: string, count: number | undefined) => {
    await person.passPrivacy(api);
    const files = await person.choosePictures(count ?? 9);
    if (!files) throw new ApiFailure('cancel');
    return files.map((path) => ({ path, size: simulator.files.get(path)?.content.length ?? 0 }));
  };
  return {
    chooseMedia: host.async('chooseMedia', async ({ count }: { count?: number }) => {
      const files = await choose('chooseMedia', count);
      return {
        type: 'image',
        tempFiles: files.map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' })),
      };
    }),
    chooseImage: host.async('chooseImage', async ({ count }: { count?: number }) => {
      const tempFiles = await choose('chooseImage', count);
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
    }),
    scanCode: host.async('scanCode', async () => {
      const result = await person.sheets.scan();
      if (result === undefined) throw new ApiFailure('cancel');
      return {
        result,
        scanType: 'QR_CODE',
        charSet: 'utf-8',
        path: '',
        rawData: Buffer.from(result).toString('base64'),
      };
    }),
  };
}

function privacyApis(host: Host, { person, simulator }: Phone) {
  return {
    requirePrivacyAuthorize: host.async('requirePrivacyAuthorize', async () => {
      await person.passPrivacy('requirePrivacyAuthorize');
      return {};
    }),
    onNeedPrivacyAuthorization: (listener: Parameters<SimulatedWx['onNeedPrivacyAuthorization']>[0]) => {
      person.hasPrivacyListener = true;
      simulator.wx.onNeedPrivacyAuthorization(listener);
    },
    openPrivacyContract: host.async('openPrivacyContract', () => {
      void person.showContract();
      return {};
    }),
  };
}

function clipboardApis(host: Host, { dialogs, person, words }: Phone) {
  let text = '';
  return {
    setClipboardData: host.async('setClipboardData', async ({ data }: { data: string }) => {
      await person.passPrivacy('setClipboardData');
      text = data;
      // The browser may refuse outside a click; the mini program's own clipboard works all the same.
      void navigator.clipboard.writeText(data).catch(() => undefined);
      dialogs.showToast({ title: words().copied, icon: 'success' }, false);
      return {};
    }),
    getClipboardData: host.async('getClipboardData', async () => {
      await person.passPrivacy('getClipboardData');
      return { data: text };
    }),
  };
}
