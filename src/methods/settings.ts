import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { languages, type Lang } from '../messages';
import { fitsHeader } from '../options';

/** Changes options while the app runs. They apply to this client, from its next call on. */
export interface SettingsMethods {
  /**
   * Sets the language of messages, those of the server and those of the SDK, as the `lang` option does. No request.
   *
   * @param lang - `zh-CN`, `en-US`, `zh-TW` or `ja-JP`
   * @returns nothing; the next call uses the language
   * @throws GenAuthError of kind `config` for another language
   * @example
   * authing.setLang('en-US');
   * const { message } = await authing.checkLoginStatus();
   * console.log(message);
   */
  setLang(lang: Lang): void;
  /**
   * Sets the name of the kind of client that is sent to the server as `x-authing-request-from`; `wxapp` by default. No request.
   *
   * @param requestFrom - ASCII text without line breaks
   * @returns nothing; the next call sends the name
   * @throws GenAuthError of kind `config` when `requestFrom` is empty, is not a text, or cannot be sent in a header
   * @example
   * authing.setRequestFrom('kiosk');
   * console.log(authing.options.requestFrom);
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
