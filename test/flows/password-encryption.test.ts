import { generateKeyPairSync } from 'node:crypto';
import { sm2 as sm2Library } from 'sm-crypto-v2';
import {
  EmailScene,
  SceneType,
  type AuthenticationClient,
  type AuthenticationClientOptions,
} from '../../src';
import type { PasswordEncryptor } from '../../src/encrypt';
import { failure, useApp } from '../support/app';
import { newestCode, zhou } from '../support/people';

const host = globalThis as { wx?: unknown };
const app = useApp();
let rsa: PasswordEncryptor;
let sm2: PasswordEncryptor;
beforeEach(() => {
  ({ rsa, sm2 } = app.encrypt);
  // The encryptors take their random bytes from the global `wx`, as in a mini program.
  host.wx = app.phone.wx;
});
afterEach(() => {
  delete host.wx;
});

const next = 'N3w 密码 🔑';

/** Requests that carried a password, and what they said about it. */
function sent(): { path: string; body: string; types: string[] }[] {
  return app.emulator.requests
    .map(({ path, body }) => ({ path: path.replace(/.*\//, ''), body: JSON.stringify(body) }))
    .filter(({ body }) => /"(\w*[pP]assword|passwordForPhonePassCode)":/.test(body ?? ''))
    .map(({ path, body }) => ({
      path,
      body,
      types: [...body.matchAll(/"passwordEncryptType":"(\w+)"/g)].map(([, type]) => String(type)),
    }));
}

/** Gives the server new keys, as an operator does. */
function rotateKeys(): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  app.emulator.state.keys = {
    ...app.emulator.state.keys,
    rsa: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sm2: sm2Library.generateKeyPairHex(),
  };
}

/** Every method that sends a password, in an order that works. */
async function useEveryMethod(authing: AuthenticationClient): Promise<void> {
  await authing.loginByEmail(zhou.email, zhou.password);
  await authing.loginByUsername(zhou.username, zhou.password);
  await authing.loginByPhonePassword(zhou.phone, zhou.password);
  await authing.loginBySubAccount(zhou.username, zhou.password);
  await authing.loginByLdap(zhou.username, zhou.password);
  await authing.loginByAd(zhou.username, zhou.password);
  await authing.updatePassword(next, zhou.password);

  await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_RESET);
  await authing.resetPasswordByPhoneCode(zhou.phone, newestCode(app, zhou.phone), zhou.password);
  await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
  await authing.resetPasswordByEmailCode(zhou.email, newestCode(app, zhou.email), next);
  await authing.loginByEmail(zhou.email, next);
  await authing.deleteAccountRequest({ verifyMethod: 'PASSWORD', passwordPayload: { password: next } });

  await authing.registerByEmail('new@example.com', next, {}, { forceLogin: true });
  await authing.registerByUsername('newcomer', next, {}, { generateToken: true });
  await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_REGISTER);
  const code = newestCode(app, '13600000000');
  await authing.registerByPhoneCode('13600000000', code, next, {}, { forceLogin: true });
}

const passwordPaths = [
  ...Array<string>(6).fill('signin'),
  'update-password',
  'reset-password',
  'reset-password',
  'signin',
  'verify-delete-account-request',
  ...['signup', 'signin', 'signup', 'signin', 'signup', 'signin'],
];

const encryptors: [string, () => Partial<AuthenticationClientOptions>, string][] = [
  ['encrypt: rsa', () => ({ encrypt: rsa }), 'rsa'],
  ['encrypt: sm2', () => ({ encrypt: sm2 }), 'sm2'],
  ['a classic encryptFunction', () => ({ encryptFunction: (plain, key) => rsa(plain, key) }), 'rsa'],
  [
    'an encryptFunction for SM2',
    () => ({ encryptFunction: (plain, key) => sm2(plain, key), passwordEncryptType: 'sm2' }),
    'sm2',
  ],
];

describe.each(encryptors)('with %s', (_name, options, type) => {
  it('every method encrypts every password with a key that is requested once', async () => {
    await useEveryMethod(app.client(options()));

    expect(sent().map(({ path }) => path)).toEqual(passwordPaths);
    for (const { body, types } of sent()) {
      expect(types).toEqual([type]);
      expect(body).not.toContain(zhou.password);
      expect(body).not.toContain(next);
    }
    expect(app.paths().filter((path) => path === 'system')).toHaveLength(1);
    expect(app.heard).toEqual([]);
  });

  it('updatePassword encrypts the old and the new password', async () => {
    const authing = app.client(options());
    await authing.loginByEmail(zhou.email, zhou.password);
    await authing.updatePassword(next, zhou.password);
    const body = JSON.parse(String(sent().at(-1)?.body)) as { newPassword: string; oldPassword: string };
    const { newPassword, oldPassword } = body;
    expect(newPassword.length).toBeGreaterThan(next.length);
    expect(oldPassword.length).toBeGreaterThan(zhou.password.length);
    expect(newPassword).not.toBe(oldPassword);
  });

  it('the same password has a new ciphertext each time', async () => {
    const authing = app.client(options());
    await authing.loginByEmail(zhou.email, zhou.password);
    await authing.loginByEmail(zhou.email, zhou.password);
    const [first, second] = sent();
    expect(first?.body).not.toBe(second?.body);
  });

  it('a rotated server key is requested after the first refusal, and the call succeeds', async () => {
    const authing = app.client(options());
    await authing.loginByEmail(zhou.email, zhou.password);
    rotateKeys();
    const user = await authing.loginByEmail(zhou.email, zhou.password);
    expect(user.id).toBe(zhou.id);
    expect(app.paths()).toEqual([
      ...['system', 'signin', 'get-profile'],
      ...['signin', 'system', 'signin', 'get-profile'],
    ]);
    expect(app.heard).toEqual([]);
  });

  it('a rotated server key does not use up a code', async () => {
    const authing = app.client(options());
    await authing.loginByEmail(zhou.email, zhou.password);
    await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
    rotateKeys();
    await authing.resetPasswordByEmailCode(zhou.email, newestCode(app, zhou.email), next);
    expect(app.paths().slice(-4)).toEqual([
      'verify-reset-password-request',
      'reset-password',
      'system',
      'reset-password',
    ]);
    await authing.loginByEmail(zhou.email, next);
  });

  it('a rotated server key is used by every other method too', async () => {
    const authing = app.client(options());
    await authing.loginByEmail(zhou.email, zhou.password);
    rotateKeys();
    await authing.updatePassword(next, zhou.password);
    rotateKeys();
    await authing.registerByUsername('newcomer', next, {}, { forceLogin: true });
    rotateKeys();
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: next },
    });
    expect(grant.deleteAccountToken).toEqual(expect.any(String));
    expect(app.paths().filter((path) => path === 'system')).toHaveLength(4);
    expect(app.heard).toEqual([]);
  });
});

describe('the public key', () => {
  const complaint = { body: { statusCode: 400, apiCode: 2016, message: '密码解密失败' }, times: 9 };

  it('is requested once by concurrent calls', async () => {
    const authing = app.client({ encrypt: rsa });
    await Promise.all([
      authing.registerByUsername('first', next),
      authing.registerByUsername('second', next),
      authing.getPublicKey('sm2'),
    ]);
    expect(app.paths().filter((path) => path === 'system')).toHaveLength(1);
  });

  it('is not requested again when it was just requested', async () => {
    app.emulator.failNext('signInByCredentials', complaint);
    const error = await failure(app.client({ encrypt: rsa }).loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'api', code: 2016 });
    expect(app.paths()).toEqual(['system', 'signin']);
    expect(app.heard).toHaveLength(1);
  });

  it('is requested again at most once per call', async () => {
    const authing = app.client({ encrypt: rsa });
    await authing.getPublicKey('rsa');
    app.emulator.failNext('signInByCredentials', complaint);
    const error = await failure(authing.loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'api', code: 2016 });
    expect(app.paths()).toEqual(['system', 'signin', 'system', 'signin']);
    expect(app.heard).toHaveLength(1);
  });

  it('is requested again once for two calls, also when the second is refused after that', async () => {
    const authing = app.client({ encrypt: rsa });
    await authing.getPublicKey('rsa');
    rotateKeys();
    const hold = app.emulator.hold('signUp', 'after');
    const late = authing.registerByUsername('newcomer', next);
    await hold.arrived;
    await authing.loginByEmail(zhou.email, zhou.password);
    hold.release();
    expect(await late).toMatchObject({ username: 'newcomer' });
    expect(app.paths()).toEqual([
      ...['system', 'signup', 'signin', 'system', 'signin', 'get-profile'],
      'signup',
    ]);
  });

  it('is not requested when there is nothing to encrypt', async () => {
    const authing = app.client({ encrypt: rsa });
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_REGISTER);
    await authing.registerByPhoneCode('13600000000', newestCode(app, '13600000000'));
    expect(app.paths()).toEqual(['send-sms', 'signup']);
  });

  it('is requested again after a network failure', async () => {
    const authing = app.client({ encrypt: rsa });
    app.emulator.failNext('getSystemInfo', { drop: 'before' });
    const error = await failure(authing.loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'network' });
    expect(sent()).toEqual([]);
    await authing.loginByEmail(zhou.email, zhou.password);
  });

  it('that is missing from the answer of the server is no fault of the encryption', async () => {
    app.emulator.failNext('getSystemInfo', { body: { sm2: { publicKey: 'a key' } } });
    const error = await failure(app.client({ encrypt: rsa }).loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'api', code: -7 });
    expect(app.paths()).toEqual(['system']);
  });

  it('requested before an account switch does not let the password of the first account be sent as the second', async () => {
    const authing = app.client({ encrypt: rsa });
    await app.client().loginByEmail(zhou.email, zhou.password);
    const hold = app.emulator.hold('getSystemInfo');
    const update = failure(authing.updatePassword(next, zhou.password));
    const deletion = failure(
      authing.deleteAccountRequest({
        verifyMethod: 'PASSWORD',
        passwordPayload: { password: zhou.password },
      }),
    );
    await hold.arrived;
    await app.client().loginByUsername('frontdesk', zhou.password);
    hold.release();
    expect(await update).toMatchObject({ kind: 'session' });
    expect(await deletion).toMatchObject({ kind: 'session' });
    expect(sent().map(({ path }) => path)).toEqual(['signin', 'signin']);
  });
});

describe('a failing encryption', () => {
  const failing: [string, NonNullable<AuthenticationClientOptions['encryptFunction']>][] = [
    [
      'throws',
      () => {
        throw new Error(`cannot encrypt ${zhou.password}`);
      },
    ],
    ['rejects', () => Promise.reject(new Error(`cannot encrypt ${zhou.password}`))],
    ['gives false, as that of 4.x did', () => false as unknown as string],
    ['gives bytes', () => new Uint8Array(128) as unknown as string],
    ['gives nothing', () => undefined as unknown as string],
    ['gives an empty text', () => ''],
  ];

  it.each(failing)(
    'rejects with kind config when encryptFunction %s, and no password is sent',
    async (_how, encryptFunction) => {
      const authing = app.client({ encryptFunction });
      const error = await failure(authing.loginByEmail(zhou.email, zhou.password));
      expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('encryptFunction') });
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(zhou.password);
      expect(app.paths()).toEqual(['system']);
      expect(app.heard).toHaveLength(1);
    },
  );

  it('rejects with kind config when the password is too long for the key', async () => {
    const authing = app.client({ encrypt: rsa });
    const error = await failure(authing.loginByEmail(zhou.email, '密'.repeat(40)));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('117') });
    expect(app.paths()).toEqual(['system']);
  });

  it('rejects with kind config when the phone has no secure random bytes', async () => {
    app.launch({ missing: ['getRandomValues'] });
    host.wx = app.phone.wx;
    const error = await failure(
      app.client({ encrypt: app.encrypt.rsa }).loginByEmail(zhou.email, zhou.password),
    );
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('getRandomValues') });
    expect(app.paths()).toEqual(['system']);
  });

  it('does not use up a code', async () => {
    const authing = app.client({ encryptFunction: () => '' });
    await authing.sendEmail(zhou.email, EmailScene.ResetPassword);
    const code = newestCode(app, zhou.email);
    await failure(authing.resetPasswordByEmailCode(zhou.email, code, next));
    expect(app.paths()).toEqual(['send-email', 'system']);
    await app.client().resetPasswordByEmailCode(zhou.email, code, next);
  });

  it('creates no account', async () => {
    const authing = app.client({ encryptFunction: () => '' });
    await failure(authing.registerByUsername('newcomer', next, {}, { forceLogin: true }));
    expect(await failure(app.client().loginByUsername('newcomer', next))).toMatchObject({ code: 2004 });
  });
});

describe('an unencrypted password', () => {
  it.each<[string, Partial<AuthenticationClientOptions>]>([
    ['no encryptor is given', {}],
    ['passwordEncryptType is none', { encryptFunction: () => 'never', passwordEncryptType: 'none' }],
  ])('is sent with passwordEncryptType none when %s, and no key is requested', async (_when, options) => {
    await useEveryMethod(app.client(options));
    expect(sent().map(({ types }) => types)).toEqual(passwordPaths.map(() => ['none']));
    expect(app.paths()).not.toContain('system');
  });

  it('is sent as given by authing.api', async () => {
    await app.client({ encrypt: rsa }).signinByCredentials({
      connection: 'PASSWORD',
      passwordPayload: { username: zhou.username, password: zhou.password },
    });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.body).toContain(zhou.password);
    expect(app.paths()).toEqual(['signin']);
  });
});

describe('the encryptor', () => {
  it.each(['rsa', 'sm2'] as const)('gets random bytes from the platform of the client: %s', async (name) => {
    delete host.wx;
    const authing = app.client({ encrypt: app.encrypt[name], platform: app.phone.wx });
    expect((await authing.loginByEmail(zhou.email, zhou.password)).id).toBe(zhou.id);
    expect(app.phone.count('getRandomValues')).toBeGreaterThan(0);
  });

  it.each([
    ['rsa', /^The RSA public key/],
    ['sm2', /^The SM2 public key/],
  ] as const)('rejects in the language of the client, also after setLang: %s', async (name, english) => {
    app.emulator.failNext('getSystemInfo', {
      body: { rsa: { publicKey: 'damaged' }, sm2: { publicKey: 'damaged' } },
    });
    const authing = app.client({ encrypt: app.encrypt[name], lang: 'en-US' });
    const login = () => failure(authing.loginByEmail(zhou.email, zhou.password));
    expect(await login()).toMatchObject({ kind: 'config', message: expect.stringMatching(english) });
    authing.setLang('zh-CN');
    expect((await login()).message).toMatch(/^无法识别/);
  });

  it('is called with the password and the key of the server, and may be synchronous', async () => {
    const heard: string[][] = [];
    const authing = app.client({
      encryptFunction(...values) {
        heard.push(values);
        return 'not decipherable';
      },
    });
    const error = await failure(authing.loginByEmail(zhou.email, zhou.password));
    expect(error).toMatchObject({ kind: 'api', code: 2016 });
    expect(heard).toEqual([[zhou.password, await authing.getPublicKey('rsa')]]);
  });

  it('changes no argument', async () => {
    const authing = app.client({ encrypt: rsa });
    await authing.loginByEmail(zhou.email, zhou.password);
    const params = Object.freeze({
      verifyMethod: 'PASSWORD' as const,
      passwordPayload: Object.freeze({ password: zhou.password }),
    });
    await authing.deleteAccountRequest(params);
    expect(params).toEqual({ verifyMethod: 'PASSWORD', passwordPayload: { password: zhou.password } });
  });
});

describe('a first sign-in that asks for a new password', () => {
  async function token(authing: AuthenticationClient): Promise<string> {
    const error = await failure(authing.loginByUsername('zhangmin', zhou.password));
    expect(error).toMatchObject({ kind: 'step', code: 1639 });
    return (error.data as { token: string }).token;
  }

  it('is completed by resetPasswordByFirstLoginToken with RSA', async () => {
    const authing = app.client({ encrypt: rsa });
    const params = Object.freeze({ token: await token(authing), password: next });
    const outcome = await authing.resetPasswordByFirstLoginToken(params);
    expect(outcome).toEqual({ code: 200, message: expect.any(String) });
    expect(sent().at(-1)?.body).not.toContain(next);
    expect((await authing.loginByUsername('zhangmin', next)).username).toBe('zhangmin');

    const again = authing.resetPasswordByFirstLoginToken(params);
    expect(await failure(again)).toMatchObject({ kind: 'api', code: 403 });
  });

  it('is completed after a rotation of the server key', async () => {
    const authing = app.client({ encrypt: rsa });
    const params = { token: await token(authing), password: next };
    rotateKeys();
    expect((await authing.resetPasswordByFirstLoginToken(params)).code).toBe(200);
  });

  it('rejects with SM2, with an error that names the option', async () => {
    const authing = app.client({ encrypt: sm2 });
    const params = { token: await token(authing), password: next };
    const error = await failure(authing.resetPasswordByFirstLoginToken(params));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringMatching(/encrypt.*rsa/) });
  });
});
