import type { Answer } from './recorder';

/** Paths whose answers are no envelopes. */
export function isBare(path: string): boolean {
  return (
    path === '/api/v3/system' ||
    path.startsWith('/oidc/') ||
    path.startsWith('/mfa/') ||
    path.startsWith('/api/v2/oidc/')
  );
}

/** Paths of the older API, whose envelopes say `code`. */
export function isV2(path: string): boolean {
  return path.startsWith('/api/v2/') || path.startsWith('/connections/');
}

/** A good answer in the shape of that path. */
export function goodAnswer(path: string): Answer {
  const data = { marker: path, empty: null, none: false, zero: 0 };
  if (isBare(path)) return { body: data };
  if (isV2(path)) return { body: { code: 200, message: 'ok', data } };
  return { body: { statusCode: 200, message: 'ok', requestId: 'request-1', data } };
}

/** A refusal in the shape of that path: wrong password, or for the OIDC provider an invalid grant. */
export function refusal(path: string): Answer {
  if (isV2(path) && !isBare(path)) return { body: { code: 2006, message: 'wrong password', data: null } };
  if (isBare(path) && path !== '/api/v3/system') {
    return { status: 400, body: { error: 'invalid_request', error_description: 'wrong password' } };
  }
  return { body: { statusCode: 403, apiCode: 2006, message: 'wrong password', requestId: 'request-2' } };
}
