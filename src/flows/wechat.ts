import type { UpdateProfileParams } from '../../types/profile';
import type { SignInByMobileOptions, SignInByMobileParams } from '../../types/signin';
import type { Core } from '../core';
import { configError, type GenAuthError } from '../error';
import { openedForSignIn } from '../http/token';
import { loginCode } from '../platform/login';
import type { User } from '../user';
import { keepUser, signedIn, signIn, signInOptions, userOf } from './signin';

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
      throw configError(core.options.lang, 'argument', name, 'string');
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
  const profile = profileOfRawData(core, rawData);
  return signIn(core, function () {
    return withLoginCode(core, code, function (loginCodeToUse) {
      const request: SignInByMobileParams = {
        connection: 'wechat_mini_program_code',
        ...common,
        wechatMiniProgramCodePayload: { code: loginCodeToUse, encryptedData, iv },
      };
      return core.api.signInByMobile(request);
    });
  }).then(function (user) {
    return fillProfile(core, user, profile);
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

// Since base library 2.27.1 WeChat hands out one name and one grey picture for everybody.
const placeholderName = /^(微信用户|wechat user)$/i;

function profileOfRawData(core: Core, rawData: string | undefined): UpdateProfileParams {
  if (!rawData) return {};
  let raw: { nickName?: unknown; avatarUrl?: unknown };
  try {
    raw = JSON.parse(rawData) as typeof raw;
  } catch {
    throw configError(core.options.lang, 'argument', 'rawData', 'JSON');
  }
  const { nickName, avatarUrl } = raw || {};
  const profile: UpdateProfileParams = {};
  if (typeof nickName !== 'string' || !nickName || placeholderName.test(nickName)) return profile;
  profile.nickname = nickName;
  if (typeof avatarUrl === 'string' && avatarUrl) profile.photo = avatarUrl;
  return profile;
}

/** Fills fields of the profile that are still empty. The user is signed in by now: failing here must not undo that. */
function fillProfile(core: Core, user: User, profile: UpdateProfileParams): Promise<User> | User {
  const missing: UpdateProfileParams = {};
  if (profile.nickname && !user.nickname) missing.nickname = profile.nickname;
  if (profile.photo && !user.photo) missing.photo = profile.photo;
  if (!missing.nickname && !missing.photo) return user;
  return signedIn(core)
    .then(function (mark) {
      return core.api.updateProfile(missing).then(function (answer) {
        return keepUser(core, mark, { ...user, ...userOf(core, answer.data) });
      });
    })
    .then(undefined, function () {
      return user;
    });
}
