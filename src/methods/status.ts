import type { Envelope } from '../../types/envelope';
import type { UserProfile } from '../../types/profile';
import type { GenAuthError } from '../error';
import { isAuthExpired } from '../http/answer';
import type { Methods } from '../install';
import { message } from '../messages';
import { call } from '../session/authorized';
import type { Core } from '../session/core';
import { decodeJwt } from '../session/jwt';
import { renewed } from '../session/renewal';
import { send } from '../session/send';
import { notRenewable } from '../session/token';
import { userOf } from '../session/user';

/** Result of `checkLoginStatus`. */
export interface LoginStatus {
  /** 200 when the token is valid, 2206 when it is not. */
  code: number;
  /** Description in the language of the client. */
  message: string;
  /** Whether the token is valid. */
  status: boolean;
  /** When the token expires, in seconds since 1970; `null` when it is not valid, or when this is not known. */
  exp: number | null;
  /** When the token was issued, in seconds since 1970; `null` when it is not valid, or when this is not known. */
  iat: number | null;
  /** The user that the token belongs to; only when it is valid. */
  data?: {
    /** ID of the user. */
    id: string;
    /** The `userPoolId` option of the client; `null` when it is not set. */
    userPoolId: string | null;
    /** Resource name of the user; `null` unless the `userPoolId` option is set. */
    arn: string | null;
  };
}

/** Result of `refreshToken`. */
export interface RefreshedToken {
  /** The new access token. */
  token: string;
  /** When the token was issued, in seconds since 1970; `null` when this is not known. */
  iat: number | null;
  /** When the token expires, in seconds since 1970; `null` when this is not known. */
  exp: number | null;
}

/** Checks and renews the session on request. Neither is needed for other calls, which renew the session by themselves. */
export interface StatusMethods {
  /**
   * Asks the server whether a token is valid. The token of the session is renewed first when it is about to expire. A token that is not
   * valid is a result, not an error.
   * `GET /api/v3/get-profile`
   *
   * @param token - an access token; the token of the session by default
   * @returns the status of the token
   * @throws GenAuthError of kind `network` or `timeout` when the server cannot be reached; `api` when the server fails
   * @example
   * const { status } = await authing.checkLoginStatus();
   * if (!status) await authing.ensureLogin();
   */
  checkLoginStatus(token?: string): Promise<LoginStatus>;
  /**
   * Renews the session now, even if its tokens are still valid. Concurrent calls share one renewal.
   * `POST /oidc/token`
   *
   * @returns the new access token and its times
   * @throws GenAuthError of kind `session` when signed out, when the server refuses the refresh token, and when there is none: the sign-in
   * had no scope `offline_access`, or was finished by a second factor; `network` or `timeout` when the server cannot be reached
   * @example
   * const { exp } = await authing.refreshToken();
   * console.log(new Date(exp * 1000));
   */
  refreshToken(): Promise<RefreshedToken>;
}

function invalid(core: Core): LoginStatus {
  return { code: 2206, message: message(core.options.lang, 'expired'), status: false, exp: null, iat: null };
}

/** Times of an access token in s; the session knows when it ends where the token itself does not tell. */
function timesOf({ session: { tokens } }: Core, token: string): { iat: number | null; exp: number | null } {
  const { iat, exp } = decodeJwt(token);
  const end = tokens && tokens.accessToken === token && tokens.expiresAt;
  return { iat: iat || null, exp: exp || (end ? Math.round(end / 1000) : null) };
}

/** The status of a token, from the outcome of reading the profile with it. */
function statusOf(
  core: Core,
  reading: Promise<Envelope<UserProfile>>,
  token: () => string,
): Promise<LoginStatus> {
  return reading.then(
    function (answer) {
      const user = userOf(core, answer.data);
      const { iat, exp } = timesOf(core, token());
      return {
        code: 200,
        message: message(core.options.lang, 'signedIn'),
        status: true,
        exp,
        iat,
        data: { id: user.id, userPoolId: user.userPoolId || null, arn: user.arn || null },
      };
    },
    function (error: GenAuthError) {
      if (error.kind === 'session' || isAuthExpired(error)) return invalid(core);
      throw error;
    },
  );
}

export const statusMethods: Methods<StatusMethods> = {
  checkLoginStatus(token) {
    if (token) return statusOf(this, send(this, token, 'getProfile'), () => token);
    return this.opened().then(
      ({ tokens }) => {
        if (!tokens) return invalid(this);
        return statusOf(this, call(this, 'getProfile'), () => (this.session.tokens || tokens).accessToken);
      },
      () => invalid(this),
    );
  },

  refreshToken() {
    return this.opened()
      .then(({ tokens }) => {
        if (tokens && !tokens.refreshToken) throw notRenewable(this);
        return renewed(this);
      })
      .then((token) => ({ token, ...timesOf(this, token) }));
  },
};
