import { randomBytes } from 'node:crypto';
import type { MfaApi } from '../../src/api/mfa';
import type { MfaUser } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { own } from '../own';
import { email, optional, phone, text } from '../shape';
import type { Factor, User } from '../state';
import { fitsTotp } from '../totp';
import { phoneKey } from '../users/accounts';
import { fullProfile } from '../users/profile';
import { noteSignIn } from '../users/signin';

const channel = ['CHANNEL_VERIFY_MFA'];

/** The calls that end a sign-in which asked for a second factor; the bearer is the `mfaToken` of that sign-in. */
export const mfaVerifyEndpoints: Endpoints<MfaApi> = {
  verifyMfaToken: {
    fields: { token: text },
    handle(context, { token }) {
      const ticket = context.tickets.peek('mfa', token);
      if (!ticket) return { active: false };
      const exp = Math.floor(ticket.expiresAt / 1000);
      return {
        active: true,
        userPoolId: context.state.userPoolId,
        userId: ticket.userId,
        exp,
        iat: exp - 360,
      };
    },
  },
  mfaVerifySms: {
    fields: { phone, code: text, phoneCountryCode: optional(text) },
    handle(context, params) {
      const { user, factors } = waiting(context);
      const to = phoneKey(params.phone, params.phoneCountryCode);
      const enrolled = factors.map(
        ({ profile }) => profile.phoneNumber && phoneKey(profile.phoneNumber, profile.phoneCountryCode),
      );
      const own = user.phone && phoneKey(user.phone, user.phoneCountryCode);
      if (to !== own && !enrolled.includes(to)) throw new ApiFailure('oldPhoneMismatch');
      context.codes.spend('sms', to, channel, params.code);
      return finish(context, user);
    },
  },
  mfaVerifyEmail: {
    fields: { email, code: text },
    handle(context, params) {
      const { user, factors } = waiting(context);
      const to = params.email;
      const enrolled = factors.map(({ profile }) => profile.email?.toLowerCase());
      if (to !== user.email?.toLowerCase() && !enrolled.includes(to))
        throw new ApiFailure('oldEmailMismatch');
      context.codes.spend('email', to, channel, params.code);
      return finish(context, user);
    },
  },
  mfaVerifyTotp: { fields: { totp: text }, handle: verifyTotp },
  mfaVerifyTotpLegacy: { fields: { totp: text }, handle: verifyTotp },
  mfaRecover: {
    fields: { recoveryCode: text },
    handle(context, { recoveryCode }) {
      const { user, factors } = waiting(context);
      const factor = factors.find(
        (each) => each.recoveryCode !== undefined && each.recoveryCode === recoveryCode,
      );
      if (!factor) throw new ApiFailure('wrongRecoveryCode');
      // It works once; the answer to a real recovery shows the next one.
      factor.recoveryCode = randomBytes(12).toString('hex');
      return finish(context, user);
    },
  },
  mfaVerifyFace: {
    fields: { photo: text },
    handle(context, { photo }) {
      const { user, factors } = waiting(context);
      const enrolled = factors.some((factor) => factor.factorType === 'FACE');
      if (!enrolled || !own(context.state.files, photo)) throw new ApiFailure('wrongFace');
      return finish(context, user);
    },
  },
  mfaCheck: {
    fields: { phone: optional(phone), email: optional(email) },
    handle(context, params) {
      const { user } = waiting(context);
      const owner = params.phone
        ? context.accounts.byPhone(params.phone)
        : context.accounts.byEmail(params.email ?? '');
      return owner === undefined || owner === user;
    },
  },
};

/** The user whose sign-in waits for a second factor. */
function waiting(context: Context): { user: User; factors: Factor[] } {
  const ticket = context.tickets.peek('mfa', context.bearer ?? '');
  const user = context.accounts.byId(ticket?.userId);
  if (!user) throw new ApiFailure('ticketDead', 'mfaToken');
  return { user, factors: context.state.factors.filter((factor) => factor.userId === user.userId) };
}

function verifyTotp(context: Context, { totp }: { totp: string }): Promise<MfaUser> {
  const { user, factors } = waiting(context);
  const secret = factors.find((factor) => factor.factorType === 'OTP')?.secret;
  if (secret === undefined || !fitsTotp(secret, totp, context.clock.now())) throw new ApiFailure('wrongTotp');
  return finish(context, user);
}

/** The user as the older API shows them, with one token in place of a token set. */
async function finish(context: Context, user: User): Promise<MfaUser> {
  const { data } = context.tickets.spend('mfa', context.bearer ?? '', 'mfaToken');
  user.lastMfaTime = context.now;
  const { deviceId } = noteSignIn(context, user, 'mfa');
  const token = await context.tokens.legacyToken(context.app, user, String(data.scope), deviceId);
  const tokenExpiredAt = new Date(
    context.clock.now() + context.settings.accessTokenLifetime * 1000,
  ).toISOString();
  const { userId, ...profile } = fullProfile(user);
  return { ...profile, id: userId, userPoolId: context.state.userPoolId, token, tokenExpiredAt };
}
