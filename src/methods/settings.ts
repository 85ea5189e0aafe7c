import type { Lang } from '../options';
import type { Methods } from '../install';

/** Options that can change while the app runs. They hold for this client, from its next call on. */
export interface SettingsMethods {
  /** Language of the server's messages and of the SDK's own. */
  setLang(lang: Lang): void;
  /** What the server is told about the kind of client, `wxapp` unless set. */
  setRequestFrom(requestFrom: string): void;
}

export const settingsMethods: Methods<SettingsMethods> = {
  setLang(lang) {
    this.options.lang = lang;
  },

  setRequestFrom(requestFrom) {
    this.options.requestFrom = requestFrom;
  },
};
