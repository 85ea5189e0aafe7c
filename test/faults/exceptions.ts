import type { Expected } from './judge';
import type { Row } from './row';

/** How a call that fails for any other method shows a failure that `rejects` describes: kind and code. */
type Otherwise = (kind: string, code: number) => Expected;

interface Exception {
  readonly reason: string;
  readonly expected: Otherwise;
}

const nullUser: Exception = {
  reason: 'the page of the product promises `null` where the user cannot be read; signed out is no failure',
  expected: (kind, code) => ({
    outcome: ['resolves null'],
    heard: kind === 'session' || kind === 'cancel' ? [] : [code],
    session: kind === 'session' ? 'ended' : undefined,
  }),
};

const signsOut: Exception = {
  reason: 'the session on the phone ends whatever the network does; revoking the tokens is best effort',
  expected: () => ({ outcome: ['resolves undefined'], heard: [], session: 'ended' }),
};

const tellsWhether: Exception = {
  reason: 'resolves to whether it worked, as in authing-js-sdk; `onError` is called with the reason',
  expected: (kind, code) => ({
    outcome: ['resolves false'],
    heard: [code],
    session: kind === 'session' ? 'ended' : undefined,
  }),
};

/** Methods that do not reject when their request fails, each with its reason. */
export const exceptions: { readonly [method: string]: Exception } = {
  getCurrentUser: nullUser,
  logout: signsOut,
  logoutCurrent: signsOut,
  'browserFingerprint.myDevicesUnbind': tellsWhether,
  'browserFingerprint.myDevicesLogout': tellsWhether,
};

/** What a row shows when its first request fails in this way. */
export function failing(row: Row, kind: string, code: number, session?: Expected['session']): Expected {
  const exception = exceptions[row.method];
  const expected = exception
    ? exception.expected(kind, code)
    : { outcome: [`rejects ${kind} ${code}`], session };
  return { ...expected, session: expected.session ?? session };
}
