import { checkAddress, type Domains } from './domains';
import { ApiFailure } from './failure';
import type { Callbacks, Host } from './host';
import type { HttpRequest, HttpResponse } from './http';
import { Listeners, type HeadersEvent, type RequestTask, type SentRequest, type Transfers } from './transfer';

/** Options of `wx.request`. */
export interface RequestOptions extends Callbacks<RequestResult> {
  url: string;
  method?: string;
  /** An object goes into the query string with GET and HEAD, else into the body as JSON or as a form, by content type. */
  data?: string | object | ArrayBuffer;
  header?: { readonly [name: string]: string };
  /** In milliseconds; honoured from base library 2.10.0. */
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
  redirect?: 'follow' | 'manual';
}

/** What `wx.request` hands to `success`, whatever the HTTP status. */
export interface RequestResult {
  /** Parsed JSON with data type `json`, a string where it cannot be parsed. */
  data: unknown;
  statusCode: number;
  header: { [name: string]: string };
  /** Base library 2.10.0. */
  cookies?: string[];
}

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const MOST_REDIRECTS = 5;

/** In milliseconds; what counts without a `timeout` option. */
const DEFAULT_TIMEOUT = 60_000;

/** Makes `wx.request`. */
export function createRequest(host: Host, transfers: Transfers, appId: string, domains: Domains | undefined) {
  return function request(options: RequestOptions): RequestTask {
    host.record('request', options);
    const headers = new Listeners<HeadersEvent>();
    const method = (options.method ?? 'GET').toUpperCase();
    const header = outgoingHeader(options.header, appId);
    const record: SentRequest = {
      api: 'request',
      method,
      url: String(options.url),
      path: '',
      header,
      data: undefined,
    };
    const abort = transfers.startPrepared<RequestResult>(record, options, () => {
      const outgoing = prepareRequest(options, record, host, domains);
      return {
        request: outgoing,
        timeout: timeoutOf(options, host),
        read: (response) => readResponse(response, options, host),
        redirect: follower(outgoing, options.redirect, domains),
        onHeaders: (received) => headers.call({ header: received }),
      };
    });
    return {
      abort,
      onHeadersReceived: (listener) => headers.add(listener),
      offHeadersReceived: (listener) => headers.remove(listener),
    };
  };
}

/** In milliseconds; base libraries before 2.10.0 do not know the option. */
export function timeoutOf(options: { timeout?: number }, host: Host): number {
  return host.has('2.10.0') ? (options.timeout ?? DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT;
}

/** Checks a request as WeChat does before it sends, and enters into `record` what goes out. */
function prepareRequest(
  options: RequestOptions,
  record: SentRequest,
  host: Host,
  domains: Domains | undefined,
): HttpRequest {
  const { method, header } = record;
  const address = checkAddress(options.url, domains?.request);
  if (!METHODS.includes(method)) throw new ApiFailure('method is invalid');
  const planned = host.plannedFor('request');
  if (planned) throw planned;
  const body = placeData(options.data, method, header, address);
  record.url = address.href;
  record.path = address.pathname;
  record.data = readable(body);
  return { method, url: address.href, header, ...(body ? { body } : {}) };
}

/** The header that leaves the phone: WeChat sets `referer` and `host` itself and refuses other values. */
export function outgoingHeader(given: RequestOptions['header'], appId: string): { [name: string]: string } {
  const header: { [name: string]: string } = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value !== undefined && value !== null) header[name.toLowerCase()] = String(value);
  }
  delete header.host;
  header.referer = `https://servicewechat.com/${appId}/devtools/page-frame.html`;
  header['user-agent'] = 'MicroMessenger/8.0.50 MiniProgramEnv/Simulator';
  return header;
}

function placeData(
  data: RequestOptions['data'],
  method: string,
  header: { readonly [name: string]: string },
  address: URL,
): Buffer | undefined {
  if (data === undefined || data === null)
    return method === 'GET' || method === 'HEAD' ? undefined : Buffer.alloc(0);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (isArrayBuffer(data)) return Buffer.from(data);
  if (method === 'GET' || method === 'HEAD') {
    const query = typeof data === 'string' ? data : encodePairs(data);
    if (query) address.search += (address.search ? '&' : '?') + query;
    return undefined;
  }
  if (typeof data === 'string') return Buffer.from(data);
  const isForm = header['content-type']?.includes('application/x-www-form-urlencoded');
  return Buffer.from(isForm ? encodePairs(data) : JSON.stringify(data));
}

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

function encodePairs(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => {
      const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    })
    .join('&');
}

function readable(body: Buffer | undefined): unknown {
  return body && body.length > 0 ? parseJson(body.toString('utf8')) : undefined;
}

function readResponse(response: HttpResponse, options: RequestOptions, host: Host): RequestResult {
  const text = () => response.body.toString('utf8').replace(/^\uFEFF/, '');
  let data: unknown;
  if (options.responseType === 'arraybuffer') data = new Uint8Array(response.body).buffer;
  else data = (options.dataType ?? 'json') === 'json' ? parseJson(text()) : text();
  const result = { data, statusCode: response.statusCode, header: response.header };
  return host.has('2.10.0') ? { ...result, cookies: response.cookies } : result;
}

/** The one `JSON.parse` of WeChat: text that is not JSON stays text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function follower(first: HttpRequest, mode: RequestOptions['redirect'], domains: Domains | undefined) {
  let hops = 0;
  let last = first;
  return (response: HttpResponse): HttpRequest | undefined => {
    const location = Object.entries(response.header).find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (mode === 'manual' || ![301, 302, 303, 307, 308].includes(response.statusCode) || !location)
      return undefined;
    hops += 1;
    if (hops > MOST_REDIRECTS)
      throw new ApiFailure(
        'errcode:-310 cronet_error_code:-310 error_msg:net::ERR_TOO_MANY_REDIRECTS',
        600001,
      );
    const target = checkAddress(new URL(location, last.url).href, domains?.request);
    const keepsBody = response.statusCode === 307 || response.statusCode === 308;
    last = keepsBody
      ? { ...last, url: target.href }
      : { method: 'GET', url: target.href, header: last.header };
    return last;
  };
}
