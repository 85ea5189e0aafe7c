import { constants, publicEncrypt } from 'node:crypto';
import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, newestCode, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator(async (started) => {
  emulator = started;
  emulator.seed({ users: [{ username: 'plain', password: 'passw0rd' }] });
  client = new Client(emulator);
  await client.signIn({ username: 'plain', password: 'passw0rd' });
});

const profile = async () => (await client.get('get-profile')).body.data as Record<string, unknown>;

async function mailCode(channel: string, email: string): Promise<string> {
  await client.post('send-email', { channel, email });
  return newestCode(emulator, email.toLowerCase());
}

async function smsCode(channel: string, phoneNumber: string, phoneCountryCode?: string): Promise<string> {
  await client.post('send-sms', { channel, phoneNumber, phoneCountryCode });
  return newestCode(emulator, `${phoneCountryCode ?? '+86'} ${phoneNumber}`);
}

describe('codes', () => {
  const check = (channel: string, passCode: string) =>
    client.post('pre-check-code', {
      codeType: 'EMAIL',
      emailCodePayload: { email: 'a@b.cn', passCode, channel },
    });

  test('one per number and minute, and one per address, channel and minute: 2080', async () => {
    const sms = (channel: string) => client.post('send-sms', { channel, phoneNumber: '13500006666' });
    expect((await sms('CHANNEL_LOGIN')).body.statusCode).toBe(200);
    expect((await sms('CHANNEL_BIND_PHONE')).body.apiCode).toBe(2080);
    const mail = (channel: string) => client.post('send-email', { channel, email: 'a@b.cn' });
    expect((await mail('CHANNEL_LOGIN')).body.statusCode).toBe(200);
    expect((await mail('CHANNEL_LOGIN')).body.apiCode).toBe(2080);
    expect((await mail('CHANNEL_BIND_EMAIL')).body.statusCode).toBe(200);
    emulator.clock.advance(60_000);
    expect((await sms('CHANNEL_LOGIN')).body.statusCode).toBe(200);
    expect((await mail('CHANNEL_LOGIN')).body.statusCode).toBe(200);
  });

  test('checking leaves a code as it is; using it up does not', async () => {
    const code = await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn');
    expect((await check('CHANNEL_BIND_EMAIL', code)).body.data).toEqual({ isValid: true });
    expect((await check('CHANNEL_LOGIN', code)).body.data).toMatchObject({ isValid: false });
    expect((await client.post('bind-email', { email: 'a@b.cn', passCode: code })).body.statusCode).toBe(200);
    expect((await check('CHANNEL_BIND_EMAIL', code)).body.data).toMatchObject({ isValid: false });
  });

  test('a mail code is valid for five minutes, an SMS code for one', async () => {
    const mail = await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn');
    const sms = await smsCode('CHANNEL_BIND_PHONE', '13500006666');
    emulator.clock.advance(60_000);
    const bind = { phoneNumber: '13500006666', passCode: sms };
    expect((await client.post('bind-phone', bind)).body.apiCode).toBe(2001);
    emulator.clock.advance(4 * 60_000 - 1000);
    expect((await check('CHANNEL_BIND_EMAIL', mail)).body.data).toEqual({ isValid: true });
    emulator.clock.advance(1000);
    expect((await client.post('bind-email', { email: 'a@b.cn', passCode: mail })).body.apiCode).toBe(2001);
  });

  test('a new code invalidates the one before', async () => {
    const first = await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn');
    emulator.clock.advance(60_000);
    emulator.settings.passCode = first === '111111' ? '222222' : '111111';
    await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn');
    expect((await check('CHANNEL_BIND_EMAIL', first)).body.data).toMatchObject({ isValid: false });
  });

  test('all codes can be set to one value', async () => {
    emulator.settings.passCode = '123456';
    expect(await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn')).toBe('123456');
  });
});

describe('binding', () => {
  test('an email is bound, and unbound with a code of its own channel', async () => {
    const bind = {
      email: 'Plain@example.com',
      passCode: await mailCode('CHANNEL_BIND_EMAIL', 'Plain@example.com'),
    };
    expect((await client.post('bind-email', bind)).body.statusCode).toBe(200);
    expect(await profile()).toMatchObject({ email: 'plain@example.com', emailVerified: true });
    emulator.clock.advance(60_000);
    const bindCode = await mailCode('CHANNEL_BIND_EMAIL', 'plain@example.com');
    expect((await client.post('unbind-email', { passCode: bindCode })).body.apiCode).toBe(2001);
    const passCode = await mailCode('CHANNEL_UNBIND_EMAIL', 'plain@example.com');
    expect((await client.post('unbind-email', { passCode })).body.statusCode).toBe(200);
    expect(await profile()).toMatchObject({ email: null, emailVerified: false });
  });

  test('a phone from abroad is bound with its dialling code', async () => {
    const passCode = await smsCode('CHANNEL_BIND_PHONE', '2025550123', '+1');
    const bind = { phoneNumber: '2025550123', phoneCountryCode: '+1', passCode };
    expect((await client.post('bind-phone', { ...bind, phoneCountryCode: '+44' })).body.apiCode).toBe(2001);
    expect((await client.post('bind-phone', bind)).body.statusCode).toBe(200);
    expect(await profile()).toMatchObject({
      phone: '2025550123',
      phoneCountryCode: '+1',
      phoneVerified: true,
    });
    const again = await client.post('bind-phone', { ...bind, phoneNumber: '2025550124' });
    expect(again.body.statusCode).toBe(409);
    emulator.clock.advance(60_000);
    const unbind = { passCode: await smsCode('CHANNEL_UNBIND_PHONE', '2025550123', '+1') };
    expect((await client.post('unbind-phone', unbind)).body.statusCode).toBe(200);
  });

  test('names of another account are refused', async () => {
    const email = 'zhouzihang@example.com';
    const passCode = await mailCode('CHANNEL_BIND_EMAIL', email);
    expect((await client.post('bind-email', { email, passCode })).body.apiCode).toBe(2200);
    const phone = {
      phoneNumber: '13900001111',
      passCode: await smsCode('CHANNEL_BIND_PHONE', '13900001111'),
    };
    expect((await client.post('bind-phone', phone)).body.apiCode).toBe(2035);
  });

  test('the last way to sign in cannot be unbound, and what is not there neither', async () => {
    emulator.seed({ users: [{ phone: '13500007777', userId: 'phone-only' }] });
    await client.post('send-sms', { channel: 'CHANNEL_LOGIN', phoneNumber: '13500007777' });
    const passCode = newestCode(emulator, '+86 13500007777');
    const signIn = await client.post('signin', {
      connection: 'PASSCODE',
      passCodePayload: { phone: '13500007777', passCode },
    });
    client.token = (signIn.body.data as { access_token: string }).access_token;
    expect((await client.post('unbind-phone', { passCode: '000000' })).body.apiCode).toBe(2217);
    expect((await client.post('unbind-email', { passCode: '000000' })).body.apiCode).toBe(2219);
  });
});

describe('changing phone and email in two steps', () => {
  const request = (payload: Record<string, string>) =>
    client.post('verify-update-email-request', {
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: payload,
    });

  test('the token of the first step is good for one minute and for one change', async () => {
    const newEmail = 'next@example.com';
    const step = async () => {
      const code = await mailCode('CHANNEL_UPDATE_EMAIL', newEmail);
      const answer = await request({ newEmail, newEmailPassCode: code });
      return answer.body.data as { updateEmailToken: string; tokenExpiresIn: number };
    };
    const late = await step();
    expect(late.tokenExpiresIn).toBe(60);
    emulator.clock.advance(60_000);
    expect((await client.post('update-email', late)).body.statusCode).toBe(403);
    const token = await step();
    expect((await client.post('update-email', token)).body.data).toEqual({ success: true });
    expect(await profile()).toMatchObject({ email: newEmail, emailVerified: true });
    expect((await client.post('update-email', token)).body.statusCode).toBe(403);
  });

  test('an old address that is given has to be the true one, with its own code', async () => {
    client = new Client(emulator);
    await client.signIn(zihang);
    const newEmailPassCode = await mailCode('CHANNEL_UPDATE_EMAIL', 'next@example.com');
    const base = { newEmail: 'next@example.com', newEmailPassCode };
    const foreign = await request({ ...base, oldEmail: 'other@example.com', oldEmailPassCode: '000000' });
    expect(foreign.body.apiCode).toBe(2037);
    const wrong = await request({ ...base, oldEmail: 'zhouzihang@example.com', oldEmailPassCode: '000000' });
    expect(wrong.body.apiCode).toBe(2001);
    const oldEmailPassCode = await mailCode('CHANNEL_UPDATE_EMAIL', 'zhouzihang@example.com');
    const good = await request({ ...base, oldEmail: 'zhouzihang@example.com', oldEmailPassCode });
    expect(good.body.statusCode).toBe(200);
  });

  test('a phone changes likewise, and the token of one account is useless to another', async () => {
    const phonePassCodePayload = {
      newPhoneNumber: '13500008888',
      newPhonePassCode: await smsCode('CHANNEL_BIND_PHONE', '13500008888'),
    };
    const body = { verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload };
    const { updatePhoneToken } = (await client.post('verify-update-phone-request', body)).body.data as Record<
      string,
      string
    >;
    const stranger = new Client(emulator);
    await stranger.signIn(zihang);
    expect((await stranger.post('update-phone', { updatePhoneToken })).body.statusCode).toBe(403);
    expect((await client.post('update-phone', { updatePhoneToken })).body.statusCode).toBe(200);
    expect(await profile()).toMatchObject({ phone: '13500008888', phoneVerified: true });
  });
});

describe('passwords', () => {
  const signIn = (password: string) => new Client(emulator).signIn({ username: 'plain', password });

  test('a change needs the present password', async () => {
    const update = (body: Record<string, string>) =>
      client.post('update-password', { newPassword: 'next-pass', ...body });
    expect((await update({})).body.apiCode).toBe(2201);
    expect((await update({ oldPassword: 'wrong' })).body.apiCode).toBe(2006);
    expect((await update({ oldPassword: 'passw0rd' })).body.statusCode).toBe(200);
    await expect(signIn('passw0rd')).rejects.toThrow('2333');
    expect((await signIn('next-pass')).access_token).toBeTruthy();
  });

  test('old and new can be encrypted', async () => {
    const { rsa } = (await client.get('system')).body as { rsa?: { publicKey: string } };
    const key = { key: rsa?.publicKey ?? '', padding: constants.RSA_PKCS1_PADDING };
    const encrypt = (text: string) => publicEncrypt(key, Buffer.from(text)).toString('base64');
    const answer = await client.post('update-password', {
      newPassword: encrypt('新密码-next'),
      oldPassword: encrypt('passw0rd'),
      passwordEncryptType: 'rsa',
    });
    expect(answer.body.statusCode).toBe(200);
    expect((await signIn('新密码-next')).access_token).toBeTruthy();
  });

  test('a forgotten one is reset signed out, with a code by mail; the account unlocks', async () => {
    const visitor = new Client(emulator, { 'x-authing-userpool-id': 'GEN_AUTH_USERPOOL_ID' });
    const user = emulator.state.users.find((each) => each.username === 'zhouzihang');
    if (user) user.locked = true;
    const email = 'zhouzihang@example.com';
    const passCode = await mailCode('CHANNEL_RESET_PASSWORD', email);
    const body = { verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload: { email, passCode } };
    const first = (await visitor.post('verify-reset-password-request', body)).body.data as Record<
      string,
      string
    >;
    const { passwordResetToken } = first;
    const reset = { password: 'brand-new', passwordResetToken };
    expect((await visitor.post('reset-password', reset)).body.data).toEqual({ success: true });
    expect((await visitor.post('reset-password', reset)).body.statusCode).toBe(403);
    const tokens = await new Client(emulator).signIn({ username: 'zhouzihang', password: 'brand-new' });
    expect(tokens.access_token).toBeTruthy();
  });

  test('a password can be checked without signing in with it', async () => {
    const valid = async (body: Record<string, string>) =>
      (await client.post('validate-password', body)).body.data;
    expect(await valid({ password: 'passw0rd' })).toEqual({ valid: true });
    expect(await valid({ password: 'wrong' })).toEqual({ valid: false });
    expect(await valid({ email: 'nobody@example.com', password: 'passw0rd' })).toEqual({ valid: false });
  });

  test('the security report follows what the account has', async () => {
    const report = async () => (await client.get('get-security-info')).body.data as Record<string, unknown>;
    const before = await report();
    expect(before).toMatchObject({
      passwordSet: true,
      passwordSecurityLevel: 2,
      emailBinded: false,
      mfaEnrolled: false,
    });
    const passCode = await mailCode('CHANNEL_BIND_EMAIL', 'a@b.cn');
    await client.post('bind-email', { email: 'a@b.cn', passCode });
    const after = await report();
    expect(after.emailBinded).toBe(true);
    expect(after.securityScore).toBeGreaterThan(Number(before.securityScore));
  });
});

describe('closing an account', () => {
  test('takes two steps and ends every session', async () => {
    const body = { verifyMethod: 'PASSWORD', passwordPayload: { password: 'passw0rd' } };
    const wrong = { verifyMethod: 'PASSWORD', passwordPayload: { password: 'wrong' } };
    expect((await client.post('verify-delete-account-request', wrong)).body.apiCode).toBe(2006);
    const step = (await client.post('verify-delete-account-request', body)).body.data as Record<
      string,
      unknown
    >;
    expect(step.tokenExpiresIn).toBe(60);
    expect((await client.post('delete-account', step)).body.data).toEqual({ success: true });
    expect((await client.get('get-profile')).body.apiCode).toBe(2020);
    await expect(client.signIn({ username: 'plain', password: 'passw0rd' })).rejects.toThrow('2004');
  });

  test('can be proved with a code to the own phone, not to another one', async () => {
    client = new Client(emulator);
    await client.signIn(zihang);
    const ask = async (phoneNumber: string) => {
      const passCode = await smsCode('CHANNEL_DELETE_ACCOUNT', phoneNumber);
      const phonePassCodePayload = { phoneNumber, passCode };
      return client.post('verify-delete-account-request', {
        verifyMethod: 'PHONE_PASSCODE',
        phonePassCodePayload,
      });
    };
    expect((await ask('13700002222')).body.apiCode).toBe(2038);
    expect((await ask('13900001111')).body.statusCode).toBe(200);
  });
});
