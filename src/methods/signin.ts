import type { CustomData } from '../../types/common';
import type { Envelope } from '../../types/envelope';
import type {
  LoginTokens,
  PasswordPayload,
  SignInByCredentialsParams,
  SignInByMobileOptions,
  SignInByPasswordParams,
  SignInOptions,
} from '../../types/signin';
import type { Core } from '../session/core';
import { dataWith } from './answer';
import { withPasswords } from './encryption';
import { call } from '../session/authorized';
import { signIn, signInOptions } from '../session/signin';
import type { Methods } from '../install';
import type { User } from '../user';

/** An entry of the lists in which authing-js-sdk hands over custom data. */
export interface KeyValue {
  key: string;
  value: unknown;
}

/** What the sign-ins with a password can be told. */
export interface LoginOptions extends SignInByMobileOptions {
  /** Creates an unknown user. */
  autoRegister?: boolean;
  /** Text the user read in the picture of `getCaptchaCode`; asked for by error 2000. */
  captchaCode?: string;
  /** The `captchaToken` that came with the picture. */
  captchaToken?: string;
  /** Address of the end user, for a server that relays the call. */
  clientIp?: string;
  /** Custom data as 4.x takes it; {@link SignInByMobileOptions.customData} counts for more. */
  params?: KeyValue[];
}

/** What the sign-ins with a directory account can be told. */
export interface DirectoryLoginOptions extends LoginOptions {
  /** Custom data comes with every user; 4.x had to be asked for it. */
  withCustomData?: boolean;
}

/** What the sign-ins with a one-time code can be told. */
export interface PassCodeLoginOptions extends LoginOptions {
  /** Unknown users are created unless this is `false`. */
  autoRegister?: boolean;
  /** Dialling code of the phone, `+86` unless given. */
  phoneCountryCode?: string;
}

/**
 * Signing in with a name and a password or a code. Each resolves to the user and keeps the session. Passwords are encrypted where the client
 * has the `encrypt` option. Endpoint of all: `POST /api/v3/signin`
 *
 * They reject with a GenAuthError of kind `api` for wrong credentials (2333, 2004, 2006, 2001), and of kind `step` when the server wants
 * more, such as a captcha (2000) or a second factor (1635, 1636).
 */
export interface SigninMethods {
  /** Signs in with email and password. */
  loginByEmail(email: string, password: string, options?: LoginOptions): Promise<User>;
  /** Signs in with user name and password. */
  loginByUsername(username: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with phone and password.
   *
   * @param phone - without dialling code: the V3 API has no place for one here
   */
  loginByPhonePassword(phone: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with a code that came by SMS; creates the account of an unknown number.
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone)`
   */
  loginByPhoneCode(phone: string, code: string, options?: PassCodeLoginOptions): Promise<User>;
  /**
   * Signs in with a code that came by mail; creates the account of an unknown address.
   *
   * @param code - sent by `sendEmail(email, EmailScene.LOGIN_VERIFY_CODE)`
   */
  loginByEmailCode(email: string, code: string, options?: PassCodeLoginOptions): Promise<User>;
  /**
   * Signs in with any name of an account and its password. The V3 API has no sub-accounts: for shared ones see
   * `authing.api.switchLoginByUser`.
   *
   * @param account - user name, email or phone
   */
  loginBySubAccount(account: string, password: string, options?: LoginOptions): Promise<User>;
  /** Signs in with an account of an LDAP directory. */
  loginByLdap(username: string, password: string, options?: DirectoryLoginOptions): Promise<User>;
  /** Signs in with an account of an Active Directory. */
  loginByAd(username: string, password: string, options?: DirectoryLoginOptions): Promise<User>;
  /**
   * Gets tokens for credentials and leaves the session alone. What is given is sent as it is: passwords are the caller's to encrypt.
   *
   * @deprecated `authing.api.signInByCredentials` is the same with its envelope
   */
  signinByCredentials(params: SignInByCredentialsParams): Promise<LoginTokens>;
}

/** Custom data from the lists of authing-js-sdk. */
export function customDataOf(list: KeyValue[] | undefined): CustomData | undefined {
  if (!list) return undefined;
  const customData: CustomData = {};
  list.forEach(function ({ key, value }) {
    customData[key] = value;
  });
  return customData;
}

function credentialOptions(core: Core, given: LoginOptions): SignInOptions {
  const { autoRegister, captchaCode, captchaToken, clientIp, params } = given;
  return {
    ...signInOptions(core, given),
    customData: given.customData || customDataOf(params),
    autoRegister,
    captchaCode,
    captchaToken,
    clientIp,
  };
}

/** The part of a request that names an account and its password. */
export function byPassword(name: Omit<PasswordPayload, 'password'>) {
  return function (password: string): SignInByPasswordParams {
    return { connection: 'PASSWORD', passwordPayload: { ...name, password } };
  };
}

/** Gets tokens for a password. */
export function tokensByPassword(
  core: Core,
  password: string,
  options: LoginOptions | undefined,
  credentials: (password: string) => SignInByCredentialsParams,
): Promise<Envelope<LoginTokens>> {
  return withPasswords(core, { password }, function (sealed) {
    return call(core, 'signInByCredentials', {
      ...credentials(sealed.password),
      options: {
        ...credentialOptions(core, options || {}),
        passwordEncryptType: sealed.passwordEncryptType,
      },
    });
  });
}

function login(
  core: Core,
  password: string,
  options: LoginOptions | undefined,
  credentials: (password: string) => SignInByCredentialsParams,
): Promise<User> {
  return signIn(core, function () {
    return tokensByPassword(core, password, options, credentials);
  });
}

function loginByPassCode(
  core: Core,
  passCode: string,
  address: { phone?: string; phoneCountryCode?: string; email?: string },
  options: LoginOptions | undefined,
): Promise<User> {
  return signIn(core, function () {
    return call(core, 'signInByCredentials', {
      connection: 'PASSCODE',
      passCodePayload: { ...address, passCode },
      options: credentialOptions(core, { autoRegister: true, ...options }),
    });
  });
}

export const signinMethods: Methods<SigninMethods> = {
  loginByEmail(email, password, options) {
    return login(this, password, options, byPassword({ email }));
  },

  loginByUsername(username, password, options) {
    return login(this, password, options, byPassword({ username }));
  },

  loginByPhonePassword(phone, password, options) {
    return login(this, password, options, byPassword({ phone }));
  },

  loginByPhoneCode(phone, code, options) {
    return loginByPassCode(
      this,
      code,
      { phone, phoneCountryCode: options && options.phoneCountryCode },
      options,
    );
  },

  loginByEmailCode(email, code, options) {
    return loginByPassCode(this, code, { email }, options);
  },

  loginBySubAccount(account, password, options) {
    return login(this, password, options, byPassword({ account }));
  },

  loginByLdap(username, password, options) {
    return login(this, password, options, (sealed) => ({
      connection: 'LDAP',
      ldapPayload: { sAMAccountName: username, password: sealed },
    }));
  },

  loginByAd(username, password, options) {
    return login(this, password, options, (sealed) => ({
      connection: 'AD',
      adPayload: { sAMAccountName: username, password: sealed },
    }));
  },

  signinByCredentials(params) {
    return call(this, 'signInByCredentials', params).then(dataWith('access_token'));
  },
};
