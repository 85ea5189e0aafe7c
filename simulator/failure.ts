/** What a `fail` callback receives. */
export interface FailureResult {
  errMsg: string;
  /** Base library 2.24.0. */
  errno?: number;
}

/** A call that ends in its `fail` callback; `text` follows `<api>:fail ` in `errMsg`. */
export class ApiFailure extends Error {
  readonly text: string;
  readonly errno: number | undefined;

  constructor(text: string, errno?: number) {
    super(text);
    this.name = 'ApiFailure';
    this.text = text;
    this.errno = errno;
  }
}

/** Whether an error is an `ApiFailure`, also one of another copy of this package: a realm may come from another copy than its phone. */
export function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof Error && error.name === 'ApiFailure' && 'text' in error;
}

/** A way for the network to fail a request, by name. */
export type NetworkFailureName =
  | 'timeout'
  | 'interrupted'
  | 'networkChange'
  | 'disconnected'
  | 'refused'
  | 'reset'
  | 'unresolved'
  | 'certificate'
  | 'domain'
  | 'protocol'
  | 'invalidUrl'
  | 'abort';

/** One of the named failures, or the text and number that a particular client reports. */
export type NetworkFailure = NetworkFailureName | { text: string; errno?: number };

const NETWORK_FAILURES: { readonly [name in NetworkFailureName]: readonly [text: string, errno?: number] } = {
  timeout: ['timeout', 5],
  interrupted: ['interrupted', 600003],
  networkChange: ['errcode:-21 cronet_error_code:-21 error_msg:net::ERR_NETWORK_CHANGED', 600001],
  disconnected: ['errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001],
  refused: ['errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED', 600001],
  reset: ['errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET', 600001],
  unresolved: ['errcode:-105 cronet_error_code:-105 error_msg:net::ERR_NAME_NOT_RESOLVED', 600001],
  certificate: ['errcode:-202 cronet_error_code:-202 error_msg:net::ERR_CERT_AUTHORITY_INVALID', 600001],
  domain: ['url not in domain list', 600002],
  protocol: ['protocol must be http or https', 600005],
  invalidUrl: ['invalid URL', 600009],
  abort: ['abort'],
};

/** The failure that a client of WeChat reports for `failure`. */
export function networkFailure(failure: NetworkFailure): ApiFailure {
  if (typeof failure !== 'string') return new ApiFailure(failure.text, failure.errno);
  return new ApiFailure(...NETWORK_FAILURES[failure]);
}

const NAME_OF_SYSTEM_ERROR: { readonly [code: string]: NetworkFailureName } = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unresolved',
  EAI_AGAIN: 'unresolved',
  ENETUNREACH: 'disconnected',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  CERT_HAS_EXPIRED: 'certificate',
};

/** The failure that WeChat would report where Node reports `error`: whatever is not recognised is a connection cut short. */
export function fromSystemError(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return networkFailure(NAME_OF_SYSTEM_ERROR[code] ?? 'reset');
}
