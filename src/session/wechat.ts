import type { SignInByMobileOptions } from '../../types/signin';
import { connectionOf, requireTexts } from '../arguments';
import type { GenAuthError } from '../error';
import { loginCode } from '../platform/login';
import type { User } from '../user';
import type { Core } from './core';
import { profileFiller } from './rawdata';
import { send } from './send';
import { signIn, signInOptions } from './signin';

/** Options of every sign-in with WeChat. */
export interface WechatLoginOptions extends SignInByMobileOptions {
  /** Identifier of the mini program connection; the client's option of the same name unless given. */
  extIdpConnidentifier?: string;
}

/** Options of `loginByCode`. */
export interface LoginByCodeOptions extends WechatLoginOptions {
  /** Initialization vector of `encryptedData`, in base64; give both or neither. */
  iv?: string;
  /** User info that WeChat has encrypted; `code` must have been fetched before it. */
  encryptedData?: string;
  /** User info as a JSON string, from a `getUserInfo` button or `wx.getUserProfile`: fills empty profile fields after the sign-in. */
  rawData?: string;
}

/** The part of a sign-in request that is the same for every WeChat connection. */
export function mobileRequest(core: Core, options: WechatLoginOptions) {
  return {
    extIdpConnidentifier: connectionOf(core.options, options.extIdpConnidentifier),
    options: signInOptions(core, options),
  };
}

/**
 * Runs `use` with the caller's code, or with one of `wx.login`. A code is good for one exchange, so after a network failure only
 * the SDK's own code is replaced, once.
 */
export function withLoginCode<Result>(
  core: Core,
  given: string | undefined,
  use: (code: string) => Promise<Result>,
): Promise<Result> {
  if (given !== undefined && given !== null) {
    requireTexts(core.options, { code: given });
    return use(given);
  }
  function fetchAndUse(): Promise<Result> {
    return loginCode(core.options).then(use);
  }
  return fetchAndUse().then(undefined, function (error: GenAuthError) {
    if (error.kind !== 'network') throw error;
    return fetchAndUse();
  });
}

/** Signs in with the WeChat identity. */
export function signInByCode(
  core: Core,
  code: string | undefined,
  options: LoginByCodeOptions,
  isOpened?: boolean,
): Promise<User> {
  const { iv, encryptedData, rawData } = options;
  if (!iv !== !encryptedData) requireTexts(core.options, { iv, encryptedData });
  const common = mobileRequest(core, options);
  const fillProfile = rawData && profileFiller(core, rawData);
  return signIn(
    core,
    () =>
      withLoginCode(core, code, (oneTimeCode) =>
        send(core, undefined, 'signInByMobile', {
          connection: 'wechat_mini_program_code',
          ...common,
          wechatMiniProgramCodePayload: { code: oneTimeCode, encryptedData, iv },
        }),
      ),
    isOpened,
  ).then((user) => (fillProfile ? fillProfile(user) : user));
}

/**
 * Signs in silently; one run at a time, for all clients of the app. Part of calls that have found no usable session: storage is not read
 * again for it, which the first launch would pay for.
 */
export function signInSilently(core: Core, options: LoginByCodeOptions): Promise<User> {
  // Stryker disable next-line StringLiteral: any name does that no other flight has
  return core.session.share('signIn', {
    longest: core.longest(5),
    run: () => signInByCode(core, undefined, options, true),
  });
}
