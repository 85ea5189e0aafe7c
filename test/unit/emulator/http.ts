import type { Emulator } from '../../../emulator';

/** An answer as a plain HTTP client sees it. */
export interface Answer {
  http: number;
  headers: Headers;
  text: string;
  /** The JSON body; tests say what they expect in it. */
  body: {
    statusCode?: number;
    apiCode?: number | string;
    code?: number;
    message?: string;
    data?: unknown;
    error?: string;
    [field: string]: unknown;
  };
}

/** A client without any SDK: it sends what it is told to. */
export class Client {
  token: string | undefined;

  constructor(
    private readonly emulator: Emulator,
    private readonly headers: Record<string, string> = { 'x-authing-app-id': 'GEN_AUTH_APP_ID' },
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send('POST', path, new URLSearchParams(fields).toString(), { ...type, ...headers });
  }

  async send(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const bearer: Record<string, string> =
      this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    // Paths without a slash in front are those of the V3 API.
    const url = this.emulator.url + (path.startsWith('/') ? path : `/api/v3/${path}`);
    const response = await fetch(url, { method, body, headers: { ...this.headers, ...bearer, ...headers } });
    const text = await response.text();
    return { http: response.status, headers: response.headers, text, body: parse(text) };
  }

  /** Signs in and keeps the token; gives the token set. */
  async signIn(payload: Record<string, string>, options: Record<string, unknown> = {}): Promise<TokenSet> {
    const answer = await this.post('signin', {
      connection: 'PASSWORD',
      passwordPayload: payload,
      options: { scope: fullScope, ...options },
    });
    const tokens = answer.body.data as TokenSet | undefined;
    if (!tokens?.access_token) throw new Error(`sign-in failed: ${answer.text}`);
    this.token = tokens.access_token;
    return tokens;
  }
}

export interface TokenSet {
  access_token: string;
  id_token: string;
  refresh_token?: string;
  expire_in?: number;
  expires_in?: number;
  scope: string;
}

export const fullScope =
  'openid profile username email phone offline_access external_id extended_fields roles tenant_id';

/** The person of the demo seed that most tests sign in as. */
export const zihang = { username: 'zhouzihang', password: 'passw0rd' };

function parse(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : { value };
  } catch {
    return {};
  }
}

/** The newest code a phone number or mail address has received. */
export function newestCode(emulator: Emulator, to: string): string {
  const message = emulator.messages().findLast((each) => each.to === to);
  if (!message) throw new Error(`nothing was sent to ${to}`);
  return message.code;
}
