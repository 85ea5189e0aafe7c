import type { Envelope } from '../../types/envelope';
import type { CodeCheck, PreCheckCodeParams, SendEmailParams, SendSmsParams } from '../../types/message';
import type { Routes } from './route';

/** One-time codes by SMS and mail. */
export interface MessageApi {
  /**
   * Sends a one-time code by SMS: at most one per number and minute, valid for one minute. Works signed out.
   * `POST /api/v3/send-sms`
   *
   * @param params - the number, and the channel, which says what the code is for
   * @returns the envelope without `data`, once the code is sent
   * @throws GenAuthError of kind `api` (2080 the last code was sent less than a minute ago)
   * @example
   * await authing.api.sendSms({ channel: 'CHANNEL_LOGIN', phoneNumber: '13900001111' });
   * wx.showToast({ title: '验证码已发送' });
   */
  sendSms(params: SendSmsParams): Promise<Envelope<undefined>>;
  /**
   * Sends a one-time code by mail: at most one per address, channel and minute, valid for five minutes. Works
   * signed out.
   * `POST /api/v3/send-email`
   *
   * @param params - the address, and the channel, which says what the code is for
   * @returns the envelope without `data`, once the code is sent
   * @throws GenAuthError of kind `api` (2080 the last code was sent less than a minute ago)
   * @example
   * try {
   *   await authing.api.sendEmail({ channel: 'CHANNEL_LOGIN', email: 'zhouzihang@example.com' });
   * } catch (error) {
   *   if (error.code === 2080) wx.showToast({ title: '请一分钟后再试', icon: 'none' });
   * }
   */
  sendEmail(params: SendEmailParams): Promise<Envelope<undefined>>;
  /**
   * Checks a one-time code without using it up, for instance before the next page of a form opens.
   * `POST /api/v3/pre-check-code`
   *
   * @param params - `codeType`, and its payload: the code, where it was sent, and the channel
   * @returns the envelope with `data.isValid`, false also for an expired code
   * @throws GenAuthError of kind `network` or `timeout` when the request does not get through
   * @example
   * await authing.api.sendSms({ channel: 'CHANNEL_REGISTER', phoneNumber: '13800138000' });
   * const { data } = await authing.api.preCheckCode({
   *   codeType: 'SMS',
   *   smsCodePayload: { phone: '13800138000', passCode: '123456', channel: 'CHANNEL_REGISTER' },
   * });
   * console.log(data.isValid);
   */
  preCheckCode(params: PreCheckCodeParams): Promise<Envelope<CodeCheck>>;
}

export const messageRoutes: Routes<MessageApi> = {
  sendSms: ['POST', 'send-sms', 'optional'],
  sendEmail: ['POST', 'send-email', 'optional'],
  preCheckCode: ['POST', 'pre-check-code', 'optional'],
};
