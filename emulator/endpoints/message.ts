import type { MessageApi } from '../../src/api/message';
import type { Endpoints } from '../endpoint';
import { email, object, oneOf, optional, phone, text } from '../shape';
import { ApiFailure } from '../failures';
import { phoneKey } from '../users/accounts';

const smsChannel = oneOf(
  'CHANNEL_LOGIN',
  'CHANNEL_REGISTER',
  'CHANNEL_RESET_PASSWORD',
  'CHANNEL_BIND_PHONE',
  'CHANNEL_UNBIND_PHONE',
  'CHANNEL_BIND_MFA',
  'CHANNEL_VERIFY_MFA',
  'CHANNEL_UNBIND_MFA',
  'CHANNEL_COMPLETE_PHONE',
  'CHANNEL_IDENTITY_VERIFICATION',
  'CHANNEL_DELETE_ACCOUNT',
);

const emailChannel = oneOf(
  'CHANNEL_LOGIN',
  'CHANNEL_REGISTER',
  'CHANNEL_RESET_PASSWORD',
  'CHANNEL_VERIFY_EMAIL_LINK',
  'CHANNEL_UPDATE_EMAIL',
  'CHANNEL_BIND_EMAIL',
  'CHANNEL_UNBIND_EMAIL',
  'CHANNEL_VERIFY_MFA',
  'CHANNEL_UNLOCK_ACCOUNT',
  'CHANNEL_COMPLETE_EMAIL',
  'CHANNEL_DELETE_ACCOUNT',
);

export const messageEndpoints: Endpoints<MessageApi> = {
  sendSms: {
    fields: { channel: smsChannel, phoneNumber: phone, phoneCountryCode: optional(text) },
    handle(context, { channel, phoneNumber, phoneCountryCode }) {
      context.codes.send('sms', phoneKey(phoneNumber, phoneCountryCode), channel);
      return undefined;
    },
  },
  sendEmail: {
    fields: { channel: emailChannel, email },
    handle(context, { channel, email: to }) {
      context.codes.send('email', to, channel);
      return undefined;
    },
  },
  preCheckCode: {
    fields: {
      codeType: oneOf('SMS', 'EMAIL'),
      smsCodePayload: optional(
        object({ phone, passCode: text, phoneCountryCode: optional(text), channel: smsChannel }),
      ),
      emailCodePayload: optional(object({ email, passCode: text, channel: emailChannel })),
    },
    handle(context, params) {
      const payload: unknown = params.codeType === 'SMS' ? params.smsCodePayload : params.emailCodePayload;
      if (!payload) throw new ApiFailure('invalidArgument', 'smsCodePayload / emailCodePayload', 'required');
      const isValid =
        params.codeType === 'SMS'
          ? context.codes.check(
              'sms',
              phoneKey(params.smsCodePayload.phone, params.smsCodePayload.phoneCountryCode),
              [params.smsCodePayload.channel],
              params.smsCodePayload.passCode,
            )
          : context.codes.check(
              'email',
              params.emailCodePayload.email,
              [params.emailCodePayload.channel],
              params.emailCodePayload.passCode,
            );
      return isValid ? { isValid } : { isValid, message: new ApiFailure('wrongCode').text(context.lang) };
    },
  },
};
