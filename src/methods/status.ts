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

/** What `checkLoginStatus` resolves to. */
export interface LoginStatus {
  /** 200, or 2206 when the token is not good. */
  code: number;
  message: string;
  status: boolean;
  /** End of the token in s since 1970. */
  exp: number | null;
  /** Time of issue in s since 1970. */
  iat: number | null;
  data?: { id: string; userPoolId: string | null; arn: string | null };
}

/** What `refreshToken` resolves to. */
export interface RefreshedToken {
  /** The new access token. */
  token: string;
  /** s since 1970 */
  iat: number | null;
  /** s since 1970 */
  exp: number | null;
}

/** How the session stands, and renewing it by hand. */
export interface StatusMethods {
  /**
   * Asks the server whether a token is still good. Rejects only when the server cannot be asked.
   *
   * @param token - the session's own when left out; that one is renewed first where possible
   */
  checkLoginStatus(token?: string): Promise<LoginStatus>;
  /**
   * Renews the session now, whether or not it is about to end. Concurrent calls share one renewal. `POST /oidc/token`
   *
   * @throws GenAuthError of kind `session` when signed out, and for a session without a refresh token: a sign-in without the scope
   * `offline_access`, or one that a second factor finished
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
