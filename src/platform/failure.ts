import { errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import type { PlatformFailure } from './platform';

/** What has to be known about the call that failed: names for the developer, never values. */
export interface FailedCall {
  lang: string;
  /** Function of WeChat, such as `request`. */
  api: string;
  /** Origin that was called, such as `https://core.genauth.ai`. */
  origin?: string;
}

type Verdict = 'domain' | 'badUrl' | 'badFile' | 'privacy' | 'cancel' | 'timeout' | 'interrupted' | 'network';

// Number and texts by which a failure is recognised, the most specific text first; a number counts more than any text. Old iOS versions
// report timeouts in the phone's language.
const signs: [verdict: Verdict, errno: number[], text: RegExp][] = [
  ['domain', [600002], /domain list/i],
  ['badUrl', [600005, 600009], /invalid url|protocol must be/i],
  // Stryker disable next-line ArrayDeclaration: a text in the list is equal to no number
  ['badFile', [], /file.?not.?(found|exist)|no such file/i],
  ['privacy', [112], /not declared in the privacy/i],
  ['cancel', [104], /cancel|deny|denied|not authorized/i],
  ['timeout', [5], /time ?d? ?out|超时|逾時/i],
  ['interrupted', [600003], /interrupt|abort/i],
  ['network', [600000, 600001, 600004], /net::|errcode:|network|offline/i],
];

const network = ['network', 'interrupted', 'wechat'];

function verdictOf({ errno, errMsg }: PlatformFailure): Verdict | undefined {
  const byNumber = signs.filter((sign) => sign[1].indexOf(errno || 0) >= 0);
  // Stryker disable next-line StringLiteral: any text does that none of the expressions matches
  const found = byNumber.concat(signs.filter((sign) => sign[2].test(errMsg || '')))[0];
  return found && found[0];
}

/**
 * Makes an error of a failure that WeChat reported, by its `errno` (base library 2.24.0) or, below that, by its text. `errMsg` itself is not
 * for users: it stays in `cause`.
 */
export function classifyFailure({ lang, api, origin }: FailedCall, reported: unknown): GenAuthError {
  const cause: PlatformFailure =
    typeof reported === 'object' && reported ? reported : { errMsg: String(reported) };
  const sign = verdictOf(cause);
  // Only a request has an address, and the user is not asked before it: whatever else fails or denies it is the network.
  const isAddress = sign === 'domain' || sign === 'badUrl';
  const verdict = origin ? (!sign || sign === 'cancel' ? 'network' : sign) : isAddress ? undefined : sign;
  // WeChat itself gave no code: that may pass.
  const key = verdict || (api === 'login' ? 'wechat' : 'failed');
  const kind = key === 'cancel' || key === 'timeout' ? key : network.indexOf(key) < 0 ? 'config' : 'network';
  const text = isAddress && origin ? message(lang, key, origin, api) : message(lang, key, 'wx.' + api);
  return new GenAuthError(kind, errorCodes[kind], text, { cause });
}
