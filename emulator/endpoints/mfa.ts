import { randomBytes, randomUUID } from 'node:crypto';
import type { MfaApi } from '../../src/api/mfa';
import type { FactorType, SendEnrollFactorRequestParams } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { qrDataUrl } from '../qr';
import { email, flag, object, oneOf, optional, phone, text } from '../shape';
import type { Factor } from '../state';
import { fitsTotp, newTotpSecret } from '../totp';
import { phoneKey } from '../users/accounts';
import { mfaVerifyEndpoints } from './mfaverify';

const factorTypes: FactorType[] = ['OTP', 'SMS', 'EMAIL', 'FACE'];
const factorType = oneOf(...factorTypes);

export const mfaEndpoints: Endpoints<MfaApi> = {
  ...mfaVerifyEndpoints,
  listEnrolledFactors: { handle: (context) => mine(context).map(answerOf) },
  listFactorsToEnroll: {
    handle(context) {
      const enrolled = mine(context).map((factor) => factor.factorType);
      return factorTypes.filter((type) => !enrolled.includes(type)).map((type) => ({ factorType: type }));
    },
  },
  getFactor: {
    fields: { factorId: text },
    handle: (context, { factorId }) => answerOf(find(context, factorId)),
  },
  sendEnrollFactorRequest: {
    fields: {
      factorType,
      profile: object({
        phoneNumber: optional(phone),
        phoneCountryCode: optional(text),
        email: optional(email),
      }),
    },
    handle(context, params) {
      const { user } = context;
      if (mine(context).some((factor) => factor.factorType === params.factorType))
        throw new ApiFailure('factorExists');
      const draft = draftOf(context, params);
      const enrollmentToken = context.tickets.issue('enrollFactor', user.userId, { ...draft });
      if (!draft.secret) return { enrollmentToken };
      const account = encodeURIComponent(user.username ?? user.email ?? user.phone ?? user.userId);
      const qrCodeUri = `otpauth://totp/GenAuth:${account}?secret=${draft.secret}&period=30&digits=6&algorithm=SHA1&issuer=GenAuth`;
      const otpData = {
        qrCodeUri,
        qrCodeDataUrl: qrDataUrl(qrCodeUri),
        recoveryCode: draft.recoveryCode ?? '',
      };
      return { enrollmentToken, otpData };
    },
  },
  enrollFactor: {
    fields: {
      factorType,
      enrollmentToken: text,
      enrollmentData: object({
        passCode: optional(text),
        photo: optional(text),
        isExternalPhoto: optional(flag),
      }),
    },
    handle(context, { factorType: type, enrollmentToken, enrollmentData }) {
      const { user } = context;
      const ticket = context.tickets.peek('enrollFactor', enrollmentToken);
      if (!ticket || ticket.userId !== user.userId) throw new ApiFailure('ticketDead', 'enrollmentToken');
      const draft = ticket.data as unknown as Draft;
      if (draft.factorType !== type)
        throw new ApiFailure('invalidArgument', 'factorType', `expected ${draft.factorType}`);
      prove(context, draft, enrollmentData);
      context.tickets.spend('enrollFactor', enrollmentToken, 'enrollmentToken');
      if (type === 'FACE') draft.profile.photo = enrollmentData.photo;
      context.state.factors.push({ ...draft, factorId: randomUUID(), userId: user.userId });
      return undefined;
    },
  },
  resetFactor: {
    fields: { factorId: text },
    handle(context, { factorId }) {
      const factor = find(context, factorId);
      context.state.factors = context.state.factors.filter((each) => each !== factor);
      if (mine(context).length === 0) context.user.mfaEnabled = false;
      return undefined;
    },
  },
  mfaOtpVerify: {
    fields: { totp: text },
    handle(context, { totp }) {
      const secret = mine(context).find((factor) => factor.factorType === 'OTP')?.secret;
      return { verified: secret !== undefined && fitsTotp(secret, totp, context.clock.now()) };
    },
  },
};

type Draft = Omit<Factor, 'factorId' | 'userId'>;

/** Starts a factor: sends the code that proves it, or makes the secret of an authenticator app. */
function draftOf(context: Context, { factorType: type, profile }: SendEnrollFactorRequestParams): Draft {
  switch (type) {
    case 'SMS': {
      if (!profile.phoneNumber)
        throw new ApiFailure('invalidArgument', 'profile.phoneNumber', 'required for SMS');
      context.codes.send('sms', phoneKey(profile.phoneNumber, profile.phoneCountryCode), 'CHANNEL_BIND_MFA');
      const { phoneNumber, phoneCountryCode } = profile;
      return { factorType: type, profile: { phoneNumber, phoneCountryCode } };
    }
    case 'EMAIL': {
      if (!profile.email) throw new ApiFailure('invalidArgument', 'profile.email', 'required for EMAIL');
      context.codes.send('email', profile.email, 'CHANNEL_VERIFY_MFA');
      return { factorType: type, profile: { email: profile.email } };
    }
    case 'OTP':
      return {
        factorType: type,
        profile: {},
        secret: newTotpSecret(),
        recoveryCode: randomBytes(12).toString('hex'),
      };
    case 'FACE':
      return { factorType: type, profile: {} };
  }
}

function prove(
  context: Context,
  draft: Draft,
  { passCode = '', photo }: { passCode?: string; photo?: string },
): void {
  const { profile } = draft;
  switch (draft.factorType) {
    case 'SMS':
      return context.codes.spend(
        'sms',
        phoneKey(profile.phoneNumber ?? '', profile.phoneCountryCode),
        ['CHANNEL_BIND_MFA'],
        passCode,
      );
    case 'EMAIL':
      return context.codes.spend(
        'email',
        (profile.email ?? '').toLowerCase(),
        ['CHANNEL_VERIFY_MFA'],
        passCode,
      );
    case 'OTP':
      if (!fitsTotp(draft.secret ?? '', passCode, context.clock.now())) throw new ApiFailure('wrongTotp');
      return;
    case 'FACE':
      if (!photo) throw new ApiFailure('invalidArgument', 'enrollmentData.photo', 'required for FACE');
  }
}

function mine(context: Context): Factor[] {
  const { user, state } = context;
  return state.factors.filter((factor) => factor.userId === user.userId);
}

function find(context: Context, factorId: string): Factor {
  const factor = mine(context).find((each) => each.factorId === factorId);
  if (!factor) throw new ApiFailure('notFound', factorId);
  return factor;
}

function answerOf({ factorId, factorType: type, profile }: Factor) {
  return { factorId, factorType: type, profile };
}
