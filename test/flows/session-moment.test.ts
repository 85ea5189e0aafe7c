import type { AuthenticationClient, GenAuthError } from '../../src';
import { failure, useApp } from '../support/app';

// The very millisecond at which a token is due, or over. A built package has the clock of its own realm, which a test cannot set.
const app = useApp({ edition: 'sources' });
const lifetime = 7200_000;
const now = Date.now();

/** Stops the clock of the phone so long after the beginning. The emulator holds on to the clock of the machine. */
function stopClock(ms = 0): void {
  jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
}

/** The second in which a token was made. */
function secondOf(token: string): number {
  const claims = Buffer.from(String(token.split('.')[1]), 'base64url').toString();
  return (JSON.parse(claims) as { iat: number }).iat;
}

beforeEach(() => {
  app.emulator.changeSettings({ sendDateHeader: false, lifetimeField: 'expires_in' });
  stopClock();
});
afterEach(() => jest.restoreAllMocks());

describe('where only the clock of the phone tells the time', () => {
  beforeEach(() => app.emulator.changeSettings({ opaqueTokens: true }));

  const calls: [name: string, call: (authing: AuthenticationClient) => Promise<unknown>][] = [
    ['a call', (authing) => authing.api.getProfile()],
    ['getAccessToken', (authing) => authing.getAccessToken()],
    ['ensureLogin', (authing) => authing.ensureLogin()],
  ];
  const times = calls.flatMap(([name, call]) => [
    { name, call, left: 60_001, renewals: 0 },
    { name, call, left: 60_000, renewals: 1 },
  ]);
  it.each(times)(
    '$name renews $renewals times when the token has $left ms left',
    async ({ call, left, renewals }) => {
      const authing = app.client();
      await authing.loginByCode();
      stopClock(lifetime - left);
      await call(authing);
      expect(app.requestsTo('/oidc/token')).toBe(renewals);
    },
  );

  it.each([
    [1, 'is still sent when it cannot be renewed'],
    [0, 'is not sent any more'],
  ])('a token that has %i ms left %s', async (left) => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    stopClock(lifetime - left);
    app.phone.network.failNext('timeout');
    const outcome = authing.api.getProfile().then(
      ({ data }) => data.userId,
      ({ kind }: GenAuthError) => kind,
    );
    expect(await outcome).toBe(left ? id : 'timeout');
  });
});

it('getAccessToken gives a token that only the clock of the phone takes for expired to the server to judge', async () => {
  const { token } = await app.client({ scope: 'openid profile' }).loginByCode();
  app.relaunch();
  stopClock(2 * lifetime);
  expect(await app.client().getAccessToken()).toBe(token);
});

describe('where tokens tell the time', () => {
  it('getAccessToken of a session without refresh token rejects once the token is over', async () => {
    const authing = app.client({ scope: 'openid profile' });
    const { token } = await authing.loginByCode();
    stopClock(lifetime - 1);
    expect(await authing.getAccessToken()).toBe(token);
    stopClock(lifetime);
    expect(await failure(authing.getAccessToken())).toMatchObject({ kind: 'session' });
  });

  it('getIdToken rejects when a renewal brings no id token and the stored one is over', async () => {
    const authing = app.client();
    const { token } = await authing.loginByCode();
    const idToken = await authing.getIdToken();
    // The server may have made it in the next second.
    const end = lifetime + (secondOf(idToken) - secondOf(String(token))) * 1000;
    const body = { access_token: 'opaque', refresh_token: 'next', expires_in: 3600 };
    app.emulator.failNext('/oidc/token', { body, times: 2 });
    stopClock(end - 1);
    expect(await authing.getIdToken()).toBe(idToken);
    stopClock(end);
    expect(await failure(authing.getIdToken())).toMatchObject({ kind: 'session' });
  });
});
