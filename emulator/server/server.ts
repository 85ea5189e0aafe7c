import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Context } from '../context';
import type { Services } from '../services';
import { ApiFailure } from '../failures';
import { extraRoutes } from '../endpoints/extra';
import { checkFields } from '../shape';
import { matchOf } from './routing';
import type { Match } from './routing';
import type { Faults } from './faults';
import { forcedReply } from './faults';
import { recordOf } from './recording';
import type { RecordedRequest } from './recording';
import { RawReply, json, refusal, send, success, wrappingOf } from './reply';
import type { Reply } from './reply';
import { readRequest } from './request';
import type { EmulatorRequest } from './request';

/** What the HTTP server needs of the emulator around it. */
export interface Host {
  services: Services;
  faults: Faults;
  requests: RecordedRequest[];
  /** Answers what is not part of GenAuth: the control plane and the index page; `undefined` for anything else. */
  local(request: EmulatorRequest): Promise<Reply> | undefined;
  /** Called after a request that may have changed the state. */
  changed(): void;
}

/** Makes the HTTP server; it does not listen yet. */
export function createHttpServer(host: Host): Server {
  const server = createServer((message, response) => {
    answer(host, message, response).catch((error: unknown) => {
      const { authExpiredForm } = host.services.settings;
      if (!response.headersSent) send(response, refusal('v3', '', error, authExpiredForm), undefined);
    });
  });
  return server.on('clientError', refuseGarbage);
}

/** Answers what Node could not read as HTTP; there is no request to route or record. */
function refuseGarbage(_error: Error, socket: Duplex): void {
  const { body } = json({ statusCode: 400, message: 'This is not HTTP.' });
  const length = Buffer.byteLength(body);
  const head = `content-type: application/json\r\ncontent-length: ${length}\r\nconnection: close`;
  if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\n\r\n${String(body)}`);
}

async function answer(host: Host, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { services } = host;
  const date = () =>
    services.settings.sendDateHeader ? new Date(services.clock.now()).toUTCString() : undefined;
  if (message.method === 'OPTIONS') return preflight(response);
  const request = await readRequest(message, services.settings.maxUploadBytes);
  const local = host.local(request);
  if (local) {
    send(response, await local, date());
    return host.changed();
  }
  const recorded = recordOf(request, services.clock.now());
  host.requests.push(recorded);
  const origin = `http://${message.headers.host ?? 'localhost'}`;
  const reply = await serve(host, request, origin);
  if (reply === 'dropped') {
    message.socket.destroy();
  } else {
    recorded.status = reply.status;
    send(response, reply, date());
  }
  host.changed();
}

/** Runs a request through holds, forced failures and its handler. */
async function serve(host: Host, request: EmulatorRequest, origin: string): Promise<Reply | 'dropped'> {
  const match = matchOf(request);
  const extra = extraRoutes.find((each) => each.verb === request.method && each.pattern.test(request.path));
  const names = match?.names ?? extra?.names ?? [];
  await host.faults.wait(names, request, 'before');
  const forced = host.faults.take(names, request);
  if (forced?.delayMs) await sleep(forced.delayMs);
  if (forced?.drop === 'before') return 'dropped';
  const override = forced && forcedReply(forced);
  if (override) return override;
  const context = new Context(host.services, request, origin);
  const reply = await run(context, match, extra?.handle);
  await host.faults.wait(names, request, 'after');
  return forced?.drop === 'after' ? 'dropped' : reply;
}

async function run(
  context: Context,
  match: Match | undefined,
  extra: ((context: Context) => unknown) | undefined,
): Promise<Reply> {
  const { request, lang } = context;
  const wrapping = wrappingOf(request.path);
  try {
    refuseExcess(context);
    if (request.problem) throw new ApiFailure(request.problem);
    const data = extra ? await extra(context) : await handle(context, match);
    return data instanceof RawReply ? data.reply : success(wrapping, lang, data);
  } catch (error) {
    return refusal(wrapping, lang, error, context.settings.authExpiredForm);
  }
}

function handle(context: Context, match: Match | undefined): unknown {
  const { request } = context;
  if (!match) throw new ApiFailure('unknownPath', `${request.method} ${request.path}`);
  const { endpoint, names, pathParams } = match;
  if (!endpoint) throw new ApiFailure('notImplemented', names[0] ?? request.path);
  identify(context, match);
  const given = request.method === 'GET' ? request.query : bodyFields(request.body);
  const params = checkFields(endpoint.fields ?? {}, { ...given, ...pathParams });
  return endpoint.handle(context, params as never);
}

/** Fails with HTTP 429 when the settings allow no call, or none more in this window. */
function refuseExcess({ settings, limiter, clock }: Context): void {
  const { throttle, rateLimit, rateLimitSeconds } = settings;
  const wait = throttle ? 1 : limiter.take(clock.now(), rateLimit, rateLimitSeconds);
  if (wait > 0) throw new ApiFailure('throttled').after(wait);
}

/** The fields of a body; none when there is no body, and a failure when it is a list, a text, a number or `null`. */
function bodyFields(body: unknown): Record<string, unknown> {
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiFailure('notObject');
  return body as Record<string, unknown>;
}

/** Endpoints that need no application, or that report a missing one in the form of OAuth. */
const open = /^\/(oidc|mfa)\/|^\/api\/v3\/system$|^\/api\/v2\/oidc\//;

/** Fails unless the request names a known application and, where it is needed, comes from a signed-in user. */
function identify(context: Context, { access }: Match): void {
  if (open.test(context.request.path)) return;
  const { app } = context;
  if (access === undefined && app) void context.user;
}

function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': '*, authorization',
    'access-control-max-age': '600',
  });
  response.end();
}
