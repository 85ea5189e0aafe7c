import {
  AuthenticationClient,
  GenAuthError,
  isGenAuthError,
  type AuthenticationClientOptions,
  type AuthStateChange,
  type ErrorKind,
  type MfaStepData,
  type NewPasswordStepData,
  type SignOutReason,
  type StepCode,
  type UndescribedStepData,
  type User,
  type UserInfoClaims,
  type UserProfile,
} from '../../src';

/** Whether two types are the same, as far as a caller can tell. */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expect<_Holds extends true>(): void {}

/** What an app does with a rejected sign-in. */
export function next(error: unknown): string {
  if (!isGenAuthError(error)) return 'not of the SDK';
  expect<Equal<typeof error, GenAuthError>>();
  expect<Equal<(typeof error)['kind'], ErrorKind>>();
  if (error.kind !== 'step') {
    expect<Equal<typeof error.kind, Exclude<ErrorKind, 'step'>>>();
    expect<Equal<typeof error.data, unknown>>();
    // @ts-expect-error: only a step says what it carries
    return error.data.mfaToken;
  }
  expect<Equal<typeof error.code, StepCode>>();
  expect<Equal<typeof error.data, MfaStepData | NewPasswordStepData | UndescribedStepData>>();
  // @ts-expect-error: which step it is has not been checked yet
  void error.data.mfaToken;
  switch (error.code) {
    case 1635:
    case 1636:
      expect<Equal<typeof error.data, MfaStepData>>();
      // @ts-expect-error: the right to set a password belongs to another step
      void error.data.token;
      return error.data.mfaToken;
    case 1639:
    case 2058:
      expect<Equal<typeof error.data, NewPasswordStepData>>();
      return error.data.token;
    case 2000:
    case 1640:
    case 1641:
    case 1642:
    case 1643:
      expect<Equal<typeof error.data, UndescribedStepData>>();
      return String(error.data?.anything);
    // @ts-expect-error: a number that is no step
    case 2004:
      return '';
  }
}

/** `instanceof` narrows like `isGenAuthError`. */
export function tokenIn(error: unknown): string | undefined {
  if (error instanceof GenAuthError && error.kind === 'step' && error.code === 1636)
    return error.data.mfaToken;
  return undefined;
}

/** What a listener does with a change. */
export function heard(change: AuthStateChange): User | null {
  switch (change.type) {
    case 'signedOut':
      expect<Equal<typeof change.user, null>>();
      expect<Equal<typeof change.reason, SignOutReason>>();
      return change.user;
    case 'userUpdated':
      expect<Equal<typeof change.user, User>>();
      expect<Equal<typeof change.reason, undefined>>();
      return change.user;
    case 'signedIn':
    case 'renewed':
      expect<Equal<typeof change.user, User | null>>();
      expect<Equal<typeof change.reason, undefined>>();
      return change.user;
    // @ts-expect-error: no such change
    case 'signedUp':
      return null;
  }
}

/** The fields taken apart in the head of a listener are told apart as well. */
export function listening(authing: AuthenticationClient): void {
  authing.onAuthStateChange(({ type, user, reason }) => {
    if (type === 'userUpdated') void user.nickname;
    if (type === 'signedOut') expect<Equal<typeof reason, SignOutReason>>();
    // @ts-expect-error: a session can be there before its user
    if (type === 'signedIn') void user.nickname;
  });
}

/** A client is of an app, or at least of a user pool. */
export const clients = [
  new AuthenticationClient({ appId: 'app' }),
  new AuthenticationClient({ userPoolId: 'pool' }),
  new AuthenticationClient({ appId: 'app', userPoolId: 'pool', lang: 'en-US' }),
];

export function mistakes(options: Partial<AuthenticationClientOptions>): void {
  // @ts-expect-error: of no app
  new AuthenticationClient({});
  // @ts-expect-error: of no app either
  new AuthenticationClient({ lang: 'en-US' });
  // @ts-expect-error: it may be missing
  new AuthenticationClient(options);
  // @ts-expect-error: `userpoolId`, misspelt
  new AuthenticationClient({ userpoolId: 'pool' });
  // @ts-expect-error: a sign-out has a reason
  const change: AuthStateChange = { type: 'signedOut', user: null };
  void change;
}

/** The service says `null` for what is not set, so an app has to ask. */
export function shown(user: User, profile: UserProfile, claims: UserInfoClaims): string {
  expect<Equal<User['nickname'], string | null | undefined>>();
  expect<Equal<UserProfile['phone'], string | null | undefined>>();
  expect<Equal<UserInfoClaims['given_name'], string | null | undefined>>();
  expect<Equal<UserProfile['userId'], string>>();
  // @ts-expect-error: it can be null
  void user.nickname.length;
  // @ts-expect-error: missing is not the only way not to be there
  const email: string | undefined = profile.email;
  return user.nickname ?? claims.name ?? email ?? '';
}
