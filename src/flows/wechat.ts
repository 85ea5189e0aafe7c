import type { LoginTokens, SignInByMobileOptions, SignInByMobileParams } from '../../types/signin';
import { signinRoutes } from '../api/signin';
import type { Core } from '../core';
import { configError, type GenAuthError } from '../error';
import { exchange } from '../http/exchange';
import { openedForSignIn } from '../http/token';
import { loginCode } from '../platform/login';
import type { User } from '../user';
import { signIn, signInOptions } from './signin';

/** What every WeChat sign-in can be told. */
export interface WechatLoginOptions extends SignInByMobileOptions {
  /** Identifier of the mini program connection, instead of the client's. */
  extIdpConnidentifier?: string;
}

/** Options of `loginByCode`. */
export interface LoginByCodeOptions extends WechatLoginOptions {
  /** Initial vector of `encryptedData`; both or none. */
  iv?: string;
  /** User info that WeChat encrypted; `code` must have been fetched before it. */
  encryptedData?: string;
  /** User info as text, from `wx.getUserProfile` or a `getUserInfo` button: fills empty profile fields after the sign-in. */
  rawData?: string;
}

/** The identifier of the mini program connection for this call. */
export function connectionOf(core: Core, given?: string): string {
  const identifier = given || core.options.extIdpConnidentifier;
  if (!identifier) throw configError(core.options.lang, 'connection');
  return identifier;
}

/** Throws unless every value is a non-empty text. Values are never shown. */
export function requireTexts(core: Core, values: { [name: string]: unknown }): void {
  for (const name in values) {
    if (typeof values[name] !== 'string' || !values[name])
      throw configError(core.options.lang, 'argument', name, 'string ≠ ""');
  }
}

/** The part of a sign-in request that is the same for every WeChat connection. */
export function mobileRequest(core: Core, options: WechatLoginOptions) {
  return {
    extIdpConnidentifier: connectionOf(core, options.extIdpConnidentifier),
    options: signInOptions(core, options),
  };
}

/**
 * Runs `exchange` with the caller's code, or with one of `wx.login`. A code is good for one exchange, so after a network failure only
 * the SDK's own code is replaced, once.
 */
export function withLoginCode<Result>(
  core: Core,
  given: string | undefined,
  exchange: (code: string) => Promise<Result>,
): Promise<Result> {
  if (given !== undefined && given !== null) {
    requireTexts(core, { code: given });
    return exchange(given);
  }
  function fetchAndExchange(): Promise<Result> {
    return loginCode(core.options).then(exchange);
  }
  return fetchAndExchange().then(undefined, function (error: GenAuthError) {
    if (error.kind !== 'network') throw error;
    return fetchAndExchange();
  });
}

/** Signs in with the WeChat identity. */
export function signInByCode(
  core: Core,
  code: string | undefined,
  options: LoginByCodeOptions,
): Promise<User> {
  const { iv, encryptedData, rawData } = options;
  if (!iv !== !encryptedData) requireTexts(core, { iv, encryptedData });
  const common = mobileRequest(core, options);
  const fillProfile = rawData && core.late().profileFiller(core, rawData);
  return signIn(core, function () {
    return withLoginCode(core, code, function (loginCodeToUse) {
      const request: SignInByMobileParams = {
        connection: 'wechat_mini_program_code',
        ...common,
        wechatMiniProgramCodePayload: { code: loginCodeToUse, encryptedData, iv },
      };
      return exchange(core, signinRoutes.signInByMobile, request) as Promise<{ data: LoginTokens }>;
    });
  }).then(function (user) {
    return fillProfile ? fillProfile(user) : user;
  });
}

/** Signs in silently; one run at a time, for all clients of the app. */
export function signInSilently(core: Core, options: LoginByCodeOptions): Promise<User> {
  return openedForSignIn(core).then(function (session) {
    return session.share('signIn', function () {
      return signInByCode(core, undefined, options);
    });
  });
}
