import { apiRoutes, type Api } from '../api';
import { pathOf } from '../api/route';
import { exchange } from '../http/exchange';
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

/** The same for a name that is not known when compiling. */
export function sendAny(
  core: Core,
  token: string | undefined,
  name: Endpoint,
  params: object | undefined,
): Promise<unknown> {
  const route = apiRoutes[name];
  const sent: { [name: string]: unknown } = { ...params };
  if (route[2] === 'mfaToken') {
    token = sent.mfaToken as string;
    delete sent.mfaToken;
  }
  const request = { method: route[0], path: pathOf(route), params: sent, token };
  return exchange(core.options, request, core.session.clock);
}
