import type { EmailChannel, SmsChannel } from '../../types/message';
import type { CaptchaCode } from '../../types/system';
import { bare, done, type CommonMessage } from '../flows/answer';
import type { Methods } from '../surface';

/** What a mail code is for. A code works for its purpose only. */
export const EmailScene = {
  ResetPassword: 'RESET_PASSWORD',
  RESET_PASSWORD_VERIFY_CODE: 'RESET_PASSWORD_VERIFY_CODE',
  /** Sends a link. */
  VerifyEmail: 'VERIFY_EMAIL',
  FIRST_EMAIL_LOGIN_VERIFY: 'FIRST_EMAIL_LOGIN_VERIFY',
  CONSOLE_CONDUCTED_VERIFY: 'CONSOLE_CONDUCTED_VERIFY',
  /** For `updateEmail`. To bind a first email use `EMAIL_BIND_VERIFY_CODE`: 4.x had one mail for both. */
  ChangeEmail: 'CHANGE_EMAIL',
  EMAIL_BIND_VERIFY_CODE: 'EMAIL_BIND_VERIFY_CODE',
  EMAIL_UNBIND_VERIFY_CODE: 'EMAIL_UNBIND_VERIFY_CODE',
  MfaVerify: 'MFA_VERIFY',
  MFA_VERIFY_CODE: 'MFA_VERIFY_CODE',
  /** For signing in. */
  VerifyCode: 'VERIFY_CODE',
  REGISTER_VERIFY_CODE: 'REGISTER_VERIFY_CODE',
  LOGIN_VERIFY_CODE: 'LOGIN_VERIFY_CODE',
  INFORMATION_COMPLETION_VERIFY_CODE: 'INFORMATION_COMPLETION_VERIFY_CODE',
} as const;
export type EmailScene = (typeof EmailScene)[keyof typeof EmailScene];

/** What an SMS code is for. A code works for its purpose only. */
export const SceneType = {
  SCENE_TYPE_LOGIN: 'login',
  SCENE_TYPE_REGISTER: 'register',
  SCENE_TYPE_RESET: 'reset',
  /** For `bindPhone`, and for the new number of `updatePhone`. */
  SCENE_TYPE_BIND: 'bind',
  SCENE_TYPE_UNBIND: 'unbind',
  SCENE_TYPE_MFA_BIND: 'mfa-bind',
  SCENE_TYPE_MFA_VERIFY: 'mfa-verify',
  SCENE_TYPE_MFA_UNBIND: 'mfa-unbind',
  SCENE_TYPE_COMPLETE_PHONE: 'complete-phone',
} as const;
export type SceneType = (typeof SceneType)[keyof typeof SceneType];

/** One-time codes and the picture captcha. Nobody needs to be signed in. */
export interface MessageMethods {
  /**
   * Sends a one-time code by SMS; one per number and minute, good for a minute. `POST /api/v3/send-sms`
   *
   * @param phone - without dialling code
   * @param phoneCountryCode - dialling code, `+86` unless given
   * @param scene - what the code is for, signing in unless given; a channel of the V3 API will do as well
   * @throws GenAuthError of kind `api`: 2080 when the last code is less than a minute old
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

const smsChannels: { [Scene in SceneType]: SmsChannel } = {
  login: 'CHANNEL_LOGIN',
  register: 'CHANNEL_REGISTER',
  reset: 'CHANNEL_RESET_PASSWORD',
  bind: 'CHANNEL_BIND_PHONE',
  unbind: 'CHANNEL_UNBIND_PHONE',
  'mfa-bind': 'CHANNEL_BIND_MFA',
  'mfa-verify': 'CHANNEL_VERIFY_MFA',
  'mfa-unbind': 'CHANNEL_UNBIND_MFA',
  'complete-phone': 'CHANNEL_COMPLETE_PHONE',
};

const emailChannels: { [Scene in EmailScene]: EmailChannel } = {
  RESET_PASSWORD: 'CHANNEL_RESET_PASSWORD',
  RESET_PASSWORD_VERIFY_CODE: 'CHANNEL_RESET_PASSWORD',
  VERIFY_EMAIL: 'CHANNEL_VERIFY_EMAIL_LINK',
  FIRST_EMAIL_LOGIN_VERIFY: 'CHANNEL_VERIFY_EMAIL_LINK',
  CONSOLE_CONDUCTED_VERIFY: 'CHANNEL_VERIFY_EMAIL_LINK',
  CHANGE_EMAIL: 'CHANNEL_UPDATE_EMAIL',
  EMAIL_BIND_VERIFY_CODE: 'CHANNEL_BIND_EMAIL',
  EMAIL_UNBIND_VERIFY_CODE: 'CHANNEL_UNBIND_EMAIL',
  MFA_VERIFY: 'CHANNEL_VERIFY_MFA',
  MFA_VERIFY_CODE: 'CHANNEL_VERIFY_MFA',
  VERIFY_CODE: 'CHANNEL_LOGIN',
  REGISTER_VERIFY_CODE: 'CHANNEL_REGISTER',
  LOGIN_VERIFY_CODE: 'CHANNEL_LOGIN',
  INFORMATION_COMPLETION_VERIFY_CODE: 'CHANNEL_COMPLETE_EMAIL',
};

/** The channel of a scene; what is no scene is a channel already, or the server's to refuse. */
function channelOf<Channel extends string>(channels: { [scene: string]: Channel }, scene: string): Channel {
  return channels[scene] || (scene as Channel);
}

export const messageMethods: Methods<MessageMethods> = {
  sendSmsCode(phone, phoneCountryCode, scene) {
    return this.api
      .sendSms({
        phoneNumber: phone,
        phoneCountryCode: phoneCountryCode || undefined,
        channel: channelOf(smsChannels, scene || 'login'),
      })
      .then(done);
  },

  sendEmail(email, scene) {
    return this.api.sendEmail({ email, channel: channelOf(emailChannels, scene) }).then(done);
  },

  getCaptchaCode() {
    return this.api.getCaptchaCode().then(bare);
  },
};
