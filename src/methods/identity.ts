import type { Envelope } from '../../types/envelope';
import type { Identity } from '../../types/identity';
import { identityRoutes } from '../api/identity';
import type { Route } from '../api/route';
import { done, listOf, type CommonMessage } from '../flows/answer';
import { changeUser } from '../flows/signin';
import { connectionOf, requireTexts, withLoginCode } from '../flows/wechat';
import { exchange } from '../http/exchange';
import type { Methods } from '../surface';
import type { User } from '../user';

/** Options of `bindWechat`. */
export interface BindWechatOptions {
  /** Identifier of the mini program connection, instead of the client's. */
  extIdpConnidentifier?: string;
  /** User info that WeChat encrypted; `code` must have been fetched before it. */
  encryptedData?: string;
  /** Initial vector of `encryptedData`. */
  iv?: string;
  /** User info as text, of a `getUserInfo` button. */
  rawData?: string;
}

/** Accounts elsewhere that are linked to the user. */
export interface IdentityMethods {
  /** Lists the identities linked to the signed-in user. `GET /api/v3/get-identities` */
  getIdentities(): Promise<Identity[]>;
  /**
   * Links the WeChat identity of this phone to the signed-in user, who may then sign in with `loginByCode`. Resolves to the user.
   * `POST /connections/social/wechat-miniprogram/bind`
   *
   * @param code - of `wx.login`; left out, the SDK fetches one itself
   * @throws GenAuthError `session` when nobody is signed in; `api` when the identity belongs to another account
   */
  bindWechat(code?: string, options?: BindWechatOptions): Promise<User>;
  /**
   * Removes the identities of one provider from the user behind a token. `POST /api/v3/unlink-extidp`
   *
   * @param options - the access token of the user, and the provider: `wechat`, or a classic name such as `wechat:miniprogram:default`
   */
  unLinkAccount(options: { primaryUserToken: string; provider: string }): Promise<CommonMessage>;
}

export const identityMethods: Methods<IdentityMethods> = {
  getIdentities() {
    return this.api.getIdentities().then(listOf);
  },

  bindWechat(code, options) {
    const given = options || {};
    const extIdpConnidentifier = connectionOf(this, given.extIdpConnidentifier);
    return changeUser(this, () =>
      withLoginCode(this, code, (loginCode) =>
        this.api.bindWechatByCode({ ...given, code: loginCode, extIdpConnidentifier }),
      ),
    );
  },

  unLinkAccount(options) {
    const { primaryUserToken, provider } = options || {};
    requireTexts(this, { primaryUserToken, provider });
    const call = (route: Route, params?: object) => exchange(this, route, params, primaryUserToken);
    return call(identityRoutes.getIdentities).then((answer) => {
      const envelope = answer as Envelope<Identity[]>;
      const sources: string[] = [];
      envelope.data.forEach((identity) => {
        // An openid and a unionid come from one source. Classic names say more than the source: `wechat:miniprogram:default`.
        if (identity.provider === provider.split(':')[0] && sources.indexOf(identity.extIdpId) < 0)
          sources.push(identity.extIdpId);
      });
      return Promise.all(sources.map((extIdpId) => call(identityRoutes.unlinkExtIdp, { extIdpId }))).then(
        () => done(envelope),
      );
    });
  },
};
