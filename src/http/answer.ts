import { errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { asNumber, asText, withoutProto } from '../plain';
import type { PlatformResponse } from '../platform/platform';
import { headerOf } from './header';

// Further steps of a sign-in: captcha, MFA, first reset, binding, completion, unlock, forced reset.
const steps = [2000, 1635, 1636, 1639, 1640, 1641, 1642, 1643, 2058];
// "Not signed in": numbers of the V3 and the V2 API.
const authExpired = [401, 2020, 2206, 2207];

type Body = { [name: string]: unknown };

function parse(data: unknown): unknown {
  // Stryker disable next-line ConditionalExpression: anything else fails below, and is returned as well
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data.replace(/^\uFEFF/, ''));
  } catch {
    return data;
  }
}

/** `/oidc/*` and a few others answer without an envelope. */
function isBare(path: string): boolean {
  // Stryker disable next-line Regex: no other path of a route has these words
  return /^\/(oidc|mfa)\/|^\/api\/v3\/system$|^\/api\/v2\/oidc\//.test(path);
}

/**
 * Whether a call failed because of its access token, in any of the forms that servers use. A gateway can say so as well: it is a reason to
 * renew, not to end a session.
 */
export function isAuthExpired(error: unknown): boolean {
  const { kind, statusCode, code, httpStatus } = error as GenAuthError;
  return kind === 'api' && (statusCode === 401 || httpStatus === 401 || authExpired.indexOf(code) >= 0);
}

function oauthErrorOf(error: unknown): unknown {
  // Anything may have been thrown: fields that are missing are no OAuth error.
  const { data, httpStatus = 0 } = error as GenAuthError;
  return httpStatus < 500 && data && (data as Body).error;
}

/**
 * Whether GenAuth itself has refused a token: in an envelope, or with an OAuth error. An HTTP status alone can come from a gateway, a captive
 * portal or a server that fails.
 */
export function isRefusal(error: unknown): boolean {
  const { apiCode, httpStatus = 0 } = error as GenAuthError;
  const oauth = oauthErrorOf(error);
  if (oauth) return oauth === 'invalid_grant';
  const isEnvelope = (httpStatus >= 200 && httpStatus < 300) || (apiCode !== undefined && httpStatus < 500);
  return isEnvelope && isAuthExpired(error);
}

/** Whether renewals are refused because of settings of the app in the GenAuth console, which signing in again does not change. */
export function isMisconfigured(error: unknown): boolean {
  return misconfigured.test(String(oauthErrorOf(error)));
}

/** Seconds that the server asks to wait, where it limits the rate of calls. */
function secondsToWait({ header }: PlatformResponse): number | undefined {
  const given = headerOf(header, 'retry-after');
  // Stryker disable next-line ConditionalExpression: what is missing is no date either
  if (given === undefined) return undefined;
  const seconds = asNumber(given);
  if (seconds !== undefined) return seconds;
  // A date; only the server's own clock tells how far away it is.
  // Stryker disable next-line StringLiteral: any text does that is no date
  const wait = (Date.parse(given) - Date.parse(headerOf(header, 'date') || '')) / 1000;
  return wait >= 0 ? Math.ceil(wait) : undefined;
}

/** Seconds to wait before a call that was refused with 429 is sent again; `undefined` where the server does not say. */
export function retryAfterOf(error: unknown): number | undefined {
  const { httpStatus, statusCode, data } = error as GenAuthError;
  if (httpStatus !== 429 && statusCode !== 429) return undefined;
  // Data of the server may have any shape; `asNumber` checks it.
  return asNumber(data && (data as Body).retryAfter);
}

/**
 * Reads an answer of the server: returns the body of a success, throws a `GenAuthError` for everything else. Whatever arrives, only
 * a well-formed success counts as one.
 */
export function readAnswer(lang: string, path: string, response: PlatformResponse): unknown {
  const status = (response && response.statusCode) || 0;
  const parsed = withoutProto(parse(response && response.data));
  // An object by the checks beside it.
  const body: Body = parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Body) : {};
  const good = status >= 200 && status < 300;
  // V2 paths call it `code`.
  const field = body.statusCode === undefined ? body.code : body.statusCode;
  const business = asNumber(field);
  if (business !== undefined) {
    if (field === 200 && status < 400)
      // Stryker disable next-line ConditionalExpression: a copy of the body does as well
      return body.statusCode === undefined ? { ...body, statusCode: 200 } : body;
    // The text "200" is no success, and no code of a failure either.
    if (business === 200 && field !== 200) throw unreadableAnswer(lang, status);
    // With HTTP status 4xx or 5xx, the body of a success was passed on by a gateway that failed.
    throw failure(lang, field === 200 ? status : business, response, body, 'refused');
  }
  if (asText(body.error)) throw oauthFailure(lang, response, body);
  // A revocation may answer `true` or nothing at all.
  if (isBare(path) && good && (parsed === body || path === '/oidc/token/revocation')) return parsed;
  if (status >= 400) throw failure(lang, status, response, body, 'unreadable');
  throw unreadableAnswer(lang, status);
}

/** An answer that is not what the API promises. */
export function unreadableAnswer(lang: string, statusCode = 200, cause?: unknown): GenAuthError {
  const text = message(lang, 'unreadable', statusCode);
  return new GenAuthError('api', errorCodes.unreadable, text, { statusCode, cause });
}

/** The data of a refused answer, and how long to wait where the server limits the rate of calls. */
function dataOf(data: unknown, response: PlatformResponse, statusCode: number): unknown {
  const retryAfter = statusCode === 429 ? secondsToWait(response) : undefined;
  // Spreading takes any value.
  return retryAfter === undefined ? data : { ...(data as Body | null), retryAfter };
}

function failure(
  lang: string,
  statusCode: number,
  response: PlatformResponse,
  body: Body,
  text: 'refused' | 'unreadable',
): GenAuthError {
  const httpStatus = response.statusCode;
  const apiCode = asNumber(body.apiCode);
  // 200 is the code of a success, which a refusal must not have.
  const code = apiCode === undefined || apiCode === 200 ? statusCode : apiCode;
  const data = dataOf(body.data, response, statusCode);
  // Data of the server may have any shape.
  const needsStep = steps.indexOf(code) >= 0 || !!(data && (data as Body).mfaToken);
  return new GenAuthError(
    needsStep ? 'step' : 'api',
    code,
    asText(body.message) || message(lang, text, code),
    {
      statusCode,
      apiCode,
      requestId: asText(body.requestId),
      data,
      httpStatus,
    },
  );
}

const misconfigured = /^(invalid_client|unauthorized_client|unsupported_grant_type)$/;

function oauthFailure(lang: string, response: PlatformResponse, body: Body): GenAuthError {
  const status = response.statusCode;
  const name = String(body.error);
  const text = misconfigured.test(name)
    ? message(lang, 'clientSettings', name)
    : asText(body.error_description) || message(lang, 'refused', name);
  const data = dataOf(body, response, status);
  // The standard says 400. A gateway may send the refusal with 200, which is the code of a success.
  return new GenAuthError('api', Math.max(status, 400), text, {
    statusCode: status,
    data,
    httpStatus: status,
  });
}
