import { apiRoutes, type Api } from '../api';
import { pathOf } from '../api/route';
import { requireTexts } from '../arguments';
import { exchange } from '../http/exchange';
import type { Params } from '../http/query';
import type { Core } from './core';

/** Name of an endpoint, as `authing.api` calls it. */
export type Endpoint = keyof Api;

/** What `authing.api` takes for an endpoint. */
export type ParamsOf<Name extends Endpoint> = Parameters<Api[Name]>;

/** What an endpoint is promised to answer: its domain interface in `api/` is the one place that says so. */
export type AnswerOf<Name extends Endpoint> = ReturnType<Api[Name]>;

/**
 * Calls an endpoint with exactly this token, or without one, independent of the session. For what must not wait for the session: signing
 * in, renewing, revoking, and tokens that the app brought. Everything else goes through `call`.
 */
export function send<Name extends Endpoint>(
  core: Core,
  token: string | undefined,
  name: Name,
  ...[params]: ParamsOf<Name>
): AnswerOf<Name> {
  // The promise of the API: `readAnswer` checks that it is an answer, its reader that the data are there.
  return sendAny(core, token, name, params) as AnswerOf<Name>;
}

/**
 * The token that the parameters bring, where the route takes one.
 *
 * @throws GenAuthError of kind `config` for one that is no text, or is empty: the session's token in its place would bring an answer about
 * another account
 */
function tokenIn(core: Core, name: Endpoint, params: Params): string | undefined {
  const access = apiRoutes[name][2];
  if (access !== 'mfaToken' && access !== 'accessToken') return undefined;
  const token = params[access];
  if (access === 'accessToken' && token === undefined) return undefined;
  requireTexts(core.options, { [access]: token });
  // `requireTexts` has checked it.
  return token as string;
}

/** Whether a call does not depend on the session: it sends the token of its parameters, or none. */
export function isIndependent(core: Core, name: Endpoint, params: object | undefined): boolean {
  return apiRoutes[name][2] === 'anonymous' || !!tokenIn(core, name, { ...params });
}

/** The same for a name that is not known when compiling. */
export function sendAny(
  core: Core,
  token: string | undefined,
  name: Endpoint,
  params: object | undefined,
): Promise<unknown> {
  const route = apiRoutes[name];
  const sent: Params = { ...params };
  const brought = tokenIn(core, name, sent);
  // The parameter that brought the token; no other kind of access is the name of one.
  delete sent[String(route[2])];
  const path = pathOf(route);
  // OAuth knows an app without a secret by this field; not every server reads the header.
  // Stryker disable next-line Regex: no other path of a route has these words
  if (/^\/oidc\/token/.test(path) && sent.client_id === undefined) sent.client_id = core.options.appId;
  const request = { method: route[0], path, params: sent, token: brought || token };
  return exchange(core.options, request, core.session.clock);
}
