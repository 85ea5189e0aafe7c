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
import type { Methods } from '../install';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { signIn, signInOptions } from '../session/signin';
import type { User } from '../user';
import { dataWith } from './answer';
import { withPasswords } from './encryption';

/** One entry of the lists in which authing-js-sdk takes custom data. */
export interface KeyValue {
  /** Key of a custom field, as defined in the console. */
  key: string;
  /** Value of the field. */
  value: unknown;
}

/** Options of the sign-ins with a password. */
export interface LoginOptions extends SignInByMobileOptions {
  /** Creates an account when there is none; `false` by default. */
  autoRegister?: boolean;
  /** The text that the user reads in the picture of `getCaptchaCode`; needed after an error with code 2000. */
  captchaCode?: string;
  /** The `captchaToken` that came with the picture. */
  captchaToken?: string;
  /** IP address of the user, for a server that relays the call. */
  clientIp?: string;
  /** Custom data in the form of authing-js-sdk; ignored when `customData` is given. */
  params?: KeyValue[];
}

/** Options of the sign-ins with a directory account. */
export interface DirectoryLoginOptions extends LoginOptions {
  /** Ignored: custom data is always read. authing-js-sdk reads it only on request. */
  withCustomData?: boolean;
}

/** Options of the sign-ins with a one-time code. */
export interface PassCodeLoginOptions extends LoginOptions {
  /** Creates an account when there is none; `true` by default. */
  autoRegister?: boolean;
  /** Dialling code of the phone, `+86` by default. */
  phoneCountryCode?: string;
}

/**
 * Signs in with a name and a password or a one-time code. Each method resolves to the user and keeps the session. Passwords are encrypted
 * when the client has the `encrypt` or the `encryptFunction` option.
 */
export interface SigninMethods {
  /**
   * Signs in with email and password, and keeps the session.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param email - address of the account
   * @param password - in plain text
   * @param options - see {@link LoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 no account has the address, 2333 the password is wrong, 2005 the account is locked); `step`
   * when the sign-in needs another step, such as a picture captcha (2000), a second factor (1635, 1636) or a new password (1639, 2058)
   * @example
   * try {
   *   const user = await authing.loginByEmail('test@example.com', 'passw0rd');
   *   console.log(user.nickname);
   * } catch (error) {
   *   console.log(error.code, error.message);
   * }
   */
  loginByEmail(email: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with user name and password, and keeps the session.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param username - user name of the account
   * @param password - in plain text
   * @param options - see {@link LoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 no account has the user name, 2333 the password is wrong, 2005 the account is locked); `step`
   * when the sign-in needs another step, such as a picture captcha (2000), a second factor (1635, 1636) or a new password (1639, 2058)
   * @example
   * const user = await authing.loginByUsername('zhouzihang', 'passw0rd');
   * console.log(user.nickname);
   */
  loginByUsername(username: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with phone and password, and keeps the session.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param phone - without dialling code; the V3 API takes none here
   * @param password - in plain text
   * @param options - see {@link LoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 no account has the number, 2333 the password is wrong, 2005 the account is locked); `step`
   * when the sign-in needs another step, such as a picture captcha (2000), a second factor (1635, 1636) or a new password (1639, 2058)
   * @example
   * const user = await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * console.log(user.nickname);
   */
  loginByPhonePassword(phone: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with a code sent by SMS, and keeps the session. A number that no account has gets an account.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param phone - without dialling code
   * @param code - sent by `sendSmsCode(phone)`
   * @param options - see {@link PassCodeLoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 no account has the number and `autoRegister` is `false`, 2031
   * sign-up is closed); `step` when the sign-in needs another step, such as a second factor (1635, 1636)
   * @example
   * await authing.sendSmsCode('13800138000');
   * const user = await authing.loginByPhoneCode('13800138000', '123456');
   * console.log(user.phone);
   */
  loginByPhoneCode(phone: string, code: string, options?: PassCodeLoginOptions): Promise<User>;
  /**
   * Signs in with a code sent by email, and keeps the session. An address that no account has gets an account.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param email - where the code was sent
   * @param code - sent by `sendEmail(email, EmailScene.LOGIN_VERIFY_CODE)`
   * @param options - see {@link PassCodeLoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2001 wrong or expired code, 2004 no account has the address and `autoRegister` is `false`, 2031
   * sign-up is closed); `step` when the sign-in needs another step, such as a second factor (1635, 1636)
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('zhouzihang@example.com', EmailScene.LOGIN_VERIFY_CODE);
   * const user = await authing.loginByEmailCode('zhouzihang@example.com', '123456');
   * console.log(user.email);
   */
  loginByEmailCode(email: string, code: string, options?: PassCodeLoginOptions): Promise<User>;
  /**
   * Signs in with any name of an account and its password, and keeps the session. The V3 API has no sub-accounts; for accounts that several
   * users share see `authing.api.switchLoginByUser`.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param account - user name, email or phone
   * @param password - in plain text
   * @param options - see {@link LoginOptions}, all optional; `autoRegister` has no effect here
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 no account has the name, 2333 the password is wrong, 2005 the account is locked); `step` when
   * the sign-in needs another step, such as a picture captcha (2000), a second factor (1635, 1636) or a new password (1639, 2058)
   * @example
   * const user = await authing.loginBySubAccount('zhouzihang', 'passw0rd');
   * console.log(user.nickname);
   */
  loginBySubAccount(account: string, password: string, options?: LoginOptions): Promise<User>;
  /**
   * Signs in with an account of an LDAP directory that is connected in the console, and keeps the session.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param username - `sAMAccountName` of the account
   * @param password - in plain text
   * @param options - see {@link DirectoryLoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 there is no such account, 2333 the password is wrong); `step` when the sign-in needs another
   * step
   * @example
   * const user = await authing.loginByLdap('zhouzihang', 'passw0rd');
   * console.log(user.nickname);
   */
  loginByLdap(username: string, password: string, options?: DirectoryLoginOptions): Promise<User>;
  /**
   * Signs in with an account of an Active Directory that is connected in the console, and keeps the session.
   * `POST /api/v3/signin`, `GET /api/v3/get-profile`
   *
   * @param username - `sAMAccountName` of the account
   * @param password - in plain text
   * @param options - see {@link DirectoryLoginOptions}, all optional
   * @returns the user, signed in
   * @throws GenAuthError of kind `api` (2004 there is no such account, 2333 the password is wrong); `step` when the sign-in needs another
   * step
   * @example
   * const user = await authing.loginByAd('zhouzihang', 'passw0rd');
   * console.log(user.nickname);
   */
  loginByAd(username: string, password: string, options?: DirectoryLoginOptions): Promise<User>;
  /**
   * Gets tokens for credentials. The session is not touched, and what is given is sent as it is: encrypt passwords yourself.
   * `POST /api/v3/signin`
   *
   * @deprecated Use `authing.api.signInByCredentials`, which resolves to the envelope.
   * @param params - `connection`, the payload that belongs to it, and `options`
   * @returns the tokens, under their OAuth names
   * @throws GenAuthError of kind `api` when the credentials are wrong (2004, 2333, 2001); `step` when the sign-in needs another step
   * @example
   * const tokens = await authing.signinByCredentials({
   *   connection: 'PASSWORD',
   *   passwordPayload: { account: 'zhouzihang', password: 'passw0rd' },
   * });
   * console.log(tokens.token_type, tokens.expires_in);
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
