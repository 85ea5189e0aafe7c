import type { Envelope, SuccessData } from '../../types/envelope';
import type {
  GenerateInviteTokenParams,
  GetInviteCodeContextParams,
  GetUniversalInvitationPublicConfigParams,
  InvitationConfig,
  InvitationContext,
  InvitationJoin,
  InvitationLink,
  InvitationToken,
  SignupByPolicyParams,
  SignupByUniversalParams,
  VerifyInviteCodeParams,
} from '../../types/invitation';
import type { Routes } from './route';

/** Invitations: a universal one is a link that works for every user, a policy one is for a single user. */
export interface InvitationApi {
  /** Reads who invites with a universal link. `GET /api/v3/get-universal-invitation-public-config` */
  getUniversalInvitationPublicConfig(
    params: GetUniversalInvitationPublicConfigParams,
  ): Promise<Envelope<InvitationConfig>>;
  /** Joins by a universal link. `POST /api/v3/signup-by-invitation` */
  signupByUniversal(params: SignupByUniversalParams): Promise<Envelope<InvitationJoin>>;
  /** Makes a universal link of the signed-in user's own. `POST /api/v3/generate-universal-invitation-link-by-member` */
  generateUniversalInvitationByMember(): Promise<Envelope<InvitationLink>>;
  /** Voids all universal links of the signed-in user. `POST /api/v3/clear-my-all-invitation-links` */
  clearMyAllUniversalInvitationLinks(): Promise<Envelope<SuccessData>>;
  /**
   * Turns a policy invitation link into a token, which the next three calls take.
   * `POST /api/v3/generate-policy-invitation-token`
   * @param params - `signature` and `identifier` of the link, and what else to answer with.
   */
  generateInviteToken(params: GenerateInviteTokenParams): Promise<Envelope<InvitationToken>>;
  /** Reads whom a policy invitation is for and what it asks. `GET /api/v3/get-policy-invitation-context` */
  getInviteCodeContext(params: GetInviteCodeContextParams): Promise<Envelope<InvitationContext>>;
  /** Tells whether the code of a policy invitation is right. `POST /api/v3/verify-invite-code` */
  verifyInviteCode(params: VerifyInviteCodeParams): Promise<Envelope<SuccessData>>;
  /** Joins by a policy invitation. `POST /api/v3/join-by-invitation` */
  signupByPolicy(params: SignupByPolicyParams): Promise<Envelope<SuccessData>>;
}

export const invitationRoutes: Routes<InvitationApi> = {
  getUniversalInvitationPublicConfig: ['GET', 'get-universal-invitation-public-config', 'anonymous'],
  signupByUniversal: ['POST', 'signup-by-invitation', 'anonymous'],
  generateUniversalInvitationByMember: ['POST', 'generate-universal-invitation-link-by-member'],
  clearMyAllUniversalInvitationLinks: ['POST', 'clear-my-all-invitation-links'],
  generateInviteToken: ['POST', 'generate-policy-invitation-token', 'anonymous'],
  getInviteCodeContext: ['GET', 'get-policy-invitation-context', 'anonymous'],
  verifyInviteCode: ['POST', 'verify-invite-code', 'anonymous'],
  signupByPolicy: ['POST', 'join-by-invitation', 'anonymous'],
};
