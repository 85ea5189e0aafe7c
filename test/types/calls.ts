import type {
  AuthenticationClient,
  CheckedQrCode,
  CommonMessage,
  DepartmentMembership,
  EmailScene,
  Identity,
  LoginTokens,
  MfaAuthenticator,
  OidcTokens,
  Role,
  TokenClaims,
  TokenIntrospection,
  User,
  UserInfoClaims,
} from '../../src';

/** Whether two types are the same, as far as a caller can tell. */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expect<_Holds extends true>(): void {}

type Client = AuthenticationClient;
/** What a method resolves to. */
type Of<Name extends keyof Client> = Client[Name] extends (...values: never[]) => Promise<infer Data>
  ? Data
  : never;

// What comes back is exact: an app can rely on it without a cast.
expect<Equal<Of<'loginByCode'>, User>>();
expect<Equal<Of<'loginByEmail'>, User>>();
expect<Equal<Of<'getCurrentUser'>, User | null>>();
expect<Equal<Of<'logout'>, void>>();
expect<Equal<Of<'hasRole'>, boolean>>();
expect<Equal<Of<'getRoleList'>, Role[]>>();
expect<Equal<Of<'getIdentities'>, Identity[]>>();
expect<Equal<Of<'listDepartments'>, { totalCount: number; list: DepartmentMembership[] }>>();
expect<Equal<Of<'sendSmsCode'>, CommonMessage>>();
expect<Equal<Of<'bindWechat'>, User>>();
expect<Equal<Of<'scanLogin'>, boolean>>();
expect<Equal<Of<'revokeToken'>, true>>();
expect<Equal<Of<'introspectToken'>, TokenIntrospection>>();
expect<Equal<Of<'validateToken'>, TokenClaims>>();
expect<Equal<Of<'getUserInfoByAccessToken'>, UserInfoClaims>>();
expect<Equal<Of<'getNewAccessTokenByRefreshToken'>, OidcTokens>>();
expect<Equal<Of<'signinByCredentials'>, LoginTokens>>();
expect<Equal<Of<'isUserExists'>, never>>();
expect<Equal<ReturnType<Client['checkLoggedIn']>, string>>();
expect<Equal<ReturnType<Client['buildLogoutUrl']>, never>>();
expect<Equal<ReturnType<Client['computedPasswordSecurityLevel']>, 1 | 2 | 3>>();
expect<Equal<Awaited<ReturnType<Client['mfa']['verifySms']>>, User>>();
expect<Equal<Awaited<ReturnType<Client['mfa']['getMfaAuthenticators']>>, MfaAuthenticator[]>>();
expect<Equal<Awaited<ReturnType<Client['qrcode']['checkStatus']>>, CheckedQrCode>>();
expect<Equal<ReturnType<Client['tokenProvider']['getUser']>, User | null>>();

/** Calls that are right, though not obviously. */
export function fine(authing: AuthenticationClient, user: User): void {
  void authing.updateProfile(user);
  void authing.updateProfile({ ...user, nickname: 'Bob' });
  void authing.updateProfile({ nickname: 'Bob', customData: { level: 3 } });
  void authing.loginByCode();
  void authing.loginByPhone({ phoneCode: 'code' });
  void authing.unbindPhone('123456');
  authing.setCurrentUser(user);
}

/** Mistakes that an editor should underline. */
export function mistakes(authing: AuthenticationClient): void {
  // @ts-expect-error: no password
  void authing.loginByEmail('a@example.com');
  // @ts-expect-error: a number is no phone
  void authing.loginByPhoneCode(13900001111, '123456');
  // @ts-expect-error: no such option
  void authing.loginByUsername('a', 'b', { autoregister: true });
  // @ts-expect-error: the ciphertext is missing
  void authing.loginByPhone('code', 'iv');
  // @ts-expect-error: no such scene
  void authing.sendEmail('a@example.com', 'HELLO');
  // @ts-expect-error: no such scene
  const scene: EmailScene = 'HELLO';
  void scene;
  // @ts-expect-error: WeChat's spelling, not the profile's
  void authing.updateProfile({ nickName: 'Bob' });
  // @ts-expect-error: `bindEmail` and `updateEmail` change the email
  void authing.updateProfile({ nickname: 'Bob', email: 'bob@example.com' });
  // @ts-expect-error: `updatePassword` changes the password
  void authing.updateProfile({ password: 'passw0rd' });
  // @ts-expect-error: V3 takes the family name at sign-up only
  void authing.updateProfile({ familyName: 'Chen' });
  // @ts-expect-error: a list is no role code
  void authing.hasRole(['admin']);
  // @ts-expect-error: the V3 name takes an object
  void authing.getRoleList('default');
  // @ts-expect-error: no such kind of resource
  void authing.listAuthorizedResources('default', { resourceType: 'FILE' });
  // @ts-expect-error: an array is no token
  void authing.revokeToken([]);
  // @ts-expect-error: `confirm` is missing
  void authing.scanLogin({});
  // @ts-expect-error: `SCANNED` is a state, not an action
  void authing.setQrCodeStatus({ qrcodeId: 'id', action: 'SCANNED' });
  // @ts-expect-error: the mfaToken is missing
  void authing.mfa.verifySms({ phone: '13900001111', code: '123456' });
  // @ts-expect-error: no such language
  authing.setLang('fr-FR');
  // @ts-expect-error: the session is not for replacing
  authing.tokenProvider = authing.tokenProvider;
  // @ts-expect-error: no envelope here, `authing.api.getRoleList` has one
  void authing.getRoleList().then((answer) => answer.data);
  // @ts-expect-error: methods of the client stay there
  void authing.mfa.loginByCode();
  // @ts-expect-error: options are changed by their own methods
  authing.options.lang = 'en-US';
}
