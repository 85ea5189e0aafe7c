import { EmailScene, SceneType, type RegisterOptions, type SignUpProfile } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { newestCode, otherCode, zhou } from '../support/people';

const app = useApp();

/** The only sign-up request so far. */
function request(): Record<string, unknown> {
  const sent = app.emulator.requests.filter(({ path }) => path === '/api/v3/signup');
  expect(sent).toHaveLength(1);
  return sent[0]?.body as Record<string, unknown>;
}

describe('registerByEmail and registerByUsername', () => {
  it('create an account without signing in', async () => {
    const authing = app.client();
    const user = await authing.registerByEmail('new@example.com', 'passw0rd');
    expect(user).toMatchObject({ id: expect.any(String), email: 'new@example.com' });
    expect(user.token).toBeUndefined();
    expect(app.paths()).toEqual(['signup']);
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
    expect(authing.user).toBeNull();

    const signedIn = await authing.loginByEmail('new@example.com', 'passw0rd');
    expect(signedIn.id).toBe(user.id);
  });

  it('leave the current session unchanged', async () => {
    const authing = app.client();
    await authing.loginByUsername(zhou.username, zhou.password);
    await authing.registerByUsername('newcomer', 'passw0rd');
    expect(authing.user?.id).toBe(zhou.id);
    expect(app.record().user.id).toBe(zhou.id);
  });

  it.each<RegisterOptions>([{ forceLogin: true }, { generateToken: true }])(
    'sign in where asked to: %j',
    async (options) => {
      const authing = app.client();
      const user = await authing.registerByUsername('newcomer', 'passw0rd', undefined, options);
      expect(user).toMatchObject({ username: 'newcomer', token: app.record().tokens.accessToken });
      expect(authing.checkLoggedIn()).toBe(user.id);
      expect(app.paths()).toEqual(['signup', 'signin', 'get-profile']);
    },
  );

  it('do not sign in after a logout during the sign-up', async () => {
    const authing = app.client();
    const hold = app.emulator.hold('signUp');
    const registered = failure(
      authing.registerByUsername('newcomer', 'passw0rd', undefined, { forceLogin: true }),
    );
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await registered).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
  });

  it('send the profile with custom data in each accepted form, and change no argument', async () => {
    const profile = Object.freeze({
      nickname: 'Newcomer',
      gender: 'F' as const,
      udf: Object.freeze([
        { key: 'hobby', value: 'chess' },
        { key: 'level', value: 1 },
      ]) as never,
      customData: Object.freeze({ level: 2, vip: false }),
    });
    const options = Object.freeze({
      clientIp: '10.1.2.3',
      context: Object.freeze({ source: 'poster' }),
      params: Object.freeze([{ key: 'vip', value: true }]) as never,
    });
    const user = await app.client().registerByEmail('new@example.com', 'passw0rd', profile, options);

    expect(user).toMatchObject({
      nickname: 'Newcomer',
      gender: 'F',
      customData: { hobby: 'chess', level: 2, vip: true },
    });
    expect(request()).toEqual({
      connection: 'PASSWORD',
      passwordPayload: { email: 'new@example.com', password: 'passw0rd' },
      profile: {
        nickname: 'Newcomer',
        gender: 'F',
        customData: { hobby: 'chess', level: 2, vip: true },
      },
      options: {
        clientIp: '10.1.2.3',
        context: { source: 'poster' },
        passwordEncryptType: 'none',
      },
    });
  });

  it('send every field of V3 and none that only 4.x had', async () => {
    const profile: Required<Omit<SignUpProfile, 'email' | 'phone' | 'phoneCountryCode' | 'customData'>> = {
      nickname: 'Newcomer',
      company: 'Lane 3',
      photo: 'https://example.com/a.png',
      device: 'phone',
      browser: 'none',
      name: 'New Comer',
      givenName: 'New',
      familyName: 'Comer',
      middleName: 'M',
      profile: 'https://example.com/me',
      preferredUsername: 'newcomer',
      website: 'https://example.com',
      gender: 'F',
      birthdate: '2000-01-01',
      zoneinfo: 'Asia/Shanghai',
      locale: 'zh-CN',
      address: '1 Lane 3',
      formatted: '1 Lane 3, Shanghai',
      streetAddress: '1 Lane 3',
      locality: 'Shanghai',
      region: 'Shanghai',
      postalCode: '200000',
      country: 'CN',
    };
    const classic = {
      ip: '10.1.2.3',
      oauth: '{}',
      username: 'other',
      password: 'a secret',
      id: '1',
      token: 't',
    };
    await app.client().registerByEmail('new@example.com', 'passw0rd', { ...profile, ...classic });
    expect(request().profile).toEqual(profile);
  });

  it.each([undefined, {}, { customData: {} }, { udf: [] }])(
    'send no empty custom data: %j',
    async (profile) => {
      const options = { params: [], customData: {} };
      await app.client().registerByEmail('new@example.com', 'passw0rd', profile, options);
      expect(request().profile).toEqual({});
    },
  );

  it('prefer the option customData to params', async () => {
    await app.client().registerByUsername('newcomer', 'passw0rd', undefined, {
      params: [{ key: 'hobby', value: 'chess' }],
      customData: { hobby: 'go' },
    });
    expect(request().profile).toEqual({ customData: { hobby: 'go' } });
  });

  it('send a second verified phone or email', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_COMPLETE_PHONE);
    await authing.sendEmail('new@example.com', EmailScene.INFORMATION_COMPLETION_VERIFY_CODE);
    const user = await authing.registerByUsername(
      'newcomer',
      'passw0rd',
      { phone: '13600000000', email: 'new@example.com' },
      { phoneToken: newestCode(app, '13600000000'), emailToken: newestCode(app, 'new@example.com') },
    );
    expect(user).toMatchObject({
      phone: '13600000000',
      phoneVerified: true,
      email: 'new@example.com',
      emailVerified: true,
    });
  });

  it('reject a taken name, a bad password and a missing password', async () => {
    const authing = app.client();
    expect(await failure(authing.registerByEmail(zhou.email, 'passw0rd'))).toMatchObject({
      kind: 'api',
      code: 2026,
    });
    expect(await failure(authing.registerByUsername('newcomer', '123'))).toMatchObject({ code: 2029 });
    expect(await failure(authing.registerByUsername('newcomer', ''))).toMatchObject({ code: 400 });
    expect(app.heard).toHaveLength(3);
  });
});

describe('registerByPhoneCode', () => {
  it('creates an account without a password, which signs in by code', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_REGISTER);
    const user = await authing.registerByPhoneCode('13600000000', newestCode(app, '13600000000'));
    expect(user).toMatchObject({ phone: '13600000000', phoneVerified: true });
    expect(request()).toMatchObject({ connection: 'PASSCODE', options: { passwordEncryptType: 'none' } });
    expect(request().options).not.toHaveProperty('passwordForPhonePassCode');

    app.emulator.clock.advance(61_000);
    await authing.sendSmsCode('13600000000');
    const again = await authing.loginByPhoneCode('13600000000', newestCode(app, '13600000000'));
    expect(again.id).toBe(user.id);
  });

  it('sets a password and signs in with it when forceLogin is given', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000', '', 'register');
    const user = await authing.registerByPhoneCode(
      '13600000000',
      newestCode(app, '13600000000'),
      'passw0rd',
      { nickname: 'Newcomer' },
      { forceLogin: true },
    );
    expect(user).toMatchObject({ nickname: 'Newcomer', token: app.record().tokens.accessToken });
    expect(app.paths()).toEqual(['send-sms', 'signup', 'signin', 'get-profile']);
  });

  it('resolves to a user without a token when there is no password to sign in with', async () => {
    const authing = app.client();
    await authing.sendSmsCode('7700900123', '+44', 'register');
    const user = await authing.registerByPhoneCode(
      '7700900123',
      newestCode(app, '7700900123'),
      undefined,
      undefined,
      { forceLogin: true, phoneCountryCode: '+44' },
    );
    expect(user).toMatchObject({ phone: '7700900123', phoneCountryCode: '+44' });
    expect(user.token).toBeUndefined();
    expect(authing.user).toBeNull();
  });

  it('rejects a sign-in code and a wrong code', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000');
    const code = newestCode(app, '13600000000');
    expect(await failure(authing.registerByPhoneCode('13600000000', code))).toMatchObject({ code: 2001 });
    app.emulator.clock.advance(61_000);
    await authing.sendSmsCode('13600000000', '', 'register');
    const wrong = otherCode(newestCode(app, '13600000000'));
    expect(await failure(authing.registerByPhoneCode('13600000000', wrong))).toMatchObject({ code: 2001 });
  });
});

describe('registerByEmailCode', () => {
  it('creates an account without signing in', async () => {
    const authing = app.client();
    await authing.sendEmail('new@example.com', EmailScene.REGISTER_VERIFY_CODE);
    const code = newestCode(app, 'new@example.com');
    const user = await authing.registerByEmailCode(
      'new@example.com',
      code,
      { nickname: 'Newcomer' },
      { customData: { hobby: 'chess' } },
    );
    expect(user).toMatchObject({
      email: 'new@example.com',
      emailVerified: true,
      nickname: 'Newcomer',
      customData: { hobby: 'chess' },
    });
    expect(authing.user).toBeNull();
    expect(await failure(authing.registerByEmailCode('other@example.com', code))).toMatchObject({
      code: 2001,
    });
  });

  it('rejects an address that already has an account', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, EmailScene.REGISTER_VERIFY_CODE);
    const error = await failure(authing.registerByEmailCode(zhou.email, newestCode(app, zhou.email)));
    expect(error).toMatchObject({ kind: 'api', code: 2026 });
  });
});
