import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { languages, type Lang } from '../messages';
import { fitsHeader } from '../options';

/** Options that can change while the app runs. They hold for this client, from its next call on. */
export interface SettingsMethods {
  /**
   * Language of the server's messages and of the SDK's own.
   *
   * @throws GenAuthError of kind `config` for a language that is not supported
   */
  setLang(lang: Lang): void;
  /**
   * What the server is told about the kind of client, `wxapp` unless set.
   *
   * @throws GenAuthError of kind `config` for a text that cannot be sent in a header
   */
  setRequestFrom(requestFrom: string): void;
}

export const settingsMethods: Methods<SettingsMethods> = {
  setLang(lang) {
    if (languages.indexOf(lang) < 0) throw this.configError('argument', 'lang', languages.join(' | '));
    this.options.lang = lang;
  },

  setRequestFrom(requestFrom) {
    requireTexts(this.options, { requestFrom });
    if (!fitsHeader(requestFrom)) throw this.configError('header', 'requestFrom');
    this.options.requestFrom = requestFrom;
  },
};
