import type { AuthenticationClient } from '../../src';
import type { Settings } from '../../emulator';
import { failure, recordKey, useApp } from '../support/app';

const day = 86400_000;
const lifetime = 7200_000;
const realNow = Date.now;

const app = useApp();
afterEach(() => jest.restoreAllMocks());

/** Puts the phone's clock wrong by `ms`. The emulator holds on to the clock of the machine. */
function phoneClockIsOff(ms: number): void {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
}

async function call(authing: AuthenticationClient, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) await authing.api.getProfile();
}

/** Where the stored session ends, in ms after now by the server's clock. */
function storedLifetime(): number {
  const { expiresAt } = app.record().tokens as unknown as { expiresAt: number };
  return expiresAt - app.emulator.clock.now();
}

const clocks = [
  ['right', 0],
  ['a day ahead', day],
  ['a day behind', -day],
] as const;

describe.each(clocks)('with a phone clock that is %s', (_name, offset) => {
  it('computes the end of the session from server time', async () => {
    phoneClockIsOff(offset);
    const authing = app.client();
    const user = await authing.loginByCode();
    expect(Math.abs(storedLifetime() - lifetime)).toBeLessThan(5000);
    expect(Math.abs(Date.parse(String(user.tokenExpiredAt)) - realNow() - lifetime)).toBeLessThan(5000);
    await call(authing, 3);
    expect(app.requestsTo('/oidc/token')).toBe(0);
  });

  it('renews one minute before the token expires by server time', async () => {
    phoneClockIsOff(offset);
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance(lifetime - 58_000);
    await authing.api.getSystemInfo();
    await call(authing, 3);
    expect(app.requestsTo('/oidc/token')).toBe(1);
    // Not one call was refused first.
    expect(app.paths().filter((path) => path === 'get-profile')).toHaveLength(4);
  });

  it('renews at most once after a restart', async () => {
    const { id } = await app.client().loginByCode();
    phoneClockIsOff(offset);
    app.relaunch();
    const authing = app.client();
    expect((await authing.ensureLogin()).id).toBe(id);
    await call(authing, 3);
    expect(app.requestsTo('/oidc/token')).toBeLessThanOrEqual(1);
    expect(app.phone.count('login')).toBe(0);
  });

  it('renews a session that expired while the app was closed', async () => {
    const { id } = await app.client().loginByCode();
    app.emulator.clock.advance(lifetime + 1000);
    phoneClockIsOff(offset);
    app.relaunch();
    const authing = app.client();
    await call(authing, 3);
    expect(authing.checkLoggedIn()).toBe(id);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('renews at most once when the phone clock changes while the app runs', async () => {
    const authing = app.client();
    await authing.loginByCode();
    phoneClockIsOff(offset);
    await call(authing, 3);
    expect(app.requestsTo('/oidc/token')).toBeLessThanOrEqual(1);
    phoneClockIsOff(-offset);
    await call(authing, 3);
    expect(app.requestsTo('/oidc/token')).toBeLessThanOrEqual(2);
    expect(authing.user).not.toBeNull();
  });
});

describe.each(clocks)('without Date headers and with a phone clock that is %s', (_name, offset) => {
  describe.each(['expires_in', 'expire_in', 'none'] as const)(
    'with the lifetime in the field %s',
    (lifetimeField) => {
      beforeEach(() => app.emulator.changeSettings({ sendDateHeader: false, lifetimeField }));

      it('calls with a fresh token need no renewal', async () => {
        phoneClockIsOff(offset);
        const authing = app.client();
        await authing.loginByCode();
        expect(Math.abs(storedLifetime() - lifetime)).toBeLessThan(5000);
        await call(authing, 3);
        expect(app.requestsTo('/oidc/token')).toBe(0);
      });

      it('renews at most once when the phone clock changes while the app runs', async () => {
        const authing = app.client();
        await authing.loginByCode();
        phoneClockIsOff(offset);
        await call(authing, 5);
        expect(app.requestsTo('/oidc/token')).toBeLessThanOrEqual(1);
      });

      it('the lifetime is right after setToken with an old token', async () => {
        const { token } = await app.client().loginByCode();
        app.emulator.clock.advance(lifetime / 2);
        app.phone.storage.clear();
        app.relaunch();
        phoneClockIsOff(offset);
        const authing = app.client();
        authing.setToken(String(token));
        await authing.loginByCode();
        expect(Math.abs(storedLifetime() - lifetime)).toBeLessThan(5000);
      });
    },
  );
});

const servers: [name: string, settings: Partial<Settings>, known: boolean][] = [
  ['expire_in alone', { lifetimeField: 'expire_in' }, true],
  ['expires_in alone', { lifetimeField: 'expires_in' }, true],
  ['expire_in with opaque tokens', { lifetimeField: 'expire_in', opaqueTokens: true }, true],
  ['expires_in with opaque tokens', { lifetimeField: 'expires_in', opaqueTokens: true }, true],
  ['expires_in with tokens without exp', { lifetimeField: 'expires_in', tokensWithoutExp: true }, true],
  ['the exp of the token alone', { lifetimeField: 'none' }, true],
  ['nothing, with tokens without exp', { lifetimeField: 'none', tokensWithoutExp: true }, false],
  ['nothing, with opaque tokens', { lifetimeField: 'none', opaqueTokens: true }, false],
];

describe.each(servers)('a server that gives the lifetime by %s', (_name, settings, known) => {
  beforeEach(() => app.emulator.changeSettings(settings));

  it(
    known
      ? 'the token is renewed before it is refused'
      : 'the token is used until the server refuses it, then renewed',
    async () => {
      const authing = app.client();
      const { id, tokenExpiredAt } = await authing.loginByCode();
      expect(typeof tokenExpiredAt).toBe(known ? 'string' : 'object');
      app.emulator.clock.advance(lifetime);
      await authing.api.getSystemInfo();
      await call(authing, 2);
      expect(authing.checkLoggedIn()).toBe(id);
      expect(app.requestsTo('/oidc/token')).toBe(1);
      expect(app.paths().filter((path) => path === 'get-profile')).toHaveLength(known ? 3 : 4);
    },
  );

  it('the session survives a restart', async () => {
    const { id } = await app.client().loginByCode();
    app.relaunch();
    const authing = app.client();
    expect((await authing.ensureLogin()).id).toBe(id);
    await call(authing);
    expect(app.requestsTo('/oidc/token')).toBe(0);
  });
});

describe('a renewal answer whose lifetime', () => {
  it.each([
    ['a text', { expires_in: '3600' }, 3600_000],
    ['null beside the other field', { expires_in: null, expire_in: 3600 }, 3600_000],
    ['zero', { expires_in: 0 }, undefined],
    ['negative', { expires_in: -5 }, undefined],
    ['no number', { expires_in: 'soon' }, undefined],
    ['an object', { expires_in: {} }, undefined],
    ['true', { expires_in: true }, undefined],
    ['beyond all dates', { expires_in: 1e300 }, undefined],
  ])('is %s leaves the session usable', async (_name, fields, expected) => {
    const authing = app.client();
    await authing.loginByCode();
    const body = { access_token: 'opaque', refresh_token: 'next', ...fields };
    app.emulator.failNext('/oidc/token', { body });
    await authing.refreshToken();
    const { expiresAt } = app.record().tokens as { expiresAt?: number };
    if (expected === undefined) expect(expiresAt).toBeUndefined();
    else expect(Math.abs(Number(expiresAt) - realNow() - expected)).toBeLessThan(5000);
    expect(authing.user?.tokenExpiredAt ?? null).toBe(
      expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    );
  });
});

it.each([
  ['at the last moment that a date can show has this expiry', 8.64e12, 8.64e15],
  ['a second later than a date can show has no expiry', 8.64e12 + 1, undefined],
])('a token that ends %s', (_name, exp, expiresAt) => {
  const claims = Buffer.from(JSON.stringify({ sub: 'u', exp })).toString('base64url');
  app.client().setToken(`e30.${claims}.signature`);
  expect(app.record().tokens).toMatchObject({ accessToken: `e30.${claims}.signature` });
  expect((app.record().tokens as { expiresAt?: number }).expiresAt).toBe(expiresAt);
});

describe('the Date response header', () => {
  it.each(['date', 'Date', 'DATE'])('is read as %s', async (name) => {
    app.emulator.changeSettings({ sendDateHeader: false });
    const authing = app.client();
    await authing.loginByCode();
    const headers = { [name]: new Date(realNow() + day).toUTCString() };
    app.emulator.failNext('getSystemInfo', { body: {}, headers });
    await authing.api.getSystemInfo();
    await call(authing);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('is ignored when it is not a date', async () => {
    // A built package has the clock of its own realm, which this test cannot set.
    app.launch({ edition: 'sources' });
    app.emulator.changeSettings({ sendDateHeader: false });
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.failNext('getSystemInfo', { body: {}, headers: { date: 'yesterday, about noon' } });
    await authing.api.getSystemInfo();
    await call(authing);
    expect(app.requestsTo('/oidc/token')).toBe(0);
    // The clock of the phone still counts.
    phoneClockIsOff(lifetime);
    await call(authing);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('that is not a date leaves it to the token to tell the time', async () => {
    app.emulator.changeSettings({ sendDateHeader: false });
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const iat = Math.floor((realNow() + day) / 1000);
    const token = `e30.${Buffer.from(JSON.stringify({ sub: id, iat })).toString('base64url')}.signature`;
    const headers = { date: 'yesterday, about noon' };
    app.emulator.failNext('/oidc/token', { body: { access_token: token, expires_in: 7200 }, headers });
    expect((await authing.refreshToken()).exp).toBe(iat + 7200);
  });

  it('is ignored when it is the beginning of time', async () => {
    app.emulator.changeSettings({ sendDateHeader: false });
    const authing = app.client();
    await authing.loginByCode();
    const headers = { date: new Date(0).toUTCString() };
    app.emulator.failNext('/oidc/token', { body: { access_token: 'a', expires_in: 7200 }, headers });
    const { exp } = await authing.refreshToken();
    expect(Math.abs(Number(exp) * 1000 - realNow() - lifetime)).toBeLessThan(5000);
  });

  it.each([true, false])('counts more than the time in a token; sent with the token: %s', async (isSent) => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const claims = { sub: id, iat: Math.floor((realNow() + day) / 1000) };
    const token = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
    app.emulator.changeSettings({ sendDateHeader: isSent });
    app.emulator.failNext('/oidc/token', { body: { access_token: token, expires_in: 7200 } });
    await authing.refreshToken();
    expect(Math.abs(storedLifetime() - lifetime)).toBeLessThan(5000);
  });

  it('is also read from the answer of a refused call', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.clock.advance(lifetime - 30_000);
    app.emulator.failNext('getRoleList', {
      body: { statusCode: 403, message: 'no' },
      headers: { date: new Date(app.emulator.clock.now()).toUTCString() },
    });
    await failure(authing.api.getRoleList());
    await call(authing);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });
});

it('reads the expiry after a restart from the stored record, not from the phone clock', async () => {
  await app.client().loginByCode();
  const record = app.record();
  app.relaunch();
  expect(app.client().user?.tokenExpiredAt).toBe(
    new Date((record.tokens as unknown as { expiresAt: number }).expiresAt).toISOString(),
  );
  expect(JSON.parse(String(app.phone.storage.snapshot()[recordKey]))).toEqual(record);
});
