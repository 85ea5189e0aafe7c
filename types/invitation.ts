import type { LocalizedText, LocalizedTexts } from './common';
import type { SignUpProfile } from './signin';

/** Which invitation to read. */
export interface GetUniversalInvitationPublicConfigParams {
  /** Id of the invitation link. */
  identifier: string;
}

/** Who invites, and to which user pool. */
export interface InvitationConfig {
  /** The user pool. */
  userPool: {
    /** Name of the user pool. */
    name?: string | null;
    /** URL of its logo. */
    logo?: string | null;
    /** Description of the user pool. */
    description?: string | null;
  };
  /** The user who invites. */
  inviter?: {
    /** Name to show. */
    displayName: string;
  } | null;
}

/** Accepts an invitation that is open to every user who has its link. */
export interface SignupByUniversalParams {
  /** Id of the invitation link. */
  identifier: string;
  /** Code sent to `profile.email`. */
  emailCode: string;
  /** Profile of the new user. */
  profile?: {
    /** Full name. */
    name: string;
    /** Email address. */
    email: string;
  };
}

/** Whether an invited user has joined. */
export interface InvitationJoin {
  /** `PASSED` when the user has joined, `PENDING` until an administrator approves. */
  status: 'PENDING' | 'PASSED';
}

/** The parts of a personal invitation link, and what to return about it. */
export interface GenerateInviteTokenParams {
  /** `signature` of the invitation link. */
  signature: string;
  /** Id of the invitation link. */
  identifier: string;
  /** Whether to return the data of the invited person. */
  withInviteeInfo?: boolean;
  /** Whether to return the public settings of the invitation. */
  withInvitationSettings?: boolean;
}

/** Rule that the input of a form field has to follow. */
export type InputRule = 'None' | 'regExp' | 'phone' | 'email' | 'isNumber';

/** A form field that the invited person fills in. */
export interface InvitationField {
  /** Id of the field. */
  id: string;
  /** Whether it is a field of the user, or internal. */
  type: 'user' | 'internal';
  /** Name of the field in the profile. */
  name: string;
  /** Label to show. */
  label: string;
  /** Translations. */
  i18n?: {
    /** Label in each language. */
    label: LocalizedTexts;
  } | null;
  /** Whether to show the field. */
  show: boolean;
  /** Whether the field has to be filled in. */
  required?: boolean | null;
  /** Whether a value that is there already may be changed. */
  allowRewrite: boolean;
  /** Kind of input. */
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
  /** Whether the field is built in, or was added in the console. */
  source: 'preset' | 'manual_add';
  /** How to check the input. */
  validateRules?: {
    /** Kind of rule. */
    type: InputRule;
    /** Content of the rule. */
    content: InputRule;
    /** Message for input that breaks the rule. */
    errorMessage?: string | null;
    /** Translations. */
    i18n?: {
      /** Message in another language. */
      errorMessage?: LocalizedText | null;
    } | null;
  } | null;
}

/** A personal invitation: the invited person, and the form to fill in. */
export interface InvitationContext {
  /** Email address of the invited person. */
  email: string;
  /** Phone number of the invited person, without dialling code. */
  phone?: string | null;
  /** Dialling code of `phone`, such as `+86`. */
  phoneCountryCode?: string | null;
  /** Name of the invited person. */
  inviteeName?: string | null;
  /** Whether the email address or phone number has to be proved with a code. */
  enabledIdentifierVerify: boolean;
  /** Whether to send the code by SMS or by mail, where both are possible. */
  sendVerifyCodeMethod: 'prioritySMS' | 'priorityEmail';
  /** How many wrong codes are allowed. */
  verifyCodeMaxErrCount: number;
  /** Whether the invited person has to fill in the form. */
  enabledInfoFill: boolean;
  /** Text above the form. */
  registerInfoFillMsg?: string | null;
  /** Fields of the form. */
  extendsFields: InvitationField[];
  /** Translations of the fields. */
  extendsFieldsI18n: unknown;
  /** Options of fields that offer a choice. */
  extendsFieldsOptions: unknown[];
}

/** Token of a personal invitation. */
export interface InvitationToken {
  /** Token that `getInviteCodeContext`, `verifyInviteCode` and `signupByPolicy` take. */
  token?: string | null;
  /** The invitation, when it was asked for. */
  invitationContext?: InvitationContext | null;
}

/** Which personal invitation to read. */
export interface GetInviteCodeContextParams {
  /** Token of `generateInviteToken`. */
  token: string;
}

/** Checks the code that an invited person has received. */
export interface VerifyInviteCodeParams {
  /** Where the code was sent: by SMS or by mail. */
  receiverType: 'smsCode' | 'emailCode';
  /** The code. */
  code: string;
  /** Token of `generateInviteToken`. */
  token: string;
}

/** Profile of an invited person. */
export interface InviteeProfile extends SignUpProfile {
  /** Username, unique in the user pool. */
  username?: string;
}

/** Accepts a personal invitation. */
export interface SignupByPolicyParams {
  /** Token of `generateInviteToken`. */
  token: string;
  /** Code that proves the email address or phone number, where the invitation requires it. */
  code?: string;
  /** Where the code was sent: by SMS or by mail. */
  receiverType?: 'smsCode' | 'emailCode';
  /** Profile of the new user. */
  profile?: InviteeProfile;
  /** Codes for addresses in `profile`. */
  options?: {
    /** SMS code that proves `profile.phone`. */
    phonePassCodeForInformationCompletion?: string;
    /** Mail code that proves `profile.email`. */
    emailPassCodeForInformationCompletion?: string;
  };
}

/** An invitation link to pass on. */
export interface InvitationLink {
  /** URL of the invitation. */
  link: string;
}
