/** What a code sent by `sendEmail` is for. A code works for its purpose only. */
export const EmailScene = {
  /** For `resetPasswordByEmailCode`. */
  RESET_PASSWORD: 'RESET_PASSWORD',
  /** The same as `RESET_PASSWORD`. */
  RESET_PASSWORD_VERIFY_CODE: 'RESET_PASSWORD_VERIFY_CODE',
  /** Sends a link that verifies the address, not a code. */
  VERIFY_EMAIL: 'VERIFY_EMAIL',
  /** The same as `VERIFY_EMAIL`. */
  FIRST_EMAIL_LOGIN_VERIFY: 'FIRST_EMAIL_LOGIN_VERIFY',
  /** The same as `VERIFY_EMAIL`. */
  CONSOLE_CONDUCTED_VERIFY: 'CONSOLE_CONDUCTED_VERIFY',
  /** For both addresses of `updateEmail`. For the first email of an account use `EMAIL_BIND_VERIFY_CODE`. */
  CHANGE_EMAIL: 'CHANGE_EMAIL',
  /** For `bindEmail`. */
  EMAIL_BIND_VERIFY_CODE: 'EMAIL_BIND_VERIFY_CODE',
  /** For `unbindEmail`. */
  EMAIL_UNBIND_VERIFY_CODE: 'EMAIL_UNBIND_VERIFY_CODE',
  /** For a second factor, which `mfa.sendEmail` sends as well. */
  MFA_VERIFY: 'MFA_VERIFY',
  /** The same as `MFA_VERIFY`. */
  MFA_VERIFY_CODE: 'MFA_VERIFY_CODE',
  /** The same as `LOGIN_VERIFY_CODE`. */
  VERIFY_CODE: 'VERIFY_CODE',
  /** For `registerByEmailCode`. */
  REGISTER_VERIFY_CODE: 'REGISTER_VERIFY_CODE',
  /** For `loginByEmailCode`. */
  LOGIN_VERIFY_CODE: 'LOGIN_VERIFY_CODE',
  /** For the `emailToken` option of the sign-ups. */
  INFORMATION_COMPLETION_VERIFY_CODE: 'INFORMATION_COMPLETION_VERIFY_CODE',
  /** `RESET_PASSWORD` under its name in authing-js-sdk. */
  ResetPassword: 'RESET_PASSWORD',
  /** `VERIFY_EMAIL` under its name in authing-js-sdk. */
  VerifyEmail: 'VERIFY_EMAIL',
  /** `CHANGE_EMAIL` under its name in authing-js-sdk. */
  ChangeEmail: 'CHANGE_EMAIL',
  /** `MFA_VERIFY` under its name in authing-js-sdk. */
  MfaVerify: 'MFA_VERIFY',
  /** `VERIFY_CODE` under its name in authing-js-sdk. */
  VerifyCode: 'VERIFY_CODE',
} as const;
export type EmailScene = (typeof EmailScene)[keyof typeof EmailScene];

/** What a code sent by `sendSmsCode` is for. A code works for its purpose only. */
export const SceneType = {
  /** For `loginByPhoneCode`. */
  SCENE_TYPE_LOGIN: 'login',
  /** For `registerByPhoneCode`. */
  SCENE_TYPE_REGISTER: 'register',
  /** For `resetPasswordByPhoneCode`. */
  SCENE_TYPE_RESET: 'reset',
  /** For `bindPhone`, and for the new number of `updatePhone`. */
  SCENE_TYPE_BIND: 'bind',
  /** For `unbindPhone`, and for the present number of `updatePhone`. */
  SCENE_TYPE_UNBIND: 'unbind',
  /** For adding a phone as a second factor. */
  SCENE_TYPE_MFA_BIND: 'mfa-bind',
  /** For a second factor, which `mfa.sendSms` sends as well. */
  SCENE_TYPE_MFA_VERIFY: 'mfa-verify',
  /** For removing a phone as a second factor. */
  SCENE_TYPE_MFA_UNBIND: 'mfa-unbind',
  /** For the `phoneToken` option of the sign-ups. */
  SCENE_TYPE_COMPLETE_PHONE: 'complete-phone',
} as const;
export type SceneType = (typeof SceneType)[keyof typeof SceneType];

/** How hard a password is to guess, as `computedPasswordSecurityLevel` rates it. */
export const PasswordSecurityLevel = {
  /** Weak. */
  LOW: 1,
  /** Medium: 8 characters or more, with letters and digits. */
  MIDDLE: 2,
  /** Strong: 12 characters or more, with small letters, capital letters and digits. */
  HIGH: 3,
} as const;
export type PasswordSecurityLevel = (typeof PasswordSecurityLevel)[keyof typeof PasswordSecurityLevel];
