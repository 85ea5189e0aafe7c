import { pathOf, type Route } from '../api/route';
import type { Core } from '../core';
import type { ResolvedOptions } from '../options';
import { request } from '../platform/request';
import { version } from '../version';
import { readAnswer } from './answer';
import { encodePairs, type Params } from './query';

/** Headers of a call with this token, or none. */
export function headers(
  options: ResolvedOptions,
  token: string | undefined,
  contentType?: string,
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
