/** Methods that are loaded on first use. A test holds the lists against what is loaded. */
export const laterMethods =
  'checkLoginStatus refreshToken loginByPhone getPhone decryptWechatMiniProgramData getWechatMiniprogramPhone ' +
  'getWechatMpAccessToken loginByEmail loginByUsername loginByPhonePassword loginByPhoneCode loginByEmailCode ' +
  'loginBySubAccount loginByLdap loginByAd signinByCredentials registerByEmail registerByUsername registerByPhoneCode ' +
  'registerByEmailCode sendSmsCode sendEmail getCaptchaCode resetPasswordByPhoneCode resetPasswordByEmailCode ' +
  'updatePassword checkPasswordStrength resetPasswordByFirstLoginToken getPublicKey bindPhone unbindPhone bindEmail ' +
  'unbindEmail updatePhone updatePhoneRequest updateEmail updateEmailRequest deleteAccountRequest deleteAccount ' +
  'getUdfValue setUdfValue removeUdfValue listUdv setUdv removeUdv updateProfile updateAvatar logoutCurrent uploadAvatar ' +
  'hasRole getRoleList listOrgs listDepartments listAuthorizedResources listApplications getSecurityLevel getIdentities ' +
  'bindWechat unLinkAccount scanLogin setQrCodeStatus getUserInfoByAccessToken getNewAccessTokenByRefreshToken ' +
  'getAccessTokenByCode revokeToken introspectToken validateToken parseAccessToken parseIDToken trackSession ' +
  'validateTicketV1 validateTicketV2 getAccessTokenByIdToken resetPasswordByForceResetToken linkAccount isUserExists ' +
  'getAccessTokenByClientCredentials';

/** The same for methods that answer at once. */
export const laterSyncMethods =
  'computedPasswordSecurityLevel setLang setRequestFrom buildAuthorizeUrl generateCodeChallenge getCodeChallengeDigest ' +
  'buildLogoutUrl';

/** Properties that are loaded on first use. */
export const laterProperties =
  'api mfa qrcode wxqrcode wechatmpqrcode social enterprise principal event browserFingerprint tokenProvider';
