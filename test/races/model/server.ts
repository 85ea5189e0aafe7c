import type { PlatformRequestOptions, PlatformResponse } from '../../../src';

/** The accounts of the model: A belongs to the WeChat user of the phone, B signs in by a code from elsewhere. */
export type Account = 'A' | 'B';

/** One sign-in as the server sees it. */
export interface Grant {
  readonly account: Account;
  /** The login code behind it. */
  readonly code: string;
  /** The refresh token that is good now; `undefined` once the server has ended the grant. */
  refreshToken: string | undefined;
}

interface AccessToken {
  grant: Grant;
  /** ms since 1970 */
  expiresAt: number;
  revoked: boolean;
}

/** How this server behaves, within what servers are allowed to do. */
export interface ServerHabits {
  /** Every renewal gives a new refresh token and ends the old one. */
  rotates: boolean;
  /** A refresh token that is sent once more after its rotation ends the whole sign-in, with all its tokens. */
  detectsReuse?: boolean;
  sendsDate: boolean;
  /** Says of every token that it is over when the profile is to be changed. */
  refusesUpdates: boolean;
}

export const tokenLifetime = 7200_000;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The part of GenAuth that sessions are about, in memory: sign-in, renewal, revocation, reading and changing the profile. */
export class ModelServer {
  /** ms since 1970 */
  now: number;
  readonly accessTokens = new Map<string, AccessToken>();
  /** What was changed, by which account: `name` tells the call, `step` which part of it. */
  readonly changes: { account: Account; name: string; step: string }[] = [];
  /** How often a change was sent. */
  readonly attempts = new Map<string, number>();
  /** Every sign-in so far. */
  readonly grants: Grant[] = [];
  /** The access token that was given out last. */
  newest = '';
  private readonly refreshTokens = new Map<string, Grant>();
  private readonly codes = new Map<string, Account>();
  private minted = 0;

  constructor(
    now: number,
    readonly habits: ServerHabits,
  ) {
    this.now = now;
  }

  /** A login code, good once. */
  newCode(account: Account): string {
    const code = `code ${(this.minted += 1)}`;
    this.codes.set(code, account);
    return code;
  }

  /** The sign-in behind an access token. */
  grantOf(accessToken: string): Grant | undefined {
    return this.accessTokens.get(accessToken)?.grant;
  }

  /** The sign-in behind a refresh token, dead or alive. */
  grantOfRefreshToken(refreshToken: string): Grant | undefined {
    return this.refreshTokens.get(refreshToken);
  }

  /** Ends an access token before its time. */
  expire(accessToken: string): void {
    const token = this.accessTokens.get(accessToken);
    if (token) token.expiresAt = Math.min(token.expiresAt, this.now);
  }

  /** Refuses the refresh tokens of a account from now on. */
  endGrants(account: Account): void {
    for (const grant of this.refreshTokens.values())
      if (grant.account === account) grant.refreshToken = undefined;
  }

  /** Whether an access token is accepted. */
  isAlive(accessToken: string): boolean {
    const token = this.accessTokens.get(accessToken);
    return !!token && !token.revoked && token.expiresAt > this.now;
  }

  /** Whether an access token was given out after another one. */
  isNewer(accessToken: string, other: string): boolean {
    const all = [...this.accessTokens.keys()];
    return all.indexOf(accessToken) > all.indexOf(other);
  }

  private endGrant(grant: Grant): void {
    grant.refreshToken = undefined;
    for (const token of this.accessTokens.values()) if (token.grant === grant) token.revoked = true;
  }

  /** Does what a request asks for and makes the answer. */
  answer({ url, header = {}, data = '' }: PlatformRequestOptions): PlatformResponse {
    const path = url.slice('https://model.test'.length).split('?')[0] ?? '';
    const bearer = (header.authorization ?? '').replace('Bearer ', '');
    const [statusCode, body] = this.route(path, bearer, data);
    const answerHeader = this.habits.sendsDate ? { Date: new Date(this.now).toUTCString() } : {};
    return { statusCode, data: body, header: answerHeader };
  }

  private route(path: string, bearer: string, data: string): [status: number, body: unknown] {
    switch (path) {
      case '/api/v3/signin-by-mobile': {
        const request = JSON.parse(data) as { wechatMiniProgramCodePayload: { code: string } };
        return [200, this.signIn(request.wechatMiniProgramCodePayload.code)];
      }
      case '/oidc/token':
        return this.renew(new URLSearchParams(data).get('refresh_token') ?? '');
      case '/oidc/token/revocation':
        this.revoke(new URLSearchParams(data).get('token') ?? '');
        return [200, ''];
      case '/api/v3/get-profile':
        return [200, this.asUser(bearer, (account) => ({ userId: account }))];
      case '/api/v3/update-profile': {
        const { nickname } = JSON.parse(data) as { nickname: string };
        return [
          200,
          this.change(this.habits.refusesUpdates ? '' : bearer, nickname, 'nickname', { nickname }),
        ];
      }
      case '/api/v3/set-qrcode-status': {
        const { qrcodeId, action } = JSON.parse(data) as { qrcodeId: string; action: string };
        return [200, this.change(bearer, qrcodeId, action, { success: true })];
      }
      case '/connections/social/wechat-miniprogram/bind': {
        const { rawData, code } = JSON.parse(data) as { rawData: string; code: string };
        return [200, this.change(bearer, rawData, code, {})];
      }
      default:
        return [404, ''];
    }
  }

  private signIn(code: string): object {
    const account = this.codes.get(code);
    this.codes.delete(code);
    if (!account) return { statusCode: 499, apiCode: 602, message: 'invalid code' };
    const grant: Grant = { account, code, refreshToken: undefined };
    this.grants.push(grant);
    return { statusCode: 200, message: 'ok', data: this.issue(grant) };
  }

  private renew(refreshToken: string): [status: number, body: object] {
    const grant = this.refreshTokens.get(refreshToken);
    if (grant?.refreshToken === refreshToken) return [200, this.issue(grant)];
    if (grant && this.habits.detectsReuse) this.endGrant(grant);
    return [400, { error: 'invalid_grant', error_description: 'dead' }];
  }

  private revoke(token: string): void {
    const access = this.accessTokens.get(token);
    if (access) access.revoked = true;
    const grant = this.refreshTokens.get(token);
    if (grant?.refreshToken === token) grant.refreshToken = undefined;
  }

  private issue(grant: Grant): object {
    this.minted += 1;
    const iat = Math.floor(this.now / 1000);
    const claims = { sub: grant.account, iat, exp: iat + tokenLifetime / 1000, jti: this.minted };
    const accessToken = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    this.accessTokens.set(accessToken, { grant, expiresAt: claims.exp * 1000, revoked: false });
    this.newest = accessToken;
    const refreshToken = (!this.habits.rotates && grant.refreshToken) || `refresh ${this.minted}`;
    grant.refreshToken = refreshToken;
    this.refreshTokens.set(refreshToken, grant);
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: tokenLifetime / 1000,
    };
  }

  private change(bearer: string, name: string, step: string, answer: object): object {
    const attempt = `${name} ${step}`;
    this.attempts.set(attempt, (this.attempts.get(attempt) ?? 0) + 1);
    return this.asUser(bearer, (account) => {
      this.changes.push({ account, name, step });
      return { userId: account, ...answer };
    });
  }

  private asUser(bearer: string, act: (account: Account) => object): object {
    const token = this.accessTokens.get(bearer);
    if (!token || !this.isAlive(bearer)) return { statusCode: 401, apiCode: 2020, message: 'not signed in' };
    return { statusCode: 200, message: 'ok', data: act(token.grant.account) };
  }
}
