import { EmailScene, PasswordSecurityLevel, SceneType } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { newestCode, otherCode, zhou } from '../support/people';

const app = useApp();

const next = 'N3w passw0rd';

describe('a forgotten password', () => {
  it('is reset by SMS in two requests, without signing in', async () => {
    const authing = app.client();
    await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_RESET);
    const outcome = await authing.resetPasswordByPhoneCode(zhou.phone, newestCode(app, zhou.phone), next);
    expect(outcome).toEqual({ code: 200, message: expect.any(String) });
    expect(app.paths()).toEqual(['send-sms', 'verify-reset-password-request', 'reset-password']);
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
    expect(await failure(authing.loginByEmail(zhou.email, zhou.password))).toMatchObject({ code: 2333 });
    expect((await authing.loginByEmail(zhou.email, next)).id).toBe(zhou.id);
  });

  it('is reset by SMS to a foreign number', async () => {
    const authing = app.client();
    await authing.sendSmsCode('7700900123', '+44');
    const code = newestCode(app, '7700900123');
    const { id } = await authing.loginByPhoneCode('7700900123', code, { phoneCountryCode: '+44' });
    app.emulator.clock.advance(61_000);
    await authing.sendSmsCode('7700900123', '+44', SceneType.SCENE_TYPE_RESET);
    await authing.resetPasswordByPhoneCode('7700900123', newestCode(app, '7700900123'), next, '+44');
    await authing.updatePassword('0ther passw0rd', next);
    expect(authing.user?.id).toBe(id);
  });

  it('is reset by email', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
    const outcome = await authing.resetPasswordByEmailCode(zhou.email, newestCode(app, zhou.email), next);
    expect(outcome.code).toBe(200);
    expect((await authing.loginByEmail(zhou.email, next)).id).toBe(zhou.id);
  });

  it('is not reset with a wrong code, a code for another purpose, or an unknown account', async () => {
    const authing = app.client();
    await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_RESET);
    const wrong = otherCode(newestCode(app, zhou.phone));
    expect(await failure(authing.resetPasswordByPhoneCode(zhou.phone, wrong, next))).toMatchObject({
      kind: 'api',
      code: 2001,
    });
    await authing.sendEmail(zhou.email, EmailScene.VerifyCode);
    const foreign = authing.resetPasswordByEmailCode(zhou.email, newestCode(app, zhou.email), next);
    expect(await failure(foreign)).toMatchObject({ kind: 'api', code: 2001 });
    const unknown = authing.resetPasswordByEmailCode('nobody@example.com', '123456', next);
    expect(await failure(unknown)).toMatchObject({ kind: 'api', code: 2004 });
    expect(app.paths()).not.toContain('reset-password');
    expect(app.heard).toHaveLength(3);
    await authing.loginByEmail(zhou.email, zhou.password);
  });

  it('is not reset when the reset token has expired', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
    const hold = app.emulator.hold('resetPassword');
    const late = failure(authing.resetPasswordByEmailCode(zhou.email, newestCode(app, zhou.email), next));
    await hold.arrived;
    app.emulator.clock.advance(61_000);
    hold.release();
    expect(await late).toMatchObject({ kind: 'api', code: 403 });
  });

  it('can be reset in two separate calls', async () => {
    const authing = app.client();
    await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
    const { data } = await authing.api.verifyResetPasswordRequest({
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: { email: zhou.email, passCode: newestCode(app, zhou.email) },
    });
    await authing.api.resetPassword({ password: next, passwordResetToken: data.passwordResetToken });
    await authing.loginByEmail(zhou.email, next);
  });
});

describe('updatePassword', () => {
  it('changes the password, keeps the session and calls the listeners', async () => {
    const authing = app.client();
    const before = await authing.loginByEmail(zhou.email, zhou.password);
    const changes: string[] = [];
    authing.onAuthStateChange(({ type }) => changes.push(type));

    const user = await authing.updatePassword(next, zhou.password);

    expect(user).toMatchObject({ id: zhou.id, token: before.token, passwordSecurityLevel: 3 });
    expect(authing.user?.passwordSecurityLevel).toBe(3);
    expect(changes).toEqual(['userUpdated']);
    expect((await app.client().loginByEmail(zhou.email, next)).id).toBe(zhou.id);
  });

  it.each([undefined, ''])(
    'sets the first password of an account without one: old password %j',
    async (old) => {
      const authing = app.client();
      await authing.loginByCode();
      await authing.updateProfile({ username: 'linxiaoyu' });
      await authing.updatePassword(next, old);
      expect(app.emulator.requests.at(-2)?.body).toEqual({ newPassword: next, passwordEncryptType: 'none' });
      await app.client().loginByUsername('linxiaoyu', next);
    },
  );

  it('rejects a wrong old password, a missing one and a bad new one', async () => {
    const authing = app.client();
    await authing.loginByEmail(zhou.email, zhou.password);
    expect(await failure(authing.updatePassword(next, 'wrong password'))).toMatchObject({
      kind: 'api',
      code: 2006,
    });
    expect(await failure(authing.updatePassword(next))).toMatchObject({ code: 2201 });
    expect(await failure(authing.updatePassword('123', zhou.password))).toMatchObject({ code: 2029 });
    expect(authing.user?.id).toBe(zhou.id);
  });

  it('rejects without a request when signed out', async () => {
    expect(await failure(app.client().updatePassword(next, zhou.password))).toMatchObject({
      kind: 'session',
    });
    expect(app.paths()).toEqual([]);
  });
});

describe('computedPasswordSecurityLevel', () => {
  it.each([
    ['', 1],
    ['passw0r', 1],
    ['password', 1],
    ['12345678', 1],
    ['passw0rd', 2],
    ['PASSW0RD', 2],
    ['passw0rd密码', 2],
    ['Passw0rd密码', 2],
    ['passw0rdpassw0rd', 2],
    ['Passw0rdPas', 2],
    ['PASSW0RDPASS', 2],
    ['Passwordpass', 1],
    ['Passw0rdPass', 3],
    ['密码密码密码密码aA1密', 3],
    ['Pass word 1!', 3],
  ] as const)('of %j is %d', async (password, level) => {
    const authing = app.client();
    expect(authing.computedPasswordSecurityLevel(password)).toBe(level);
    const judged = await authing.checkPasswordStrength(password);
    if (level > PasswordSecurityLevel.LOW) expect(judged).toEqual({ valid: true });
    else expect(judged).toEqual({ valid: false, message: expect.stringMatching(/8/) });
    expect(app.paths()).toEqual([]);
  });

  it('throws for anything but a string', async () => {
    const authing = app.client();
    const number = 12345678 as unknown as string;
    let thrown: unknown;
    try {
      authing.computedPasswordSecurityLevel(number);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'config', message: expect.stringContaining('password') });
    expect(await failure(authing.checkPasswordStrength(number))).toMatchObject({
      kind: 'config',
      code: -4,
      message: expect.stringContaining('password'),
    });
  });

  it('has the values of authing-js-sdk', () => {
    expect(PasswordSecurityLevel).toEqual({ LOW: 1, MIDDLE: 2, HIGH: 3 });
  });
});

describe('a password change that the server requires', () => {
  it('rejects without RSA on the first sign-in, with an error that names method and option', async () => {
    const authing = app.client();
    const { data } = await failure(authing.loginByUsername('zhangmin', zhou.password));
    const { token } = data as { token: string };
    const error = await failure(authing.resetPasswordByFirstLoginToken({ token, password: next }));
    expect(error).toMatchObject({
      kind: 'config',
      message: expect.stringMatching(/encrypt .*rsa \(resetPasswordByFirstLoginToken\)/),
    });
    expect(app.paths()).toEqual(['signin']);
  });

  it('rejects with the token of error 2058, with an error that names the method to call', async () => {
    const authing = app.client();
    const { code, data } = await failure(authing.loginByUsername('sunyi', zhou.password));
    expect(code).toBe(2058);
    const { token } = data as { token: string };
    const error = await failure(
      authing.resetPasswordByForceResetToken({ token, oldPassword: zhou.password, newPassword: next }),
    );
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('resetPasswordBy') });
  });
});

describe('getPublicKey', () => {
  it('resolves to the keys of the server and requests them once', async () => {
    const authing = app.client();
    expect(await authing.getPublicKey('rsa')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    expect(await authing.getPublicKey('sm2')).toMatch(/^04[0-9a-f]{128}$/);
    expect(app.paths()).toEqual(['system']);
  });

  it('requests the keys again after a failure or an answer without keys', async () => {
    const authing = app.client();
    app.phone.network.offline();
    expect(await failure(authing.getPublicKey('rsa'))).toMatchObject({ kind: 'network', code: -1 });
    app.phone.network.online();
    app.emulator.failNext('getSystemInfo', { body: { version: {} } });
    expect(await failure(authing.getPublicKey('rsa'))).toMatchObject({ kind: 'api', code: -7 });
    expect(await authing.getPublicKey('rsa')).toContain('PUBLIC KEY');
  });

  it('also reads keys from an envelope', async () => {
    app.emulator.failNext('getSystemInfo', {
      body: { statusCode: 200, data: { rsa: { publicKey: 'key' } } },
    });
    expect(await app.client().getPublicKey('rsa')).toBe('key');
  });

  it.each([{ rsa: { publicKey: 'a key' } }, { sm2: {} }, { sm2: { publicKey: '' } }])(
    'rejects when the server has no key of this type: %j',
    async (body) => {
      app.emulator.failNext('getSystemInfo', { body });
      const error = await failure(app.client().getPublicKey('sm2'));
      expect(error).toMatchObject({ kind: 'api', code: -7 });
    },
  );

  it('rejects an unknown key type without a request', async () => {
    const error = await failure(app.client().getPublicKey('dsa' as 'rsa'));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('rsa | sm2') });
    expect(app.paths()).toEqual([]);
  });
});
