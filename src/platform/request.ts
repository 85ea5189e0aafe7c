import { callPlatform, type Host } from './call';
import type { PlatformResponse } from './platform';

/** A request as the host sends it: everything is a string by now. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  header: { [name: string]: string };
  data?: string;
}

/** Origin of an address: what a domain list holds. */
export function originOf(url: string): string {
  return url.split('/', 3).join('/');
}

/** `wx.request`: resolves for every HTTP status, rejects when no answer came. */
export function request(host: Host, { method, url, header, data }: HttpRequest): Promise<PlatformResponse> {
  const options: { [name: string]: unknown } = { method, url, header, timeout: host.timeout };
  if (data !== undefined) options.data = data;
  return callPlatform<PlatformResponse>(host, 'request', options, host.timeout, { origin: originOf(url) });
}
