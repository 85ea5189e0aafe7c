import type { EmailChannel } from '../../types/message';

/** A channel without the `CHANNEL_` that all begin with. */
export type WithoutPrefix<Channel> = Channel extends `CHANNEL_${infer Rest}` ? Rest : never;

/** Channels of the V3 API by scene, without the `CHANNEL_` that all begin with. */
export const emailChannels = {
  RESET_PASSWORD: 'RESET_PASSWORD',
  RESET_PASSWORD_VERIFY_CODE: 'RESET_PASSWORD',
  /** Sends a link. */
  VERIFY_EMAIL: 'VERIFY_EMAIL_LINK',
  FIRST_EMAIL_LOGIN_VERIFY: 'VERIFY_EMAIL_LINK',
  CONSOLE_CONDUCTED_VERIFY: 'VERIFY_EMAIL_LINK',
  /** For `updateEmail`. A first email takes `EMAIL_BIND_VERIFY_CODE`: 4.x had one mail for both. */
  CHANGE_EMAIL: 'UPDATE_EMAIL',
  EMAIL_BIND_VERIFY_CODE: 'BIND_EMAIL',
  EMAIL_UNBIND_VERIFY_CODE: 'UNBIND_EMAIL',
  MFA_VERIFY: 'VERIFY_MFA',
  MFA_VERIFY_CODE: 'VERIFY_MFA',
  /** For signing in. */
  VERIFY_CODE: 'LOGIN',
  REGISTER_VERIFY_CODE: 'REGISTER',
  LOGIN_VERIFY_CODE: 'LOGIN',
  INFORMATION_COMPLETION_VERIFY_CODE: 'COMPLETE_EMAIL',
} as const satisfies { [scene: string]: WithoutPrefix<EmailChannel> };

/** Every scene of a table under its own name. */
function scenesOf<Channels extends object>(
  channels: Channels,
): { readonly [Scene in keyof Channels]: Scene } {
  const scenes: { [scene: string]: string } = {};
  for (const scene in channels) scenes[scene] = scene;
  return scenes as { [Scene in keyof Channels]: Scene };
}

/** What a mail code is for. A code works for its purpose only. */
export const EmailScene = {
  ...scenesOf(emailChannels),
  ResetPassword: 'RESET_PASSWORD',
  /** Sends a link. */
  VerifyEmail: 'VERIFY_EMAIL',
  /** For `updateEmail`. A first email takes `EMAIL_BIND_VERIFY_CODE`: 4.x had one mail for both. */
  ChangeEmail: 'CHANGE_EMAIL',
  MfaVerify: 'MFA_VERIFY',
  /** For signing in. */
  VerifyCode: 'VERIFY_CODE',
} as const;
export type EmailScene = keyof typeof emailChannels;

/** What an SMS code is for. A code works for its purpose only. */
export const SceneType = {
  SCENE_TYPE_LOGIN: 'login',
  SCENE_TYPE_REGISTER: 'register',
  SCENE_TYPE_RESET: 'reset',
  /** For `bindPhone`, and for the new number of `updatePhone`. */
  SCENE_TYPE_BIND: 'bind',
  SCENE_TYPE_UNBIND: 'unbind',
  SCENE_TYPE_MFA_BIND: 'mfa-bind',
  SCENE_TYPE_MFA_VERIFY: 'mfa-verify',
  SCENE_TYPE_MFA_UNBIND: 'mfa-unbind',
  SCENE_TYPE_COMPLETE_PHONE: 'complete-phone',
} as const;
export type SceneType = (typeof SceneType)[keyof typeof SceneType];

/** How hard a password is to guess. */
export const PasswordSecurityLevel = { LOW: 1, MIDDLE: 2, HIGH: 3 } as const;
export type PasswordSecurityLevel = (typeof PasswordSecurityLevel)[keyof typeof PasswordSecurityLevel];
