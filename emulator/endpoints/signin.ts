import type { SigninApi } from '../../src/api/signin';
import type { PasswordPayload, SignInByCredentialsParams, SignInByMobileParams } from '../../types/signin';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import {
  anyText,
  blankable,
  email,
  exactlyOne,
  flag,
  object,
  oneOf,
  optional,
  phone,
  record,
  text,
} from '../shape';
import type { User } from '../state';
import { phoneKey } from '../users/accounts';
import {
  fillProfile,
  miniProgramOf,
  openData,
  spendLoginCode,
  spendPhoneCode,
  unlinkElsewhere,
  wechatAccount,
} from '../users/mobile';
import { linkWechat } from '../users/identities';
import type { MiniProgram } from '../wechat/state';
import { checkPassword, finishSignIn } from '../users/signin';
import { passCodeCheck, signUp, signUpFields } from './signup';

/** How an application with a secret identifies itself. */
export const clientFields = { client_id: optional(anyText), client_secret: optional(anyText) };
const encryptType = optional(oneOf('none', 'rsa', 'sm2'));
const directory = optional(object({ sAMAccountName: text, password: text }));
const mobileOptions = optional(
  object({
    scope: optional(text),
    context: optional(record),
    tenantId: optional(text),
    customData: optional(record),
  }),
);
const wechatLogin = object({ code: text, encryptedData: blankable(text), iv: blankable(text) });

export const signinEndpoints: Endpoints<SigninApi> = {
  signUp: { fields: signUpFields, handle: signUp },
  signInByCredentials: {
    fields: {
      connection: oneOf('PASSWORD', 'PASSCODE', 'LDAP', 'AD'),
      passwordPayload: optional(
        object({
          password: text,
          account: optional(text),
          email: optional(email),
          username: optional(text),
          phone: optional(phone),
        }),
      ),
      passCodePayload: passCodeCheck,
      ldapPayload: directory,
      adPayload: directory,
      ...clientFields,
      options: optional(
        object({
          scope: optional(text),
          clientIp: optional(anyText),
          context: optional(record),
          tenantId: optional(text),
          customData: optional(record),
          autoRegister: optional(flag),
          captchaCode: optional(anyText),
          captchaToken: optional(anyText),
          passwordEncryptType: encryptType,
        }),
      ),
    },
    handle(context, params) {
      if (!context.clientAuthenticated) throw new ApiFailure('clientUnproven');
      const user = userOfCredentials(context, params);
      return finishSignIn(context, user, params.connection.toLowerCase(), params.options);
    },
  },
  signInByMobile: {
    fields: {
      extIdpConnidentifier: text,
      connection: oneOf(
        'wechat_mini_program_code',
        'wechat_mini_program_phone',
        'wechat_mini_program_code_and_phone',
      ),
      wechatMiniProgramCodePayload: optional(wechatLogin),
      wechatMiniProgramPhonePayload: optional(object({ code: text, encryptedData: text, iv: text })),
      wechatMiniProgramCodeAndPhonePayload: optional(
        object({ wxLoginInfo: wechatLogin, wxPhoneInfo: object({ code: text }) }),
      ),
      options: mobileOptions,
      ...clientFields,
    },
    handle(context, params) {
      if (!context.clientAuthenticated) throw new ApiFailure('clientUnproven');
      const user = userOfWechat(context, params);
      return finishSignIn(context, user, params.connection, params.options);
    },
  },
};

function userOfCredentials(context: Context, params: SignInByCredentialsParams): User {
  switch (params.connection) {
    case 'PASSWORD':
      return userOfPassword(context, need(params.passwordPayload, 'passwordPayload'), params.options ?? {});
    case 'PASSCODE':
      return userOfPassCode(context, params);
    case 'LDAP':
      return userOfDirectory(
        context,
        need(params.ldapPayload, 'ldapPayload'),
        params.options?.passwordEncryptType,
      );
    case 'AD':
      return userOfDirectory(
        context,
        need(params.adPayload, 'adPayload'),
        params.options?.passwordEncryptType,
      );
  }
}

function userOfPassword(
  context: Context,
  payload: PasswordPayload,
  options: NonNullable<SignInByCredentialsParams['options']>,
): User {
  exactlyOne(payload, ['account', 'email', 'username', 'phone'], 'passwordPayload.');
  const password = context.password(payload.password, options.passwordEncryptType);
  const { accounts } = context;
  const known =
    (payload.account && accounts.byAccount(payload.account)) ||
    (payload.email && accounts.byEmail(payload.email)) ||
    (payload.username && accounts.byUsername(payload.username)) ||
    (payload.phone && accounts.byPhone(payload.phone)) ||
    undefined;
  if (known) {
    checkPassword(context, known, password, options);
    return known;
  }
  if (!options.autoRegister || payload.account) throw new ApiFailure('userNotFound');
  const { email: mail, username, phone: number } = payload;
  return register(context, { email: mail, username, phone: number, password });
}

function userOfPassCode(
  context: Context,
  params: Extract<SignInByCredentialsParams, { connection: 'PASSCODE' }>,
): User {
  const payload = need(params.passCodePayload, 'passCodePayload');
  exactlyOne(payload, ['email', 'phone'], 'passCodePayload.');
  const { passCode, email: mail, phone: number, phoneCountryCode } = payload;
  const known = mail
    ? context.accounts.byEmail(mail)
    : context.accounts.byPhone(number ?? '', phoneCountryCode);
  if (!known && !params.options?.autoRegister) throw new ApiFailure('userNotFound');
  if (mail) context.codes.spend('email', mail, ['CHANNEL_LOGIN'], passCode);
  else context.codes.spend('sms', phoneKey(number ?? '', phoneCountryCode), ['CHANNEL_LOGIN'], passCode);
  const fresh = mail
    ? { email: mail, emailVerified: true }
    : { phone: number, phoneCountryCode, phoneVerified: true };
  return known ?? register(context, fresh);
}

/** A directory account is the user whose username equals the account name. */
function userOfDirectory(
  context: Context,
  payload: { sAMAccountName: string; password: string },
  encrypted: string | undefined,
): User {
  const user = context.accounts.byUsername(payload.sAMAccountName);
  if (!user) throw new ApiFailure('userNotFound');
  checkPassword(context, user, context.password(payload.password, encrypted), {});
  return user;
}

function register(context: Context, fields: Parameters<Context['accounts']['create']>[0]): User {
  if (!context.signUpOpen) throw new ApiFailure('signUpClosed');
  return context.accounts.create({
    ...fields,
    userSourceId: context.app.appId,
    registerSource: ['basic:login'],
  });
}

function userOfWechat(context: Context, params: SignInByMobileParams): User {
  const program = miniProgramOf(context, params.extIdpConnidentifier);
  switch (params.connection) {
    case 'wechat_mini_program_code': {
      const payload = need(params.wechatMiniProgramCodePayload, 'wechatMiniProgramCodePayload');
      return userOfLoginCode(context, program, payload);
    }
    case 'wechat_mini_program_phone': {
      const payload = need(params.wechatMiniProgramPhonePayload, 'wechatMiniProgramPhonePayload');
      return userOfEncryptedPhone(context, program, payload);
    }
    case 'wechat_mini_program_code_and_phone': {
      const payload = need(
        params.wechatMiniProgramCodeAndPhonePayload,
        'wechatMiniProgramCodeAndPhonePayload',
      );
      return userOfPhoneCode(context, program, payload.wxLoginInfo.code, payload.wxPhoneInfo.code);
    }
  }
}

function userOfLoginCode(
  context: Context,
  program: MiniProgram,
  { code, encryptedData, iv }: { code: string; encryptedData?: string; iv?: string },
): User {
  const { user: wechatUser, sessionKey } = spendLoginCode(context, program, code);
  const data = encryptedData && iv ? openData(program, sessionKey, encryptedData, iv) : undefined;
  const user = wechatAccount(context, program, wechatUser);
  if (data) fillProfile(user, data);
  return user;
}

function userOfEncryptedPhone(
  context: Context,
  program: MiniProgram,
  { code, encryptedData, iv }: { code: string; encryptedData: string; iv: string },
): User {
  const { user: wechatUser, sessionKey } = spendLoginCode(context, program, code);
  const data = openData(program, sessionKey, encryptedData, iv);
  const number = String(data.purePhoneNumber);
  const owner = context.accounts.byPhone(number, String(data.countryCode));
  // The number decides: its account takes over the WeChat identity, also from an account made by an earlier silent sign-in.
  if (owner) unlinkElsewhere(context, owner, wechatUser);
  const user = owner ?? wechatAccount(context, program, wechatUser);
  linkWechat(user, program, wechatUser);
  if (!user.phone) setPhone(user, number, String(data.countryCode));
  return user;
}

function userOfPhoneCode(context: Context, program: MiniProgram, loginCode: string, phoneCode: string): User {
  const { user: wechatUser } = spendLoginCode(context, program, loginCode);
  const number = spendPhoneCode(context, program, phoneCode);
  const user = wechatAccount(context, program, wechatUser);
  // Here the WeChat identity decides: the number is stored only when neither the user nor another account has one.
  const free = !context.accounts.byPhone(number.purePhoneNumber, number.countryCode);
  if (!user.phone && free) setPhone(user, number.purePhoneNumber, number.countryCode);
  return user;
}

function setPhone(user: User, number: string, countryCode: string): void {
  user.phone = number;
  user.phoneCountryCode = `+${countryCode}`;
  user.phoneVerified = true;
}

/** The payload that belongs to the connection; the types promise it, but a request can lack it. */
function need<Payload>(payload: Payload | undefined, name: string): Payload {
  if (payload === undefined) throw new ApiFailure('invalidArgument', name, 'required for this connection');
  return payload;
}
