/** What an SMS code is for; it is accepted for this purpose only. */
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

/** What a mail code is for; it is accepted for this purpose only. */
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

/** Where to send an SMS code, and what it is for. */
export interface SendSmsParams {
  /** What the code is for. */
  channel: SmsChannel;
  /** Phone number, without dialling code. */
  phoneNumber: string;
  /** Dialling code such as `+86`, which is the default. */
  phoneCountryCode?: string;
}

/** Where to send a mail code, and what it is for. */
export interface SendEmailParams {
  /** What the code is for. */
  channel: EmailChannel;
  /** Email address. */
  email: string;
}

/** Checks an SMS code. */
export interface PreCheckSmsCodeParams {
  /** Marks an SMS code. */
  codeType: 'SMS';
  /** The code and where it was sent. */
  smsCodePayload: {
    /** Phone number, without dialling code. */
    phone: string;
    /** Code from the SMS. */
    passCode: string;
    /** Dialling code such as `+86`, which is the default. */
    phoneCountryCode?: string;
    /** Channel that the code was sent on. */
    channel: SmsChannel;
  };
}

/** Checks a mail code. */
export interface PreCheckEmailCodeParams {
  /** Marks a mail code. */
  codeType: 'EMAIL';
  /** The code and where it was sent. */
  emailCodePayload: {
    /** Email address. */
    email: string;
    /** Code from the mail. */
    passCode: string;
    /** Channel that the code was sent on. */
    channel: EmailChannel;
  };
}

/** Checks a code, which can still be used afterwards. */
export type PreCheckCodeParams = PreCheckSmsCodeParams | PreCheckEmailCodeParams;

/** Whether a code is valid. */
export interface CodeCheck {
  /** Whether the code is right and has not expired. */
  isValid: boolean;
  /** Why it is not valid, in the language of the client. */
  message?: string | null;
}
