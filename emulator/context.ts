import { ApiFailure } from './failures';
import { readPassword } from './passwords';
import type { Services } from './services';
import type { AccessToken, App, User } from './state';
import type { EmulatorRequest } from './server/request';

/** One request as a handler sees it. */
export class Context {
  constructor(
    private readonly services: Services,
    readonly request: EmulatorRequest,
    /** Address the client called, such as `http://127.0.0.1:4000`. */
    readonly origin: string,
  ) {}

  get state() {
    return this.services.state;
  }
  get settings() {
    return this.services.settings;
  }
  get clock() {
    return this.services.clock;
  }
  get codes() {
    return this.services.codes;
  }
  get limiter() {
    return this.services.limiter;
  }
  get tickets() {
    return this.services.tickets;
  }
  get tokens() {
    return this.services.tokens;
  }
  get accounts() {
    return this.services.accounts;
  }
  get wechat() {
    return this.services.wechat;
  }

  /** Issuer of the tokens; the same under whichever address the emulator is called. */
  get issuer(): string {
    return `${this.services.url}/oidc`;
  }

  /** Accounts may be created. */
  get signUpOpen(): boolean {
    return this.settings.signUp && this.app.signUp;
  }

  /** The request proves its application in the way of `tokenEndpointAuthMethod`. */
  get clientAuthenticated(): boolean {
    const { tokenEndpointAuthMethod: method } = this.settings;
    if (method === 'none') return true;
    const secret = method === 'client_secret_basic' ? this.basic?.secret : this.bodyText('client_secret');
    return secret === this.app.appSecret;
  }

  /** ISO time of the emulator's clock. */
  get now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  /** Language of messages, from `x-authing-lang`. */
  get lang(): string {
    return this.header('x-authing-lang') ?? this.header('x-genauth-lang') ?? 'zh-CN';
  }

  /** Bearer token without its scheme; clients send it with `Bearer` in any case, or bare. */
  get bearer(): string | undefined {
    const value = this.header('authorization')?.trim();
    if (!value || /^basic\s/i.test(value)) return undefined;
    return value.replace(/^bearer\s+/i, '');
  }

  /** The application of the request: named by a header, by `client_id`, or the only one of the user pool. */
  get app(): App {
    const { apps, userPoolId } = this.state;
    const appId = this.appId;
    if (appId !== undefined) {
      const app = apps.find((each) => each.appId === appId);
      if (!app) throw new ApiFailure('unknownApp', appId);
      return app;
    }
    const poolId = this.header('x-authing-userpool-id') ?? this.header('x-genauth-userpool-id');
    if (poolId !== undefined && poolId !== userPoolId) throw new ApiFailure('unknownPool', poolId);
    const first = apps[0];
    if (poolId === undefined || !first) throw new ApiFailure('noApp');
    return first;
  }

  /** The valid access token of the request; `undefined` when there is none. */
  get token(): AccessToken | undefined {
    return this.bearer === undefined ? undefined : this.tokens.find(this.bearer);
  }

  /** The signed-in user; fails with api code 2020 without a valid token. */
  get user(): User {
    const user = this.accounts.byId(this.token?.userId);
    if (!user || user.status !== 'Activated') throw new ApiFailure('notSignedIn');
    return user;
  }

  /** Scope of the access token. */
  get scope(): string {
    return this.token?.scope ?? '';
  }

  get clientIp(): string {
    return this.header('x-forwarded-for')?.split(',')[0]?.trim() ?? this.request.remoteAddress;
  }

  /** The first value of a header. */
  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  }

  /** Clear text of a password field. */
  password(value: string, encryptType: string | undefined): string {
    return readPassword(this.state.keys, value, encryptType);
  }

  private get appId(): string | undefined {
    return (
      this.header('x-authing-app-id') ??
      this.header('x-genauth-app-id') ??
      this.bodyText('client_id') ??
      (this.basic?.id || undefined)
    );
  }

  /** Application id and secret of an `authorization: Basic` header. */
  private get basic(): { id: string; secret: string } | undefined {
    const encoded = /^basic\s+(.*)$/i.exec(this.header('authorization') ?? '')?.[1];
    if (!encoded) return undefined;
    const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return { id, secret: secret.join(':') };
  }

  /** A field of the body, if it is a non-empty string. */
  private bodyText(name: string): string | undefined {
    const { body } = this.request;
    if (typeof body !== 'object' || body === null) return undefined;
    const value = (body as Record<string, unknown>)[name];
    return typeof value === 'string' && value ? value : undefined;
  }
}
