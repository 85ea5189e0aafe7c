import type { AuthenticationClient, Platform, PlatformRequestOptions } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

// The clock of a realm is its own, out of reach of a test.
const app = useApp({ edition: 'sources' });
const day = 86400_000;
const realNow = Date.now;

afterEach(() => jest.restoreAllMocks());

/** Moves the clock of the phone. The emulator holds on to the clock of the machine. */
function movePhoneClock(ms: number): void {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
}

/** A phone that was suspended with a request under way: the request was not sent, and no timer has ended. */
class SuspendedPhone {
  readonly platform: Platform;
  lost: PlatformRequestOptions | undefined;

  constructor(path: string) {
    const request = (options: PlatformRequestOptions) => {
      if (this.lost || !options.url.includes(path)) return void app.phone.wx.request(options);
      this.lost = options;
    };
    // The functions of wx are accessors without setters.
    this.platform = Object.create(app.phone.wx, { request: { value: request } }) as Platform;
  }

  /** WeChat tells the app after all that the request has failed. */
  failLost(): void {
    this.lost?.fail?.({ errMsg: 'request:fail interrupted' });
  }
}

async function untilLost(phone: SuspendedPhone): Promise<void> {
  while (!phone.lost) await new Promise((resolve) => setImmediate(resolve));
}

describe('after two days in the background', () => {
  it('ensureLogin does not wait for the sign-in of that time, whose end changes nothing', async () => {
    const phone = new SuspendedPhone('/signin-by-mobile');
    const authing = app.client({ platform: phone.platform });
    const before = failure(authing.ensureLogin());
    await untilLost(phone);
    movePhoneClock(2 * day);
    const user = await authing.ensureLogin();
    expect(user).toEqual(authing.user);
    phone.lost?.fail?.({ errMsg: 'request:fail timeout' });
    // The first caller is told who has signed in, or that its own sign-in has failed.
    await before.catch(() => undefined);
    expect(authing.user).toEqual(user);
    expect(app.record().tokens.accessToken).toBe(user.token);
  });

  const renewing: [name: string, call: (authing: AuthenticationClient) => Promise<unknown>][] = [
    ['refreshToken', (authing) => authing.refreshToken()],
    ['ensureLogin', (authing) => authing.ensureLogin()],
    ['a call', (authing) => authing.api.getProfile()],
  ];
  it.each(renewing)('%s does not wait for the renewal of that time', async (_name, call) => {
    const phone = new SuspendedPhone('/oidc/token');
    const authing = app.client({ platform: phone.platform });
    const { id, token } = await authing.loginByCode();
    const before = failure(authing.refreshToken());
    await untilLost(phone);
    movePhoneClock(2 * day);
    await call(authing);
    expect(authing.user).toMatchObject({ id, token: expect.not.stringMatching(String(token)) });
    const renewed = app.record();
    phone.failLost();
    await before.catch(() => undefined);
    expect(app.record()).toEqual(renewed);
  });

  it('a renewal is shared until the time that its two requests can take, and not a moment longer', async () => {
    const longest = 2 * (10_000 + 3000);
    const phone = new SuspendedPhone('/oidc/token');
    const authing = app.client({ platform: phone.platform });
    await authing.loginByCode();
    const now = realNow();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const first = failure(authing.refreshToken());
    await untilLost(phone);
    jest.spyOn(Date, 'now').mockImplementation(() => now + longest);
    const second = failure(authing.refreshToken());
    await new Promise((resolve) => setImmediate(resolve));
    expect(app.requestsTo('/oidc/token')).toBe(0);
    jest.spyOn(Date, 'now').mockImplementation(() => now + longest + 1);
    await authing.refreshToken();
    expect(app.requestsTo('/oidc/token')).toBe(1);
    phone.failLost();
    await Promise.all([first, second].map((each) => each.catch(() => undefined)));
  });

  it('the end of a renewal of that time does not end that one shares a newer one', async () => {
    const phone = new SuspendedPhone('/oidc/token');
    const authing = app.client({ platform: phone.platform });
    await authing.loginByCode();
    const lost = failure(authing.refreshToken());
    await untilLost(phone);
    movePhoneClock(2 * day);
    const hold = app.emulator.hold('/oidc/token');
    const second = authing.refreshToken();
    await hold.arrived;
    phone.failLost();
    await lost.catch(() => undefined);
    const third = authing.refreshToken();
    await new Promise((resolve) => setImmediate(resolve));
    hold.release();
    expect((await third).token).toBe((await second).token);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('a renewal that was told to wait is not sent beside a newer one', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.failNext('/oidc/token', { status: 429, body: {}, headers: { 'Retry-After': '1' } });
    const first = failure(authing.refreshToken());
    while (!app.phone.requests.some(({ statusCode }) => statusCode === 429))
      await new Promise((resolve) => setImmediate(resolve));
    movePhoneClock(2 * day);
    const hold = app.emulator.hold('/oidc/token');
    const second = authing.refreshToken();
    await hold.arrived;
    expect(await first).toMatchObject({ kind: 'session' });
    hold.release();
    await second;
    expect(app.requestsTo('/oidc/token')).toBe(2);
  });

  it('callers still share a renewal that is younger than its time limit', async () => {
    const phone = new SuspendedPhone('/oidc/token');
    const authing = app.client({ platform: phone.platform });
    await authing.loginByCode();
    const first = failure(authing.refreshToken());
    await untilLost(phone);
    movePhoneClock(12_000);
    const second = failure(authing.refreshToken());
    phone.failLost();
    expect(await second).toBe(await first);
    expect(app.requestsTo('/oidc/token')).toBe(0);
  });
});

describe('with a phone clock that is a day ahead, after a relaunch', () => {
  it('ensureLogin keeps a password user without refresh token while the server takes the token', async () => {
    const { token } = await app
      .client({ scope: 'openid profile' })
      .loginByUsername(zhou.username, zhou.password);
    app.relaunch();
    movePhoneClock(day);
    expect(await app.client().ensureLogin()).toMatchObject({ id: zhou.id, token });
    expect(app.phone.count('login')).toBe(0);
  });

  it('ensureLogin signs in silently once the server refuses the token', async () => {
    await app.client({ scope: 'openid profile' }).loginByUsername(zhou.username, zhou.password);
    app.emulator.expireAccessTokens();
    app.relaunch();
    movePhoneClock(day);
    expect((await app.client().ensureLogin()).id).not.toBe(zhou.id);
    expect(app.phone.count('login')).toBe(1);
  });
});
