import fc from 'fast-check';
import type { AuthenticationClient } from '../../src';
import { failure, listen, useApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';
import { clientOfCopy, copyOfSdk, outliveToken, PickyPhone, restarted } from './stage';

const app = useApp();
const sdks = [copyOfSdk(), copyOfSdk(), copyOfSdk()] as const;

/** Clients of three copies of the SDK on the `wx` of one mini program. */
function copies(): [AuthenticationClient, AuthenticationClient, AuthenticationClient] {
  const [first, second, third] = sdks;
  return [clientOfCopy(app, first), clientOfCopy(app, second), clientOfCopy(app, third)];
}

/** What a copy does, or what happens to the tokens of all. */
const action = fc.constantFrom(
  ...(['refreshToken', 'read', 'getCurrentUser', 'ensureLogin', 'expire'] as const),
);
const step = fc.array(fc.record({ who: fc.nat(2), action }), { minLength: 1, maxLength: 6 });

function titleOf(together: readonly { who: number; action: string }[]): string {
  return together.map((each) => `${each.who + 1} ${each.action}`).join(' + ');
}

/**
 * Renewals, reads and expiries in random order: what stands together is begun at the same time. Each order is a test of its own, so that
 * the time which many of them take on a busy machine is no reason to fail.
 */
const orders = fc
  .sample(fc.array(step, { minLength: 1, maxLength: 4 }), {
    numRuns: 40,
    seed: Number(process.env.STORY_SEED ?? 1),
  })
  .map((steps) => [steps.map(titleOf).join(', then '), steps] as const);

describe.each([
  ['plain rotation of refresh tokens', false],
  ['detection of refresh tokens that are used twice', true],
])('copies of the SDK on one wx, with %s', (_name, revokeOnRefreshTokenReuse) => {
  beforeEach(() => app.emulator.changeSettings({ revokeOnRefreshTokenReuse }));

  it('renew once between them, whichever method each calls', async () => {
    const [first, second, third] = copies();
    const { id } = await first.loginByCode();
    await outliveToken(app, first);
    const changes = [first, second, third].map(listen);
    const [user, { token }, { data }] = await Promise.all([
      first.ensureLogin(),
      second.refreshToken(),
      third.api.getProfile(),
    ]);
    expect([user.id, user.token, data.userId]).toEqual([id, token, id]);
    expect([first.user?.token, second.user?.token, third.user?.token]).toEqual([token, token, token]);
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(changes.map((each) => each.map(({ type }) => type))).toEqual([
      ['renewed'],
      ['renewed'],
      ['renewed'],
    ]);
  });

  it.each(orders)('keep the session: %s', async (_title, steps) => {
    const clients = copies();
    const { id } = await clients[0].loginByCode();
    const changes = clients.map(listen);
    for (const together of steps) {
      await Promise.all(
        together.map(async ({ who, action }): Promise<unknown> => {
          const client = clients[who] as AuthenticationClient;
          if (action === 'expire') return app.emulator.expireAccessTokens();
          return action === 'read' ? client.api.getProfile() : client[action]();
        }),
      ).catch((error: unknown) => {
        // An access token can expire between a renewal and the resend. Nothing else may fail.
        expect(error).toMatchObject({ kind: 'api', code: 2020 });
      });
    }
    expect(clients.map((client) => client.user?.id)).toEqual([id, id, id]);
    expect(changes.flat().filter(({ type }) => type === 'signedOut')).toEqual([]);
    expect((await restarted(app).client().getCurrentUser())?.id).toBe(id);
  });

  it('report a session that has really ended without waiting for each other', async () => {
    const [first, second] = copies();
    await first.loginByCode();
    const changes = listen(second);
    app.emulator.revokeRefreshTokens();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    try {
      // No timer ends while these are under way.
      const errors = await Promise.all([failure(first.refreshToken()), failure(second.refreshToken())]);
      expect(errors).toMatchObject([{ kind: 'session' }, { kind: 'session' }]);
    } finally {
      jest.useRealTimers();
    }
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
  });
});

describe('a renewal that finds the session of another account, which has expired and cannot be renewed,', () => {
  it('rejects as expired and follows that session', async () => {
    const second = await tokenOfSecondUser(app);
    // In places of their own: copies on one `wx` have one session.
    const own = clientOfCopy(app, sdks[0], { lang: 'en-US', platform: new PickyPhone(app).platform });
    const other = clientOfCopy(app, sdks[1], { platform: new PickyPhone(app).platform });
    await own.loginByCode();
    await outliveToken(app, own);
    other.setToken(second.token);
    expect(await failure(own.refreshToken())).toMatchObject({
      kind: 'session',
      code: 2020,
      message: 'Your session has expired. Sign in again.',
    });
    expect(app.requestsTo('/oidc/token')).toBe(0);
    expect(own.checkLoggedIn()).toBe(second.id);
  });
});

describe('a renewal during which another copy stores a sign-in as another account', () => {
  it('rejects as superseded, and the session follows', async () => {
    const second = await tokenOfSecondUser(app);
    const own = clientOfCopy(app, sdks[0], { lang: 'en-US', platform: new PickyPhone(app).platform });
    const other = clientOfCopy(app, sdks[1], { platform: new PickyPhone(app).platform });
    await own.loginByCode();
    const hold = app.emulator.hold('/oidc/token', 'after');
    const renewal = failure(own.refreshToken());
    await hold.arrived;
    other.setToken(second.token);
    hold.release();
    expect(await renewal).toMatchObject({
      kind: 'session',
      message: 'The signed-in account has changed. Try again.',
    });
    expect(own.checkLoggedIn()).toBe(second.id);
  });
});
