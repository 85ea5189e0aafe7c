import { configError, errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { callPlatform, type PlatformOptions } from './call';

/**
 * A fresh code of `wx.login`, good for one exchange within five minutes. A failure that is neither network nor the developer's comes from
 * WeChat itself and may pass, so it counts as `network`.
 */
export function loginCode(client: PlatformOptions): Promise<string> {
  const { lang, timeout } = client;
  return callPlatform<{ code?: string }>(client, { api: 'login', options: { timeout }, timeout }).then(
    function (result) {
      const code = result && result.code;
      if (!code) throw new GenAuthError('network', errorCodes.network, message(lang, 'wechat'));
      // Without a real appid, DevTools return "the code is a mock one".
      if (/mock one/i.test(code)) throw configError(lang, 'mockCode');
      return code;
    },
  );
}
