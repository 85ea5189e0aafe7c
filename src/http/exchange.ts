import type { GenAuthError } from '../error';
import type { OnRequest, RequestEntry, ResolvedOptions } from '../options';
import { request, type HttpRequest } from '../platform/request';
import { version } from '../version';
import { readAnswer } from './answer';
import { encode, encodePairs, textOf, type Params } from './query';

/** A request before it is written down. */
export interface ApiRequest {
  method: HttpRequest['method'];
  /** Absolute, beginning with a slash; `{appId}` in it is filled in. */
  path: string;
  params: Params;
  /** Sent as bearer token. */
  token: string | undefined;
}

/** Takes the server's time from the headers of every answer, also of one that rejects. */
interface Clock {
  learn(header: unknown): void;
}

function headersFor(
  options: ResolvedOptions,
  token: string | undefined,
  contentType: string | undefined,
): { [name: string]: string } {
  const all: { [name: string]: string | undefined } = {
    'x-authing-app-id': options.appId,
    'x-genauth-app-id': options.appId,
    'x-authing-userpool-id': options.userPoolId,
    'x-authing-app-tenant-id': options.tenantId,
    'x-authing-request-from': options.requestFrom,
    'x-authing-sdk-version': 'wxapp:' + version,
    'x-authing-lang': options.lang,
    'content-type': contentType,
    authorization: token && 'Bearer ' + token,
  };
  const result: { [name: string]: string } = {};
  for (const name in all) {
    const value = all[name];
    if (value) result[options.headers[name] || name] = value;
  }
  return result;
}

/** Fills `{appId}` in a path: with the parameter of that name, which is removed, else with the client's own. */
function fillPath(path: string, params: Params, appId: string): string {
  return path.replace('{appId}', function () {
    const given = params.appId;
    delete params.appId;
    return encode(given === undefined ? appId : textOf(given));
  });
}

/** What is sent for a request: a query, a form, JSON or a file. */
function write(options: ResolvedOptions, sent: ApiRequest, path: string): HttpRequest {
  const { method, params, token } = sent;
  const url = options.host + path;
  function written(query: string, data?: string, contentType?: string): HttpRequest {
    return {
      method,
      url: query ? url + '?' + query : url,
      header: headersFor(options, token, contentType),
      data,
    };
  }
  if (method === 'GET') return written(encodePairs(params));
  if (method === 'UPLOAD') {
    const { filePath, onProgress, folder = 'avatar' } = params;
    // WeChat writes the content type, for it holds the boundary of the multipart form.
    const upload = written(encodePairs({ folder }));
    upload.filePath = filePath as HttpRequest['filePath'];
    upload.onProgress = onProgress as HttpRequest['onProgress'];
    return upload;
  }
  // Stryker disable next-line Regex: no other path of a route has these words
  return /^\/(oidc|mfa)\//.test(path)
    ? written('', encodePairs(params), 'application/x-www-form-urlencoded')
    : written('', JSON.stringify(params), 'application/json');
}

/** What of an outcome is reported: of an error, or of the body of a success. */
interface Outcome {
  readonly code?: number;
  readonly kind?: RequestEntry['kind'];
  readonly requestId?: string;
}

/** Calls `onRequest`; what it throws changes nothing. */
function report(onRequest: OnRequest, entry: RequestEntry): void {
  try {
    onRequest(entry);
  } catch {
    // The app's own log: its failure is not the call's.
  }
}

/**
 * Sends one request and reads its answer: an envelope, or the bare answer of the few endpoints that send none.
 *
 * @param sent - its `params` are used up
 */
export function exchange(options: ResolvedOptions, sent: ApiRequest, clock: Clock): Promise<unknown> {
  const { onRequest } = options;
  const path = fillPath(sent.path, sent.params, options.appId);
  const begun = onRequest && Date.now();
  let httpStatus: number | undefined;
  const answer = request(options, write(options, sent, path)).then(function (response) {
    clock.learn(response && response.header);
    httpStatus = response && response.statusCode;
    return readAnswer(options.lang, path, response);
  });
  // Stryker disable next-line ConditionalExpression,LogicalOperator: what is not listened to is not reported below either
  if (!onRequest || !begun) return answer;
  function end({ code = 200, kind, requestId }: Outcome): void {
    const method = sent.method === 'UPLOAD' ? 'POST' : sent.method;
    const ms = Date.now() - Number(begun);
    // Stryker disable next-line ConditionalExpression: the check above does as well
    if (onRequest) report(onRequest, { method, path, ms, httpStatus, code, kind, requestId });
  }
  return answer.then(
    function (body) {
      // A bare answer has no such field.
      const { requestId } = (body || {}) as Outcome;
      end({ requestId });
      return body;
    },
    function (error: GenAuthError) {
      end(error);
      throw error;
    },
  );
}
