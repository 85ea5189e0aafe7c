import type { SignUpParams, SignUpProfile } from '../../types/signin';
import type { UserProfile } from '../../types/profile';
import type { Context } from '../context';
import { checkCustomData } from '../users/custom';
import { ApiFailure } from '../failures';
import { acceptPassword } from '../passwords';
import { email, exactlyOne, anyText, object, oneOf, optional, phone, record, text } from '../shape';
import type { Fields } from '../shape';
import { phoneKey } from '../users/accounts';
import type { NewUser } from '../users/accounts';
import { fullProfile } from '../users/profile';

/** Profile fields a sign-up may set; the others are ignored, as the service does. */
const profileFields = [
  'nickname',
  'company',
  'photo',
  'device',
  'browser',
  'name',
  'givenName',
  'familyName',
  'middleName',
  'profile',
  'preferredUsername',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'address',
  'formatted',
  'streetAddress',
  'region',
  'postalCode',
  'country',
] as const;

/** Checks of the profile that a new account starts with. */
export const profileChecks: Fields = {
  ...Object.fromEntries(profileFields.map((name) => [name, optional(anyText)])),
  locality: optional(anyText),
  gender: optional(oneOf('M', 'F', 'U')),
  email: optional(email),
  phone: optional(phone),
  phoneCountryCode: optional(text),
  customData: optional(record),
};

/** Checks of the options of a sign-up. */
export const signUpOptionChecks: Fields = {
  clientIp: optional(anyText),
  phonePassCodeForInformationCompletion: optional(text),
  emailPassCodeForInformationCompletion: optional(text),
  passwordForPhonePassCode: optional(text),
  passwordEncryptType: optional(oneOf('none', 'rsa', 'sm2')),
  context: optional(record),
};

/** Check of a code and what it was sent to, at sign-up and sign-in. */
export const passCodeCheck = optional(
  object({
    passCode: text,
    email: optional(email),
    phone: optional(phone),
    phoneCountryCode: optional(text),
  }),
);

export const signUpFields: Fields = {
  connection: oneOf('PASSWORD', 'PASSCODE'),
  passwordPayload: optional(object({ password: text, email: optional(email), username: optional(text) })),
  passCodePayload: passCodeCheck,
  profile: optional(object(profileChecks)),
  options: optional(object(signUpOptionChecks)),
};

/** Creates an account; answers with the user and no tokens. */
export function signUp(context: Context, params: SignUpParams): UserProfile {
  if (!context.signUpOpen) throw new ApiFailure('signUpClosed');
  const names =
    params.connection === 'PASSWORD' ? namesOfPassword(context, params) : namesOfPassCode(context, params);
  const fields: NewUser = {
    ...pickProfile(params.profile ?? {}),
    ...completion(context, params),
    ...names,
    customData: checkCustomData(context, params.profile?.customData ?? {}),
    userSourceId: context.app.appId,
    registerSource: [params.connection === 'PASSWORD' ? 'basic:password' : 'basic:passcode'],
  };
  return fullProfile(context.accounts.create(fields));
}

function namesOfPassword(
  context: Context,
  params: Extract<SignUpParams, { connection: 'PASSWORD' }>,
): NewUser {
  const payload = params.passwordPayload as typeof params.passwordPayload | undefined;
  if (!payload) throw new ApiFailure('invalidArgument', 'passwordPayload', 'required for this connection');
  exactlyOne(payload, ['email', 'username'], 'passwordPayload.');
  const password = acceptPassword(context.password(payload.password, params.options?.passwordEncryptType));
  return payload.email ? { email: payload.email, password } : { username: payload.username, password };
}

function namesOfPassCode(
  context: Context,
  params: Extract<SignUpParams, { connection: 'PASSCODE' }>,
): NewUser {
  const payload = params.passCodePayload as typeof params.passCodePayload | undefined;
  if (!payload) throw new ApiFailure('invalidArgument', 'passCodePayload', 'required for this connection');
  exactlyOne(payload, ['email', 'phone'], 'passCodePayload.');
  const { passCode, email: mail, phone: number, phoneCountryCode } = payload;
  const { passwordForPhonePassCode, passwordEncryptType } = params.options ?? {};
  const names: NewUser = mail
    ? { email: mail, emailVerified: true }
    : { phone: number, phoneCountryCode, phoneVerified: true };
  if (passwordForPhonePassCode && !mail) {
    names.password = acceptPassword(context.password(passwordForPhonePassCode, passwordEncryptType));
  }
  // Names are checked first: a code should not be lost to an account that cannot be made.
  context.accounts.claim(names);
  if (mail) context.codes.spend('email', mail, ['CHANNEL_REGISTER'], passCode);
  else context.codes.spend('sms', phoneKey(number ?? '', phoneCountryCode), ['CHANNEL_REGISTER'], passCode);
  return names;
}

/** A second name given at sign-up counts only with the code that proves it. */
function completion(context: Context, params: SignUpParams): NewUser {
  const profile = params.profile ?? {};
  const { emailPassCodeForInformationCompletion, phonePassCodeForInformationCompletion } =
    params.options ?? {};
  const fields: NewUser = {};
  if (profile.email && emailPassCodeForInformationCompletion) {
    const to = profile.email;
    context.codes.spend('email', to, ['CHANNEL_COMPLETE_EMAIL'], emailPassCodeForInformationCompletion);
    Object.assign(fields, { email: profile.email, emailVerified: true });
  }
  if (profile.phone && phonePassCodeForInformationCompletion) {
    const to = phoneKey(profile.phone, profile.phoneCountryCode);
    context.codes.spend('sms', to, ['CHANNEL_COMPLETE_PHONE'], phonePassCodeForInformationCompletion);
    Object.assign(fields, {
      phone: profile.phone,
      phoneCountryCode: profile.phoneCountryCode,
      phoneVerified: true,
    });
  }
  return fields;
}

function pickProfile(profile: SignUpProfile): NewUser {
  const fields: Record<string, unknown> = {};
  for (const name of profileFields) if (profile[name] !== undefined) fields[name] = profile[name];
  return fields;
}
