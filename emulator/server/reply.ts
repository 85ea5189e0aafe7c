import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { failures } from '../failures';
import { ApiFailure, OAuthFailure } from '../failures';
import type { AuthExpiredForm } from '../settings';

/** A finished answer. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** What a handler returns when it wants to decide the whole answer, envelope included. */
export class RawReply {
  constructor(readonly reply: Reply) {}
}

export function json(body: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** How the answers of a path are wrapped: V3 envelope, V2 envelope, or not at all. */
export type Wrapping = 'v3' | 'v2' | 'none';

/** The wrapping that belongs to a path. */
export function wrappingOf(path: string): Wrapping {
  if (path === '/api/v3/system' || path === '/api/v2/oidc/validate_token') return 'none';
  if (path.startsWith('/api/v2/') || path.startsWith('/connections/')) return 'v2';
  return path.startsWith('/oidc/') || path.startsWith('/mfa/') ? 'none' : 'v3';
}

const done = { zh: '操作成功', en: 'Operation successful' };

/** Wraps what a handler returned. */
export function success(wrapping: Wrapping, lang: string, data: unknown): Reply {
  const message = lang.toLowerCase().startsWith('en') ? done.en : done.zh;
  if (wrapping === 'none') return data === undefined ? { status: 200, headers: {}, body: '' } : json(data);
  if (wrapping === 'v2') return json({ code: 200, message, data });
  return json({ statusCode: 200, message, requestId: randomUUID(), data });
}

/** Turns an error that a handler threw into an answer. */
export function refusal(wrapping: Wrapping, lang: string, error: unknown, form: AuthExpiredForm): Reply {
  const reply = refusalBody(wrapping, lang, error, form);
  if (error instanceof ApiFailure && error.retryAfter !== undefined)
    reply.headers['retry-after'] = String(error.retryAfter);
  return reply;
}

function refusalBody(wrapping: Wrapping, lang: string, error: unknown, form: AuthExpiredForm): Reply {
  if (error instanceof OAuthFailure) {
    return json({ error: error.error, error_description: error.description }, error.status);
  }
  if (!(error instanceof ApiFailure)) {
    return json({ statusCode: 500, message: String(error), requestId: randomUUID() }, 500);
  }
  const message = error.text(lang);
  if (wrapping === 'none' && error.failure !== 'throttled') return oauthRefusal(error, message);
  if (error.failure === 'notSignedIn') return authExpired(form, message);
  if (wrapping === 'v2') {
    return json({ code: error.apiCode ?? error.statusCode, message, data: error.data }, httpStatus(error));
  }
  const { statusCode, apiCode } = error;
  return json({ statusCode, apiCode, message, requestId: randomUUID(), data: error.data }, httpStatus(error));
}

/** Paths without an envelope report a failure as OAuth does (RFC 6749 section 5.2), with a status that is not 200. */
function oauthRefusal(error: ApiFailure, message: string): Reply {
  const status = httpStatus(error);
  return json({ error: 'invalid_request', error_description: message }, status === 200 ? 400 : status);
}

/** Failures come with HTTP 200, except those that the HTTP layer itself reports. */
function httpStatus(error: ApiFailure): number {
  const own: (keyof typeof failures)[] = [
    'throttled',
    'notImplemented',
    'unknownPath',
    'tooLarge',
    'bodyTooLarge',
  ];
  return own.includes(error.failure) ? error.statusCode : 200;
}

function authExpired(form: AuthExpiredForm, message: string): Reply {
  const requestId = randomUUID();
  switch (form) {
    case 'body401-2020':
      return json({ statusCode: 401, apiCode: 2020, message, requestId });
    case 'body401':
      return json({ statusCode: 401, message, requestId });
    case 'http401':
      return json({ statusCode: 401, apiCode: 2020, message, requestId }, 401);
    case 'http401-empty':
      return { status: 401, headers: {}, body: '' };
    case 'apiCode-text':
      return json({ statusCode: 499, apiCode: '2020', message, uniqueId: requestId, data: null });
    case 'code2020':
      return json({ code: 2020, message });
    case '2206':
      return json({ code: 2206, message });
    case '2207':
      return json({ code: 2207, message });
  }
}

/** Sends an answer. `date` is the value of the `Date` header, if there is to be one. */
export function send(response: ServerResponse, reply: Reply, date: string | undefined): void {
  response.sendDate = false;
  if (date) response.setHeader('date', date);
  // The preview runs in a browser on another port.
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(reply.body));
  response.writeHead(reply.status);
  response.end(reply.body);
}
