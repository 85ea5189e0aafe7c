import { randomBytes } from 'node:crypto';
import type { InvitationApi } from '../../src/api/invitation';
import type { InvitationContext } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { email, flag, object, oneOf, optional, text } from '../shape';
import { profileChecks, signUpOptionChecks } from './signup';
import type { Invitation, Ticket } from '../state';
import { phoneKey } from '../users/accounts';

/** Lifetime of an invitation token in seconds. */
const tokenLifetime = 600;
// Which channel proves an invited address is not documented; both that fit are taken.
const channels = ['CHANNEL_REGISTER', 'CHANNEL_COMPLETE_EMAIL', 'CHANNEL_COMPLETE_PHONE'];
const receiverType = oneOf('smsCode', 'emailCode');

export const invitationEndpoints: Endpoints<InvitationApi> = {
  getUniversalInvitationPublicConfig: {
    fields: { identifier: text },
    handle(context, { identifier }) {
      const inviter = context.accounts.byId(find(context, identifier).userId);
      const { app } = context;
      return {
        userPool: { name: app.appName, logo: app.appLogo, description: '' },
        ...(inviter ? { inviter: { displayName: inviter.nickname ?? inviter.name ?? '' } } : {}),
      };
    },
  },
  signupByUniversal: {
    fields: { identifier: text, emailCode: text, profile: object({ name: text, email }) },
    handle(context, { identifier, emailCode, profile }) {
      find(context, identifier);
      const address = profile?.email ?? '';
      context.accounts.claim({ email: address });
      context.codes.spend('email', address, channels, emailCode);
      join(context, { name: profile?.name, email: address, emailVerified: true });
      return { status: 'PASSED' };
    },
  },
  generateUniversalInvitationByMember: {
    handle(context) {
      const identifier = randomBytes(8).toString('hex');
      context.state.invitations.push({ identifier, userId: context.user.userId });
      return { link: `${context.origin}/invitation/${identifier}` };
    },
  },
  clearMyAllUniversalInvitationLinks: {
    handle(context) {
      const { userId } = context.user;
      context.state.invitations = context.state.invitations.filter((each) => each.userId !== userId);
      return { success: true };
    },
  },
  generateInviteToken: {
    fields: {
      identifier: text,
      signature: text,
      withInviteeInfo: optional(flag),
      withInvitationSettings: optional(flag),
    },
    handle(context, params) {
      const invitation = find(context, params.identifier);
      if (!invitation.invitee || invitation.signature !== params.signature) throw new ApiFailure('forbidden');
      const data = { identifier: params.identifier };
      return {
        token: context.tickets.issue('invitation', undefined, data, tokenLifetime),
        ...(params.withInviteeInfo || params.withInvitationSettings
          ? { invitationContext: contextOf(invitation) }
          : {}),
      };
    },
  },
  getInviteCodeContext: {
    fields: { token: text },
    handle(context, { token }) {
      return contextOf(invitationOf(context, token).invitation);
    },
  },
  verifyInviteCode: {
    fields: { receiverType, code: text, token: text },
    handle(context, params) {
      const { ticket, invitation } = invitationOf(context, params.token);
      prove(context, invitation, params.receiverType, params.code);
      ticket.data.proved = true;
      return { success: true };
    },
  },
  signupByPolicy: {
    fields: {
      token: text,
      code: optional(text),
      receiverType: optional(receiverType),
      profile: optional(object({ ...profileChecks, username: optional(text) })),
      options: optional(object(signUpOptionChecks)),
    },
    handle(context, params) {
      const { ticket, invitation } = invitationOf(context, params.token);
      if (!ticket.data.proved)
        prove(context, invitation, params.receiverType ?? 'emailCode', params.code ?? '');
      const { email: address, phone: number, phoneCountryCode, inviteeName } = invitation.invitee ?? {};
      const { customData, ...profile } = params.profile ?? {};
      join(context, {
        name: inviteeName,
        ...profile,
        customData,
        email: address,
        phone: number,
        phoneCountryCode,
      });
      context.tickets.spend('invitation', params.token, 'token');
      return { success: true };
    },
  },
};

function find(context: Context, identifier: string): Invitation {
  const found = context.state.invitations.find((each) => each.identifier === identifier);
  if (!found) throw new ApiFailure('notFound', identifier);
  return found;
}

function invitationOf(context: Context, token: string): { ticket: Ticket; invitation: Invitation } {
  const ticket = context.tickets.peek('invitation', token);
  if (!ticket) throw new ApiFailure('ticketDead', 'token');
  return { ticket, invitation: find(context, String(ticket.data.identifier)) };
}

/** Spends the code that was sent to the invited address or number. */
function prove(
  context: Context,
  invitation: Invitation,
  receiver: 'smsCode' | 'emailCode',
  code: string,
): void {
  const { email: address = '', phone: number = '', phoneCountryCode } = invitation.invitee ?? {};
  if (receiver === 'emailCode') context.codes.spend('email', address.toLowerCase(), channels, code);
  else context.codes.spend('sms', phoneKey(number, phoneCountryCode), channels, code);
}

function join(context: Context, fields: Parameters<Context['accounts']['create']>[0]): void {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  context.accounts.create({ ...given, registerSource: ['invitation'], userSourceId: context.app.appId });
}

function contextOf(invitation: Invitation): InvitationContext {
  return {
    email: '',
    ...invitation.invitee,
    enabledIdentifierVerify: true,
    sendVerifyCodeMethod: 'priorityEmail',
    verifyCodeMaxErrCount: 5,
    enabledInfoFill: false,
    extendsFields: [],
    extendsFieldsI18n: {},
    extendsFieldsOptions: [],
  };
}
