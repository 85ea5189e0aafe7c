import type { Core } from '../session/core';
import type { GenAuthError } from '../error';
import type { Group } from '../install';

/**
 * What makes no sense in a mini program, under what to use instead: pages to redirect to, pop-ups, cookies, elements of a document, secrets
 * of a server. `authing-node-sdk` is for your server. `!` marks names that answered at once, and so throw at once.
 */
export const successors: { readonly [successor: string]: string } = {
  loginByCode:
    'buildAuthorizeUrl! generateCodeChallenge! getCodeChallengeDigest! social.authorize enterprise.authorize',
  logout: 'buildLogoutUrl!',
  getCurrentUser: 'trackSession',
  checkLoginStatus: 'validateTicketV1 validateTicketV2',
  refreshToken: 'getAccessTokenByIdToken',
  resetPasswordByEmailCode: 'resetPasswordByForceResetToken',
  bindWechat: 'linkAccount social.generateLinkExtIdpUrl',
  'authing-node-sdk':
    'isUserExists getAccessTokenByClientCredentials principal.detail principal.authenticate event.sub!',
  'mfa.verifyTotp': 'mfa.verifyFaceMfa',
  'api.enrollFactor': 'mfa.associateFaceByUrl mfa.associateFaceByLocalFile mfa.associateFaceByBlob',
  'browserFingerprint.myDevicesList':
    'browserFingerprint.getBrowserFingers browserFingerprint.getDeviceInfo browserFingerprint.createDevice',
  'qrcode.checkStatus': 'qrcode.startScanning qrcode.startPolling qrcode.stopPolling',
  'wxqrcode.checkStatus': 'wxqrcode.startScanning wxqrcode.startPolling wxqrcode.stopPolling',
  'wechatmpqrcode.checkStatus':
    'wechatmpqrcode.startScanning wechatmpqrcode.startPolling wechatmpqrcode.stopPolling',
};

/** The error of a call that a mini program, or V3, cannot serve. */
export function unsupported(core: Core, call: string, successor: string): GenAuthError {
  return core.configError('unsupported', call, successor);
}

/** Calls `visit` with the method of every name of the table: `owner` is the sub-client, `''` the client itself. */
export function eachUnsupported(visit: (owner: string, group: Group, isSync: boolean) => void): void {
  for (const successor in successors) {
    String(successors[successor])
      .split(' ')
      .forEach(function (entry) {
        const [path = '', sync] = entry.split('!');
        const dot = path.indexOf('.');
        const group: Group = {};
        group[path.slice(dot + 1)] = function () {
          throw unsupported(this, path, successor);
        };
        visit(path.slice(0, Math.max(dot, 0)), group, sync !== undefined);
      });
  }
}

/** Names of authing-js-sdk that a mini program has no use for. Each fails with kind `config` and says what to call instead. */
export interface UnsupportedMethods {
  /** @deprecated Not supported in a mini program: use `loginByCode`. */
  buildAuthorizeUrl(options?: object): never;
  /** @deprecated Not supported in a mini program: use `logout`. */
  buildLogoutUrl(options?: object): never;
  /** @deprecated Not supported in a mini program: use `loginByCode`. */
  generateCodeChallenge(): never;
  /** @deprecated Not supported in a mini program: use `loginByCode`. */
  getCodeChallengeDigest(options: object): never;
  /** @deprecated Not supported in a mini program, which has no cookies: use `getCurrentUser`. */
  trackSession(): Promise<never>;
  /** @deprecated Not supported in a mini program: use `checkLoginStatus`. */
  validateTicketV1(ticket: string, service: string): Promise<never>;
  /** @deprecated Not supported in a mini program: use `checkLoginStatus`. */
  validateTicketV2(ticket: string, service: string, format?: 'XML' | 'JSON'): Promise<never>;
  /** @deprecated Not supported in a mini program: use `refreshToken`. */
  getAccessTokenByIdToken(options: object): Promise<never>;
  /** @deprecated Needs a secret, so never in a mini program: use `authing-node-sdk` on your server. */
  getAccessTokenByClientCredentials(scope: string, options?: object): Promise<never>;
  /** @deprecated Tells strangers who has an account, so V3 asks for a secret: use `authing-node-sdk` on your server. */
  isUserExists(options: object): Promise<never>;
  /** @deprecated V3 merges no accounts: use `bindWechat` to link the WeChat identity to the signed-in user. */
  linkAccount(options: object): Promise<never>;
  /** @deprecated V3 has no such call: use `resetPasswordByEmailCode` or `resetPasswordByPhoneCode`. */
  resetPasswordByForceResetToken(options: object): Promise<never>;
}

/** What a mini program cannot do for a second factor. */
export interface UnsupportedMfaMethods {
  /** @deprecated Not supported in a mini program: use `api.sendEnrollFactorRequest` and `api.enrollFactor`. */
  associateFaceByUrl(options: object): Promise<never>;
  /** @deprecated Not supported in a mini program: use `api.sendEnrollFactorRequest` and `api.enrollFactor`. */
  associateFaceByLocalFile(mfaToken?: string): Promise<never>;
  /** @deprecated Not supported in a mini program: use `api.sendEnrollFactorRequest` and `api.enrollFactor`. */
  associateFaceByBlob(options: object): Promise<never>;
  /** @deprecated Nobody can upload a picture before the sign-in: use `verifyTotp`, `verifySms` or `verifyEmail`. */
  verifyFaceMfa(photo: string, mfaToken: string): Promise<never>;
}

/** Methods that need elements of a document, or a timer that outlives its page. */
export interface UnsupportedQrcodeMethods {
  /** @deprecated Needs a document: show `geneCode().url` in an `<image>` and use `checkStatus`. */
  startScanning(domId: string, options?: object): Promise<never>;
  /** @deprecated Use `checkStatus` from a timer of the page, which ends with it. */
  startPolling(random: string, options?: object): Promise<never>;
  /** @deprecated Use `checkStatus` from a timer of the page, which ends with it. */
  stopPolling(timer: unknown): Promise<never>;
}

/** What needs a pop-up or a redirect. */
export interface UnsupportedSocialMethods {
  /** @deprecated Not supported in a mini program: use `loginByCode`. */
  authorize(provider: string, options?: object): Promise<never>;
  /** @deprecated Not supported in a mini program: use `bindWechat`. */
  generateLinkExtIdpUrl(params: object): Promise<never>;
}

/** Sign-in with an enterprise identity needs a redirect. */
export interface EnterpriseMethods {
  /** @deprecated Not supported in a mini program: use `loginByCode`. */
  authorize(protocol: string, identifier: string, options?: object): Promise<never>;
}

/** Real-name authentication is not part of V3 for end users. */
export interface PrincipalMethods {
  /** @deprecated Use `authing-node-sdk` on your server. */
  detail(): Promise<never>;
  /** @deprecated Use `authing-node-sdk` on your server. */
  authenticate(info: object): Promise<never>;
}

/** Listening to events needs a server. */
export interface UnsupportedEventMethods {
  /** @deprecated Use `authing-node-sdk` on your server. */
  sub(eventName: string, callback: (data: string) => void, errCallback?: (error: unknown) => void): never;
}

/** A mini program does not know its device. */
export interface UnsupportedDeviceMethods {
  /** @deprecated Not supported in a mini program: use `myDevicesList`. */
  getBrowserFingers(): Promise<never>;
  /** @deprecated Not supported in a mini program: use `myDevicesList`. */
  getDeviceInfo(): Promise<never>;
  /** @deprecated The server notes devices at sign-in: use `myDevicesList`. */
  createDevice(): Promise<never>;
}
