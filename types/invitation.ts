import type { LocalizedText, LocalizedTexts } from './common';
import type { SignUpProfile } from './signin';

/** Which invitation to look up. */
export interface GetUniversalInvitationPublicConfigParams {
  /** Id of the invitation link. */
  identifier: string;
}

/** Who invites, and to which user pool. */
export interface InvitationConfig {
  userPool: { name?: string | null; logo?: string | null; description?: string | null };
  inviter?: { displayName: string } | null;
}

/** Acceptance of an invitation that is open to every user who has its link. */
export interface SignupByUniversalParams {
  /** Id of the invitation link. */
  identifier: string;
  /** Code sent to `profile.email`. */
  emailCode: string;
  profile?: { name: string; email: string };
}

/** Whether an invited user is in already, or waits for an administrator. */
export interface InvitationJoin {
  status: 'PENDING' | 'PASSED';
}

/** A personal invitation link, taken apart, and what to tell about it. */
export interface GenerateInviteTokenParams {
  /** `signature` of the invitation link. */
  signature: string;
  /** Id of the invitation link. */
  identifier: string;
  /** Also answers with the data of the invited person. */
  withInviteeInfo?: boolean;
  /** Also answers with the public settings of the invitation. */
  withInvitationSettings?: boolean;
}

/** What makes an input of a form right. */
export type InputRule = 'None' | 'regExp' | 'phone' | 'email' | 'isNumber';

/** A field the invited person fills in. */
export interface InvitationField {
  id: string;
  type: 'user' | 'internal';
  name: string;
  label: string;
  i18n?: { label: LocalizedTexts } | null;
  show: boolean;
  required?: boolean | null;
  allowRewrite: boolean;
  inputType:
    | 'image'
    | 'number'
    | 'date'
    | 'dateTime'
    | 'datetime'
    | 'select'
    | 'dropdown'
    | 'boolean'
    | 'string'
    | 'text'
    | 'gender'
    | 'country'
    | 'username'
    | 'phone'
    | 'email';
  source: 'preset' | 'manual_add';
  validateRules?: {
    type: InputRule;
    content: InputRule;
    errorMessage?: string | null;
    i18n?: { errorMessage?: LocalizedText | null } | null;
  } | null;
}

/** A personal invitation: whom it is for and what the form asks. */
export interface InvitationContext {
  email: string;
  /** Without dialling code. */
  phone?: string | null;
  phoneCountryCode?: string | null;
  inviteeName?: string | null;
  /** The address or number has to be proved with a code. */
  enabledIdentifierVerify: boolean;
  sendVerifyCodeMethod: 'prioritySMS' | 'priorityEmail';
  /** How many wrong codes are forgiven. */
  verifyCodeMaxErrCount: number;
  enabledInfoFill: boolean;
  /** Text above the form. */
  registerInfoFillMsg?: string | null;
  extendsFields: InvitationField[];
  extendsFieldsI18n: unknown;
  extendsFieldsOptions: unknown[];
}

/** Token of a personal invitation. */
export interface InvitationToken {
  token?: string | null;
  invitationContext?: InvitationContext | null;
}

/** Which personal invitation to read. */
export interface GetInviteCodeContextParams {
  /** Token of `generateInviteToken`. */
  token: string;
}

/** The code that an invited person received. */
export interface VerifyInviteCodeParams {
  /** Where the code was sent. */
  receiverType: 'smsCode' | 'emailCode';
  code: string;
  /** Token of `generateInviteToken`. */
  token: string;
}

/** Profile fields an invited person may start with. */
export interface InviteeProfile extends SignUpProfile {
  username?: string;
}

/** Acceptance of a personal invitation. */
export interface SignupByPolicyParams {
  /** Token of `generateInviteToken`. */
  token: string;
  code?: string;
  /** Where the code was sent. */
  receiverType?: 'smsCode' | 'emailCode';
  profile?: InviteeProfile;
  options?: {
    /** SMS code that proves `profile.phone`. */
    phonePassCodeForInformationCompletion?: string;
    /** Mail code that proves `profile.email`. */
    emailPassCodeForInformationCompletion?: string;
  };
}

/** An invitation link to pass on. */
export interface InvitationLink {
  link: string;
}
