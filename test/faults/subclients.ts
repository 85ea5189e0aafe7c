import type { SubClients } from '../../src/methods';
import { anonymous, nothingAtOnce, session, unsupported, unsupportedAtOnce, type Way } from './row';
import { first, values } from './values';

type QrcodeName = 'qrcode' | 'wxqrcode' | 'wechatmpqrcode';

const qrcodeId = first('getQrCodeStatus').qrcodeId;
const { ticket } = first('exchangeTokenSetWithQrCodeTicket');
const { mfaSms, mfaEmail, mfaTotp, mfaRecovery, accessToken } = values;

function qrcodeWays(sub: QrcodeName): { readonly [Name in keyof SubClients[QrcodeName]]: Way } {
  return {
    geneCode: anonymous((authing) => authing[sub].geneCode()),
    checkStatus: anonymous((authing) => authing[sub].checkStatus(qrcodeId)),
    exchangeUserInfo: anonymous((authing) => authing[sub].exchangeUserInfo(ticket)),
    startScanning: unsupported((authing) => authing[sub].startScanning('code')),
    startPolling: unsupported((authing) => authing[sub].startPolling(qrcodeId)),
    stopPolling: unsupported((authing) => authing[sub].stopPolling(1)),
  };
}

const mfaWays = {
  sendSms: anonymous((authing) => authing.mfa.sendSms(mfaSms)),
  sendEmail: anonymous((authing) => authing.mfa.sendEmail(mfaEmail)),
  verifySms: anonymous((authing) => authing.mfa.verifySms(mfaSms)),
  verifyAppSmsMfa: anonymous((authing) => authing.mfa.verifyAppSmsMfa(mfaSms)),
  verifyEmail: anonymous((authing) => authing.mfa.verifyEmail(mfaEmail)),
  verifyAppEmailMfa: anonymous((authing) => authing.mfa.verifyAppEmailMfa(mfaEmail)),
  verifyTotp: anonymous((authing) => authing.mfa.verifyTotp(mfaTotp)),
  verifyTotpMfa: anonymous((authing) => authing.mfa.verifyTotpMfa(mfaTotp)),
  verifyTotpRecoveryCode: anonymous((authing) => authing.mfa.verifyTotpRecoveryCode(mfaRecovery)),
  phoneOrEmailBindable: anonymous((authing) => authing.mfa.phoneOrEmailBindable(first('mfaCheck'))),
  getMfaAuthenticators: session((authing) => authing.mfa.getMfaAuthenticators()),
  assosicateMfaAuthenticator: session((authing) => authing.mfa.assosicateMfaAuthenticator()),
  confirmAssosicateMfaAuthenticator: session(
    (authing) => authing.mfa.confirmAssosicateMfaAuthenticator({ totp: mfaTotp.totp }),
    {
      before: {
        call: (authing) => authing.mfa.assosicateMfaAuthenticator(),
        data: { enrollmentToken: 'enrollment-token', otpData: { qrCodeUri: 'otpauth://totp/a?secret=ABC' } },
      },
    },
  ),
  deleteMfaAuthenticator: session((authing) => authing.mfa.deleteMfaAuthenticator()),
  verifyFaceMfa: unsupported((authing) => authing.mfa.verifyFaceMfa('face.jpg', accessToken)),
  associateFaceByUrl: unsupported((authing) => authing.mfa.associateFaceByUrl({})),
  associateFaceByLocalFile: unsupported((authing) => authing.mfa.associateFaceByLocalFile(accessToken)),
  associateFaceByBlob: unsupported((authing) => authing.mfa.associateFaceByBlob({})),
};

const deviceId = first('unbindDevice').deviceId;

const fingerprintWays = {
  myDevicesList: session((authing) => authing.browserFingerprint.myDevicesList()),
  myDevicesUnbind: session((authing) => authing.browserFingerprint.myDevicesUnbind(deviceId)),
  myDevicesLogout: session((authing) => authing.browserFingerprint.myDevicesLogout(deviceId)),
  getBrowserFingers: unsupported((authing) => authing.browserFingerprint.getBrowserFingers()),
  getDeviceInfo: unsupported((authing) => authing.browserFingerprint.getDeviceInfo()),
  createDevice: unsupported((authing) => authing.browserFingerprint.createDevice()),
};

/** How each method of the sub-clients is called, as {@link flatWays}. */
export const subClientWays: {
  readonly [Sub in keyof SubClients]: { readonly [Name in keyof SubClients[Sub]]: Way };
} = {
  mfa: mfaWays,
  qrcode: qrcodeWays('qrcode'),
  wxqrcode: qrcodeWays('wxqrcode'),
  wechatmpqrcode: qrcodeWays('wechatmpqrcode'),
  social: {
    getIdentities: session((authing) => authing.social.getIdentities()),
    unlinkExtIdp: session((authing) => authing.social.unlinkExtIdp(first('unlinkExtIdp'))),
    authorize: unsupported((authing) => authing.social.authorize('wechat')),
    generateLinkExtIdpUrl: unsupported((authing) => authing.social.generateLinkExtIdpUrl({})),
  },
  enterprise: { authorize: unsupported((authing) => authing.enterprise.authorize('oidc', 'corp')) },
  principal: {
    detail: unsupported((authing) => authing.principal.detail()),
    authenticate: unsupported((authing) => authing.principal.authenticate({})),
  },
  event: {
    pub: session((authing) => authing.event.pub('order.paid', '{}')),
    sub: unsupportedAtOnce((authing) => authing.event.sub('order.paid', () => undefined)),
  },
  browserFingerprint: fingerprintWays,
  tokenProvider: {
    getToken: nothingAtOnce((authing) => authing.tokenProvider.getToken()),
    setToken: nothingAtOnce((authing) => authing.tokenProvider.setToken(accessToken)),
    getUser: nothingAtOnce((authing) => authing.tokenProvider.getUser()),
    setUser: nothingAtOnce((authing, { userId }) => {
      authing.tokenProvider.setUser({ id: userId, token: '' });
    }),
    clearUser: nothingAtOnce((authing) => authing.tokenProvider.clearUser()),
  },
};
