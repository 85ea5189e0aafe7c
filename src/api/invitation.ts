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

/**
 * Invitations: a universal invitation is a link for any number of people, a policy invitation is a personal one.
 */
export interface InvitationApi {
  /**
   * Reads who invites with a universal link, and to which user pool. Works signed out.
   * `GET /api/v3/get-universal-invitation-public-config`
   *
   * @param params - `identifier` of the link
   * @returns the envelope with the user pool and the inviter in `data`
   * @throws GenAuthError of kind `api` (404 there is no such link, or it has been voided)
   * @example
   * const { data } = await authing.api.generateUniversalInvitationByMember();
   * // The link is opened with its identifier as last part.
   * const identifier = data.link.split('/').pop();
   * const { data: config } = await authing.api.getUniversalInvitationPublicConfig({ identifier });
   * console.log(config.inviter, config.userPool.name);
   */
  getUniversalInvitationPublicConfig(
    params: GetUniversalInvitationPublicConfigParams,
  ): Promise<Envelope<InvitationConfig>>;
  /**
   * Joins the user pool by a universal link, with an email and its code. Returns no tokens: sign the user in
   * afterwards.
   * `POST /api/v3/signup-by-invitation`
   *
   * @param params - `identifier` of the link, the code sent by mail, name and email
   * @returns the envelope with `data.status`: `PASSED`, or `PENDING` while an administrator has to approve
   * @throws GenAuthError of kind `api` (404 there is no such link, 2001 wrong or expired code, 2026 the user
   * already exists)
   * @example
   * const { data: invitation } = await authing.api.generateUniversalInvitationByMember();
   * const identifier = invitation.link.split('/').pop();
   * const profile = { name: '何萌', email: 'hemeng@example.com' };
   * await authing.api.sendEmail({ channel: 'CHANNEL_REGISTER', email: profile.email });
   * const { data } = await authing.api.signupByUniversal({ identifier, emailCode: '123456', profile });
   * console.log(data.status);
   */
  signupByUniversal(params: SignupByUniversalParams): Promise<Envelope<InvitationJoin>>;
  /**
   * Creates a universal invitation link of the signed-in user.
   * `POST /api/v3/generate-universal-invitation-link-by-member`
   *
   * @returns the envelope with the link in `data.link`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * const { data } = await authing.api.generateUniversalInvitationByMember();
   * console.log(data.link);
   */
  generateUniversalInvitationByMember(): Promise<Envelope<InvitationLink>>;
  /**
   * Voids all universal invitation links of the signed-in user.
   * `POST /api/v3/clear-my-all-invitation-links`
   *
   * @returns the envelope, once the links are void
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.api.clearMyAllUniversalInvitationLinks();
   */
  clearMyAllUniversalInvitationLinks(): Promise<Envelope<SuccessData>>;
  /**
   * Turns a policy invitation link into a token for {@link InvitationApi.getInviteCodeContext},
   * {@link InvitationApi.verifyInviteCode} and {@link InvitationApi.signupByPolicy}. Works signed out.
   * `POST /api/v3/generate-policy-invitation-token`
   *
   * @param params - `signature` and `identifier` of the link, and whether the answer includes what the invitation
   * says
   * @returns the envelope with the token in `data`
   * @throws GenAuthError of kind `api` (403 the signature is wrong, 404 there is no such invitation)
   * @example
   * const { data } = await authing.api.generateInviteToken({
   *   identifier: 'invite-hemeng',
   *   signature: 'demo-signature',
   *   withInviteeInfo: true,
   * });
   * console.log(data.token, data.invitationContext.inviteeName);
   */
  generateInviteToken(params: GenerateInviteTokenParams): Promise<Envelope<InvitationToken>>;
  /**
   * Reads for whom a policy invitation is, and which fields its form has. Works signed out.
   * `GET /api/v3/get-policy-invitation-context`
   *
   * @param params - the token of {@link InvitationApi.generateInviteToken}
   * @returns the envelope with the invitation in `data`
   * @throws GenAuthError of kind `api` (403 the token is invalid or expired, 404 the invitation has been
   * withdrawn)
   * @example
   * const link = { identifier: 'invite-hemeng', signature: 'demo-signature' };
   * const { data } = await authing.api.generateInviteToken(link);
   * const { data: invitation } = await authing.api.getInviteCodeContext({ token: data.token });
   * console.log(invitation.email, invitation.inviteeName);
   */
  getInviteCodeContext(params: GetInviteCodeContextParams): Promise<Envelope<InvitationContext>>;
  /**
   * Checks the code that was sent to the invited email or number. Once it is right,
   * {@link InvitationApi.signupByPolicy} needs none. Works signed out.
   * `POST /api/v3/verify-invite-code`
   *
   * @param params - the token, the code, and whether it came by SMS or by mail
   * @returns the envelope, if the code is right
   * @throws GenAuthError of kind `api` (403 the token is invalid or expired, 2001 wrong or expired code)
   * @example
   * const link = { identifier: 'invite-hemeng', signature: 'demo-signature' };
   * const { data } = await authing.api.generateInviteToken(link);
   * await authing.api.sendEmail({ channel: 'CHANNEL_REGISTER', email: 'hemeng@example.com' });
   * const code = { receiverType: 'emailCode', code: '123456' };
   * await authing.api.verifyInviteCode({ token: data.token, ...code });
   */
  verifyInviteCode(params: VerifyInviteCodeParams): Promise<Envelope<SuccessData>>;
  /**
   * Joins the user pool by a policy invitation. Returns no tokens: sign the user in afterwards.
   * `POST /api/v3/join-by-invitation`
   *
   * @param params - the token, the code unless it has been checked, and profile fields to start with
   * @returns the envelope, once the account exists
   * @throws GenAuthError of kind `api` (403 the token is invalid, used or expired, 2001 wrong or expired code,
   * 2026 the user already exists)
   * @example
   * const link = { identifier: 'invite-hemeng', signature: 'demo-signature' };
   * const { data } = await authing.api.generateInviteToken(link);
   * await authing.api.sendEmail({ channel: 'CHANNEL_REGISTER', email: 'hemeng@example.com' });
   * const code = { receiverType: 'emailCode', code: '123456' };
   * await authing.api.signupByPolicy({ token: data.token, ...code, profile: { nickname: '萌萌' } });
   */
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
