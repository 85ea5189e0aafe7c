/** What a mail code is for. A code works for its purpose only. */
export const EmailScene = {
  RESET_PASSWORD: 'RESET_PASSWORD',
  RESET_PASSWORD_VERIFY_CODE: 'RESET_PASSWORD_VERIFY_CODE',
  /** Sends a link. */
  VERIFY_EMAIL: 'VERIFY_EMAIL',
  FIRST_EMAIL_LOGIN_VERIFY: 'FIRST_EMAIL_LOGIN_VERIFY',
  CONSOLE_CONDUCTED_VERIFY: 'CONSOLE_CONDUCTED_VERIFY',
  /** For `updateEmail`. A first email takes `EMAIL_BIND_VERIFY_CODE`: 4.x had one mail for both. */
  CHANGE_EMAIL: 'CHANGE_EMAIL',
  EMAIL_BIND_VERIFY_CODE: 'EMAIL_BIND_VERIFY_CODE',
  EMAIL_UNBIND_VERIFY_CODE: 'EMAIL_UNBIND_VERIFY_CODE',
  MFA_VERIFY: 'MFA_VERIFY',
  MFA_VERIFY_CODE: 'MFA_VERIFY_CODE',
  /** For signing in. */
  VERIFY_CODE: 'VERIFY_CODE',
  REGISTER_VERIFY_CODE: 'REGISTER_VERIFY_CODE',
  LOGIN_VERIFY_CODE: 'LOGIN_VERIFY_CODE',
  INFORMATION_COMPLETION_VERIFY_CODE: 'INFORMATION_COMPLETION_VERIFY_CODE',
  ResetPassword: 'RESET_PASSWORD',
  VerifyEmail: 'VERIFY_EMAIL',
  ChangeEmail: 'CHANGE_EMAIL',
  MfaVerify: 'MFA_VERIFY',
  VerifyCode: 'VERIFY_CODE',
} as const;
export type EmailScene = (typeof EmailScene)[keyof typeof EmailScene];

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
