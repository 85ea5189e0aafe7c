import type { PasswordApi } from '../../src/api/password';
import type { VerifyResetPasswordRequestParams } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { acceptPassword, fitsPassword } from '../passwords';
import { email, object, oneOf, optional, phone, text } from '../shape';
import type { User } from '../state';
import { ticketLifetime } from '../tickets';
import { phoneKey } from '../users/accounts';

const passwordEncryptType = optional(oneOf('none', 'rsa', 'sm2'));

const channel = ['CHANNEL_RESET_PASSWORD'];

export const passwordEndpoints: Endpoints<PasswordApi> = {
  updatePassword: {
    fields: {
      newPassword: text,
      oldPassword: optional(text),
      passwordResetToken: optional(text),
      passwordEncryptType,
    },
    handle(context, params) {
      const { user } = context;
      const next = acceptPassword(context.password(params.newPassword, params.passwordEncryptType));
      if (params.passwordResetToken) {
        context.tickets.spend('resetPassword', params.passwordResetToken, 'passwordResetToken', user.userId);
      } else if (user.password) {
        if (!params.oldPassword) throw new ApiFailure('oldPasswordNeeded');
        const old = context.password(params.oldPassword, params.passwordEncryptType);
        if (!fitsPassword(user.password, old)) throw new ApiFailure('wrongPassword');
      }
      context.accounts.setPassword(user, next);
      context.accounts.touch(user);
      return undefined;
    },
  },
  verifyResetPasswordRequest: {
    fields: {
      verifyMethod: oneOf('EMAIL_PASSCODE', 'PHONE_PASSCODE'),
      phonePassCodePayload: optional(
        object({ phoneNumber: phone, passCode: text, phoneCountryCode: optional(text) }),
      ),
      emailPassCodePayload: optional(object({ email, passCode: text })),
    },
    handle(context, params) {
      const user = userOfReset(context, params);
      const passwordResetToken = context.tickets.issue('resetPassword', user.userId);
      return { passwordResetToken, tokenExpiresIn: ticketLifetime };
    },
  },
  resetPassword: {
    fields: { password: text, passwordResetToken: text, passwordEncryptType },
    handle(context, params) {
      const next = acceptPassword(context.password(params.password, params.passwordEncryptType));
      setByTicket(context, 'resetPassword', params.passwordResetToken, 'passwordResetToken', next);
      return { success: true };
    },
  },
  validatePassword: {
    fields: {
      phone: optional(phone),
      email: optional(email),
      username: optional(text),
      phoneCountryCode: optional(text),
      password: text,
      passwordEncryptType,
    },
    handle(context, params) {
      const { accounts } = context;
      const named =
        (params.email && accounts.byEmail(params.email)) ||
        (params.username && accounts.byUsername(params.username)) ||
        (params.phone && accounts.byPhone(params.phone, params.phoneCountryCode));
      const names = [params.email, params.username, params.phone].filter((name) => name !== undefined);
      const user = names.length > 0 ? named || undefined : context.user;
      const clear = context.password(params.password ?? '', params.passwordEncryptType);
      return { valid: Boolean(user?.password && fitsPassword(user.password, clear)) };
    },
  },
  resetPasswordByFirstLoginToken: {
    fields: { token: text, password: text },
    handle(context, params) {
      // Paths of the older API take passwords encrypted with RSA only.
      const next = acceptPassword(context.password(params.password, 'rsa'));
      setByTicket(context, 'firstLogin', params.token, 'token', next);
      return { success: true };
    },
  },
};

function userOfReset(context: Context, params: VerifyResetPasswordRequestParams): User {
  if (params.verifyMethod === 'PHONE_PASSCODE') {
    const payload = params.phonePassCodePayload as typeof params.phonePassCodePayload | undefined;
    if (!payload) throw new ApiFailure('invalidArgument', 'phonePassCodePayload', 'required for this method');
    const user = context.accounts.byPhone(payload.phoneNumber, payload.phoneCountryCode);
    if (!user) throw new ApiFailure('userNotFound');
    const to = phoneKey(payload.phoneNumber, payload.phoneCountryCode);
    context.codes.spend('sms', to, channel, payload.passCode);
    return user;
  }
  const payload = params.emailPassCodePayload as typeof params.emailPassCodePayload | undefined;
  if (!payload?.email)
    throw new ApiFailure('invalidArgument', 'emailPassCodePayload', 'required for this method');
  const user = context.accounts.byEmail(payload.email);
  if (!user) throw new ApiFailure('userNotFound');
  context.codes.spend('email', payload.email, channel, payload.passCode);
  return user;
}

function setByTicket(
  context: Context,
  purpose: 'resetPassword' | 'firstLogin',
  token: string,
  name: string,
  next: string,
): void {
  const user = context.accounts.byId(context.tickets.spend(purpose, token, name).userId);
  if (!user) throw new ApiFailure('userNotFound');
  context.accounts.setPassword(user, next);
  context.accounts.touch(user);
}
