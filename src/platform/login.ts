import { configError, errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { callPlatform, type Host } from './call';

/**
 * A fresh code of `wx.login`, good for one exchange within five minutes. A failure that is neither network nor the developer's comes from
 * WeChat itself and may pass, so it counts as `network`.
 */
export function loginCode(host: Host): Promise<string> {
  return callPlatform<{ code?: string }>(host, 'login', { timeout: host.timeout }, host.timeout).then(
    function (result) {
      const code = result && result.code;
      if (!code)
        throw new GenAuthError('network', errorCodes.network, message(host.lang, 'failed', 'wx.login'));
      // Without a real appid DevTools give "the code is a mock one".
      if (/mock one/i.test(code)) throw configError(host.lang, 'mockCode');
      return code;
    },
  );
}
