import { EmailScene, SceneType } from '../../src';
import { failure, useApp } from '../support/app';

const app = useApp();

describe('sendSmsCode', () => {
  it.each([
    [undefined, 'CHANNEL_LOGIN'],
    [SceneType.SCENE_TYPE_LOGIN, 'CHANNEL_LOGIN'],
    [SceneType.SCENE_TYPE_REGISTER, 'CHANNEL_REGISTER'],
    [SceneType.SCENE_TYPE_RESET, 'CHANNEL_RESET_PASSWORD'],
    [SceneType.SCENE_TYPE_BIND, 'CHANNEL_BIND_PHONE'],
    [SceneType.SCENE_TYPE_UNBIND, 'CHANNEL_UNBIND_PHONE'],
    [SceneType.SCENE_TYPE_MFA_BIND, 'CHANNEL_BIND_MFA'],
    [SceneType.SCENE_TYPE_MFA_VERIFY, 'CHANNEL_VERIFY_MFA'],
    [SceneType.SCENE_TYPE_MFA_UNBIND, 'CHANNEL_UNBIND_MFA'],
    [SceneType.SCENE_TYPE_COMPLETE_PHONE, 'CHANNEL_COMPLETE_PHONE'],
    ['CHANNEL_DELETE_ACCOUNT', 'CHANNEL_DELETE_ACCOUNT'],
  ] as const)('sends a code for scene %s on %s', async (scene, channel) => {
    const sent = await app.client().sendSmsCode('13600000000', undefined, scene);
    expect(sent).toEqual({ code: 200, message: expect.any(String) });
    expect(app.emulator.messages()).toEqual([
      expect.objectContaining({ kind: 'sms', to: '+86 13600000000', channel }),
    ]);
  });

  it('sends to foreign numbers, and leaves out an empty country code', async () => {
    const authing = app.client();
    await authing.sendSmsCode('7700900123', '+44');
    await authing.sendSmsCode('13600000000', '');
    expect(app.emulator.messages().map(({ to }) => to)).toEqual(['+44 7700900123', '+86 13600000000']);
  });

  it('rejects a second code within a minute, an unknown scene and a missing number', async () => {
    const authing = app.client();
    await authing.sendSmsCode('13600000000');
    expect(await failure(authing.sendSmsCode('13600000000'))).toMatchObject({ kind: 'api', code: 2080 });
    const unknown = authing.sendSmsCode('13600000001', '', 'nonsense' as 'login');
    expect(await failure(unknown)).toMatchObject({ kind: 'api', code: 400 });
    const inherited = authing.sendSmsCode('13600000001', '', 'toString' as 'login');
    expect(await failure(inherited)).toMatchObject({ kind: 'api', code: 400 });
    expect(app.emulator.requests.at(-1)?.body).toMatchObject({ channel: 'toString' });
    const missing = authing.sendSmsCode(undefined as unknown as string);
    expect(await failure(missing)).toMatchObject({ kind: 'api', code: 400 });
    expect(app.heard).toHaveLength(4);
  });
});

describe('sendSmsCode with a scene in the place of the dialling code', () => {
  it.each([
    ['bind', "sendSmsCode(phone, '', 'bind')"],
    ['mfa-verify', "sendSmsCode(phone, '', 'mfa-verify')"],
    ['CHANNEL_DELETE_ACCOUNT', "sendSmsCode(phone, '', 'CHANNEL_DELETE_ACCOUNT')"],
    ['nonsense', "sendSmsCode(phone, '', scene)"],
    ['toString', "sendSmsCode(phone, '', scene)"],
    // What may be a phone number is not shown.
    ['CHANNEL_LOGIN 13600000000', "sendSmsCode(phone, '', scene)"],
    ['13600000000 CHANNEL_LOGIN', "sendSmsCode(phone, '', scene)"],
    ['+86 13600000000', "sendSmsCode(phone, '', scene)"],
    ['tel:+86', "sendSmsCode(phone, '', scene)"],
  ])('%s rejects without sending, and shows the right call', async (scene, call) => {
    expect(await failure(app.client().sendSmsCode('13600000000', scene))).toMatchObject({
      kind: 'config',
      code: -4,
      message: expect.stringContaining(call),
    });
    expect(app.emulator.messages()).toEqual([]);
  });

  it.each(['+86', '86', '+1'])('a dialling code %s is sent', async (code) => {
    await app.client().sendSmsCode('13600000000', code);
    expect(app.emulator.requests[0]?.body).toMatchObject({ phoneCountryCode: code });
  });
});

describe('sendEmail', () => {
  const channels: { [Name in keyof typeof EmailScene]: string } = {
    ResetPassword: 'CHANNEL_RESET_PASSWORD',
    RESET_PASSWORD: 'CHANNEL_RESET_PASSWORD',
    RESET_PASSWORD_VERIFY_CODE: 'CHANNEL_RESET_PASSWORD',
    VerifyEmail: 'CHANNEL_VERIFY_EMAIL_LINK',
    VERIFY_EMAIL: 'CHANNEL_VERIFY_EMAIL_LINK',
    FIRST_EMAIL_LOGIN_VERIFY: 'CHANNEL_VERIFY_EMAIL_LINK',
    CONSOLE_CONDUCTED_VERIFY: 'CHANNEL_VERIFY_EMAIL_LINK',
    ChangeEmail: 'CHANNEL_UPDATE_EMAIL',
    CHANGE_EMAIL: 'CHANNEL_UPDATE_EMAIL',
    EMAIL_BIND_VERIFY_CODE: 'CHANNEL_BIND_EMAIL',
    EMAIL_UNBIND_VERIFY_CODE: 'CHANNEL_UNBIND_EMAIL',
    MfaVerify: 'CHANNEL_VERIFY_MFA',
    MFA_VERIFY: 'CHANNEL_VERIFY_MFA',
    MFA_VERIFY_CODE: 'CHANNEL_VERIFY_MFA',
    VerifyCode: 'CHANNEL_LOGIN',
    VERIFY_CODE: 'CHANNEL_LOGIN',
    REGISTER_VERIFY_CODE: 'CHANNEL_REGISTER',
    LOGIN_VERIFY_CODE: 'CHANNEL_LOGIN',
    INFORMATION_COMPLETION_VERIFY_CODE: 'CHANNEL_COMPLETE_EMAIL',
  };

  it.each(Object.entries(channels))('sends a code for EmailScene.%s on %s', async (name, channel) => {
    const scene = EmailScene[name as keyof typeof EmailScene];
    const sent = await app.client().sendEmail('new@example.com', scene);
    expect(sent).toEqual({ code: 200, message: expect.any(String) });
    expect(app.emulator.messages()).toEqual([
      expect.objectContaining({ kind: 'email', to: 'new@example.com', channel }),
    ]);
  });

  it('EmailScene has the values of authing-js-sdk', () => {
    expect(EmailScene).toMatchObject({
      ResetPassword: 'RESET_PASSWORD',
      VerifyEmail: 'VERIFY_EMAIL',
      ChangeEmail: 'CHANGE_EMAIL',
      MfaVerify: 'MFA_VERIFY',
      VerifyCode: 'VERIFY_CODE',
      LOGIN_VERIFY_CODE: 'LOGIN_VERIFY_CODE',
    });
    expect(SceneType.SCENE_TYPE_MFA_BIND).toBe('mfa-bind');
  });

  it('also accepts a channel of the V3 API', async () => {
    await app.client().sendEmail('new@example.com', 'CHANNEL_DELETE_ACCOUNT');
    expect(app.emulator.messages()[0]?.channel).toBe('CHANNEL_DELETE_ACCOUNT');
  });

  it('rejects a second code of the same scene within a minute, a bad address and a missing scene', async () => {
    const authing = app.client();
    await authing.sendEmail('new@example.com', EmailScene.VerifyCode);
    const again = authing.sendEmail('new@example.com', EmailScene.VerifyCode);
    expect(await failure(again)).toMatchObject({ kind: 'api', code: 2080 });
    await authing.sendEmail('new@example.com', EmailScene.ResetPassword);
    const bad = authing.sendEmail('not an address', EmailScene.ResetPassword);
    expect(await failure(bad)).toMatchObject({ kind: 'api', code: 400 });
    const missing = authing.sendEmail('other@example.com', undefined as unknown as EmailScene);
    expect(await failure(missing)).toMatchObject({ kind: 'api', code: 400 });
  });
});

describe('getCaptchaCode', () => {
  it('resolves to the captcha image and its token', async () => {
    expect(await app.client().getCaptchaCode()).toEqual({
      captchaCodeSvg: expect.stringContaining('<svg'),
      captchaToken: expect.any(String),
    });
  });

  it('rejects with kind network when offline', async () => {
    app.phone.network.offline();
    expect(await failure(app.client().getCaptchaCode())).toMatchObject({ kind: 'network', code: -1 });
  });
});
