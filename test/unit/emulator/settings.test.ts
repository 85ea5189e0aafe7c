import { startEmulator, totp, type Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, fullScope, newestCode, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

/** Changes settings as a test in another process does. */
async function change(settings: Record<string, unknown>): Promise<void> {
  expect((await client.post('/emulator/settings', settings)).http).toBe(200);
}

const signIn = (payload: Record<string, unknown>, options: Record<string, unknown> = {}, extra = {}) =>
  client.post('signin', {
    connection: 'PASSWORD',
    passwordPayload: payload,
    options: { scope: fullScope, ...options },
    ...extra,
  });

describe('values that no setting can have', () => {
  test.each([
    ['lifetimeField', 'expires'],
    ['tokenAlgorithm', 'none'],
    ['phoneAnswer', 'round'],
    ['uploadAnswer', ''],
    ['authExpiredForm', 'shrug'],
    ['tokenEndpointAuthMethod', 'private_key_jwt'],
    ['signInStep', 'dance'],
    ['accessTokenLifetime', -1],
    ['accessTokenLifetime', 1e300],
    ['refreshTokenLifetime', 1.5],
    ['refreshTokenLifetime', null],
    ['maxUploadBytes', -1],
    ['rateLimitSeconds', 0],
    ['captchaAfterFailures', '5'],
    ['throttle', 'yes'],
    ['passCode', 123456],
    ['colour', 'red'],
  ])('%s: %p is refused by name, and nothing changes', async (name, value) => {
    const before = { ...emulator.settings };
    const answer = await client.post('/emulator/settings', { throttle: true, [name]: value });
    expect([answer.http, answer.body.error]).toEqual([400, expect.stringContaining(name)]);
    expect(emulator.settings).toEqual(before);
    await expect(startEmulator({ settings: { [name]: value } })).rejects.toThrow(name);
  });
});

describe('an absurd clock', () => {
  test.each([
    ['set', 1e300],
    ['set', -1],
    ['set', Date.UTC(10000, 0, 1)],
    ['advance', 1e18],
    ['advance', -1e18],
  ])('%s %p is refused, and calls go on working', async (how, value) => {
    const answer = await client.post('/emulator/clock', { [how]: value });
    expect(answer.http).toBe(400);
    await client.signIn(zihang);
    expect((await client.get('get-profile')).http).toBe(200);
  });

  test.each([0, Date.UTC(9999, 11, 30)])('the outermost time %p still works', async (time) => {
    await change({ accessTokenLifetime: 3_000_000_000, refreshTokenLifetime: 3_000_000_000 });
    expect((await client.post('/emulator/clock', { set: time })).http).toBe(200);
    await client.signIn(zihang);
    expect((await client.get('get-profile')).body.statusCode).toBe(200);
    const mfa = await signIn({ username: 'chensiyuan', password: 'passw0rd' });
    const { mfaToken } = mfa.body.data as { mfaToken: string };
    const code = totp('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', emulator.clock.now());
    const authorization = `Bearer ${mfaToken}`;
    const path = '/api/v2/applications/mfa/totp/verify';
    expect((await client.post(path, { totp: code }, { authorization })).body.code).toBe(200);
  });
});

test.each([
  [{ match: '*', status: 99 }],
  [{ match: '*', status: 'x' }],
  [{ match: '*', times: 0 }],
  [{ match: '*', drop: 'later' }],
  [{ match: '*', headers: { 'a b': 'c' } }],
  [{ match: '*', headers: { a: 'c\nd' } }],
])('a forced answer that cannot be sent is refused: %j', async (body) => {
  expect((await client.post('/emulator/fail', body)).http).toBe(400);
  expect((await client.get('get-country-list')).http).toBe(200);
});

test('a seed with an unknown part is refused by the name of the part', async () => {
  const answer = await client.post('/emulator/seed', { user: [] });
  expect([answer.http, answer.body.error]).toEqual([400, expect.stringContaining('"user"')]);
});

describe('tokenEndpointAuthMethod', () => {
  const form = { grant_type: 'refresh_token', client_id: 'GEN_AUTH_APP_ID' };
  const secret = { client_secret: 'GEN_AUTH_APP_SECRET' };
  const basic = `Basic ${Buffer.from('GEN_AUTH_APP_ID:GEN_AUTH_APP_SECRET').toString('base64')}`;

  test('client_secret_post refuses sign-in and renewal without the secret in the body', async () => {
    const { refresh_token: token = '' } = await client.signIn(zihang);
    await change({ tokenEndpointAuthMethod: 'client_secret_post' });
    const renewal = { ...form, refresh_token: token };
    const refused = await client.form('/oidc/token', renewal);
    expect([refused.http, refused.body.error]).toEqual([401, 'invalid_client']);
    expect((await client.form('/oidc/token', renewal, { authorization: basic })).http).toBe(401);
    expect((await client.form('/oidc/token', { ...renewal, ...secret })).http).toBe(200);
    expect((await signIn(zihang)).body.statusCode).toBe(400);
    expect((await signIn(zihang, {}, secret)).body.statusCode).toBe(200);
    const introspection = await client.form('/oidc/token/introspection', { token, ...form });
    expect(introspection.body.error).toBe('invalid_client');
  });

  test('client_secret_basic asks for the secret in the header', async () => {
    const { refresh_token: token = '' } = await client.signIn(zihang);
    await change({ tokenEndpointAuthMethod: 'client_secret_basic' });
    const renewal = { ...form, refresh_token: token };
    expect((await client.form('/oidc/token', { ...renewal, ...secret })).http).toBe(401);
    const wrong = `Basic ${Buffer.from('GEN_AUTH_APP_ID:wrong').toString('base64')}`;
    expect((await client.form('/oidc/token', renewal, { authorization: wrong })).http).toBe(401);
    expect((await client.form('/oidc/token', renewal, { authorization: basic })).http).toBe(200);
  });

  test('the WeChat sign-in is refused as well, and its code is not used up', async () => {
    await change({ tokenEndpointAuthMethod: 'client_secret_post' });
    const body = {
      connection: 'wechat_mini_program_code',
      extIdpConnidentifier: 'my-wxapp',
      wechatMiniProgramCodePayload: emulator.wechat.login(),
    };
    expect((await client.post('signin-by-mobile', body)).body.statusCode).toBe(400);
    await change({ tokenEndpointAuthMethod: 'none' });
    expect((await client.post('signin-by-mobile', body)).body.statusCode).toBe(200);
  });
});

test('refreshTokenGrant: false gives no refresh token and refuses those from before', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  await change({ refreshTokenGrant: false });
  const renewal = { grant_type: 'refresh_token', refresh_token: token, client_id: 'GEN_AUTH_APP_ID' };
  const refused = await client.form('/oidc/token', renewal);
  expect([refused.http, refused.body.error]).toEqual([400, 'unauthorized_client']);
  expect((await client.signIn(zihang)).refresh_token).toBeUndefined();
  await change({ refreshTokenGrant: true });
  expect((await client.form('/oidc/token', renewal)).http).toBe(200);
});

test('reuse of a spent refresh token ends all tokens of its sign-in, and those of no other', async () => {
  await change({ revokeOnRefreshTokenReuse: true });
  const other = await client.signIn(zihang);
  const first = await client.signIn(zihang);
  const renew = (token = '') =>
    client.form('/oidc/token', {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: 'GEN_AUTH_APP_ID',
    });
  const second = (await renew(first.refresh_token)).body as { access_token: string; refresh_token: string };
  expect((await renew(first.refresh_token)).body.error).toBe('invalid_grant');
  expect((await renew(second.refresh_token)).body.error).toBe('invalid_grant');
  for (const token of [first.access_token, second.access_token]) {
    const answer = await client.get('get-profile', { authorization: `Bearer ${token}` });
    expect(answer.body.apiCode).toBe(2020);
  }
  client.token = other.access_token;
  expect((await client.get('get-profile')).body.statusCode).toBe(200);
  expect((await renew(other.refresh_token)).http).toBe(200);
});

describe('rate limits', () => {
  test('calls beyond the limit get HTTP 429 and the time to wait, until the window has passed', async () => {
    emulator.clock.set(Date.UTC(2030, 0, 1));
    await change({ rateLimit: 2, rateLimitSeconds: 30 });
    const call = () => client.get('get-country-list');
    expect([(await call()).http, (await call()).http]).toEqual([200, 200]);
    emulator.clock.advance(10_000);
    const refused = await call();
    expect([refused.http, refused.body.statusCode]).toEqual([429, 429]);
    expect(['19', '20']).toContain(refused.headers.get('retry-after'));
    emulator.clock.advance(20_000);
    expect((await call()).http).toBe(200);
  });

  test('the token endpoint counts too, the control plane does not', async () => {
    await change({ rateLimit: 1, rateLimitSeconds: 3600 });
    for (let calls = 0; calls < 3; calls += 1)
      expect((await client.get('/emulator/settings')).http).toBe(200);
    expect((await client.get('/oidc/.well-known/jwks.json')).http).toBe(200);
    const refused = await client.form('/oidc/token', { grant_type: 'refresh_token', refresh_token: 'x' });
    expect([refused.http, refused.body.statusCode]).toEqual([429, 429]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3590);
    emulator.clock.advance(-86_400_000);
    expect((await client.get('/oidc/.well-known/jwks.json')).http).toBe(200);
  });

  test('throttle answers with the time to wait as well', async () => {
    await change({ throttle: true });
    expect((await client.get('get-country-list')).headers.get('retry-after')).toBe('1');
  });
});

test('signUp: false lets no account be made, in any way', async () => {
  await change({ signUp: false });
  const sent = { username: 'mia', password: 'passw0rd' };
  const signUp = await client.post('signup', { connection: 'PASSWORD', passwordPayload: sent });
  expect(signUp.body.apiCode).toBe(2031);
  expect((await signIn(sent, { autoRegister: true })).body.apiCode).toBe(2031);
  emulator.seed({ wechatUsers: [{ openid: 'o-new' }] });
  const wechat = await client.post('signin-by-mobile', {
    connection: 'wechat_mini_program_code',
    extIdpConnidentifier: 'my-wxapp',
    wechatMiniProgramCodePayload: emulator.wechat.login({ wechatUser: 'o-new' }),
  });
  expect(wechat.body.apiCode).toBe(2031);
  expect((await signIn(zihang)).body.statusCode).toBe(200);
});

describe('signInStep', () => {
  const step = async (signInStep: string) => {
    await change({ signInStep });
    return signIn(zihang);
  };

  test.each([
    ['bind', 1640],
    ['bind-or-create', 1641],
    ['complete', 1642],
    ['unlock', 1643],
  ])('%s stops every sign-in with %i, until it is changed', async (name, apiCode) => {
    const answer = await step(name);
    expect(answer.body).toMatchObject({ statusCode: 403, apiCode });
    expect((await step('none')).body.statusCode).toBe(200);
  });

  test('captcha asks every password sign-in for a captcha, which can be solved', async () => {
    expect((await step('captcha')).body.apiCode).toBe(2000);
    const captcha = (await client.get('get-captcha-code')).body.data as {
      captchaCodeSvg: string;
      captchaToken: string;
    };
    const captchaCode = [...captcha.captchaCodeSvg.matchAll(/>(\w)<\/text>/g)].map(([, l]) => l).join('');
    const solved = await signIn(zihang, { captchaCode, captchaToken: captcha.captchaToken });
    expect(solved.body.statusCode).toBe(200);
  });

  test('mfa asks a user without factors for a code to their own phone', async () => {
    const answer = await step('mfa');
    expect(answer.body.apiCode).toBe(1636);
    const { mfaToken, phone } = answer.body.data as { mfaToken: string; phone: string };
    await client.post('send-sms', { channel: 'CHANNEL_VERIFY_MFA', phoneNumber: phone });
    const verified = await client.post(
      '/api/v2/applications/mfa/sms/verify',
      { phone, code: newestCode(emulator, `+86 ${phone}`) },
      { authorization: `Bearer ${mfaToken}` },
    );
    expect(verified.body).toMatchObject({ code: 200, data: { username: 'zhouzihang' } });
  });

  test.each([
    ['first-reset', 1639],
    ['forced-reset', 2058],
  ])('%s asks with %i for a new password, once', async (name, apiCode) => {
    const answer = await step(name);
    expect(answer.body).toMatchObject({ apiCode, data: { token: expect.any(String) } });
    const proof = { phoneNumber: '13900001111' };
    await client.post('send-sms', { channel: 'CHANNEL_RESET_PASSWORD', ...proof });
    const verified = await client.post('verify-reset-password-request', {
      verifyMethod: 'PHONE_PASSCODE',
      phonePassCodePayload: { ...proof, passCode: newestCode(emulator, '+86 13900001111') },
    });
    const { passwordResetToken } = verified.body.data as { passwordResetToken: string };
    await client.post('reset-password', { passwordResetToken, password: 'another0ne' });
    expect((await signIn({ ...zihang, password: 'another0ne' })).body.statusCode).toBe(200);
  });
});
