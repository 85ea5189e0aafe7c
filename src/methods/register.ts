import type { CustomData } from '../../types/common';
import type { SignUpByPassCodeParams, SignUpByPasswordParams, SignUpProfile } from '../../types/signin';
import { pick } from '../arguments';
import type { Methods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { signIn } from '../session/signin';
import { userOf } from '../session/user';
import type { User } from '../user';
import { withPasswords } from './encryption';
import { byPassword, customDataOf, tokensByPassword, type KeyValue } from './signin';

/** Profile fields that a new account starts with. Fields that the V3 API does not take are left out. */
export interface RegisterProfile extends SignUpProfile {
  /** Custom data in the form of authing-js-sdk; values of `customData` take precedence. */
  udf?: KeyValue[];
}

/** Options of the sign-ups. */
export interface RegisterOptions {
  /** Signs in after the sign-up, with the password of the new account; `false` by default. Has no effect without a password. */
  forceLogin?: boolean;
  /** The same as `forceLogin`: in the V3 API tokens come from a sign-in. */
  generateToken?: boolean;
  /** IP address of the user, for a server that relays the call. */
  clientIp?: string;
  /** Passed to the pipeline functions of the user pool. */
  context?: { [key: string]: unknown };
  /** Values of custom fields by key; every key must have been defined in the console. */
  customData?: CustomData;
  /** Custom data in the form of authing-js-sdk; ignored when `customData` is given. */
  params?: KeyValue[];
  /** Dialling code of the phone that signs up, `+86` by default. */
  phoneCountryCode?: string;
  /** Code that proves `profile.email`, sent by `sendEmail(email, EmailScene.INFORMATION_COMPLETION_VERIFY_CODE)`. */
  emailToken?: string;
  /** Code that proves `profile.phone`, sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_COMPLETE_PHONE)`. */
  phoneToken?: string;
}

/**
 * Creates accounts. Each method resolves to the new user, without `token`, and does not touch the session. With `forceLogin` and a password
 * the user is signed in as well, has a `token`, and the session is kept; when that sign-in fails the call rejects, but the account exists.
 */
export interface RegisterMethods {
  /**
   * Creates an account with email and password. The session is not touched unless `forceLogin` is set.
   * `POST /api/v3/signup`
   *
   * @param email - address of the new account
   * @param password - in plain text
   * @param profile - fields that the account starts with, see {@link RegisterProfile}, all optional
   * @param options - see {@link RegisterOptions}, all optional
   * @returns the new user; signed in with `forceLogin`
   * @throws GenAuthError of kind `api` (2026 an account has the address, 2031 sign-up is closed, 2029 the password is too short); with
   * `forceLogin` also as `loginByEmail`
   * @example
   * const profile = { nickname: 'Mick' };
   * const user = await authing.registerByEmail('mick@example.com', 'N3w-passw0rd', profile, { forceLogin: true });
   * console.log(user.nickname, authing.user.id === user.id);
   */
  registerByEmail(
    email: string,
    password: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with user name and password. The session is not touched unless `forceLogin` is set.
   * `POST /api/v3/signup`
   *
   * @param username - user name of the new account
   * @param password - in plain text
   * @param profile - fields that the account starts with, see {@link RegisterProfile}, all optional
   * @param options - see {@link RegisterOptions}, all optional
   * @returns the new user; signed in with `forceLogin`
   * @throws GenAuthError of kind `api` (2026 an account has the user name, 2031 sign-up is closed, 2029 the password is too short); with
   * `forceLogin` also as `loginByUsername`
   * @example
   * const user = await authing.registerByUsername('mick', 'N3w-passw0rd', { nickname: 'Mick' });
   * console.log(user.id, user.username);
   */
  registerByUsername(
    username: string,
    password: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with a code sent by SMS. The session is not touched unless `forceLogin` is set and a password is given.
   * `POST /api/v3/signup`
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone, '', SceneType.SCENE_TYPE_REGISTER)`
   * @param password - in plain text, to sign in with later; without it the account signs in with codes
   * @param profile - fields that the account starts with, see {@link RegisterProfile}, all optional
   * @param options - see {@link RegisterOptions}, all optional
   * @returns the new user; signed in with `forceLogin` and a password
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2026 an account has the number, 2031 sign-up is closed, 2029 the
   * password is too short); with `forceLogin` also as `loginByPhonePassword`
   * @example
   * const { SceneType } = require('authing-wxapp-sdk');
   * await authing.sendSmsCode('13800138000', '', SceneType.SCENE_TYPE_REGISTER);
   * const user = await authing.registerByPhoneCode('13800138000', '123456', 'N3w-passw0rd');
   * console.log(user.id, user.phone);
   */
  registerByPhoneCode(
    phone: string,
    code: string,
    password?: string,
    profile?: RegisterProfile,
    options?: RegisterOptions,
  ): Promise<User>;
  /**
   * Creates an account with a code sent by email. The session is not touched: there is no password to sign in with.
   * `POST /api/v3/signup`
   *
   * @param email - address of the new account
   * @param code - sent by `sendEmail(email, EmailScene.REGISTER_VERIFY_CODE)`
   * @param profile - fields that the account starts with, see {@link RegisterProfile}, all optional
   * @param options - see {@link RegisterOptions}, all optional; `forceLogin` has no effect here
   * @returns the new user
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2026 an account has the address, 2031 sign-up is closed)
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('mick@example.com', EmailScene.REGISTER_VERIFY_CODE);
   * const user = await authing.registerByEmailCode('mick@example.com', '123456', { nickname: 'Mick' });
   * console.log(user.id, user.email);
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
