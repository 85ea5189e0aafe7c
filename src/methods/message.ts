import type { EmailChannel, SmsChannel } from '../../types/message';
import type { CaptchaCode } from '../../types/system';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { dataWith, done, type CommonMessage } from './answer';
import type { Methods } from '../install';
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

/** One-time codes and the picture captcha. Nobody needs to be signed in. */
export interface MessageMethods {
  /**
   * Sends a one-time code by SMS; one per number and minute, good for a minute. `POST /api/v3/send-sms`
   *
   * @param phone - without dialling code
   * @param phoneCountryCode - dialling code, `+86` unless given
   * @param scene - what the code is for, signing in unless given; a channel of the V3 API will do as well
   * @throws GenAuthError of kind `api`: 2080 when the last code is less than a minute old; of kind `config` for a scene in the place of the
   * dialling code
   */
  sendSmsCode(
    phone: string,
    phoneCountryCode?: string,
    scene?: SceneType | SmsChannel,
  ): Promise<CommonMessage>;
  /**
   * Sends a one-time code by mail; one per address, scene and minute, good for five minutes. `POST /api/v3/send-email`
   *
   * @param scene - what the code is for; a channel of the V3 API will do as well
   * @throws GenAuthError of kind `api`: 2080 when the last code is less than a minute old
   */
  sendEmail(email: string, scene: EmailScene | EmailChannel): Promise<CommonMessage>;
  /**
   * Fetches a picture captcha. A sign-in that was refused with code 2000 is repeated with `captchaToken`, and with what the user reads in
   * the picture as `captchaCode`. `GET /api/v3/get-captcha-code`
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
