import { constants, publicEncrypt } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, newestCode, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

const signIn = (passwordPayload: Record<string, string>, options: Record<string, unknown> = {}) =>
  client.post('signin', { connection: 'PASSWORD', passwordPayload, options });

describe('sign-in with a password', () => {
  test.each([
    { username: 'zhouzihang' },
    { email: 'ZhouZihang@Example.com' },
    { phone: '13900001111' },
    { account: 'zhouzihang' },
    { account: 'zhouzihang@example.com' },
    { account: '13900001111' },
  ] as Record<string, string>[])('works with %p', async (name) => {
    const answer = await signIn({ ...name, password: 'passw0rd' });
    expect(answer.body).toMatchObject({ statusCode: 200, data: { token_type: 'Bearer' } });
  });

  test('an unknown name is 2004, a wrong password 2333 with the tries that are left', async () => {
    expect((await signIn({ email: 'nobody@example.com', password: 'passw0rd' })).body.apiCode).toBe(2004);
    const wrong = await signIn({ ...zihang, password: 'wrong' });
    expect(wrong.body).toMatchObject({ statusCode: 403, apiCode: 2333, data: { remainCount: 9 } });
  });

  test('two names at once are refused', async () => {
    const answer = await signIn({ ...zihang, email: 'zhouzihang@example.com' });
    expect(answer.body.statusCode).toBe(400);
  });

  test('after five wrong passwords a captcha is asked for, and a good one lets the user in', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn({ ...zihang, password: 'wrong' });
    expect((await signIn(zihang)).body.apiCode).toBe(2000);
    const captcha = (await client.get('get-captcha-code')).body.data as {
      captchaCodeSvg: string;
      captchaToken: string;
    };
    const captchaCode = [...captcha.captchaCodeSvg.matchAll(/>(\w)<\/text>/g)]
      .map((match) => match[1])
      .join('');
    expect(captchaCode).toHaveLength(4);
    const { captchaToken } = captcha;
    const answer = await signIn(zihang, { captchaCode: captchaCode.toLowerCase(), captchaToken });
    expect(answer.body.statusCode).toBe(200);
  });

  test('a captcha counts once', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn({ ...zihang, password: 'wrong' });
    const { captchaToken } = (await client.get('get-captcha-code')).body.data as { captchaToken: string };
    const captchaCode = String(emulator.state.tickets[captchaToken]?.data.text);
    await signIn({ ...zihang, password: 'wrong' }, { captchaCode, captchaToken });
    expect((await signIn(zihang, { captchaCode, captchaToken })).body.apiCode).toBe(2000);
  });

  test('too many wrong passwords lock the account', async () => {
    emulator.settings.captchaAfterFailures = 0;
    emulator.settings.lockAfterFailures = 3;
    for (let tries = 0; tries < 2; tries += 1) await signIn({ ...zihang, password: 'wrong' });
    expect((await signIn({ ...zihang, password: 'wrong' })).body.apiCode).toBe(2005);
    expect((await signIn(zihang)).body.apiCode).toBe(2005);
  });

  test('accounts that are locked, suspended, new, or have an old password are told so', async () => {
    const codeOf = async (username: string) =>
      (await signIn({ username, password: 'passw0rd' })).body.apiCode;
    expect(await codeOf('zhaolei')).toBe(2005);
    expect(await codeOf('lijianguo')).toBe(2120008);
    expect(await codeOf('zhangmin')).toBe(1639);
    expect(await codeOf('sunyi')).toBe(2058);
  });

  test('the token of a first sign-in sets a new password, encrypted with RSA', async () => {
    const step = (await signIn({ username: 'zhangmin', password: 'passw0rd' })).body.data as {
      token: string;
    };
    const path = '/api/v2/users/password/reset-by-first-login-token';
    const plain = await client.post(path, { token: step.token, password: 'new-passw0rd' });
    expect(plain.body.code).toBe(2016);
    const password = await encryptRsa('new-passw0rd');
    expect((await client.post(path, { token: step.token, password })).body.code).toBe(200);
    expect((await signIn({ username: 'zhangmin', password: 'new-passw0rd' })).body.statusCode).toBe(200);
  });

  test('a tenant lets only its members in', async () => {
    expect((await signIn(zihang, { tenantId: 'tenant-hangzhou' })).body.statusCode).toBe(200);
    expect((await signIn(zihang, { tenantId: 'tenant-shenzhen' })).body.apiCode).toBe(2130010);
  });

  test('a scope without openid is refused', async () => {
    expect((await signIn(zihang, { scope: 'profile' })).body.statusCode).toBe(400);
  });

  test('autoRegister makes the account that is missing', async () => {
    const newcomer = { email: 'new@example.com', password: 'passw0rd' };
    expect((await signIn(newcomer, { autoRegister: true })).body.statusCode).toBe(200);
    expect((await signIn(newcomer)).body.statusCode).toBe(200);
    expect(
      (await signIn({ account: 'other', password: 'passw0rd' }, { autoRegister: true })).body.apiCode,
    ).toBe(2004);
  });

  test('passwords are kept as hashes', () => {
    expect(JSON.stringify(emulator.state)).not.toContain('passw0rd');
  });
});

async function encryptRsa(text: string): Promise<string> {
  const { rsa } = (await client.get('system')).body as { rsa?: { publicKey: string } };
  const key = { key: rsa?.publicKey ?? '', padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(text, 'utf8')).toString('base64');
}

describe('encrypted passwords', () => {
  const password = '密码 pässw0rd 🔑';
  const account = { username: 'encrypted' };

  beforeEach(() => emulator.seed({ users: [{ ...account, password }] }));

  const signInWith = (encrypted: string, passwordEncryptType: string) =>
    signIn({ ...account, password: encrypted }, { passwordEncryptType });

  const sm2Key = async () =>
    ((await client.get('system')).body as { sm2?: { publicKey: string } }).sm2?.publicKey ?? '';

  test('RSA with the key of /api/v3/system', async () => {
    expect((await signInWith(await encryptRsa(password), 'rsa')).body.statusCode).toBe(200);
    expect((await signInWith(await encryptRsa('something else'), 'rsa')).body.apiCode).toBe(2333);
  });

  test.each([
    ['C1C3C2 without prefix', 1, ''],
    ['C1C3C2 with prefix 04', 1, '04'],
    ['C1C3C2 after "sm2:"', 1, 'sm2:'],
    ['C1C2C3 without prefix', 0, ''],
    ['C1C2C3 with prefix 04', 0, '04'],
  ])('SM2, %s', async (_form, order, prefix) => {
    const encrypted = prefix + sm2.doEncrypt(password, await sm2Key(), order);
    expect((await signInWith(encrypted, 'sm2')).body.statusCode).toBe(200);
  });

  test('SM2 of the base64 form in the order of the mobile SDKs', async () => {
    const base64 = Buffer.from(password).toString('base64');
    const encrypted = `04${sm2.doEncrypt(base64, await sm2Key(), 0)}`;
    expect((await signInWith(encrypted, 'sm2')).body.statusCode).toBe(200);
  });

  test.each(['rsa', 'sm2'])(
    'text that does not decrypt with %s is 2016, not a wrong password',
    async (type) => {
      expect((await signInWith(password, type)).body.apiCode).toBe(2016);
      expect((await signInWith('AAAA', type)).body.apiCode).toBe(2016);
    },
  );

  test('a password encrypted for another server does not decrypt', async () => {
    const foreign = sm2.doEncrypt(password, sm2.generateKeyPairHex().publicKey, 1);
    expect((await signInWith(foreign, 'sm2')).body.apiCode).toBe(2016);
  });
});

describe('sign-in with a code', () => {
  const passCode = (payload: Record<string, string>, options: Record<string, unknown> = {}) =>
    client.post('signin', { connection: 'PASSCODE', passCodePayload: payload, options });

  test('works once, for the phone it was sent to', async () => {
    await client.post('send-sms', {
      channel: 'CHANNEL_LOGIN',
      phoneNumber: '13900001111',
      phoneCountryCode: '+86',
    });
    const code = newestCode(emulator, '+86 13900001111');
    expect((await passCode({ phone: '13700002222', passCode: code })).body.apiCode).toBe(2001);
    expect((await passCode({ phone: '13900001111', passCode: code })).body.statusCode).toBe(200);
    expect((await passCode({ phone: '13900001111', passCode: code })).body.apiCode).toBe(2001);
  });

  test('works by mail, whatever the case of the address', async () => {
    await client.post('send-email', { channel: 'CHANNEL_LOGIN', email: 'zhouzihang@example.com' });
    const code = newestCode(emulator, 'zhouzihang@example.com');
    expect((await passCode({ email: 'ZHOUZIHANG@example.com', passCode: code })).body.statusCode).toBe(200);
  });

  test('an unknown number is 2004, or becomes an account with autoRegister', async () => {
    await client.post('send-sms', { channel: 'CHANNEL_LOGIN', phoneNumber: '13611112222' });
    const payload = { phone: '13611112222', passCode: newestCode(emulator, '+86 13611112222') };
    expect((await passCode(payload)).body.apiCode).toBe(2004);
    expect((await passCode(payload, { autoRegister: true })).body.statusCode).toBe(200);
    expect(emulator.state.users.find((user) => user.phone === '13611112222')?.phoneVerified).toBe(true);
  });
});

test('directory accounts sign in with LDAP and AD', async () => {
  const payload = { sAMAccountName: 'zhouzihang', password: 'passw0rd' };
  expect((await client.post('signin', { connection: 'LDAP', ldapPayload: payload })).body.statusCode).toBe(
    200,
  );
  expect((await client.post('signin', { connection: 'AD', adPayload: payload })).body.statusCode).toBe(200);
  expect((await client.post('signin', { connection: 'AD' })).body.statusCode).toBe(400);
});

describe('sign-up', () => {
  const signUp = (body: Record<string, unknown>) =>
    client.post('signup', { connection: 'PASSWORD', ...body });

  test('answers with the user and no token, and the account can sign in', async () => {
    const passwordPayload = { email: 'fresh@example.com', password: 'passw0rd' };
    const profile = { nickname: '新用户', customData: { level: 1 } };
    const answer = await signUp({ passwordPayload, profile });
    expect(answer.body.data).toMatchObject({
      email: 'fresh@example.com',
      nickname: '新用户',
      customData: { level: 1 },
    });
    expect(answer.text).not.toContain('access_token');
    expect((await signIn(passwordPayload)).body.statusCode).toBe(200);
  });

  test('keeps addresses in lower case, however they were written', async () => {
    const passwordPayload = { email: 'Mixed.Case@Example.COM', password: 'passw0rd' };
    expect((await signUp({ passwordPayload })).body.data).toMatchObject({ email: 'mixed.case@example.com' });
    expect((await signIn(passwordPayload)).body.statusCode).toBe(200);
    emulator.seed({ users: [{ email: 'Seeded@Example.com', password: 'passw0rd' }] });
    await client.signIn({ email: 'seeded@example.com', password: 'passw0rd' });
    expect((await client.get('/oidc/me')).body.email).toBe('seeded@example.com');
  });

  test('a taken name is 2026 and a short password 2029', async () => {
    const taken = { email: 'zhouzihang@example.com', password: 'passw0rd' };
    expect((await signUp({ passwordPayload: taken })).body.apiCode).toBe(2026);
    const short = { username: 'shorty', password: 'abc' };
    expect((await signUp({ passwordPayload: short })).body.apiCode).toBe(2029);
  });

  test('with a code it needs one of the register channel, and keeps it when the name is taken', async () => {
    const send = (channel: string, phoneNumber: string) => client.post('send-sms', { channel, phoneNumber });
    const withCode = (phone: string, passCode: string) =>
      client.post('signup', { connection: 'PASSCODE', passCodePayload: { phone, passCode } });
    await send('CHANNEL_LOGIN', '13500003333');
    expect((await withCode('13500003333', newestCode(emulator, '+86 13500003333'))).body.apiCode).toBe(2001);
    emulator.clock.advance(60_000);
    await send('CHANNEL_REGISTER', '13500003333');
    expect((await withCode('13500003333', newestCode(emulator, '+86 13500003333'))).body.statusCode).toBe(
      200,
    );
    await send('CHANNEL_REGISTER', '13900001111');
    expect((await withCode('13900001111', newestCode(emulator, '+86 13900001111'))).body.apiCode).toBe(2026);
    expect(emulator.state.codes.at(-1)?.used).toBe(false);
  });

  test('a phone in the profile counts only with the code that proves it', async () => {
    const passwordPayload = { email: 'both@example.com', password: 'passw0rd' };
    await client.post('send-sms', { channel: 'CHANNEL_COMPLETE_PHONE', phoneNumber: '13500004444' });
    const options = { phonePassCodeForInformationCompletion: newestCode(emulator, '+86 13500004444') };
    const answer = await signUp({ passwordPayload, profile: { phone: '13500004444' }, options });
    expect(answer.body.data).toMatchObject({ phone: '13500004444', phoneVerified: true });
    const unproved = { email: 'one@example.com', password: 'passw0rd' };
    const other = await signUp({ passwordPayload: unproved, profile: { phone: '13500005555' } });
    expect(other.body.data).toMatchObject({ email: 'one@example.com', phone: null });
  });

  test('an application can be closed to it', async () => {
    emulator.seed({ apps: [{ appId: 'GEN_AUTH_APP_ID', signUp: false }] });
    const passwordPayload = { username: 'late', password: 'passw0rd' };
    expect((await signUp({ passwordPayload })).body.apiCode).toBe(2031);
  });

  test('custom fields that are not defined are refused', async () => {
    emulator.seed({ customFields: ['level'] });
    const passwordPayload = { username: 'custom', password: 'passw0rd' };
    const refused = await signUp({ passwordPayload, profile: { customData: { colour: 'red' } } });
    expect(refused.body).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('colour') as string,
    });
  });
});
