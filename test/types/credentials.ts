import {
  EmailScene,
  PasswordSecurityLevel,
  SceneType,
  type AccountDeletionGrant,
  type AuthenticationClient,
  type CaptchaCode,
  type CommonMessage,
  type CustomData,
  type DirectoryLoginOptions,
  type EmailChannel,
  type EmailUpdateGrant,
  type LoginOptions,
  type LoginTokens,
  type PassCodeLoginOptions,
  type PasswordStrength,
  type PhoneUpdateGrant,
  type RegisterOptions,
  type RegisterProfile,
  type SignInByCredentialsParams,
  type SmsChannel,
  type User,
  type UserDefinedData,
  type VerifyDeleteAccountRequestParams,
  type VerifyUpdateEmailRequestParams,
  type VerifyUpdatePhoneRequestParams,
} from '../../src';

/** Whether two types are the same, as far as a caller can tell. */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expect<_Holds extends true>(): void {}

type Client = AuthenticationClient;
type ByPassword = (name: string, password: string, options?: LoginOptions) => Promise<User>;
type ByDirectory = (name: string, password: string, options?: DirectoryLoginOptions) => Promise<User>;
type ByCode = (address: string, code: string, options?: PassCodeLoginOptions) => Promise<User>;
type Register = (
  name: string,
  proof: string,
  profile?: RegisterProfile,
  options?: RegisterOptions,
) => Promise<User>;

// Sign-in and sign-up
expect<Equal<Client['loginByEmail'], ByPassword>>();
expect<Equal<Client['loginByUsername'], ByPassword>>();
expect<Equal<Client['loginByPhonePassword'], ByPassword>>();
expect<Equal<Client['loginBySubAccount'], ByPassword>>();
expect<Equal<Client['loginByLdap'], ByDirectory>>();
expect<Equal<Client['loginByAd'], ByDirectory>>();
expect<Equal<Client['loginByPhoneCode'], ByCode>>();
expect<Equal<Client['loginByEmailCode'], ByCode>>();
expect<Equal<Client['signinByCredentials'], (params: SignInByCredentialsParams) => Promise<LoginTokens>>>();
expect<Equal<Client['registerByEmail'], Register>>();
expect<Equal<Client['registerByUsername'], Register>>();
expect<Equal<Client['registerByEmailCode'], Register>>();
expect<
  Equal<
    Client['registerByPhoneCode'],
    (
      phone: string,
      code: string,
      password?: string,
      profile?: RegisterProfile,
      options?: RegisterOptions,
    ) => Promise<User>
  >
>();

// Codes
expect<
  Equal<
    Client['sendSmsCode'],
    (phone: string, phoneCountryCode?: string, scene?: SceneType | SmsChannel) => Promise<CommonMessage>
  >
>();
expect<
  Equal<Client['sendEmail'], (email: string, scene: EmailScene | EmailChannel) => Promise<CommonMessage>>
>();
expect<Equal<Client['getCaptchaCode'], () => Promise<CaptchaCode>>>();
expect<Equal<typeof EmailScene.ResetPassword, 'RESET_PASSWORD'>>();
expect<Equal<typeof EmailScene.VerifyCode, 'VERIFY_CODE'>>();
expect<Equal<typeof EmailScene.EMAIL_BIND_VERIFY_CODE, 'EMAIL_BIND_VERIFY_CODE'>>();
expect<Equal<(typeof EmailScene)[keyof typeof EmailScene], EmailScene>>();
expect<Equal<typeof SceneType.SCENE_TYPE_MFA_UNBIND, 'mfa-unbind'>>();

// Passwords
expect<
  Equal<
    Client['resetPasswordByPhoneCode'],
    (phone: string, code: string, newPassword: string, phoneCountryCode?: string) => Promise<CommonMessage>
  >
>();
expect<
  Equal<
    Client['resetPasswordByEmailCode'],
    (email: string, code: string, newPassword: string) => Promise<CommonMessage>
  >
>();
expect<Equal<Client['updatePassword'], (newPassword: string, oldPassword?: string) => Promise<User>>>();
expect<Equal<Client['checkPasswordStrength'], (password: string) => Promise<PasswordStrength>>>();
expect<Equal<Client['computedPasswordSecurityLevel'], (password: string) => PasswordSecurityLevel>>();
expect<Equal<PasswordSecurityLevel, 1 | 2 | 3>>();
expect<Equal<typeof PasswordSecurityLevel.MIDDLE, 2>>();
expect<Equal<Client['getPublicKey'], (type: 'rsa' | 'sm2') => Promise<string>>>();

// Account
expect<
  Equal<Client['bindPhone'], (phone: string, phoneCode: string, phoneCountryCode?: string) => Promise<User>>
>();
expect<Equal<Client['bindEmail'], (email: string, emailCode: string) => Promise<User>>>();
type Unbind = { (code: string): Promise<User>; (): Promise<User> };
expect<Equal<Client['unbindPhone'], Unbind>>();
expect<Equal<Client['unbindEmail'], Unbind>>();
expect<
  Equal<Client['updatePhoneRequest'], (params: VerifyUpdatePhoneRequestParams) => Promise<PhoneUpdateGrant>>
>();
expect<
  Equal<Client['updateEmailRequest'], (params: VerifyUpdateEmailRequestParams) => Promise<EmailUpdateGrant>>
>();
expect<
  Equal<
    Client['deleteAccountRequest'],
    (params: VerifyDeleteAccountRequestParams) => Promise<AccountDeletionGrant>
  >
>();

// Custom data
expect<Equal<Client['getUdfValue'], () => Promise<CustomData>>>();
expect<Equal<Client['setUdfValue'], (data: CustomData) => Promise<UserDefinedData[]>>>();
expect<Equal<Client['removeUdfValue'], (key: string) => Promise<void>>>();
expect<Equal<Client['listUdv'], () => Promise<UserDefinedData[]>>>();
expect<Equal<Client['setUdv'], (key: string, value: unknown) => Promise<UserDefinedData[]>>>();
expect<Equal<Client['removeUdv'], (key: string) => Promise<UserDefinedData[]>>>();

/** Calls as apps on 4.x write them. */
export function accepted(authing: Client): Promise<unknown>[] {
  return [
    authing.loginByEmail('a@example.com', 'b', { autoRegister: true, captchaCode: 'c', params: [] }),
    authing.loginByLdap('a', 'b', { clientIp: '10.1.2.3', withCustomData: true }),
    authing.loginByPhoneCode('13900001111', '123456', { phoneCountryCode: '+86', context: {} }),
    authing.registerByEmail('a@example.com', 'b', { nickname: 'c', udf: [] }, { forceLogin: true }),
    authing.sendEmail('a@example.com', EmailScene.ChangeEmail),
    authing.sendSmsCode('7700900123', '+44', SceneType.SCENE_TYPE_RESET),
    authing.sendSmsCode('13900001111', '', 'CHANNEL_DELETE_ACCOUNT'),
    authing.updatePhone('13900001111', '123456', '13900002222', '123456', '+86', '+86'),
    authing.updatePhone({ updatePhoneToken: 'token' }),
    authing.updateEmail('a@example.com', '123456'),
    authing.updateEmail({ updateEmailToken: 'token' }),
    authing.deleteAccountRequest({ verifyMethod: 'PASSWORD', passwordPayload: { password: 'a' } }),
    authing.deleteAccount({ deleteAccountToken: 'token' }),
    authing.setUdv('school', new Date()),
  ];
}

/** Mistakes that an editor should underline. */
export function mistakes(authing: Client): void {
  // @ts-expect-error: the captcha has no such name
  void authing.loginByEmail('a@example.com', 'b', { captcha: 'c' });
  // @ts-expect-error: a password sign-in has no place for a dialling code
  void authing.loginByPhonePassword('7700900123', 'b', { phoneCountryCode: '+44' });
  // @ts-expect-error: the old calls have no profile field `avatar`
  void authing.registerByUsername('a', 'b', { avatar: 'c' });
  // @ts-expect-error: the code is missing
  void authing.registerByPhoneCode('13900001111');
  // @ts-expect-error: a mail scene is no SMS scene
  void authing.sendSmsCode('13900001111', '', EmailScene.ResetPassword);
  // @ts-expect-error: the scene is missing
  void authing.sendEmail('a@example.com');
  // @ts-expect-error: the token of the phone is not that of the email
  void authing.updateEmail({ updatePhoneToken: 'token' });
  // @ts-expect-error: a code that may be missing is not enough
  void authing.unbindPhone(undefined as string | undefined);
  // @ts-expect-error: the code of the email is missing
  void authing.bindEmail('a@example.com');
  // @ts-expect-error: what proves it belongs to the method
  void authing.deleteAccountRequest({ verifyMethod: 'PASSWORD', emailPassCodePayload: { passCode: 'a' } });
  // @ts-expect-error: closing the account takes what the first step resolved to
  void authing.deleteAccount();
  // @ts-expect-error: there are two kinds of key
  void authing.getPublicKey('dsa');
  // @ts-expect-error: a list is no custom data
  void authing.setUdfValue('school', '清华大学');
  // @ts-expect-error: a level is told at once
  void authing.computedPasswordSecurityLevel('a').then();
}
