import type { AuthenticationClient, User } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { newestCode, otherCode, zhou } from '../support/people';

const app = useApp();

/** The only sign-in request so far. */
function request(): Record<string, unknown> {
  const sent = app.emulator.requests.filter(({ path }) => path === '/api/v3/signin');
  expect(sent).toHaveLength(1);
  return sent[0]?.body as Record<string, unknown>;
}

describe('a sign-in with a password', () => {
  const ways: [string, (client: AuthenticationClient) => Promise<User>, object][] = [
    [
      'loginByEmail',
      (client) => client.loginByEmail(zhou.email, zhou.password),
      { passwordPayload: { email: zhou.email, password: zhou.password } },
    ],
    [
      'loginByUsername',
      (client) => client.loginByUsername(zhou.username, zhou.password),
      { passwordPayload: { username: zhou.username, password: zhou.password } },
    ],
    [
      'loginByPhonePassword',
      (client) => client.loginByPhonePassword(zhou.phone, zhou.password),
      { passwordPayload: { phone: zhou.phone, password: zhou.password } },
    ],
    [
      'loginBySubAccount',
      (client) => client.loginBySubAccount(zhou.phone, zhou.password),
      { passwordPayload: { account: zhou.phone, password: zhou.password } },
    ],
    [
      'loginByLdap',
      (client) => client.loginByLdap(zhou.username, zhou.password),
      { connection: 'LDAP', ldapPayload: { sAMAccountName: zhou.username, password: zhou.password } },
    ],
    [
      'loginByAd',
      (client) => client.loginByAd(zhou.username, zhou.password),
      { connection: 'AD', adPayload: { sAMAccountName: zhou.username, password: zhou.password } },
    ],
  ];

  it.each(ways)('%s resolves to the user and stores the session', async (_name, login, sent) => {
    const authing = app.client();
    const user = await login(authing);

    expect(user).toMatchObject({ id: zhou.id, username: zhou.username, email: zhou.email });
    expect(user.token).toBe(app.record().tokens.accessToken);
    expect(app.record().user.id).toBe(zhou.id);
    expect(authing.checkLoggedIn()).toBe(zhou.id);
    expect(app.paths()).toEqual(['signin', 'get-profile']);
    expect(request()).toEqual({
      connection: 'PASSWORD',
      ...sent,
      options: {
        scope:
          'openid profile username email phone offline_access external_id extended_fields roles tenant_id',
        passwordEncryptType: 'none',
      },
    });
  });

  it('rejects a wrong password with the code of the server, without signing in', async () => {
    const error = await failure(app.client().loginByEmail(zhou.email, 'wrong password'));
    expect(error).toMatchObject({ kind: 'api', code: 2333, message: '账号或密码错误' });
    expect(app.heard).toEqual([{ code: 2333, message: error.message, data: error.data }]);
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
  });

  it('keeps the current session when a sign-in to another account fails', async () => {
    const authing = app.client();
    await authing.loginByEmail(zhou.email, zhou.password);
    await failure(authing.loginByUsername('nobody', 'passw0rd'));
    expect(authing.user?.id).toBe(zhou.id);
  });

  it('rejects empty arguments with the error of the server', async () => {
    const error = await failure(app.client().loginByEmail('', ''));
    expect(error).toMatchObject({ kind: 'api', code: 400 });
  });

  it('creates an unknown user only with autoRegister', async () => {
    const authing = app.client();
    expect(await failure(authing.loginByUsername('newcomer', 'passw0rd'))).toMatchObject({ code: 2004 });
    const user = await authing.loginByUsername('newcomer', 'passw0rd', { autoRegister: true });
    expect(user.username).toBe('newcomer');
  });

  it('sends every option of 4.x in the field of V3', async () => {
    await app
      .client({ scope: 'openid profile', tenantId: 'tenant-a' })
      .loginByEmail(zhou.email, zhou.password, {
        clientIp: '10.1.2.3',
        context: { source: 'poster' },
        params: [
          { key: 'hobby', value: 'chess' },
          { key: 'level', value: 4 },
        ],
        scope: 'openid username',
        tenantId: 'tenant-hangzhou',
      });
    expect(request().options).toEqual({
      scope: 'openid username',
      tenantId: 'tenant-hangzhou',
      clientIp: '10.1.2.3',
      context: { source: 'poster' },
      customData: { hobby: 'chess', level: 4 },
      passwordEncryptType: 'none',
    });
  });

  it('prefers customData to params, and changes neither', async () => {
    const options = Object.freeze({
      params: Object.freeze([Object.freeze({ key: 'hobby', value: 'chess' })]) as never,
      customData: Object.freeze({ hobby: 'go' }),
    });
    await app.client().loginByEmail(zhou.email, zhou.password, options);
    expect(request().options).toMatchObject({ customData: { hobby: 'go' } });
  });

  it('rejects with kind step for a captcha after too many wrong passwords, and accepts captchaCode', async () => {
    app.emulator.changeSettings({ captchaAfterFailures: 2 });
    const authing = app.client();
    await failure(authing.loginByEmail(zhou.email, 'wrong 1'));
    await failure(authing.loginByEmail(zhou.email, 'wrong 2'));
    const error = await failure(authing.loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'step', code: 2000 });

    const { captchaCodeSvg, captchaToken } = await authing.getCaptchaCode();
    expect(captchaCodeSvg).toContain('<svg');
    const captchaCode = String(app.emulator.state.tickets[captchaToken]?.data.text);
    const user = await authing.loginByEmail(zhou.email, zhou.password, { captchaCode, captchaToken });
    expect(user.id).toBe(zhou.id);
  });

  it('rejects with the data for the second factor', async () => {
    const error = await failure(app.client().loginByUsername('chensiyuan', zhou.password));
    expect(error).toMatchObject({ kind: 'step', code: 1635, data: { mfaToken: expect.any(String) } });
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
  });

  it('replaces the session by a sign-in to another account', async () => {
    const authing = app.client();
    await authing.loginByEmail(zhou.email, zhou.password);
    const user = await authing.loginByUsername('frontdesk', zhou.password);
    expect(authing.user?.id).toBe(user.id);
    expect(app.record().user.id).toBe(user.id);
  });

  it('does not sign in after a logout while it is in flight', async () => {
    const authing = app.client();
    const hold = app.emulator.hold('signInByCredentials');
    const login = failure(authing.loginByEmail(zhou.email, zhou.password));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await login).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
  });
});

describe('a sign-in with a code', () => {
  it('accepts an SMS code that was sent without a scene', async () => {
    const authing = app.client();
    await authing.sendSmsCode(zhou.phone);
    const user = await authing.loginByPhoneCode(zhou.phone, newestCode(app, zhou.phone));
    expect(user.id).toBe(zhou.id);
    expect(app.record().user.id).toBe(zhou.id);
  });

  it('creates an account for an unknown number with its country code', async () => {
    const authing = app.client();
    await authing.sendSmsCode('7700900123', '+44');
    const user = await authing.loginByPhoneCode('7700900123', newestCode(app, '7700900123'), {
      phoneCountryCode: '+44',
      customData: { source: 'poster' },
    });
    expect(user).toMatchObject({
      phone: '7700900123',
      phoneCountryCode: '+44',
      customData: { source: 'poster' },
    });
  });

  it('creates no account with autoRegister false', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000');
    const code = newestCode(app, '13600000000');
    const error = await failure(authing.loginByPhoneCode('13600000000', code, { autoRegister: false }));
    expect(error).toMatchObject({ kind: 'api', code: 2004 });
  });

  it('rejects a wrong, a used and an expired code', async () => {
    const authing = app.client();
    await authing.sendSmsCode(zhou.phone);
    const code = newestCode(app, zhou.phone);
    expect(await failure(authing.loginByPhoneCode(zhou.phone, otherCode(code)))).toMatchObject({
      kind: 'api',
      code: 2001,
    });
    await authing.loginByPhoneCode(zhou.phone, code);
    expect(await failure(authing.loginByPhoneCode(zhou.phone, code))).toMatchObject({ code: 2001 });

    app.emulator.clock.advance(61_000);
    await authing.sendSmsCode(zhou.phone);
    app.emulator.clock.advance(61_000);
    const late = authing.loginByPhoneCode(zhou.phone, newestCode(app, zhou.phone));
    expect(await failure(late)).toMatchObject({ code: 2001 });
  });

  it('accepts an email code, and creates an account for an unknown address', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, 'LOGIN_VERIFY_CODE');
    const known = await authing.loginByEmailCode(zhou.email, newestCode(app, zhou.email));
    expect(known.id).toBe(zhou.id);

    await authing.sendEmail('new@example.com', 'LOGIN_VERIFY_CODE');
    const user = await authing.loginByEmailCode('new@example.com', newestCode(app, 'new@example.com'));
    expect(user).toMatchObject({ email: 'new@example.com', emailVerified: true });
    expect(app.record().user.id).toBe(user.id);
  });

  it('rejects an email code for another purpose', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, 'RESET_PASSWORD');
    const error = await failure(authing.loginByEmailCode(zhou.email, newestCode(app, zhou.email)));
    expect(error).toMatchObject({ kind: 'api', code: 2001 });
  });
});

describe('signinByCredentials', () => {
  it('resolves to the tokens without signing in', async () => {
    const params = Object.freeze({
      connection: 'PASSWORD' as const,
      passwordPayload: Object.freeze({ account: zhou.username, password: zhou.password }),
      options: Object.freeze({ scope: 'openid' }),
    });
    const tokens = await app.client().signinByCredentials(params);
    expect(tokens).toMatchObject({
      access_token: expect.any(String),
      id_token: expect.any(String),
      token_type: 'Bearer',
      scope: 'openid',
    });
    expect(request()).toEqual(params);
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
  });

  it('rejects wrong credentials', async () => {
    const error = await failure(
      app.client().signinByCredentials({
        connection: 'PASSWORD',
        passwordPayload: { account: zhou.username, password: 'wrong password' },
      }),
    );
    expect(error).toMatchObject({ kind: 'api', code: 2333 });
  });
});
