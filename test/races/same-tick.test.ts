import { failure, launch, shutDown } from '../support/app';

afterAll(shutDown);

describe('a logout in the same breath, after', () => {
  it.each(['loginByCode', 'ensureLogin'] as const)('%s wins', async (method) => {
    const app = await launch();
    const authing = app.client();
    const signingIn = failure(authing[method]());
    await authing.logout();
    expect(await signingIn).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).toEqual({});
  });

  it('a call that would sign in by itself wins', async () => {
    const app = await launch();
    const authing = app.client({ autoLogin: true });
    const reading = failure(authing.api.getProfile());
    await authing.logout();
    expect(await reading).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
  });
});
