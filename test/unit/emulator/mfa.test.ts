import { totp, type Emulator } from '../../../emulator';
import { fitsTotp, newTotpSecret } from '../../../emulator/totp';
import { useEmulator } from '../../support/emulator';
import { Client, newestCode, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

describe('time-based codes', () => {
  // The SHA-1 vectors of RFC 6238 appendix B, cut to six digits; the secret is "12345678901234567890" in base32.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('second %d gives %s', (second, expected) => {
    expect(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', second * 1000)).toBe(expected);
  });

  test('one step before and after is accepted, two are not', () => {
    const secret = newTotpSecret();
    const code = totp(secret, 90_000);
    expect([30, 60, 90, 120, 150].map((second) => fitsTotp(secret, code, second * 1000))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a sign-in that asks for a second factor', () => {
  const signIn = async (username: string) => {
    const body = {
      connection: 'PASSWORD',
      passwordPayload: { username, password: 'passw0rd' },
      options: { scope: 'openid profile username' },
    };
    return (await client.post('signin', body)).body;
  };
  const stepOf = async (username: string) => (await signIn(username)).data as Record<string, unknown>;
  const finish = (kind: string, mfaToken: unknown, body: object) =>
    client.post(`/api/v2/applications/mfa/${kind}/verify`, body, {
      authorization: `Bearer ${String(mfaToken)}`,
    });

  test('says 1635 and what the user has', async () => {
    const answer = await signIn('wangruoxi');
    expect(answer).toMatchObject({
      apiCode: 1635,
      data: { mfaPhone: '13700002222', mfaEmail: 'wangruoxi@example.com', totpMfaEnabled: false },
    });
    expect(answer.statusCode).not.toBe(200);
    const factors = (answer.data as { applicationMfa: { mfaPolicy: string; status: number }[] })
      .applicationMfa;
    expect(factors.filter((each) => each.status === 1).map((each) => each.mfaPolicy)).toEqual([
      'SMS',
      'EMAIL',
    ]);
  });

  test('says 1636 when the application demands it at every sign-in', async () => {
    emulator.seed({ apps: [{ appId: 'GEN_AUTH_APP_ID', mfa: true }] });
    expect((await signIn('zhouzihang')).apiCode).toBe(1636);
  });

  test('is ended by an SMS code, with a token that works as a bearer', async () => {
    const { mfaToken } = await stepOf('wangruoxi');
    const phone = '13700002222';
    await client.post('send-sms', { channel: 'CHANNEL_VERIFY_MFA', phoneNumber: phone });
    const wrong = await finish('sms', mfaToken, { phone, code: '000000' });
    expect([wrong.http, wrong.body.code]).toEqual([200, 2001]);
    const good = await finish('sms', mfaToken, { phone, code: newestCode(emulator, `+86 ${phone}`) });
    expect(good.body).toMatchObject({
      code: 200,
      data: { username: 'wangruoxi', id: '650000000000000000000003' },
    });
    client.token = (good.body.data as { token: string }).token;
    expect((await client.get('get-profile')).body.data).toMatchObject({ username: 'wangruoxi' });
    const again = await finish('sms', mfaToken, { phone, code: newestCode(emulator, `+86 ${phone}`) });
    expect(again.body.code).toBe(403);
  });

  test('is ended by a mail code to the own address only', async () => {
    const { mfaToken } = await stepOf('wangruoxi');
    const verify = async (email: string) => {
      await client.post('send-email', { channel: 'CHANNEL_VERIFY_MFA', email });
      return (await finish('email', mfaToken, { email, code: newestCode(emulator, email) })).body.code;
    };
    expect(await verify('zhouzihang@example.com')).toBe(2037);
    expect(await verify('wangruoxi@example.com')).toBe(200);
  });

  test('is ended by an authenticator app', async () => {
    const { mfaToken } = await stepOf('chensiyuan');
    expect((await finish('totp', mfaToken, { totp: '000000' })).body.code).toBe(6001);
    const secret = emulator.state.factors.find((factor) => factor.factorType === 'OTP')?.secret ?? '';
    const code = totp(secret, emulator.clock.now());
    expect((await finish('totp', mfaToken, { totp: code })).body).toMatchObject({ code: 200 });
  });

  test('is ended by a recovery code, which works once', async () => {
    const recover = async () => {
      const { mfaToken } = await stepOf('chensiyuan');
      const headers = { authorization: String(mfaToken) };
      const body = { recoveryCode: 'b8fd5d6c9e0f4a3b2c1d0e9f' };
      return (await client.post('/api/v2/mfa/totp/recovery', body, headers)).body.code;
    };
    expect([await recover(), await recover()]).toEqual([200, 6002]);
  });

  test('waits six minutes', async () => {
    const { mfaToken } = await stepOf('chensiyuan');
    const introspect = () => client.form('/mfa/token/introspection', { token: String(mfaToken) });
    emulator.clock.advance(359_000);
    expect((await introspect()).body).toMatchObject({ active: true, userId: '650000000000000000000002' });
    emulator.clock.advance(1000);
    expect((await introspect()).body).toEqual({ active: false });
    const secret = emulator.state.factors.find((factor) => factor.factorType === 'OTP')?.secret ?? '';
    const late = await finish('totp', mfaToken, { totp: totp(secret, emulator.clock.now()) });
    expect(late.body.code).toBe(403);
  });
});

describe('second factors of a signed-in user', () => {
  beforeEach(() => client.signIn(zihang));

  const request = (factorType: string, profile: object) =>
    client.post('send-enroll-factor-request', { factorType, profile });
  const enroll = (factorType: string, enrollmentToken: string, enrollmentData: object) =>
    client.post('enroll-factor', { factorType, enrollmentToken, enrollmentData });
  const tokenOf = (answer: { body: { data?: unknown } }) =>
    (answer.body.data as { enrollmentToken: string }).enrollmentToken;

  test('a phone is enrolled with the code that went there, listed, and removed', async () => {
    const token = tokenOf(await request('SMS', { phoneNumber: '13900001111', phoneCountryCode: '+86' }));
    expect((await enroll('SMS', token, { passCode: '000000' })).body.apiCode).toBe(2001);
    const passCode = newestCode(emulator, '+86 13900001111');
    expect((await enroll('SMS', token, { passCode })).body.statusCode).toBe(200);
    const factors = (await client.get('list-enrolled-factors')).body.data as { factorId: string }[];
    expect(factors).toMatchObject([{ factorType: 'SMS', profile: { phoneNumber: '13900001111' } }]);
    const rest = (await client.get('list-factors-to-enroll')).body.data as { factorType: string }[];
    expect(rest.map((each) => each.factorType)).toEqual(['OTP', 'EMAIL', 'FACE']);
    expect((await request('SMS', { phoneNumber: '13900001111' })).body.statusCode).toBe(409);
    const factorId = factors[0]?.factorId ?? '';
    expect((await client.get(`get-factor?factorId=${factorId}`)).body.data).toMatchObject({
      factorType: 'SMS',
    });
    expect((await client.post('reset-factor', { factorId })).body.statusCode).toBe(200);
    expect((await client.get('list-enrolled-factors')).body.data).toEqual([]);
  });

  test('an authenticator app gets its secret as a real QR code, and one minute to answer', async () => {
    const first = (await request('OTP', {})).body.data as {
      otpData: Record<string, string>;
      enrollmentToken: string;
    };
    expect(first.otpData.qrCodeDataUrl).toMatch(/^data:image\/gif;base64,/);
    const secret = new URL(first.otpData.qrCodeUri ?? '').searchParams.get('secret') ?? '';
    emulator.clock.advance(60_000);
    const late = await enroll('OTP', first.enrollmentToken, { passCode: totp(secret, emulator.clock.now()) });
    expect(late.body.statusCode).toBe(403);
  });

  test('a factor is enrolled as the kind it was asked for', async () => {
    const token = tokenOf(await request('OTP', {}));
    expect((await enroll('FACE', token, { photo: 'https://files.example.com/me.png' })).body.statusCode).toBe(
      400,
    );
  });

  test('factors of another user cannot be read or removed', async () => {
    const foreign = emulator.state.factors[0]?.factorId ?? '';
    expect((await client.get(`get-factor?factorId=${foreign}`)).body.statusCode).toBe(404);
    expect((await client.post('reset-factor', { factorId: foreign })).body.statusCode).toBe(404);
  });
});
