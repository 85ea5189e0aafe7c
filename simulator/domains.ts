import { ApiFailure, networkFailure } from './failure';

/** The server domain lists of the mini program console, such as `https://core.genauth.ai`. */
export interface Domains {
  request?: readonly string[];
  upload?: readonly string[];
}

/**
 * Refuses an address that WeChat would refuse. With a list only its exact origins pass (no parent domain, the port must
 * match); without one everything https passes, and http to this machine and to private addresses, as in DevTools with the
 * check switched off.
 */
export function checkAddress(url: unknown, list: readonly string[] | undefined): URL {
  if (typeof url !== 'string') {
    throw new ApiFailure(
      `parameter error: parameter.url should be String instead of ${typeName(url)};`,
      1001,
    );
  }
  const address = parse(url);
  if (!address) throw networkFailure('invalidUrl');
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw networkFailure('protocol');
  const listed = list ? list.some((entry) => parse(entry)?.origin === address.origin) : isHarmless(address);
  if (!listed) throw networkFailure('domain');
  return address;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isHarmless(address: URL): boolean {
  if (address.protocol === 'https:') return true;
  const host = address.hostname;
  return (
    host === 'localhost' ||
    host === '[::1]' ||
    /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host)
  );
}

function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
