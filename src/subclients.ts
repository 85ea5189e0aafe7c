import type { Core } from './core';
import { deviceMethods, type DeviceMethods } from './methods/device';
import { eventMethods, type EventMethods } from './methods/event';
import { mfaMethods, type MfaMethods } from './methods/mfa';
import { qrcodeMethods, type QrcodeMethods } from './methods/qrcode';
import { socialMethods, type SocialMethods } from './methods/social';
import { tokenProviderMethods, type TokenProviderMethods } from './methods/token';
import type {
  EnterpriseMethods,
  PrincipalMethods,
  UnsupportedDeviceMethods,
  UnsupportedEventMethods,
  UnsupportedMfaMethods,
  UnsupportedQrcodeMethods,
  UnsupportedSocialMethods,
} from './methods/unsupported';
import { each, installMethods, installSyncMethods } from './surface';

/** Groups of methods that are properties of the client, as in authing-js-sdk. */
export interface SubClients {
  /** Second factors. */
  readonly mfa: MfaMethods & UnsupportedMfaMethods;
  /** QR codes that an app of yours scans. */
  readonly qrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes that a mini program scans. */
  readonly wxqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** QR codes that WeChat scans for an official account. */
  readonly wechatmpqrcode: QrcodeMethods & UnsupportedQrcodeMethods;
  /** Identities at other providers. */
  readonly social: SocialMethods & UnsupportedSocialMethods;
  /** Nothing works here; the names say what to use instead. */
  readonly enterprise: EnterpriseMethods;
  /** Nothing works here; the names say what to use instead. */
  readonly principal: PrincipalMethods;
  /** Custom events. */
  readonly event: EventMethods & UnsupportedEventMethods;
  /** The devices the user signed in on. */
  readonly browserFingerprint: DeviceMethods & UnsupportedDeviceMethods;
  /** The stored session. */
  readonly tokenProvider: TokenProviderMethods;
}

const groups: { readonly [Name in keyof SubClients]: object } = {
  mfa: mfaMethods,
  qrcode: qrcodeMethods('MOBILE_APP'),
  wxqrcode: qrcodeMethods('WECHAT_MINIPROGRAM'),
  wechatmpqrcode: qrcodeMethods('WECHAT_OFFICIAL_ACCOUNT'),
  social: socialMethods,
  enterprise: {},
  principal: {},
  event: eventMethods,
  browserFingerprint: deviceMethods,
  tokenProvider: tokenProviderMethods,
};

/** What the sub-clients of every client inherit from, by name. */
export const prototypes: { [name: string]: object } = {};

each(groups, function (name, group) {
  const install = name === 'tokenProvider' ? installSyncMethods : installMethods;
  install((prototypes[name] = {}), group as object);
});

/** Makes a sub-client of a client. */
export function createSubClient(name: string, core: Core): object {
  // The core is not enumerable: what is printed must not show tokens.
  return Object.create(prototypes[name] as object, { core: { value: core } }) as object;
}
