/** What an SMS code is for; it works for that purpose only. */
export type SmsChannel =
  | 'CHANNEL_LOGIN'
  | 'CHANNEL_REGISTER'
  | 'CHANNEL_RESET_PASSWORD'
  | 'CHANNEL_BIND_PHONE'
  | 'CHANNEL_UNBIND_PHONE'
  | 'CHANNEL_BIND_MFA'
  | 'CHANNEL_VERIFY_MFA'
  | 'CHANNEL_UNBIND_MFA'
  | 'CHANNEL_COMPLETE_PHONE'
  | 'CHANNEL_IDENTITY_VERIFICATION'
  | 'CHANNEL_DELETE_ACCOUNT';

/** What a mail code is for; it works for that purpose only. */
export type EmailChannel =
  | 'CHANNEL_LOGIN'
  | 'CHANNEL_REGISTER'
  | 'CHANNEL_RESET_PASSWORD'
  | 'CHANNEL_VERIFY_EMAIL_LINK'
  | 'CHANNEL_UPDATE_EMAIL'
  | 'CHANNEL_BIND_EMAIL'
  | 'CHANNEL_UNBIND_EMAIL'
  | 'CHANNEL_VERIFY_MFA'
  | 'CHANNEL_UNLOCK_ACCOUNT'
  | 'CHANNEL_COMPLETE_EMAIL'
  | 'CHANNEL_DELETE_ACCOUNT';

/** Where an SMS code goes, and for which purpose. */
export interface SendSmsParams {
  channel: SmsChannel;
  /** Without dialling code. */
  phoneNumber: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** Where a mail code goes, and for which purpose. */
export interface SendEmailParams {
  channel: EmailChannel;
  email: string;
}

/** Asks about an SMS code. */
export interface PreCheckSmsCodeParams {
  codeType: 'SMS';
  smsCodePayload: {
    /** Without dialling code. */
    phone: string;
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
    /** The channel the code was sent on. */
    channel: SmsChannel;
  };
}

/** Asks about a mail code. */
export interface PreCheckEmailCodeParams {
  codeType: 'EMAIL';
  emailCodePayload: {
    email: string;
    passCode: string;
    /** The channel the code was sent on. */
    channel: EmailChannel;
  };
}

/** Asks about a code without spending it. */
export type PreCheckCodeParams = PreCheckSmsCodeParams | PreCheckEmailCodeParams;

/** Whether a code is right and still fresh. */
export interface CodeCheck {
  isValid: boolean;
  /** Why not, in the language of the client. */
  message?: string | null;
}
