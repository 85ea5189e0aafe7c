import type { UploadAvatarParams } from '../../types/profile';
import { pathOf, type Route } from '../api/route';
import type { Core } from '../core';
import { sessionError, type GenAuthError } from '../error';
import type { ResolvedOptions } from '../options';
import { request, upload } from '../platform/transport';
import { version } from '../version';
import { isAuthExpired, readAnswer } from './answer';
import { encodePairs, type Params } from './query';
import { currentToken, freshToken } from './token';

function headers(
  options: ResolvedOptions,
  token: string | undefined,
  contentType?: string,
): { [name: string]: string } {
  const all: { [name: string]: string | undefined } = {
    'x-authing-app-id': options.appId,
    'x-genauth-app-id': options.appId,
    'x-authing-userpool-id': options.userPoolId,
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

/** Fills `{name}` in a path and returns what is left of the parameters. The app id is known without being given. */
function fillPath(path: string, params: Params, options: ResolvedOptions): { path: string; rest: Params } {
  const rest = { ...params };
  const filled = path.replace(/\{(\w+)\}/g, function (_match, name: string) {
    const value = rest[name] === undefined && name === 'appId' ? options.appId : rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

/** Sends one request, with exactly this token or none, and reads the answer. */
export function exchange(core: Core, route: Route, params?: object, token?: string): Promise<unknown> {
  const { options } = core;
  const { path, rest } = fillPath(pathOf(route), (params || {}) as Params, options);
  const method = route[0];
  let url = options.host + path;
  let data: string | undefined;
  let contentType: string | undefined;
  if (method === 'GET') {
    const query = encodePairs(rest);
    if (query) url += '?' + query;
  } else if (/^\/(oidc|mfa)\//.test(path)) {
    contentType = 'application/x-www-form-urlencoded';
    data = encodePairs(rest);
  } else {
    contentType = 'application/json';
    data = JSON.stringify(rest);
  }
  return request(options, { method, url, header: headers(options, token, contentType), data }).then(
    function (response) {
      core.session.clock.learn(response && response.header);
      return readAnswer(options.lang, path, response);
    },
  );
}

/**
 * Runs `send` with the session's access token. When the server says that the token is over, it is renewed and `send` runs a second time,
 * never a third. What was begun by one person is not sent as another.
 *
 * @param optional - signed out, `send` runs without a token instead of failing
 */
export function authorized<Result>(
  core: Core,
  optional: boolean,
  send: (token: string | undefined) => Promise<Result>,
): Promise<Result> {
  let { session } = core;
  const { lang } = core.options;
  const opening = session.open();
  // Marked at once: who signs in from now on is not who called, unless a slow storage has yet to tell who that was.
  let began = session.mark();
  return Promise.resolve(opening).then(function () {
    if (opening) began = session.mark();
    const caller = session.userId();
    const wasSignedIn = !!session.tokens;
    function sendAs(token: string | undefined): Promise<Result> {
      const now = core.session;
      // A client that began with an access token may have joined the session of its app meanwhile.
      const isCaller = now === session ? session.isCurrent(began) : !!caller && caller === now.userId();
      if (!isCaller) throw sessionError(lang, 'superseded');
      return send(token);
    }
    return currentToken(core, optional).then(function (token) {
      if (!wasSignedIn) {
        // Whoever called while nobody was signed in is whoever has signed in for it.
        session = core.session;
        began = session.mark();
      }
      return sendAs(token).then(undefined, function (error: unknown) {
        if (!token || !isAuthExpired(error)) throw error;
        return freshToken(core, token, optional, error as GenAuthError).then(function (fresh) {
          return sendAs(fresh).then(undefined, function (again: unknown) {
            throw isAuthExpired(again) ? sessionError(lang, 'expired', again as GenAuthError) : again;
          });
        });
      });
    });
  });
}

/** Calls an endpoint as its route says. */
export function callRoute(core: Core, route: Route, params?: object): Promise<unknown> {
  const access = route[2];
  if (access === 'anonymous') return exchange(core, route, params);
  return authorized(core, access === 'optional', function (token) {
    return exchange(core, route, params, token);
  });
}

/** Uploads a file as the signed-in user. `POST /api/v2/upload` */
export function uploadFile(core: Core, params: UploadAvatarParams): Promise<unknown> {
  const { options } = core;
  const { filePath, folder = 'avatar', onProgress } = params;
  const path = '/api/v2/upload?' + encodePairs({ folder });
  return authorized(core, false, function (token) {
    // The content type is the host's to write: it holds the multipart boundary.
    const header = headers(options, token);
    return upload(options, { url: options.host + path, header, filePath, name: 'file', onProgress }).then(
      function (response) {
        return readAnswer(options.lang, path, response);
      },
    );
  });
}
