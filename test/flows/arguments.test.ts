import type { AuthenticationClient, GenAuthError } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

type AnyMethod = (...values: unknown[]) => Promise<unknown>;

const app = useApp();
let authing: AuthenticationClient;
beforeEach(async () => {
  authing = app.client();
  await authing.loginByEmail(zhou.email, zhou.password);
  app.emulator.requests.length = 0;
});

/** A method by its path, such as `mfa.sendSms`, without the types that keep wrong arguments away. */
function methodOf(client: AuthenticationClient, path: string): AnyMethod {
  const [name, member] = path.split('.') as [keyof AuthenticationClient, string?];
  const owner = member ? client[name] : client;
  const method = (owner as unknown as Record<string, AnyMethod>)[member ?? name] as AnyMethod;
  return (...values) => method.apply(owner, values);
}

describe('a missing argument', () => {
  const calls: [path: string, missing: string, ...values: unknown[]][] = [
    ['deleteAccountRequest', 'verifyMethod'],
    ['deleteAccountRequest', 'verifyMethod', null],
    ['deleteAccountRequest', 'verifyMethod', {}],
    ['deleteAccountRequest', 'password', { verifyMethod: 'PASSWORD' }],
    ['deleteAccountRequest', 'password', { verifyMethod: 'PASSWORD', passwordPayload: null }],
    ['mfa.sendSms', 'mfaToken'],
    ['mfa.sendSms', 'mfaToken', { phone: '13700002222' }],
    ['mfa.sendEmail', 'mfaToken'],
    ['mfa.verifySms', 'mfaToken'],
    ['mfa.verifyAppSmsMfa', 'mfaToken', null],
    ['mfa.verifyEmail', 'mfaToken'],
    ['mfa.verifyAppEmailMfa', 'mfaToken', null],
    ['mfa.verifyTotp', 'mfaToken'],
    ['mfa.verifyTotpMfa', 'mfaToken', null],
    ['mfa.verifyTotpRecoveryCode', 'mfaToken'],
    ['mfa.phoneOrEmailBindable', 'mfaToken'],
    ['mfa.confirmAssosicateMfaAuthenticator', 'totp'],
    ['mfa.confirmAssosicateMfaAuthenticator', 'totp', {}],
    ['updatePhone', 'phone'],
    ['updatePhone', 'phone', null, '123456'],
    ['updateEmail', 'email'],
    ['updateEmail', 'email', null, '123456'],
    ['setUdv', 'key'],
    ['setUdv', 'key', '', 'x'],
    ['setUdv', 'value', 'school'],
    ['removeUdv', 'key'],
    ['removeUdfValue', 'key'],
    ['setUdfValue', 'data', { school: undefined }],
    ['hasRole', 'roleCode'],
    ['getPublicKey', 'type'],
    ['getUserInfoByAccessToken', 'accessToken'],
    ['unLinkAccount', 'primaryUserToken'],
    ['scanLogin', 'confirm'],
    ['loginByCode', 'code', ''],
    ['loginByPhone', 'code'],
    ['loginByPhone', 'iv', 'code'],
    ['loginByPhone', 'encryptedData', 'code', 'iv'],
    ['getPhone', 'code'],
    ['getPhone', 'iv', 'code'],
    ['getPhone', 'encryptedData', 'code', 'iv'],
    ['decryptWechatMiniProgramData', 'code'],
    ['decryptWechatMiniProgramData', 'iv', { code: 'code', encryptedData: 'data' }],
    ['decryptWechatMiniProgramData', 'encryptedData', { code: 'code', iv: 'iv' }],
    ['getWechatMiniprogramPhone', 'code', { code: '' }],
    ['getWechatMpAccessToken', 'appId'],
    ['getWechatMpAccessToken', 'appSecret', { appId: 'wx4f4bc4dec97d474b' }],
  ];

  it.each(calls)('of %s is named in the error: %s', async (path, missing, ...values) => {
    const error = await failure(methodOf(authing, path)(...values));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining(`参数 ${missing} `) });
    expect(app.paths()).toEqual([]);
    expect(app.heard).toHaveLength(1);
  });
});

describe('an argument', () => {
  it.each([
    ['', '参数 accessToken 不能为空', 'Argument `accessToken` must not be empty.'],
    [undefined, '参数 accessToken 不能为空', 'Argument `accessToken` must not be empty.'],
    [null, '参数 accessToken 不能为空', 'Argument `accessToken` must not be empty.'],
    [7, '参数 accessToken 无效，应为 string', 'Invalid argument `accessToken`: expected string.'],
  ])('%j in place of a text is told what it must be', async (value, chinese, english) => {
    const call = () => failure(authing.getUserInfoByAccessToken(value as never));
    expect(await call()).toMatchObject({ kind: 'config', message: chinese });
    authing.setLang('en-US');
    expect(await call()).toMatchObject({ kind: 'config', message: english });
  });

  it.each([
    [
      'unbindPhone',
      "unbindPhone needs a code: call sendSmsCode(phone, '', 'unbind'), then unbindPhone(code).",
    ],
    [
      'unbindEmail',
      "unbindEmail needs a code: call sendEmail(email, 'EMAIL_UNBIND_VERIFY_CODE'), then unbindEmail(code).",
    ],
  ])('code that is missing from %s is told how to get it', async (name, message) => {
    authing.setLang('en-US');
    expect(await failure(methodOf(authing, name)())).toMatchObject({ kind: 'config', code: -4, message });
    expect(app.paths()).toEqual([]);
  });

  it.each([
    ['loginByPhone', '{}', {}],
    ['loginByPhone', 'e.detail of a user who declined', { errMsg: 'getPhoneNumber:fail user deny' }],
    ['loginByPhone', 'e.detail', { code: 'c', iv: 'i', encryptedData: 'd', errMsg: 'getPhoneNumber:ok' }],
    ['getPhone', 'e.detail', { code: 'c', iv: 'i', encryptedData: 'd', errMsg: 'getPhoneNumber:ok' }],
  ])('of %s that is %s is told both forms of the call', async (name, _what, detail) => {
    authing.setLang('en-US');
    expect(await failure(methodOf(authing, name)(detail))).toMatchObject({
      kind: 'config',
      message: `Call ${name}({ phoneCode: e.detail.code }) or ${name}(code, iv, encryptedData). There is no e.detail.code when the user declined.`,
    });
    expect(app.paths()).toEqual([]);
  });
});

describe('an argument of another kind', () => {
  const updatable =
    'name, nickname, photo, externalId, username, gender, birthdate, company, country, province, city, address, streetAddress, postalCode, identityNumber, customData';
  const calls: [path: string, name: string, expected: string, ...values: unknown[]][] = [
    ['setUdfValue', 'data', '{ key: value }', {}],
    ['setUdfValue', 'data', '{ key: value }'],
    ['updateProfile', 'updates', updatable, {}],
    ['updateProfile', 'updates', updatable],
    ['getPublicKey', 'type', 'rsa | sm2', 'dsa'],
    ['checkPasswordStrength', 'password', 'string', 12345678],
    ['computedPasswordSecurityLevel', 'password', 'string', 12345678],
    ['scanLogin', 'confirm', 'function', { confirm: true }],
    ['validateToken', 'options', '{ accessToken } | { idToken }'],
    ['validateToken', 'options', '{ accessToken } | { idToken }', { accessToken: 'a', idToken: 'b' }],
    ['sendSmsCode', 'phoneCountryCode', `"+86": sendSmsCode(phone, '', 'bind')`, zhou.phone, 'bind'],
    ['loginByPhone', 'phoneCode', 'string', { phoneCode: 7 }],
    ['getPhone', 'phoneCode', 'string', { phoneCode: {} }],
    ['setCurrentUser', 'user', 'User', []],
    ['setCurrentUser', 'user', 'User', 'user'],
    ['setCurrentUser', 'user', 'User', null],
    ['setCurrentUser', 'user', 'User', { id: '' }],
    ['setCurrentUser', 'user', 'User', { id: 7 }],
    ['setToken', 'token', 'string', ''],
    ['setToken', 'token', 'string', { token: 'token' }],
    ['tokenProvider.setToken', 'token', 'string', 7],
    ['onAuthStateChange', 'listener', 'function', {}],
    ['setLang', 'lang', 'zh-CN | en-US | zh-TW | ja-JP', 'fr-FR'],
  ];

  it.each(calls)('of %s is told what it must be: %s, %s', async (path, name, expected, ...values) => {
    authing.setLang('en-US');
    const called = Promise.resolve().then(() => methodOf(authing, path)(...values));
    expect(await failure(called)).toMatchObject({
      kind: 'config',
      code: -4,
      message: `Invalid argument \`${name}\`: expected ${expected}.`,
    });
    expect(app.paths()).toEqual([]);
    expect(authing.user?.id).toBe(zhou.id);
  });
});

describe('an endpoint', () => {
  it.each([
    ['getProfile', 'id', '请以 authing.api.getProfile({ … }) 的形式调用'],
    ['getProfile', 7, '请以 authing.api.getProfile({ … }) 的形式调用'],
    ['getProfile', ['id'], '请以 authing.api.getProfile({ … }) 的形式调用'],
    ['revokeToken', '', "请以 authing.api.revokeToken('…') / revokeToken({ … }) 的形式调用"],
    ['revokeToken', 7, "请以 authing.api.revokeToken('…') / revokeToken({ … }) 的形式调用"],
  ] as const)('api.%s called with %j is told how to call it', async (name, given, text) => {
    const call = () => failure((authing.api[name] as AnyMethod)(given));
    expect(await call()).toMatchObject({ kind: 'config', code: -4, message: `参数有误，${text}` });
    authing.setLang('en-US');
    const english = text.replace('请以', 'Wrong argument. Call it as').replace(' 的形式调用', '.');
    expect(await call()).toMatchObject({ kind: 'config', message: english });
    expect(app.paths()).toEqual([]);
  });

  it.each([undefined, null])('called with %p is called without parameters', async (given) => {
    expect(await (authing.api.getProfile as AnyMethod)(given)).toMatchObject({ statusCode: 200 });
    expect(app.emulator.requests).toMatchObject([{ path: '/api/v3/get-profile' }]);
  });
});

/** All that answer with a promise; those that open something on the phone, or end the session, aside. */
function everyMethod(): string[] {
  const others =
    /^(constructor|on|set(Lang|RequestFrom|Token|CurrentUser)|checkLoggedIn|computed|build|generateCode|getCodeC|logout|ensureLogin|loginByCode|updateAvatar|uploadAvatar)/;
  const owners = ['', 'mfa', 'qrcode', 'wxqrcode', 'social', 'browserFingerprint', 'event'] as const;
  return owners.flatMap((owner) => {
    const prototype = Object.getPrototypeOf(owner ? authing[owner] : authing) as object;
    return Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'sub' && !others.test(name))
      .map(([name]) => (owner ? `${owner}.${name}` : name));
  });
}

it.each<[string, unknown[]]>([
  ['nothing', []],
  ['null', [null, null]],
  ['a number', [7]],
  ['an empty object', [{}]],
  ['a list', [[]]],
])(
  'every method called with %s resolves or rejects with an error that is not an internal one',
  async (_what, values) => {
    const methods = everyMethod();
    expect(methods.length).toBeGreaterThan(80);
    const unclear: string[] = [];
    for (const path of methods) {
      await methodOf(
        authing,
        path,
      )(...values).then(undefined, ({ code, message }: Error & { code: number }) => {
        if (code === -7 || /GenAuth SDK/.test(message)) unclear.push(`${path}: ${message}`);
      });
    }
    expect(unclear).toEqual([]);
  },
);

it.each([
  ['texts', (secret: string) => [secret, secret, secret]],
  [
    'objects',
    (secret: string) => [
      {
        phoneCode: secret,
        mfaToken: secret,
        totp: secret,
        verifyMethod: 'PASSWORD',
        passwordPayload: { password: secret },
        code: secret,
        iv: secret,
        encryptedData: secret,
        token: secret,
        password: secret,
        accessToken: secret,
      },
    ],
  ],
])('no error of a method called with %s contains them', async (_what, valuesWith) => {
  const secret = 'S3cret-Value';
  const leaks: string[] = [];
  let own = 0;
  for (const path of everyMethod()) {
    await methodOf(
      authing,
      path,
    )(...valuesWith(secret)).then(undefined, (error: GenAuthError) => {
      // What the server says is not the SDK's text.
      if (error.kind === 'api') return;
      own += 1;
      if ([error.message, String(error), JSON.stringify(error)].join().includes(secret)) leaks.push(path);
    });
  }
  expect(leaks).toEqual([]);
  expect(own).toBeGreaterThan(20);
});

describe('loginByCode', () => {
  it.each([
    ['iv', { encryptedData: 'data' }],
    ['encryptedData', { iv: 'iv' }],
  ])('names %s when only the other one is given, before any request', async (name, options) => {
    const error = await failure(app.client({ lang: 'en-US' }).loginByCode(undefined, options));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining(`\`${name}\``) });
    expect(app.phone.count('login')).toBe(0);
    expect(app.paths()).toEqual([]);
  });
});
