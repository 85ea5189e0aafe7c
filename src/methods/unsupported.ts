import type { GenAuthError } from '../error';
import type { Group } from '../install';
import type { Core } from '../session/core';

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
        const path = entry.replace('!', '');
        const dot = path.indexOf('.');
        const group: Group = {};
        group[path.slice(dot + 1)] = function () {
          throw unsupported(this, path, successor);
        };
        visit(path.slice(0, Math.max(dot, 0)), group, path !== entry);
      });
  }
}

/** Methods of authing-js-sdk that do not apply to mini programs. Each fails with an error of kind `config` that names the replacement. */
export interface UnsupportedMethods {
  /**
   * Built the URL of a sign-in page, from which a mini program cannot come back.
   *
   * @deprecated Use `loginByCode`, which signs in without leaving the mini program.
   * @param options - ignored
   * @returns never: it throws at once
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.loginByCode();
   * console.log(user.id);
   */
  buildAuthorizeUrl(options?: object): never;
  /**
   * Built the URL of a page that signs out, from which a mini program cannot come back.
   *
   * @deprecated Use `logout`.
   * @param options - ignored
   * @returns never: it throws at once
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * await authing.logout();
   * console.log(authing.user);
   */
  buildLogoutUrl(options?: object): never;
  /**
   * Protected the redirect of a sign-in page with PKCE; a mini program has no such redirect.
   *
   * @deprecated Use `loginByCode`, which signs in without leaving the mini program.
   * @returns never: it throws at once
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.loginByCode();
   * console.log(user.id);
   */
  generateCodeChallenge(): never;
  /**
   * Protected the redirect of a sign-in page with PKCE; a mini program has no such redirect.
   *
   * @deprecated Use `loginByCode`, which signs in without leaving the mini program.
   * @param options - ignored
   * @returns never: it throws at once
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.loginByCode();
   * console.log(user.id);
   */
  getCodeChallengeDigest(options: object): never;
  /**
   * Read the single sign-on session from a cookie; a mini program has no cookies.
   *
   * @deprecated Use `getCurrentUser`.
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.getCurrentUser();
   * console.log(user ? 'signed in' : 'signed out');
   */
  trackSession(): Promise<never>;
  /**
   * Checked a CAS 1.0 ticket, which a redirect brings back; a mini program has no such redirect.
   *
   * @deprecated Use `checkLoginStatus`.
   * @param ticket - ignored
   * @param service - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { status } = await authing.checkLoginStatus();
   * console.log(status);
   */
  validateTicketV1(ticket: string, service: string): Promise<never>;
  /**
   * Checked a CAS 2.0 ticket, which a redirect brings back; a mini program has no such redirect.
   *
   * @deprecated Use `checkLoginStatus`.
   * @param ticket - ignored
   * @param service - ignored
   * @param format - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { status } = await authing.checkLoginStatus();
   * console.log(status);
   */
  validateTicketV2(ticket: string, service: string, format?: 'XML' | 'JSON'): Promise<never>;
  /**
   * Exchanged an ID token for an access token, a grant that the V3 API does not have.
   *
   * @deprecated Use `refreshToken`, or `getAccessToken`, which renews where needed.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { token } = await authing.refreshToken();
   * console.log(token.length);
   */
  getAccessTokenByIdToken(options: object): Promise<never>;
  /**
   * Got a token with a client secret, which must not ship in a mini program.
   *
   * @deprecated Use `authing-node-sdk` on your server, and call your server from the mini program.
   * @param scope - ignored
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * try {
   *   await authing.getAccessTokenByClientCredentials('openid');
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  getAccessTokenByClientCredentials(scope: string, options?: object): Promise<never>;
  /**
   * Revealed whether an account exists, so the V3 API asks for a secret. For the WeChat user of this phone there is
   * `api.checkWechatMiniProgramUser`.
   *
   * @deprecated Use `authing-node-sdk` on your server, and call your server from the mini program.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * try {
   *   await authing.isUserExists({ phone: '13900001111' });
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  isUserExists(options: object): Promise<never>;
  /**
   * Merged two accounts, which the V3 API does not do.
   *
   * @deprecated Use `bindWechat` to link the WeChat identity of this phone to the signed-in user.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * await authing.loginByUsername('frontdesk', 'passw0rd');
   * await authing.bindWechat().catch((error) => console.warn(error.message));
   */
  linkAccount(options: object): Promise<never>;
  /**
   * Set the password that a refused sign-in (code 2058) asked for; the V3 API has no such endpoint.
   *
   * @deprecated Use `resetPasswordByEmailCode` or `resetPasswordByPhoneCode`.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { EmailScene } = require('authing-wxapp-sdk');
   * await authing.sendEmail('zhouzihang@example.com', EmailScene.RESET_PASSWORD);
   * await authing.resetPasswordByEmailCode('zhouzihang@example.com', '123456', 'N3w-passw0rd');
   */
  resetPasswordByForceResetToken(options: object): Promise<never>;
}

/** Methods of `authing.mfa` for faces, which need a browser. */
export interface UnsupportedMfaMethods {
  /**
   * Added a face from the URL of a picture, on an endpoint that the V3 API has replaced.
   *
   * @deprecated Use `api.sendEnrollFactorRequest` with `factorType: 'FACE'`, then `api.enrollFactor`.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { data } = await authing.api.sendEnrollFactorRequest({ factorType: 'FACE', profile: {} });
   * await authing.api.enrollFactor({
   *   factorType: 'FACE',
   *   enrollmentToken: data.enrollmentToken,
   *   enrollmentData: { photo: 'https://files.example.com/face.jpg', isExternalPhoto: true },
   * });
   */
  associateFaceByUrl(options: object): Promise<never>;
  /**
   * Added a face from the file dialog of a browser.
   *
   * @deprecated Use `api.sendEnrollFactorRequest` with `factorType: 'FACE'`, then `api.enrollFactor`.
   * @param mfaToken - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { data } = await authing.api.sendEnrollFactorRequest({ factorType: 'FACE', profile: {} });
   * await authing.api.enrollFactor({
   *   factorType: 'FACE',
   *   enrollmentToken: data.enrollmentToken,
   *   enrollmentData: { photo: 'https://files.example.com/face.jpg', isExternalPhoto: true },
   * });
   */
  associateFaceByLocalFile(mfaToken?: string): Promise<never>;
  /**
   * Added a face from a `Blob`, which a mini program does not have.
   *
   * @deprecated Use `api.sendEnrollFactorRequest` with `factorType: 'FACE'`, then `api.enrollFactor`.
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { data } = await authing.api.sendEnrollFactorRequest({ factorType: 'FACE', profile: {} });
   * await authing.api.enrollFactor({
   *   factorType: 'FACE',
   *   enrollmentToken: data.enrollmentToken,
   *   enrollmentData: { photo: 'https://files.example.com/face.jpg', isExternalPhoto: true },
   * });
   */
  associateFaceByBlob(options: object): Promise<never>;
  /**
   * Finished a sign-in with a picture of the face, which cannot be uploaded before the sign-in.
   *
   * @deprecated Use `verifyTotp`, `verifySms` or `verifyEmail`.
   * @param photo - ignored
   * @param mfaToken - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * // bindsubmit
   * try {
   *   await authing.loginByUsername('chensiyuan', 'passw0rd');
   * } catch (error) {
   *   if (error.kind !== 'step') throw error;
   *   await authing.mfa.verifyTotp({ totp: event.detail.value.totp, mfaToken: error.data.mfaToken });
   * }
   */
  verifyFaceMfa(photo: string, mfaToken: string): Promise<never>;
}

/** Methods of `authing.qrcode` that need elements of a document, or a timer that runs on after its page was closed. */
export interface UnsupportedQrcodeMethods {
  /**
   * Drew the QR code into an element of a document, which a mini program does not have.
   *
   * @deprecated Show the `url` of `geneCode` in an `<image>`, and use `checkStatus`.
   * @param domId - ignored
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { random, url } = await authing.qrcode.geneCode();
   * const { status } = await authing.qrcode.checkStatus(random);
   * console.log(url, status);
   */
  startScanning(domId: string, options?: object): Promise<never>;
  /**
   * Asked for the state of a QR code again and again, also after its page was closed.
   *
   * @deprecated Use `checkStatus` in a timer of the page, which ends with the page.
   * @param random - ignored
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { random, url } = await authing.qrcode.geneCode();
   * const { status } = await authing.qrcode.checkStatus(random);
   * console.log(url, status);
   */
  startPolling(random: string, options?: object): Promise<never>;
  /**
   * Stopped the timer of `startPolling`.
   *
   * @deprecated Use `checkStatus` in a timer of the page, which ends with the page.
   * @param timer - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const { random, url } = await authing.qrcode.geneCode();
   * const { status } = await authing.qrcode.checkStatus(random);
   * console.log(url, status);
   */
  stopPolling(timer: unknown): Promise<never>;
}

/** Methods of `authing.social` that need a pop-up window or a redirect. */
export interface UnsupportedSocialMethods {
  /**
   * Opened the sign-in page of a provider in a window.
   *
   * @deprecated Use `loginByCode`, which signs in without leaving the mini program.
   * @param provider - ignored
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.loginByCode();
   * console.log(user.id);
   */
  authorize(provider: string, options?: object): Promise<never>;
  /**
   * Made the URL of a page that links an identity, which opens in browsers only.
   *
   * @deprecated Use `bindWechat`.
   * @param params - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * await authing.loginByUsername('frontdesk', 'passw0rd');
   * await authing.bindWechat().catch((error) => console.warn(error.message));
   */
  generateLinkExtIdpUrl(params: object): Promise<never>;
}

/** Sign-in with an enterprise identity, which needs a pop-up window or a redirect. */
export interface EnterpriseMethods {
  /**
   * Opened the sign-in page of an enterprise in a window.
   *
   * @deprecated Use `loginByCode`, which signs in without leaving the mini program.
   * @param protocol - ignored
   * @param identifier - ignored
   * @param options - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const user = await authing.loginByCode();
   * console.log(user.id);
   */
  authorize(protocol: string, identifier: string, options?: object): Promise<never>;
}

/** Real-name authentication, which the V3 API does not offer to end users. */
export interface PrincipalMethods {
  /**
   * Read the real-name authentication of the user.
   *
   * @deprecated Use `authing-node-sdk` on your server, and call your server from the mini program.
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * try {
   *   await authing.principal.detail();
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  detail(): Promise<never>;
  /**
   * Submitted the real-name authentication of the user.
   *
   * @deprecated Use `authing-node-sdk` on your server, and call your server from the mini program.
   * @param info - ignored
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * try {
   *   await authing.principal.authenticate({ type: 'P' });
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  authenticate(info: object): Promise<never>;
}

/** Subscriptions to events, which need a connection that stays open. */
export interface UnsupportedEventMethods {
  /**
   * Subscribed to a custom event over a WebSocket.
   *
   * @deprecated Use `authing-node-sdk` on your server, and call your server from the mini program.
   * @param eventName - ignored
   * @param callback - ignored
   * @param errCallback - ignored
   * @returns never: it throws at once
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * try {
   *   authing.event.sub('order.paid', console.log);
   * } catch (error) {
   *   console.log(error.kind, error.message);
   * }
   */
  sub(eventName: string, callback: (data: string) => void, errCallback?: (error: unknown) => void): never;
}

/** Methods of `authing.browserFingerprint` that identify the browser. */
export interface UnsupportedDeviceMethods {
  /**
   * Took a fingerprint of the browser, for which a mini program has no canvas to read.
   *
   * @deprecated Use `myDevicesList`.
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const sessions = await authing.browserFingerprint.myDevicesList();
   * console.log(sessions.map(({ device }) => device.name || device.type));
   */
  getBrowserFingers(): Promise<never>;
  /**
   * Described the browser as a device; a mini program has nothing that identifies its device.
   *
   * @deprecated Use `myDevicesList`.
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const sessions = await authing.browserFingerprint.myDevicesList();
   * console.log(sessions.map(({ device }) => device.name || device.type));
   */
  getDeviceInfo(): Promise<never>;
  /**
   * Registered the device with the server, which now records devices at sign-in.
   *
   * @deprecated Use `myDevicesList`.
   * @returns never: it always rejects
   * @throws GenAuthError of kind `config` (-4) that names the replacement; no request
   * @example
   * const sessions = await authing.browserFingerprint.myDevicesList();
   * console.log(sessions.map(({ device }) => device.name || device.type));
   */
  createDevice(): Promise<never>;
}
