import type { AccountApi } from '../../src/api/account';
import type { VerifyDeleteAccountRequestParams } from '../../types/account';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import { fitsPassword } from '../passwords';
import type { Endpoints } from '../endpoint';
import { email, object, oneOf, optional, phone, text } from '../shape';
import type { User } from '../state';
import { ticketLifetime } from '../tickets';
import { normalCountryCode, phoneKey } from '../users/accounts';

const passCode = { passCode: text };
const optionalPayload = (fields: Parameters<typeof object>[0]) => optional(object(fields));

// Which channel serves a change of phone is not documented; both readings of the published samples work.
const changePhoneChannels = ['CHANNEL_BIND_PHONE', 'CHANNEL_UNBIND_PHONE'];

export const accountEndpoints: Endpoints<AccountApi> = {
  bindEmail: {
    fields: { email, ...passCode },
    handle(context, params) {
      const { user } = context;
      if (user.email) throw new ApiFailure('emailBound');
      context.accounts.claim({ email: params.email }, user);
      context.codes.spend('email', params.email, ['CHANNEL_BIND_EMAIL'], params.passCode);
      setEmail(context, user, params.email);
      return undefined;
    },
  },
  unbindEmail: {
    fields: passCode,
    handle(context, params) {
      const { user } = context;
      if (!user.email) throw new ApiFailure('noEmail');
      if (!canSignInWithout(user, 'email')) throw new ApiFailure('lastSignInWay');
      context.codes.spend('email', user.email.toLowerCase(), ['CHANNEL_UNBIND_EMAIL'], params.passCode);
      user.email = undefined;
      user.emailVerified = false;
      context.accounts.touch(user);
      return undefined;
    },
  },
  bindPhone: {
    fields: { phoneNumber: phone, ...passCode, phoneCountryCode: optional(text) },
    handle(context, { phoneNumber, phoneCountryCode, passCode: code }) {
      const { user } = context;
      if (user.phone) throw new ApiFailure('phoneBound');
      context.accounts.claim({ phone: phoneNumber, phoneCountryCode }, user);
      context.codes.spend('sms', phoneKey(phoneNumber, phoneCountryCode), ['CHANNEL_BIND_PHONE'], code);
      setPhone(context, user, phoneNumber, phoneCountryCode);
      return undefined;
    },
  },
  unbindPhone: {
    fields: passCode,
    handle(context, params) {
      const { user } = context;
      if (!user.phone) throw new ApiFailure('noPhone');
      if (!canSignInWithout(user, 'phone')) throw new ApiFailure('lastSignInWay');
      const to = phoneKey(user.phone, user.phoneCountryCode);
      context.codes.spend('sms', to, ['CHANNEL_UNBIND_PHONE'], params.passCode);
      user.phone = undefined;
      user.phoneCountryCode = undefined;
      user.phoneVerified = false;
      context.accounts.touch(user);
      return undefined;
    },
  },
  verifyUpdateEmailRequest: {
    fields: {
      verifyMethod: oneOf('EMAIL_PASSCODE'),
      emailPassCodePayload: object({
        newEmail: email,
        newEmailPassCode: text,
        oldEmail: optional(email),
        oldEmailPassCode: optional(text),
      }),
    },
    handle(context, { emailPassCodePayload: payload }) {
      const { user } = context;
      const { newEmail, newEmailPassCode, oldEmail, oldEmailPassCode } = payload;
      if (user.email?.toLowerCase() === newEmail) throw new ApiFailure('sameEmail');
      context.accounts.claim({ email: newEmail }, user);
      if (oldEmail !== undefined) {
        if (user.email?.toLowerCase() !== oldEmail) throw new ApiFailure('oldEmailMismatch');
        context.codes.spend('email', oldEmail, ['CHANNEL_UPDATE_EMAIL'], oldEmailPassCode ?? '');
      }
      context.codes.spend('email', newEmail, ['CHANNEL_UPDATE_EMAIL'], newEmailPassCode);
      const updateEmailToken = context.tickets.issue('updateEmail', user.userId, { newEmail });
      return { updateEmailToken, tokenExpiresIn: ticketLifetime };
    },
  },
  updateEmail: {
    fields: { updateEmailToken: text },
    handle(context, { updateEmailToken }) {
      const { user } = context;
      const { data } = context.tickets.spend(
        'updateEmail',
        updateEmailToken,
        'updateEmailToken',
        user.userId,
      );
      const newEmail = String(data.newEmail);
      context.accounts.claim({ email: newEmail }, user);
      setEmail(context, user, newEmail);
      return { success: true };
    },
  },
  verifyUpdatePhoneRequest: {
    fields: {
      verifyMethod: oneOf('PHONE_PASSCODE'),
      phonePassCodePayload: object({
        newPhoneNumber: phone,
        newPhonePassCode: text,
        newPhoneCountryCode: optional(text),
        oldPhoneNumber: optional(phone),
        oldPhonePassCode: optional(text),
        oldPhoneCountryCode: optional(text),
      }),
    },
    handle(context, { phonePassCodePayload: payload }) {
      const { user } = context;
      const { newPhoneNumber, newPhonePassCode, newPhoneCountryCode, oldPhoneNumber, oldPhoneCountryCode } =
        payload;
      const next = phoneKey(newPhoneNumber, newPhoneCountryCode);
      const present = user.phone && phoneKey(user.phone, user.phoneCountryCode);
      if (next === present) throw new ApiFailure('samePhone');
      context.accounts.claim({ phone: newPhoneNumber, phoneCountryCode: newPhoneCountryCode }, user);
      if (oldPhoneNumber !== undefined) {
        const old = phoneKey(oldPhoneNumber, oldPhoneCountryCode);
        if (old !== present) throw new ApiFailure('oldPhoneMismatch');
        context.codes.spend('sms', old, changePhoneChannels, payload.oldPhonePassCode ?? '');
      }
      context.codes.spend('sms', next, changePhoneChannels, newPhonePassCode);
      const data = { phone: newPhoneNumber, phoneCountryCode: newPhoneCountryCode };
      return {
        updatePhoneToken: context.tickets.issue('updatePhone', user.userId, data),
        tokenExpiresIn: ticketLifetime,
      };
    },
  },
  updatePhone: {
    fields: { updatePhoneToken: text },
    handle(context, { updatePhoneToken }) {
      const { user } = context;
      const { data } = context.tickets.spend(
        'updatePhone',
        updatePhoneToken,
        'updatePhoneToken',
        user.userId,
      );
      const { phone: number, phoneCountryCode } = data as { phone: string; phoneCountryCode?: string };
      context.accounts.claim({ phone: number, phoneCountryCode }, user);
      setPhone(context, user, number, phoneCountryCode);
      return { success: true };
    },
  },
  getSecurityLevel: {
    handle(context) {
      const { user } = context;
      const mfaEnrolled = context.state.factors.some((factor) => factor.userId === user.userId);
      const passwordSecurityLevel = user.passwordSecurityLevel ?? 0;
      const found = [mfaEnrolled, user.password !== undefined, Boolean(user.email), Boolean(user.phone)];
      return {
        passwordSecurityLevel,
        mfaEnrolled,
        passwordSet: user.password !== undefined,
        emailBinded: Boolean(user.email),
        phoneBinded: Boolean(user.phone),
        securityScore: found.filter(Boolean).length * 20 + Math.min(passwordSecurityLevel, 2) * 10,
      };
    },
  },
  verifyDeleteAccountRequest: {
    fields: {
      verifyMethod: oneOf('PHONE_PASSCODE', 'EMAIL_PASSCODE', 'PASSWORD'),
      phonePassCodePayload: optionalPayload({
        phoneNumber: phone,
        ...passCode,
        phoneCountryCode: optional(text),
      }),
      emailPassCodePayload: optionalPayload({ email: optional(email), ...passCode }),
      passwordPayload: optionalPayload({
        password: text,
        passwordEncryptType: optional(oneOf('none', 'rsa', 'sm2')),
      }),
    },
    handle(context, params) {
      const { user } = context;
      proveForDeletion(context, user, params);
      const deleteAccountToken = context.tickets.issue('deleteAccount', user.userId);
      return { deleteAccountToken, tokenExpiresIn: ticketLifetime };
    },
  },
  deleteAccount: {
    fields: { deleteAccountToken: text },
    handle(context, { deleteAccountToken }) {
      const { user } = context;
      context.tickets.spend('deleteAccount', deleteAccountToken, 'deleteAccountToken', user.userId);
      context.tokens.revokeGrants((grant) => grant.userId === user.userId);
      context.accounts.remove(user);
      return { success: true };
    },
  },
};

function proveForDeletion(context: Context, user: User, params: VerifyDeleteAccountRequestParams): void {
  const missing = (name: string) => new ApiFailure('invalidArgument', name, 'required for this method');
  const channel = ['CHANNEL_DELETE_ACCOUNT'];
  // The types promise the payload of the method; a request can lack it all the same.
  const given = params as Partial<
    Record<'phonePassCodePayload' | 'emailPassCodePayload' | 'passwordPayload', object>
  >;
  switch (params.verifyMethod) {
    case 'PHONE_PASSCODE': {
      if (!given.phonePassCodePayload) throw missing('phonePassCodePayload');
      const { phoneNumber, phoneCountryCode, passCode: code } = params.phonePassCodePayload;
      const to = phoneKey(phoneNumber, phoneCountryCode);
      if (!user.phone || phoneKey(user.phone, user.phoneCountryCode) !== to)
        throw new ApiFailure('oldPhoneMismatch');
      return context.codes.spend('sms', to, channel, code);
    }
    case 'EMAIL_PASSCODE': {
      if (!given.emailPassCodePayload) throw missing('emailPassCodePayload');
      const to = (params.emailPassCodePayload.email ?? user.email ?? '').toLowerCase();
      if (!user.email || user.email.toLowerCase() !== to) throw new ApiFailure('oldEmailMismatch');
      return context.codes.spend('email', to, channel, params.emailPassCodePayload.passCode);
    }
    case 'PASSWORD': {
      if (!given.passwordPayload) throw missing('passwordPayload');
      const { password, passwordEncryptType } = params.passwordPayload;
      const clear = context.password(password, passwordEncryptType);
      if (!user.password || !fitsPassword(user.password, clear)) throw new ApiFailure('wrongPassword');
    }
  }
}

/** An account must keep one way in: a phone or email, a username with a password, or a linked identity. */
function canSignInWithout(user: User, leaving: 'email' | 'phone'): boolean {
  const other = leaving === 'email' ? user.phone : user.email;
  return (
    Boolean(other) || (Boolean(user.username) && user.password !== undefined) || user.identities.length > 0
  );
}

function setEmail(context: Context, user: User, address: string): void {
  user.email = address;
  user.emailVerified = true;
  context.accounts.touch(user);
}

function setPhone(context: Context, user: User, number: string, countryCode: string | undefined): void {
  user.phone = number;
  user.phoneCountryCode = normalCountryCode(countryCode);
  user.phoneVerified = true;
  context.accounts.touch(user);
}
