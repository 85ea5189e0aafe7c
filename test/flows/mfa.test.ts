import { totp } from '../../emulator';
import type { AuthenticationClient } from '../../src';
import { failure, useApp } from '../support/app';
import { newestCode } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(() => {
  authing = app.client();
});

/** The `mfaToken` of a sign-in that stops at the second factor. */
async function stopped(username: string): Promise<string> {
  const { kind, data } = await failure(authing.loginByUsername(username, 'passw0rd'));
  expect(kind).toBe('step');
  app.heard.length = 0;
  app.emulator.requests.length = 0;
  return (data as { mfaToken: string }).mfaToken;
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const otp = (of = secret) => totp(of, app.emulator.clock.now());

describe('a sign-in that needs a second factor', () => {
  it('rejects with kind step and the data for the step, without signing in', async () => {
    const error = await failure(authing.loginByUsername('wangruoxi', 'passw0rd'));
    expect(error).toMatchObject({
      kind: 'step',
      code: 1635,
      data: { mfaToken: expect.any(String), mfaPhone: '13700002222', mfaEmail: 'wangruoxi@example.com' },
    });
    expect(authing.user).toBeNull();
    expect(JSON.stringify(error)).not.toContain((error.data as { mfaToken: string }).mfaToken);
  });

  it.each(['verifySms', 'verifyAppSmsMfa'] as const)(
    'is finished by %s, and keeps the session',
    async (verify) => {
      const mfaToken = await stopped('wangruoxi');
      const phone = '13700002222';
      const sent = await authing.mfa.sendSms({ phone, phoneCountryCode: '+86', mfaToken });
      expect(sent).toEqual({ code: 200, message: expect.any(String) });
      const request = app.emulator.requests[0];
      expect(request?.headers.authorization).toBe(`Bearer ${mfaToken}`);
      expect(request?.body).toEqual({
        channel: 'CHANNEL_VERIFY_MFA',
        phoneNumber: phone,
        phoneCountryCode: '+86',
      });

      const user = await authing.mfa[verify]({ phone, code: newestCode(app), mfaToken });

      expect(user).toMatchObject({
        username: 'wangruoxi',
        name: '王若曦',
        token: app.record().tokens.accessToken,
      });
      expect(app.paths()).toEqual(['send-sms', '/api/v2/applications/mfa/sms/verify', 'get-profile']);
      expect(app.emulator.requests[1]?.body).toEqual({ phone, code: newestCode(app) });
      expect((await app.relaunch().client().getCurrentUser())?.id).toBe(user.id);
    },
  );

  it.each(['verifyEmail', 'verifyAppEmailMfa'] as const)('is finished by %s', async (verify) => {
    const mfaToken = await stopped('wangruoxi');
    const email = 'wangruoxi@example.com';
    await authing.mfa.sendEmail({ email, mfaToken });
    expect(app.emulator.requests[0]?.body).toEqual({ channel: 'CHANNEL_VERIFY_MFA', email });
    const user = await authing.mfa[verify]({ email, code: newestCode(app), mfaToken });
    expect(user.username).toBe('wangruoxi');
    expect(authing.checkLoggedIn()).toBe(user.id);
  });

  it.each(['verifyTotp', 'verifyTotpMfa'] as const)('is finished by %s', async (verify) => {
    const mfaToken = await stopped('chensiyuan');
    const user = await authing.mfa[verify]({ totp: otp(), mfaToken });
    expect(user.username).toBe('chensiyuan');
    expect(await authing.getRoleList()).not.toEqual([]);
  });

  it('is finished by a recovery code, once', async () => {
    const recoveryCode = 'b8fd5d6c9e0f4a3b2c1d0e9f';
    const user = await authing.mfa.verifyTotpRecoveryCode({
      recoveryCode,
      mfaToken: await stopped('chensiyuan'),
    });
    expect(user.username).toBe('chensiyuan');
    await authing.logout();
    const mfaToken = await stopped('chensiyuan');
    const error = await failure(authing.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken }));
    expect(error.kind).toBe('api');
    expect(authing.user).toBeNull();
  });

  it('can be tried again after a wrong code', async () => {
    const mfaToken = await stopped('chensiyuan');
    const error = await failure(authing.mfa.verifyTotp({ totp: '000000', mfaToken }));
    expect(error).toMatchObject({ kind: 'api', code: expect.any(Number) });
    expect(app.heard).toHaveLength(1);
    expect(authing.user).toBeNull();
    expect((await authing.mfa.verifyTotp({ totp: otp(), mfaToken })).username).toBe('chensiyuan');
  });

  it('rejects a used mfaToken and one that has expired', async () => {
    const mfaToken = await stopped('chensiyuan');
    await authing.mfa.verifyTotp({ totp: otp(), mfaToken });
    await authing.logout();
    expect(await failure(authing.mfa.verifyTotp({ totp: otp(), mfaToken }))).toMatchObject({
      kind: 'api',
      code: 403,
    });
    const another = await stopped('chensiyuan');
    app.emulator.clock.advance(361_000);
    expect(await failure(authing.mfa.verifyTotp({ totp: otp(), mfaToken: another }))).toMatchObject({
      kind: 'api',
      code: 403,
    });
    expect(authing.user).toBeNull();
  });

  it('does not sign in after a logout in the meantime', async () => {
    const mfaToken = await stopped('chensiyuan');
    const hold = app.emulator.hold('mfaVerifyTotp', 'after');
    const verified = failure(authing.mfa.verifyTotp({ totp: otp(), mfaToken }));
    await hold.arrived;
    await authing.logout();
    hold.release();
    expect(await verified).toMatchObject({ kind: 'session', code: 2020 });
    expect(authing.user).toBeNull();
  });

  it('rejects an answer without a token', async () => {
    const mfaToken = await stopped('chensiyuan');
    app.emulator.failNext('mfaVerifyTotp', { body: { code: 200, message: 'ok', data: { id: 'somebody' } } });
    expect(await failure(authing.mfa.verifyTotp({ totp: otp(), mfaToken }))).toMatchObject({
      kind: 'api',
      code: -7,
    });
    expect(authing.user).toBeNull();
  });

  it.each([
    ['sendSms', () => authing.mfa.sendSms({ phone: '13700002222', mfaToken: '' })],
    ['sendEmail', () => authing.mfa.sendEmail({ email: 'a@example.com', mfaToken: '' })],
    ['verifyTotp', () => authing.mfa.verifyTotp({ totp: '123456', mfaToken: '' })],
  ])('%s rejects without a request when mfaToken is missing, and names it', async (_name, call) => {
    expect(await failure(call())).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('mfaToken'),
    });
    expect(app.paths()).toEqual([]);
  });
});

describe('phoneOrEmailBindable', () => {
  it('resolves to whether a phone or email is unused', async () => {
    const mfaToken = await stopped('wangruoxi');
    const free = (params: { phone?: string; email?: string }) =>
      authing.mfa.phoneOrEmailBindable({ ...params, mfaToken });
    expect(await free({ phone: '13511112222' })).toBe(true);
    expect(await free({ phone: '13900001111' })).toBe(false);
    expect(await free({ email: 'zhouzihang@example.com' })).toBe(false);
    expect(await failure(authing.mfa.phoneOrEmailBindable({ phone: '1', mfaToken: 'over' }))).toMatchObject({
      kind: 'api',
    });
  });
});

describe('an authenticator app', () => {
  beforeEach(() => authing.loginByUsername('zhouzihang', 'passw0rd'));

  it('is added in two steps, listed and removed', async () => {
    expect(await authing.mfa.getMfaAuthenticators()).toEqual([]);
    const association = await authing.mfa.assosicateMfaAuthenticator({ authenticatorType: 'totp' });
    expect(association).toEqual({
      authenticator_type: 'totp',
      secret: expect.stringMatching(/^[A-Z2-7]+$/),
      qrcode_uri: expect.stringContaining(`secret=${association.secret}`),
      qrcode_data_url: expect.stringMatching(/^data:image/),
      recovery_code: expect.any(String),
    });

    const confirmed = await authing.mfa.confirmAssosicateMfaAuthenticator({
      authenticatorType: 'totp',
      totp: otp(association.secret),
    });
    expect(confirmed).toEqual({ code: 200, message: expect.any(String) });
    expect(await authing.mfa.getMfaAuthenticators({ type: 'totp', source: 'SELF' })).toEqual([
      {
        id: expect.any(String),
        enable: true,
        authenticatorType: 'totp',
        factorType: 'OTP',
        factorId: expect.any(String),
        profile: {},
      },
    ]);

    expect(await authing.mfa.deleteMfaAuthenticator()).toEqual({ code: 200, message: '操作成功' });
    expect(await authing.mfa.getMfaAuthenticators()).toEqual([]);
  });

  it('is listed and removed separately from the other factors', async () => {
    const user = app.emulator.state.users.find(({ username }) => username === 'zhouzihang');
    const factor = { userId: String(user?.userId), profile: { phoneNumber: '13900001111' } };
    app.emulator.state.factors.push({ ...factor, factorId: 'sms', factorType: 'SMS' });
    expect(await authing.mfa.getMfaAuthenticators()).toEqual([]);
    await authing.mfa.deleteMfaAuthenticator();
    expect((await authing.api.listEnrolledFactors()).data).toHaveLength(1);
  });

  it('is not added with a wrong code, after a minute, or before the first step', async () => {
    const confirm = (code: string) => failure(authing.mfa.confirmAssosicateMfaAuthenticator({ totp: code }));
    expect(await confirm('123456')).toMatchObject({ kind: 'config', code: -4 });
    const { secret: fresh } = await authing.mfa.assosicateMfaAuthenticator();
    expect(await confirm('000000')).toMatchObject({ kind: 'api', code: 6001 });
    app.emulator.clock.advance(61_000);
    expect(await confirm(otp(fresh))).toMatchObject({ kind: 'api', code: 403 });
    expect(await authing.mfa.getMfaAuthenticators()).toEqual([]);
  });

  it('rejects when signed out', async () => {
    await authing.logout();
    for (const call of [
      () => authing.mfa.getMfaAuthenticators(),
      () => authing.mfa.assosicateMfaAuthenticator(),
      () => authing.mfa.confirmAssosicateMfaAuthenticator({ totp: '123456' }),
      () => authing.mfa.deleteMfaAuthenticator(),
    ])
      expect(await failure(call())).toMatchObject({ kind: 'session', code: 2020 });
  });
});
