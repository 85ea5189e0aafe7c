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
   * @throws GenAuthError `session` when signed out; `api` when the identity belongs to another account
   */
  bindWechat(code?: string, options?: BindWechatOptions): Promise<User>;
  /**
   * Removes the identities of one provider from the user behind a token. `POST /api/v3/unlink-extidp`
   *
   * @param options - the access token of the user, and the provider: `wechat`, or a classic name such as `wechat:miniprogram:default`
   */
  unLinkAccount(options: { primaryUserToken: string; provider: string }): Promise<CommonMessage>;
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
