import type { AuthenticationClient } from '../../src';
import { failure, listen, useApp } from '../support/app';
import { zhou } from '../support/people';

const app = useApp();
const lifetime = 7200_000;

/** Lets the server refuse renewals as it does while the console forbids them. */
function forbidRenewals(error: string, status = 400): void {
  app.emulator.failNext('/oidc/token', {
    status,
    body: { error, error_description: 'client is not allowed' },
    times: 1000,
  });
}

/** Moves the server's clock, and lets the client learn the new time. */
async function pass(authing: AuthenticationClient, ms: number): Promise<void> {
  app.emulator.clock.advance(ms);
  await authing.api.getSystemInfo();
}

describe.each([
  ['unauthorized_client', 400],
  ['invalid_client', 401],
  ['unsupported_grant_type', 400],
])('when the console forbids renewals and the server answers %s', (error, status) => {
  beforeEach(() => forbidRenewals(error, status));

  it('refreshToken rejects with a text that names the settings, and the session stays', async () => {
    const authing = app.client({ lang: 'en-US' });
    const user = await authing.loginByCode();
    const thrown = await failure(authing.refreshToken());
    expect(thrown).toMatchObject({ kind: 'api', code: status });
    expect(thrown.message).toMatch(/console.*refresh_token.*none/);
    expect(thrown.message).toContain(error);
    expect(thrown.message).not.toContain('client is not allowed');
    expect(authing.user).toEqual(user);
  });

  it('calls use the access token until it expires', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    await pass(authing, lifetime - 30_000);
    expect((await authing.ensureLogin()).id).toBe(id);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect([app.phone.count('login'), app.heard]).toEqual([1, []]);
  });

  it('ensureLogin signs in silently once the access token has expired, and onError is called once', async () => {
    const authing = app.client();
    const { id, token } = await authing.loginByCode();
    for (let i = 1; i < 4; i += 1) {
      await pass(authing, lifetime + 2000);
      const user = await authing.ensureLogin();
      expect(user.id).toBe(id);
      expect(user.token).not.toBe(token);
      expect(app.phone.count('login')).toBe(1 + i);
    }
    expect(app.heard).toHaveLength(1);
    expect(app.heard[0]?.message).toMatch(/控制台.*refresh_token.*none/);
  });

  it('ensureLogin keeps the stored session until the silent sign-in has succeeded', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const before = app.record();
    const changes = listen(authing);
    await pass(authing, lifetime + 2000);
    app.emulator.failNext('signInByMobile', { status: 503, body: '<html>maintenance</html>' });
    expect(await failure(authing.ensureLogin())).toMatchObject({ kind: 'api', code: 503 });
    expect([app.record(), authing.user?.id, changes]).toEqual([before, id, []]);
    expect((await authing.ensureLogin()).id).toBe(id);
    expect(changes.map(({ type }) => type)).toEqual(['signedIn']);
    expect(app.record().tokens.accessToken).not.toBe(before.tokens.accessToken);
  });

  it('calls of a client with autoLogin sign in silently once the access token has expired', async () => {
    const authing = app.client({ autoLogin: true });
    const { id } = await authing.loginByCode();
    await pass(authing, lifetime + 2000);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.phone.count('login')).toBe(2);
    expect(app.heard).toHaveLength(1);
  });

  it('calls of a client without autoLogin reject with the text that names the settings', async () => {
    const authing = app.client({ lang: 'en-US' });
    await authing.loginByEmail(zhou.email, zhou.password);
    await pass(authing, lifetime + 2000);
    const thrown = await failure(authing.api.getProfile());
    expect(thrown.kind).toBe('api');
    expect(thrown.message).toMatch(/console.*refresh_token.*none/);
    expect(authing.user?.id).toBe(zhou.id);
    expect(app.phone.count('login')).toBe(0);
  });
});
