import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from './clock';
import { OAuthFailure } from './failures';
import { privateKey } from './keys';
import { own } from './own';
import type { Settings } from './settings';
import type { AccessToken, App, EmulatorState, Grant, RefreshToken, TokenAnswer, User } from './state';
import { claimsOf } from './users/claims';

/** What a sign-in asks for. */
export interface TokenRequest {
  app: App;
  user: User;
  scope: string;
  deviceId: string;
  tenantId?: string;
  originUserId?: string;
}

/** Issues, renews and ends tokens. */
export class Tokens {
  constructor(
    private readonly read: () => EmulatorState,
    private readonly clock: Clock,
    private readonly settings: Settings,
    /** Issuer of the tokens. */
    private readonly issuer: () => string,
  ) {}

  /** The token set of a fresh sign-in. */
  async issue(request: TokenRequest): Promise<TokenAnswer> {
    const { app, user, ...rest } = request;
    const grant: Grant = { ...rest, grantId: randomUUID(), userId: user.userId, appId: app.appId };
    const wantsRefresh = this.refreshGrantOf(app) && request.scope.split(' ').includes('offline_access');
    const refresh = wantsRefresh ? this.newRefreshToken(grant) : undefined;
    return this.answer(grant, app, user, refresh);
  }

  /** Whether an application gets and may use refresh tokens. */
  refreshGrantOf(app: App): boolean {
    return this.settings.refreshTokenGrant && app.refreshTokenGrant;
  }

  /** Trades a refresh token for the next token set. */
  async renew(token: string, clientId: string | undefined): Promise<TokenAnswer> {
    const known = own(this.read().refreshTokens, token);
    const refused = new OAuthFailure(400, 'invalid_grant', 'grant request is invalid');
    if (!known || known.revoked || known.expiresAt <= this.clock.now()) throw refused;
    if (clientId !== undefined && clientId !== known.appId) throw refused;
    if (known.spent) {
      if (this.settings.revokeOnRefreshTokenReuse)
        this.revokeGrants((each) => each.grantId === known.grantId);
      throw refused;
    }
    const app = this.read().apps.find((each) => each.appId === known.appId);
    const user = this.read().users.find((each) => each.userId === known.userId);
    if (!app || !user || user.status !== 'Activated') throw refused;
    let refresh = token;
    if (this.settings.rotateRefreshTokens) {
      known.spent = true;
      refresh = this.newRefreshToken(known);
    }
    return this.answer(known, app, user, refresh);
  }

  /** A valid access token; `undefined` when it is unknown, expired or revoked. */
  find(token: string): AccessToken | undefined {
    const known = own(this.read().accessTokens, token);
    return known && !known.revoked && known.expiresAt > this.clock.now() ? known : undefined;
  }

  /** A valid refresh token; `undefined` when it is unknown, expired, revoked or spent. */
  findRefresh(token: string): RefreshToken | undefined {
    const known = own(this.read().refreshTokens, token);
    return known && !known.revoked && !known.spent && known.expiresAt > this.clock.now() ? known : undefined;
  }

  /** Revokes an access or refresh token; the other tokens of the sign-in stay valid. */
  revoke(token: string): void {
    const { accessTokens, refreshTokens } = this.read();
    const known = own(accessTokens, token) ?? own(refreshTokens, token);
    if (known) known.revoked = true;
  }

  /** Revokes every token of the chosen sign-ins. */
  revokeGrants(chosen: (grant: Grant) => boolean): void {
    const { accessTokens, refreshTokens } = this.read();
    for (const token of [...Object.values(accessTokens), ...Object.values(refreshTokens)]) {
      if (chosen(token)) token.revoked = true;
    }
  }

  /** Lets all access tokens end now; refresh tokens stay good. */
  expireAccessTokens(): void {
    const now = this.clock.now();
    for (const token of Object.values(this.read().accessTokens))
      token.expiresAt = Math.min(token.expiresAt, now);
  }

  /** Refuses all refresh tokens (of one user) from now on; access tokens stay good. */
  revokeRefreshTokens(userId?: string): void {
    for (const token of Object.values(this.read().refreshTokens)) {
      if (userId === undefined || token.userId === userId) token.revoked = true;
    }
  }

  /**
   * The token that ends a sign-in with a second factor: signed with the app secret as the older API does, good as a bearer, and
   * without id or refresh token beside it.
   */
  async legacyToken(app: App, user: User, scope: string, deviceId: string): Promise<string> {
    const grant: Grant = { grantId: randomUUID(), userId: user.userId, appId: app.appId, scope, deviceId };
    return this.newAccessToken(grant, app, 'HS256');
  }

  private async answer(
    grant: Grant,
    app: App,
    user: User,
    refresh: string | undefined,
  ): Promise<TokenAnswer> {
    const lifetime = this.settings.accessTokenLifetime;
    const { lifetimeField } = this.settings;
    return {
      scope: grant.scope,
      token_type: 'Bearer',
      access_token: await this.newAccessToken(grant, app, this.settings.tokenAlgorithm),
      id_token: await this.newIdToken(grant, app, user),
      ...(refresh === undefined ? {} : { refresh_token: refresh }),
      ...(lifetimeField === 'expire_in' || lifetimeField === 'both' ? { expire_in: lifetime } : {}),
      ...(lifetimeField === 'expires_in' || lifetimeField === 'both' ? { expires_in: lifetime } : {}),
    };
  }

  private newRefreshToken(grant: Grant): string {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    this.read().refreshTokens[token] = {
      ...pick(grant),
      issuedAt: now,
      expiresAt: now + this.settings.refreshTokenLifetime * 1000,
      spent: false,
      revoked: false,
    };
    return token;
  }

  private async newAccessToken(grant: Grant, app: App, algorithm: 'RS256' | 'HS256'): Promise<string> {
    const issuedAt = this.clock.now();
    const expiresAt = issuedAt + this.settings.accessTokenLifetime * 1000;
    const jti = randomUUID();
    const claims = { scope: grant.scope };
    const token = this.settings.opaqueTokens
      ? randomBytes(32).toString('base64url')
      : await this.sign(grant, app, { claims, jti, expires: !this.settings.tokensWithoutExp, algorithm });
    this.read().accessTokens[token] = { ...pick(grant), jti, issuedAt, expiresAt, revoked: false };
    return token;
  }

  private newIdToken(grant: Grant, app: App, user: User): Promise<string> {
    const claims = { ...claimsOf(user, grant.scope) };
    return this.sign(grant, app, { claims, expires: true, algorithm: this.settings.tokenAlgorithm });
  }

  private sign(grant: Grant, app: App, token: JwtParts): Promise<string> {
    const { signing, kid } = this.read().keys;
    const issuedAt = Math.floor(this.clock.now() / 1000);
    const jwt = new SignJWT(token.claims)
      .setProtectedHeader(
        token.algorithm === 'RS256' ? { alg: 'RS256', typ: 'JWT', kid } : { alg: 'HS256', typ: 'JWT' },
      )
      .setSubject(grant.userId)
      .setAudience(app.appId)
      .setIssuer(this.issuer())
      .setIssuedAt(issuedAt);
    if (token.jti) jwt.setJti(token.jti);
    if (token.expires) jwt.setExpirationTime(issuedAt + this.settings.accessTokenLifetime);
    return jwt.sign(token.algorithm === 'RS256' ? privateKey(signing) : Buffer.from(app.appSecret));
  }
}

interface JwtParts {
  claims: Record<string, unknown>;
  jti?: string;
  expires: boolean;
  algorithm: 'RS256' | 'HS256';
}

function pick({ grantId, userId, appId, scope, deviceId, tenantId, originUserId }: Grant): Grant {
  return { grantId, userId, appId, scope, deviceId, tenantId, originUserId };
}
