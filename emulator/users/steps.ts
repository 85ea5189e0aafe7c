import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { User } from '../state';

/** Lifetime of an mfaToken in seconds. */
const mfaTokenLifetime = 360;

/** Steps that no call of the V3 API finishes; what the service sends along is not published. */
const plainSteps = {
  bind: 'bindNeeded',
  'bind-or-create': 'bindOrCreateNeeded',
  complete: 'completionNeeded',
  unlock: 'unlockNeeded',
} as const;

/** Stops a sign-in where the user has something more to do: a new password, a second factor, or the step of the settings. */
export function stepAfterPassword(context: Context, user: User, scope: string): void {
  const { signInStep: step } = context.settings;
  if (user.resetPasswordOnNextLogin || (step === 'first-reset' && user.passwordGiven))
    throw newPassword(context, 'firstLogin', user, scope);
  if (user.passwordExpired || (step === 'forced-reset' && user.passwordGiven))
    throw newPassword(context, 'passwordExpired', user, scope);
  if (step === 'bind' || step === 'bind-or-create' || step === 'complete' || step === 'unlock')
    throw new ApiFailure(plainSteps[step]);
  if (user.mfaEnabled || context.app.mfa || step === 'mfa') throw secondFactor(context, user, scope);
}

/** Stops a sign-in with an identity that no account has, where such identities have to be bound first. */
export function refuseUnbound(context: Context): void {
  const { signInStep: step } = context.settings;
  if (step === 'bind' || step === 'bind-or-create') throw new ApiFailure(plainSteps[step]);
}

function newPassword(
  context: Context,
  failure: 'firstLogin' | 'passwordExpired',
  user: User,
  scope: string,
): ApiFailure {
  const token = context.tickets.issue('firstLogin', user.userId, { scope }, mfaTokenLifetime);
  return new ApiFailure(failure).with({ token });
}

function secondFactor(context: Context, user: User, scope: string): ApiFailure {
  const factors = context.state.factors.filter((factor) => factor.userId === user.userId);
  const has = (kind: string) => factors.some((factor) => factor.factorType === kind);
  const sms = factors.find((factor) => factor.factorType === 'SMS')?.profile;
  const email = factors.find((factor) => factor.factorType === 'EMAIL')?.profile;
  const policies = ['OTP', 'SMS', 'EMAIL', 'FACE'] as const;
  return new ApiFailure(user.mfaEnabled ? 'mfaNeeded' : 'appMfaNeeded').with({
    mfaToken: context.tickets.issue('mfa', user.userId, { scope }, mfaTokenLifetime),
    mfaPhone: sms?.phoneNumber,
    mfaPhoneCountryCode: sms?.phoneCountryCode,
    mfaEmail: email?.email,
    phone: user.phone,
    phoneCountryCode: user.phoneCountryCode,
    email: user.email,
    nickname: user.nickname,
    username: user.username,
    avatar: user.photo,
    faceMfaEnabled: has('FACE'),
    totpMfaEnabled: has('OTP'),
    applicationMfa: policies.map((mfaPolicy, sort) => ({ mfaPolicy, status: has(mfaPolicy) ? 1 : 0, sort })),
  });
}
