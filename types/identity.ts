/** Kind of an identity source. */
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

/** An account elsewhere, such as WeChat, that is linked to the user. */
export interface Identity {
  identityId: string;
  /** Identity source; what `unlinkExtIdp` takes. */
  extIdpId: string;
  provider: IdentityProvider;
  /** What `userIdInIdp` is: `openid`, `unionid` or `primary`. */
  type: string;
  userIdInIdp: string;
  /** Profile at the provider, as the provider sent it. */
  userInfoInIdp: unknown;
  /** Token of the provider, not of GenAuth. */
  accessToken?: string | null;
  /** Token of the provider, not of GenAuth. */
  refreshToken?: string | null;
  /** Connections the identity came through. */
  originConnIds: string[];
}

/** Which linked identity source to let go of. */
export interface UnlinkExtIdpParams {
  /** `extIdpId` of the identity, as `getIdentities` lists it. */
  extIdpId: string;
}
