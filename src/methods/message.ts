import type { EmailChannel, SmsChannel } from '../../types/message';
import type { CaptchaCode } from '../../types/system';
import type { Methods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { dataWith, done, type CommonMessage } from './answer';
import type { EmailScene, SceneType } from './scenes';

/** A channel without the `CHANNEL_` that all begin with. */
type WithoutPrefix<Channel> = Channel extends `CHANNEL_${infer Rest}` ? Rest : never;

/** Channels of the V3 API by scene. */
const emailChannels: { readonly [Scene in EmailScene]: WithoutPrefix<EmailChannel> } = {
  RESET_PASSWORD: 'RESET_PASSWORD',
  RESET_PASSWORD_VERIFY_CODE: 'RESET_PASSWORD',
  VERIFY_EMAIL: 'VERIFY_EMAIL_LINK',
  FIRST_EMAIL_LOGIN_VERIFY: 'VERIFY_EMAIL_LINK',
  CONSOLE_CONDUCTED_VERIFY: 'VERIFY_EMAIL_LINK',
  CHANGE_EMAIL: 'UPDATE_EMAIL',
  EMAIL_BIND_VERIFY_CODE: 'BIND_EMAIL',
  EMAIL_UNBIND_VERIFY_CODE: 'UNBIND_EMAIL',
  MFA_VERIFY: 'VERIFY_MFA',
  MFA_VERIFY_CODE: 'VERIFY_MFA',
  VERIFY_CODE: 'LOGIN',
  REGISTER_VERIFY_CODE: 'REGISTER',
  LOGIN_VERIFY_CODE: 'LOGIN',
  INFORMATION_COMPLETION_VERIFY_CODE: 'COMPLETE_EMAIL',
};

/** Sends one-time codes by SMS and email, and fetches picture captchas. No session is needed. */
export interface MessageMethods {
  /**
   * Sends a one-time code by SMS, which is valid for a minute and works for its purpose only. One code can be sent to a number each minute.
   * `POST /api/v3/send-sms`
   *
   * @param phone - without dialling code
   * @param phoneCountryCode - dialling code, `+86` by default and for `''`
   * @param scene - what the code is for: one of {@link SceneType}, `login` by default, or a channel of the V3 API such as
   * `CHANNEL_DELETE_ACCOUNT`
   * @returns `{ code: 200, message }`, once the code is sent
   * @throws GenAuthError of kind `api` (2080 the last code is less than a minute old); `config` when `phoneCountryCode` is not a dialling
   * code, for instance when the scene stands in its place
   * @example
   * await authing.sendSmsCode('13900001111');
   * const user = await authing.loginByPhoneCode('13900001111', '123456');
   * console.log(user.phone);
   */
  sendSmsCode(
    phone: string,
    phoneCountryCode?: string,
    scene?: SceneType | SmsChannel,
  ): Promise<CommonMessage>;
  /**
   * Sends a one-time code by email, which is valid for five minutes and works for its purpose only. One code can be sent to an address for
   * each purpose and minute. `VERIFY_EMAIL` sends a link instead of a code.
   * `POST /api/v3/send-email`
   *
   * @param email - where to send it
   * @param scene - what the code is for: one of {@link EmailScene}, or a channel of the V3 API such as `CHANNEL_DELETE_ACCOUNT`
   * @returns `{ code: 200, message }`, once the code is sent
   * @throws GenAuthError of kind `api` (2080 the last code is less than a minute old)
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('zhouzihang@example.com', EmailScene.LOGIN_VERIFY_CODE);
   * const user = await authing.loginByEmailCode('zhouzihang@example.com', '123456');
   * console.log(user.email);
   */
  sendEmail(email: string, scene: EmailScene | EmailChannel): Promise<CommonMessage>;
  /**
   * Fetches a picture captcha. When a sign-in rejects with kind `step` and code 2000, show the picture and repeat the sign-in with
   * `captchaToken`, and with the text that the user reads in the picture as `captchaCode`.
   * `GET /api/v3/get-captcha-code`
   *
   * @returns the picture as SVG source, and its token
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * const { captchaCodeSvg, captchaToken } = await authing.getCaptchaCode();
   * const picture = 'data:image/svg+xml,' + encodeURIComponent(captchaCodeSvg);
   * this.setData({ picture, captchaToken });
   */
  getCaptchaCode(): Promise<CaptchaCode>;
}

/** Channels of the V3 API by scene, without the `CHANNEL_` that all begin with. */
const smsChannels: { [Scene in SceneType]: WithoutPrefix<SmsChannel> } = {
  login: 'LOGIN',
  register: 'REGISTER',
  reset: 'RESET_PASSWORD',
  bind: 'BIND_PHONE',
  unbind: 'UNBIND_PHONE',
  'mfa-bind': 'BIND_MFA',
  'mfa-verify': 'VERIFY_MFA',
  'mfa-unbind': 'UNBIND_MFA',
  'complete-phone': 'COMPLETE_PHONE',
};

/** The channel of a scene; what is no scene is a channel already, or the server's to refuse. */
function channelOf<Channel extends string>(
  channels: { [scene: string]: WithoutPrefix<Channel> },
  scene: string,
): Channel {
  const channel = channels[scene];
  // A text such as `toString` finds a function there.
  return (typeof channel === 'string' ? 'CHANNEL_' + channel : scene) as Channel;
}

/** A scene in the place of the dialling code would be sent as one, and the code would be for signing in. */
function requireDiallingCode(core: Core, given: string | undefined): void {
  if (!given || /^\+?\d+$/.test(given)) return;
  // Shown only when it is a scene: what else stands here may be a phone number.
  const isScene = /^CHANNEL_[A-Z_]+$/.test(channelOf<SmsChannel>(smsChannels, given));
  const scene = isScene ? "'" + given + "'" : 'scene';
  throw core.configError('argument', 'phoneCountryCode', '"+86": sendSmsCode(phone, \'\', ' + scene + ')');
}

export const messageMethods: Methods<MessageMethods> = {
  sendSmsCode(phone, phoneCountryCode, scene) {
    requireDiallingCode(this, phoneCountryCode);
    return call(this, 'sendSms', {
      phoneNumber: phone,
      phoneCountryCode: phoneCountryCode || undefined,
      channel: channelOf<SmsChannel>(smsChannels, scene || 'login'),
    }).then(done);
  },

  sendEmail(email, scene) {
    return call(this, 'sendEmail', { email, channel: channelOf<EmailChannel>(emailChannels, scene) }).then(
      done,
    );
  },

  getCaptchaCode() {
    return call(this, 'getCaptchaCode').then(dataWith('captchaToken'));
  },
};
