import type { AuthenticationMethods } from '../../src/methods';
import {
  anonymous,
  nothing,
  nothingAtOnce,
  optional,
  session,
  unsupported,
  unsupportedAtOnce,
  type Way,
} from './row';
import { first, values } from './values';

const { phone, code, email, password, newPassword, wechat, ciphertext, phoneCode } = values;
const { accessToken, idToken, refreshToken } = values;

const name = 'lin.mei';
/** `resetPasswordByFirstLoginToken` takes an encrypted password only. */
const encrypting = { options: { encryptFunction: () => 'ciphertext' } };

const wechatWays = {
  loginByCode: anonymous((authing) => authing.loginByCode(wechat.code), {
    also: {
      'with a code of its own': anonymous((authing) => authing.loginByCode(), { uses: ['login'] }),
    },
  }),
  loginByPhone: anonymous(
    (authing) => authing.loginByPhone(ciphertext.code, ciphertext.iv, ciphertext.encryptedData),
    {
      also: {
        'with a phone code': anonymous((authing) => authing.loginByPhone({ phoneCode }), { uses: ['login'] }),
      },
    },
  ),
  getPhone: {
    ...optional((authing) => authing.getPhone(ciphertext.code, ciphertext.iv, ciphertext.encryptedData)),
    also: { 'with a phone code': optional((authing) => authing.getPhone({ phoneCode })) },
  },
  decryptWechatMiniProgramData: optional((authing) => authing.decryptWechatMiniProgramData(ciphertext)),
  getWechatMiniprogramPhone: optional((authing) => authing.getWechatMiniprogramPhone({ code: phoneCode })),
  getWechatMpAccessToken: anonymous((authing) =>
    authing.getWechatMpAccessToken(first('getWechatMpAccessToken')),
  ),
  bindWechat: session((authing) => authing.bindWechat(wechat.code), {
    also: { 'with a code of its own': session((authing) => authing.bindWechat(), { uses: ['login'] }) },
  }),
};

const signInWays = {
  loginByEmail: anonymous((authing) => authing.loginByEmail(email, password)),
  loginByUsername: anonymous((authing) => authing.loginByUsername(name, password)),
  loginByPhonePassword: anonymous((authing) => authing.loginByPhonePassword(phone, password)),
  loginByPhoneCode: anonymous((authing) => authing.loginByPhoneCode(phone, code)),
  loginByEmailCode: anonymous((authing) => authing.loginByEmailCode(email, code)),
  loginBySubAccount: anonymous((authing) => authing.loginBySubAccount(name, password)),
  loginByLdap: anonymous((authing) => authing.loginByLdap(name, password)),
  loginByAd: anonymous((authing) => authing.loginByAd(name, password)),
  signinByCredentials: anonymous((authing) => authing.signinByCredentials(first('signInByCredentials'))),
  registerByEmail: anonymous((authing) => authing.registerByEmail(email, password), {
    also: {
      'with a sign-in': anonymous((authing) =>
        authing.registerByEmail(email, password, {}, { forceLogin: true }),
      ),
    },
  }),
  registerByUsername: anonymous((authing) => authing.registerByUsername(name, password)),
  registerByPhoneCode: anonymous((authing) => authing.registerByPhoneCode(phone, code, password)),
  registerByEmailCode: anonymous((authing) => authing.registerByEmailCode(email, code)),
  sendSmsCode: optional((authing) => authing.sendSmsCode(phone)),
  sendEmail: optional((authing) => authing.sendEmail(email, 'LOGIN_VERIFY_CODE')),
  getCaptchaCode: anonymous((authing) => authing.getCaptchaCode()),
  resetPasswordByPhoneCode: optional((authing) => authing.resetPasswordByPhoneCode(phone, code, newPassword)),
  resetPasswordByEmailCode: optional((authing) => authing.resetPasswordByEmailCode(email, code, newPassword)),
  resetPasswordByFirstLoginToken: anonymous(
    (authing) => authing.resetPasswordByFirstLoginToken(first('resetPasswordByFirstLoginToken')),
    encrypting,
  ),
  updatePassword: session((authing) => authing.updatePassword(newPassword, password)),
  checkPasswordStrength: nothing((authing) => authing.checkPasswordStrength(password)),
  computedPasswordSecurityLevel: nothingAtOnce((authing) => authing.computedPasswordSecurityLevel(password)),
  getPublicKey: anonymous((authing) => authing.getPublicKey('rsa')),
};

const accountWays = {
  bindPhone: session((authing) => authing.bindPhone(phone, code)),
  unbindPhone: session((authing) => authing.unbindPhone(code), {
    also: { 'as in 4.x': nothing((authing) => authing.unbindPhone()) },
  }),
  bindEmail: session((authing) => authing.bindEmail(email, code)),
  unbindEmail: session((authing) => authing.unbindEmail(code), {
    also: { 'as in 4.x': nothing((authing) => authing.unbindEmail()) },
  }),
  updatePhone: session((authing) => authing.updatePhone(phone, code), {
    also: { 'with a grant': session((authing) => authing.updatePhone(first('updatePhone'))) },
  }),
  updatePhoneRequest: session((authing) => authing.updatePhoneRequest(first('verifyUpdatePhoneRequest'))),
  updateEmail: session((authing) => authing.updateEmail(email, code), {
    also: { 'with a grant': session((authing) => authing.updateEmail(first('updateEmail'))) },
  }),
  updateEmailRequest: session((authing) => authing.updateEmailRequest(first('verifyUpdateEmailRequest'))),
  deleteAccountRequest: session((authing) =>
    authing.deleteAccountRequest(first('verifyDeleteAccountRequest')),
  ),
  deleteAccount: session((authing) => authing.deleteAccount(first('deleteAccount'))),
  getUdfValue: session((authing) => authing.getUdfValue()),
  setUdfValue: session((authing) => authing.setUdfValue({ school: 'Fudan' })),
  removeUdfValue: session((authing) => authing.removeUdfValue('school')),
  listUdv: session((authing) => authing.listUdv()),
  setUdv: session((authing) => authing.setUdv('school', 'Fudan')),
  removeUdv: session((authing) => authing.removeUdv('school')),
  updateProfile: session((authing) => authing.updateProfile(first('updateProfile'))),
  updateAvatar: session((authing) => authing.updateAvatar(), { uses: ['chooseMedia', 'uploadFile'] }),
  uploadAvatar: session((authing, { filePath }) => authing.uploadAvatar({ filePath }), {
    uses: ['uploadFile'],
  }),
  hasRole: session((authing) => authing.hasRole('admin')),
  getRoleList: session((authing) => authing.getRoleList()),
  listOrgs: session((authing) => authing.listOrgs()),
  listDepartments: session((authing) => authing.listDepartments()),
  listAuthorizedResources: session((authing) => authing.listAuthorizedResources('default')),
  listApplications: session((authing) => authing.listApplications()),
  getSecurityLevel: session((authing) => authing.getSecurityLevel()),
  getIdentities: session((authing) => authing.getIdentities()),
  unLinkAccount: anonymous((authing) =>
    authing.unLinkAccount({ primaryUserToken: accessToken, provider: 'wechat' }),
  ),
  scanLogin: session((authing) => authing.scanLogin({ confirm: () => true }), { uses: ['scanCode'] }),
  setQrCodeStatus: session((authing) => authing.setQrCodeStatus(first('setQrCodeStatus'))),
};

const tokenWays = {
  ensureLogin: nothing((authing) => authing.ensureLogin()),
  getCurrentUser: session((authing) => authing.getCurrentUser()),
  getAccessToken: {
    ...nothing((authing) => authing.getAccessToken()),
    also: {
      'in any case': anonymous((authing) => authing.getAccessToken({ forceRefresh: true }), { renews: true }),
    },
  },
  getIdToken: {
    ...nothing((authing) => authing.getIdToken()),
    also: {
      'in any case': anonymous((authing) => authing.getIdToken({ forceRefresh: true }), { renews: true }),
    },
  },
  logout: anonymous((authing) => authing.logout()),
  logoutCurrent: anonymous((authing) => authing.logoutCurrent()),
  checkLoginStatus: session((authing) => authing.checkLoginStatus(), {
    also: { 'of a token': anonymous((authing) => authing.checkLoginStatus(accessToken)) },
  }),
  refreshToken: anonymous((authing) => authing.refreshToken(), { renews: true }),
  getUserInfoByAccessToken: anonymous((authing) => authing.getUserInfoByAccessToken(accessToken)),
  getNewAccessTokenByRefreshToken: anonymous((authing) =>
    authing.getNewAccessTokenByRefreshToken(refreshToken),
  ),
  getAccessTokenByCode: anonymous((authing) => authing.getAccessTokenByCode(wechat.code)),
  revokeToken: anonymous((authing) => authing.revokeToken(refreshToken)),
  introspectToken: anonymous((authing) => authing.introspectToken(refreshToken)),
  validateToken: anonymous((authing) => authing.validateToken({ accessToken }), {
    also: { 'of an id token': anonymous((authing) => authing.validateToken({ idToken })) },
  }),
  parseAccessToken: nothing((authing) => authing.parseAccessToken(accessToken)),
  parseIDToken: nothing((authing) => authing.parseIDToken(idToken)),
  onAuthStateChange: nothingAtOnce((authing) => authing.onAuthStateChange(() => undefined)),
  checkLoggedIn: nothingAtOnce((authing) => authing.checkLoggedIn()),
  setCurrentUser: nothingAtOnce((authing, { userId }) => {
    authing.setCurrentUser({ id: userId, token: '' });
  }),
  setToken: nothingAtOnce((authing) => authing.setToken(accessToken)),
  setLang: nothingAtOnce((authing) => authing.setLang('en-US')),
  setRequestFrom: nothingAtOnce((authing) => authing.setRequestFrom('kiosk')),
};

const unsupportedWays = {
  buildAuthorizeUrl: unsupportedAtOnce((authing) => authing.buildAuthorizeUrl()),
  buildLogoutUrl: unsupportedAtOnce((authing) => authing.buildLogoutUrl()),
  generateCodeChallenge: unsupportedAtOnce((authing) => authing.generateCodeChallenge()),
  getCodeChallengeDigest: unsupportedAtOnce((authing) => authing.getCodeChallengeDigest({})),
  trackSession: unsupported((authing) => authing.trackSession()),
  validateTicketV1: unsupported((authing) => authing.validateTicketV1(accessToken, 'service')),
  validateTicketV2: unsupported((authing) => authing.validateTicketV2(accessToken, 'service')),
  getAccessTokenByIdToken: unsupported((authing) => authing.getAccessTokenByIdToken({ idToken })),
  getAccessTokenByClientCredentials: unsupported((authing) =>
    authing.getAccessTokenByClientCredentials('openid'),
  ),
  isUserExists: unsupported((authing) => authing.isUserExists({ phone })),
  linkAccount: unsupported((authing) => authing.linkAccount({ primaryUserToken: accessToken })),
  resetPasswordByForceResetToken: unsupported((authing) =>
    authing.resetPasswordByForceResetToken({ token: accessToken, newPassword }),
  ),
};

/** How each method of the client is called. A method that is missing here does not compile, and fails `rows.test.ts` by name. */
export const flatWays: { readonly [Name in keyof AuthenticationMethods]: Way } = {
  ...wechatWays,
  ...signInWays,
  ...accountWays,
  ...tokenWays,
  ...unsupportedWays,
};
