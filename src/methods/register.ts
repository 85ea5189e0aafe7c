import type { CustomData } from '../../types/common';
import type { SignUpByPassCodeParams, SignUpByPasswordParams, SignUpProfile } from '../../types/signin';
import type { Core } from '../session/core';
import { withPasswords } from './encryption';
import { pick } from '../arguments';
import { call } from '../session/authorized';
import { signIn } from '../session/signin';
import { userOf } from '../session/user';
import type { Methods } from '../install';
import type { User } from '../user';
import { byPassword, customDataOf, tokensByPassword, type KeyValue } from './signin';

/** Profile fields that a new account starts with. Whatever else is given is left out. */
export interface RegisterProfile extends SignUpProfile {
  /** Custom data as 4.x takes it; `customData` counts for more. */
  udf?: KeyValue[];
}

/** What the sign-ups can be told. */
export interface RegisterOptions {
  /** Signs in with the password of the new account. Without a password there is nothing to sign in with: the code is spent. */
  forceLogin?: boolean;
  /** The same as `forceLogin`: in V3 tokens come from a sign-in. */
  generateToken?: boolean;
  /** Address of the end user, for a server that relays the call. */
  clientIp?: string;
  /** Handed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  customData?: CustomData;
  /** Custom data as 4.x takes it; `customData` counts for more. */
  params?: KeyValue[];
  /** Dialling code of the phone that signs up, `+86` unless given. */
  phoneCountryCode?: string;
  /** Code that proves `profile.email`, sent by `sendEmail(email, EmailScene.INFORMATION_COMPLETION_VERIFY_CODE)`. */
  emailToken?: string;
  /** Code that proves `profile.phone`, sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_COMPLETE_PHONE)`. */
  phoneToken?: string;
}

/**
 * Signing up. Each resolves to the new user. With `forceLogin` and a password the user is signed in as well, has a `token` and is kept;
 * without, the session stays what it was. Should that sign-in fail the call rejects, but the account is there. `POST /api/v3/signup`
 */
export interface RegisterMethods {
  /**
   * Creates an account with email and password.
   *
   * @throws GenAuthError of kind `api`: 2026 when there is such an account, 2031 when signing up is closed
   */
  registerByEmail(
    email: string,
    password: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with user name and password.
   *
   * @throws GenAuthError of kind `api`: 2026 when there is such an account, 2031 when signing up is closed
   */
  registerByUsername(
    username: string,
    password: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with a code that came by SMS.
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_REGISTER)`
   * @param password - to sign in with later, beside codes
   * @throws GenAuthError of kind `api`: 2001 for a wrong code, 2026 when there is such an account
   */
  registerByPhoneCode(
    phone: string,
    code: string,
    password?: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with a code that came by mail; it does not sign in.
   *
   * @param code - sent by `sendEmail(email, EmailScene.REGISTER_VERIFY_CODE)`
   * @throws GenAuthError of kind `api`: 2001 for a wrong code, 2026 when there is such an account
   */
  registerByEmailCode(
    email: string,
    code: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
}

interface SignUp {
  name: { email?: string; username?: string; phone?: string };
  password?: string;
  profile: RegisterProfile | undefined;
  options: RegisterOptions | undefined;
  /** The part of the request that proves who signs up, made of the encrypted password. */
  credentials: (password: string) => SignUpByPasswordParams | SignUpByPassCodeParams;
}

const signUpFields = (
  'nickname company photo device browser name givenName familyName middleName profile preferredUsername website gender birthdate zoneinfo ' +
  'locale address formatted streetAddress locality region postalCode country email phone phoneCountryCode'
).split(' ');

/** The profile as V3 takes it: fields that only 4.x knew are left out, and a password has no business in it. */
function profileOf(given: RegisterProfile, { params, customData }: RegisterOptions): SignUpProfile {
  const profile: SignUpProfile = pick(given, signUpFields);
  const allCustomData = {
    ...customDataOf(given.udf),
    ...given.customData,
    ...(customData || customDataOf(params)),
  };
  if (Object.keys(allCustomData)[0]) profile.customData = allCustomData;
  return profile;
}

function register(core: Core, account: SignUp): Promise<User> {
  const { name, credentials } = account;
  const password = account.password || '';
  const options = account.options || {};
  function signUp() {
    return withPasswords(core, { password }, function (sealed) {
      return call(core, 'signUp', {
        ...credentials(sealed.password),
        profile: profileOf(account.profile || {}, options),
        options: {
          clientIp: options.clientIp,
          context: options.context,
          emailPassCodeForInformationCompletion: options.emailToken,
          phonePassCodeForInformationCompletion: options.phoneToken,
          passwordForPhonePassCode: (name.phone && sealed.password) || undefined,
          passwordEncryptType: sealed.passwordEncryptType,
        },
      });
    });
  }
  if (!password || !(options.forceLogin || options.generateToken)) {
    return signUp().then(function (answer) {
      return userOf(core, answer.data);
    });
  }
  return signIn(core, function () {
    return signUp().then(function () {
      return tokensByPassword(core, password, options, byPassword(name));
    });
  });
}

function byPassCode(
  address: { email?: string; phone?: string },
  passCode: string,
  options: RegisterOptions | undefined,
) {
  return function (): SignUpByPassCodeParams {
    const { phoneCountryCode } = options || {};
    return { connection: 'PASSCODE', passCodePayload: { ...address, passCode, phoneCountryCode } };
  };
}

export const registerMethods: Methods<RegisterMethods> = {
  registerByEmail(email, password, profile, options) {
    const name = { email };
    return register(this, { name, password, profile, options, credentials: byPassword(name) });
  },

  registerByUsername(username, password, profile, options) {
    const name = { username };
    return register(this, { name, password, profile, options, credentials: byPassword(name) });
  },

  registerByPhoneCode(phone, code, password, profile, options) {
    const name = { phone };
    return register(this, { name, password, profile, options, credentials: byPassCode(name, code, options) });
  },

  registerByEmailCode(email, code, profile, options) {
    const name = { email };
    return register(this, { name, profile, options, credentials: byPassCode(name, code, options) });
  },
};
