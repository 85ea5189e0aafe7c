/** Provider of an identity source. */
export type IdentityProvider =
  | 'oidc'
  | 'oauth2'
  | 'saml'
  | 'ldap'
  | 'ad'
  | 'cas'
  | 'azure-ad'
  | 'wechat'
  | 'google'
  | 'qq'
  | 'wechatwork'
  | 'dingtalk'
  | 'weibo'
  | 'github'
  | 'alipay'
  | 'apple'
  | 'baidu'
  | 'lark'
  | 'gitlab'
  | 'twitter'
  | 'facebook'
  | 'slack'
  | 'linkedin'
  | 'yidun'
  | 'qingcloud'
  | 'gitee'
  | 'instagram'
  | 'welink'
  | 'huawei'
  | 'honor'
  | 'xiaomi'
  | 'oppo'
  | 'aws'
  | 'amazon'
  | 'douyin'
  | 'kuaishou'
  | 'line'
  | 'sdbz'
  | 'zjzwfw'
  | 'zzding'
  | 'seeyona8v5';

/** An identity at another provider, such as WeChat, that is linked to the user. */
export interface Identity {
  /** Id of the identity. */
  identityId: string;
  /** Id of the identity source, which `unlinkExtIdp` takes. */
  extIdpId: string;
  /** Provider of the identity. */
  provider: IdentityProvider;
  /** What `userIdInIdp` is: `openid`, `unionid` or `primary`. */
  type: string;
  /** Id of the user at the provider. */
  userIdInIdp: string;
  /** Profile at the provider, as the provider returned it. */
  userInfoInIdp: unknown;
  /** Access token of the provider, not of GenAuth. */
  accessToken?: string | null;
  /** Refresh token of the provider, not of GenAuth. */
  refreshToken?: string | null;
  /** Ids of the connections that the identity was linked through. */
  originConnIds: string[];
}

/** Removes the identities of one identity source from the user. */
export interface UnlinkExtIdpParams {
  /** `extIdpId` of the identity, as `getIdentities` returns it. */
  extIdpId: string;
}
