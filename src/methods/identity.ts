import type { Identity } from '../../types/identity';
import { connectionOf, requireTexts } from '../arguments';
import type { Methods } from '../install';
import { call, callAs } from '../session/authorized';
import { changeUser } from '../session/profile';
import { send } from '../session/send';
import { withLoginCode } from '../session/wechat';
import type { User } from '../user';
import { done, listOf, type CommonMessage } from './answer';

/** Options of `bindWechat`. */
export interface BindWechatOptions {
  /** Identifier of the mini program connection; the client's option of the same name unless given. */
  extIdpConnidentifier?: string;
  /** User info that WeChat has encrypted; `code` must have been fetched before it. */
  encryptedData?: string;
  /** Initialization vector of `encryptedData`, in base64. */
  iv?: string;
  /** User info as a JSON string, from a `getUserInfo` button. */
  rawData?: string;
}

/** Links accounts at other providers, such as WeChat, to a user, and removes them. */
export interface IdentityMethods {
  /**
   * Lists the identities that are linked to the signed-in user. WeChat gives up to two: an openid and a unionid.
   * `GET /api/v3/get-identities`
   *
   * @returns the identities; `[]` when there are none
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const identities = await authing.getIdentities();
   * console.log(identities.some(({ provider }) => provider === 'wechat'));
   */
  getIdentities(): Promise<Identity[]>;
  /**
   * Links the WeChat identity of this phone to the signed-in user, who can then sign in with `loginByCode`. Listeners of
   * `onAuthStateChange` are called with `userUpdated`.
   * `POST /connections/social/wechat-miniprogram/bind`, `GET /api/v3/get-profile`
   *
   * @param code - code of `wx.login`; the SDK calls `wx.login` itself unless given
   * @param options - see {@link BindWechatOptions}, all optional
   * @returns the user, with the `openid` of the linked identity
   * @throws GenAuthError of kind `api` (2215 the identity is linked to another account); `session`, before `wx.login`, when signed out;
   * `config` without `extIdpConnidentifier`
   * @example
   * await authing.logout();
   * await authing.loginByUsername('frontdesk', 'passw0rd');
   * try {
   *   const user = await authing.bindWechat();
   *   console.log(user.openid);
   * } catch (error) {
   *   if (error.code !== 2215) throw error;
   *   console.warn('This WeChat account belongs to another user.');
   * }
   */
  bindWechat(code?: string, options?: BindWechatOptions): Promise<User>;
  /**
   * Removes the identities of one provider from the user that a token belongs to. The session is not touched. For the signed-in user,
   * `social.unlinkExtIdp` does the same by the id of the identity source.
   * `GET /api/v3/get-identities`, `POST /api/v3/unlink-extidp`
   *
   * @param options - the token and the provider
   * @returns `{ code: 200, message }`, also when the user has no identity of this provider
   * @throws GenAuthError of kind `api` (2217 the user would have no way to sign in left, 2020 the token is invalid or has expired);
   * `config` for an empty token or provider
   * @example
   * const user = await authing.loginByPhonePassword('13900001111', 'passw0rd');
   * await authing.unLinkAccount({ primaryUserToken: user.token, provider: 'wechat' });
   */
  unLinkAccount(options: {
    /** Access token of the user, as in `user.token`. */
    primaryUserToken: string;
    /** Provider such as `wechat`, or its name in authing-js-sdk such as `wechat:miniprogram:default`. */
    provider: string;
  }): Promise<CommonMessage>;
}

/** The identity sources behind a provider. An openid and a unionid come from one source. */
function sourcesOf(identities: Identity[], provider: string): string[] {
  const sources: string[] = [];
  identities.forEach(function (identity) {
    // Classic names say more than the provider: `wechat:miniprogram:default`.
    if (identity.provider === provider.split(':')[0] && sources.indexOf(identity.extIdpId) < 0)
      sources.push(identity.extIdpId);
  });
  return sources;
}

export const identityMethods: Methods<IdentityMethods> = {
  getIdentities() {
    return call(this, 'getIdentities').then(listOf);
  },

  bindWechat(code, options) {
    const given = options || {};
    const extIdpConnidentifier = connectionOf(this.options, given.extIdpConnidentifier);
    return changeUser(this, (mark) =>
      withLoginCode(this, code, (oneTimeCode) =>
        callAs(this, mark, 'bindWechatByCode', { ...given, code: oneTimeCode, extIdpConnidentifier }),
      ),
    );
  },

  unLinkAccount(options) {
    const { primaryUserToken, provider } = options || {};
    requireTexts(this.options, { primaryUserToken, provider });
    return send(this, primaryUserToken, 'getIdentities').then((answer) =>
      Promise.all(
        sourcesOf(answer.data, provider).map((extIdpId) =>
          send(this, primaryUserToken, 'unlinkExtIdp', { extIdpId }),
        ),
      ).then(() => done(answer)),
    );
  },
};
