import type { SystemApi } from '../../src/api/system';
import type { CaptchaCode } from '../../types/index';
import { countries } from '../seed/countries';
import type { Context } from '../context';
import type { Endpoints } from '../endpoint';
import { drawCaptcha } from '../captcha';
import { publicPem } from '../keys';

const captchaLifetime = 300;

export const systemEndpoints: Endpoints<SystemApi> = {
  getSystemInfo: {
    handle(context) {
      const { rsa, sm2 } = context.state.keys;
      return {
        rsa: { publicKey: publicPem(rsa) },
        sm2: { publicKey: sm2.publicKey },
        version: { server: '3.0.0-emulator', console: '3.0.0-emulator', login: '3.0.0-emulator' },
        publicIps: ['127.0.0.1'],
      };
    },
  },
  getCountryList: { handle: () => countries },
  getCaptchaCode: { handle: captcha },
  geneCatchaCodeAndToken: { handle: captcha },
};

function captcha(context: Context): CaptchaCode {
  const { text, svg } = drawCaptcha();
  return {
    captchaCodeSvg: svg,
    captchaToken: context.tickets.issue('captcha', undefined, { text }, captchaLifetime),
  };
}
