import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { User } from '../state';

/** Lifetime of an mfaToken in seconds. */
const mfaTokenLifetime = 360;

/** Stops a sign-in where the user has something more to do: a new password or a second factor. */
export function stepAfterPassword(context: Context, user: User, scope: string): void {
  if (user.resetPasswordOnNextLogin) {
    const token = context.tickets.issue('firstLogin', user.userId, { scope }, mfaTokenLifetime);
    throw new ApiFailure('firstLogin').with({ token });
  }
  if (user.passwordExpired) {
    const token = context.tickets.issue('firstLogin', user.userId, { scope }, mfaTokenLifetime);
    throw new ApiFailure('passwordExpired').with({ token });
  }
  if (user.mfaEnabled || context.app.mfa) throw secondFactor(context, user, scope);
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
