import type { Envelope } from '../../types/envelope';
import type { CodeCheck, PreCheckCodeParams, SendEmailParams, SendSmsParams } from '../../types/message';
import type { Routes } from './route';

/** One-time codes by SMS and mail. */
export interface MessageApi {
  /**
   * Sends a one-time code by SMS; one per number and minute. `POST /api/v3/send-sms`
   * @param params - the number, and the channel: what the code will be used for.
   */
  sendSms(params: SendSmsParams): Promise<Envelope<undefined>>;
  /**
   * Sends a one-time code by mail; one per address, channel and minute. `POST /api/v3/send-email`
   * @param params - the address, and the channel: what the code will be used for.
   */
  sendEmail(params: SendEmailParams): Promise<Envelope<undefined>>;
  /**
   * Tells whether a code is right without using it up. `POST /api/v3/pre-check-code`
   * @param params - `codeType` and the payload that belongs to it.
   */
  preCheckCode(params: PreCheckCodeParams): Promise<Envelope<CodeCheck>>;
}

export const messageRoutes: Routes<MessageApi> = {
  sendSms: ['POST', 'send-sms', 'optional'],
  sendEmail: ['POST', 'send-email', 'optional'],
  preCheckCode: ['POST', 'pre-check-code', 'optional'],
};
