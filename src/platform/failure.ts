import { configError, errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import type { PlatformFailure } from './platform';

/** What has to be known about the call that failed: names for the developer, never values. */
export interface FailedCall {
  lang: string;
  /** Host function, such as `request`. */
  api: string;
  /** Origin that was called, such as `https://core.genauth.ai`. */
  origin?: string;
}

function isOneOf(errno: number | undefined, ...candidates: number[]): boolean {
  return errno !== undefined && candidates.indexOf(errno) >= 0;
}

function networkError(call: FailedCall, failure: PlatformFailure, kind: 'network' | 'timeout', key?: 'interrupted'): GenAuthError {
  return new GenAuthError(kind, errorCodes[kind], message(call.lang, key || kind), { cause: failure });
}

/**
 * Tells a failure of the host from its `errno` (base library 2.24.0) or, below that, from its text. `errMsg` itself is not for users:
 * it stays in `cause`.
 */
export function classifyFailure(call: FailedCall, reported: unknown): GenAuthError {
  const failure: PlatformFailure = typeof reported === 'object' && reported !== null ? reported : { errMsg: String(reported) };
  const { errno } = failure;
  const text = String(failure.errMsg || '');
  if (isOneOf(errno, 600002) || /url not in domain list|domain list/i.test(text)) {
    return configError(call.lang, 'domain', call.origin || '', call.api);
  }
  if (isOneOf(errno, 600005, 600009) || /invalid url|protocol must be/i.test(text)) {
    return configError(call.lang, 'badUrl', call.origin || '');
  }
  if (errno === 112 || /api scope is not declared in the privacy/i.test(text)) return configError(call.lang, 'privacy', call.api);
  if (errno === 104 || /cancel|deny|denied|auth.*refuse|privacy permission is not authorized/i.test(text)) {
    return new GenAuthError('cancel', errorCodes.cancel, message(call.lang, 'cancelled'), { cause: failure });
  }
  if (isOneOf(errno, 5) || /time\s?d?\s?out|超时|逾時/i.test(text)) return networkError(call, failure, 'timeout');
  if (isOneOf(errno, 600003) || /interrupt|abort/i.test(text)) return networkError(call, failure, 'network', 'interrupted');
  if (/^(request|uploadFile|login)$/.test(call.api) || isOneOf(errno, 600000, 600001, 600004)) {
    return networkError(call, failure, 'network');
  }
  if (/net::|errcode:-?\d+|network|offline/i.test(text)) return networkError(call, failure, 'network');
  return new GenAuthError('config', errorCodes.config, message(call.lang, 'platformFailed', call.api), { cause: failure });
}
