import { thrownBy, useApp, userPoolId } from '../support/app';

const app = useApp();

/** Options of a client that was given these, beside an app id. */
function resolved(given: object) {
  return new app.sdk.AuthenticationClient({ appId: 'a', ...given }).options;
}

/** The message of the error that the constructor throws for these options. */
function refusal(given: object): string {
  const error = thrownBy(() => resolved(given));
  expect(error).toMatchObject({ kind: 'config', code: -4 });
  return (error as Error).message;
}

describe('host', () => {
  it.each([
    'https://core.genauth.ai',
    'HTTPS://Core.GenAuth.ai',
    'https://core.genauth.ai:8443',
    'https://gateway.example.com/api',
    'https://gateway.example.com/api/vx',
    'https://gateway.example.com/api/v3x',
    'https://gateway.example.com/oidc-gateway/genauth',
    'https://oidc',
    'http://localhost',
    'HTTP://LOCALHOST:80',
    'http://127.0.0.1',
    'http://127.10.20.30:4010',
    'http://[::1]:4010',
    'http://10.20.30.40',
    'http://10.2.3.4:65535/genauth',
    'http://192.168.10.20',
    'http://192.168.1.2/a/b',
    'http://172.16.10.20',
    'http://172.19.1.2',
    'http://172.20.1.2',
    'http://172.29.1.2',
    'http://172.30.1.2',
    'http://172.31.1.2',
  ])('may be %s', (host) => {
    expect(resolved({ host }).host).toBe(host);
  });

  it.each([
    'https://',
    'https:///core.genauth.ai',
    ' https://core.genauth.ai',
    'https://core.genauth.ai ',
    'https://core.genauth.ai\n',
    'https://core.genauth.ai/a b',
    'https://core.genauth.ai\\a',
    'https://core.genauth.ai?a',
    'https://core.genauth.ai#a',
    'https://core.genauth.ai/@a',
    'https://core.genauth.ai/api/v3/',
    'https://core.genauth.ai/api/v2/upload',
    'https://core.genauth.ai/a/api/v3',
    'https://core.genauth.ai/oidc/',
    'https://core.genauth.ai/a/oidc/token',
    'ftp://core.genauth.ai',
    'http://core.genauth.ai',
    'http://',
    ' http://localhost',
    'http://localhost ',
    'http://localhost.example.com',
    'http://localhost@example.com',
    'http://localhost:',
    'http://localhost:x',
    'http://localhost/?a',
    'http://localhost/#a',
    'http://localhost/a b',
    'http://localhost/a\\b',
    'http://127.0.0.1.example.com',
    'http://127.0.0',
    'http://10.example.com',
    'http://11.0.0.1',
    'http://192.169.1.2',
    'http://172.15.1.2',
    'http://172.32.1.2',
    'http://172.1.1.2',
    'http://1:1',
  ])('may not be %j', (host) => {
    expect(refusal({ host })).toBe(
      '选项 host 应为 https:// 地址，不含 /api/v3；仅本机和内网地址可用 http://',
    );
  });

  it('is kept without the slashes at its end', () => {
    expect(resolved({ host: 'https://core.genauth.ai//' }).host).toBe('https://core.genauth.ai');
    expect(resolved({ host: 'https://core.genauth.ai/a//b/' }).host).toBe('https://core.genauth.ai/a//b');
  });
});

describe('timeout', () => {
  it.each([1, 0.5, 86400000])('may be %d ms', (timeout) => {
    expect(resolved({ timeout }).timeout).toBe(timeout);
  });

  it.each([0, -1, 86400001, Infinity])('may not be %d ms', (timeout) => {
    expect(refusal({ timeout })).toBe('选项 timeout 无效，应为 1 … 86400000 ms');
  });

  it('is 10 s where it is not given, or no number', () => {
    for (const timeout of [undefined, null, NaN]) expect(resolved({ timeout }).timeout).toBe(10000);
  });
});

describe('scope', () => {
  it.each(['openid', 'profile openid', 'openid profile'])('may be %j', (scope) => {
    expect(resolved({ scope }).scope).toBe(scope);
  });

  it.each(['profile', 'openids', 'xopenid'])('may not be %j', (scope) => {
    expect(refusal({ scope })).toBe('选项 scope 无效，应为 "openid …"');
  });

  it('has everything that a user shows, and a refresh token, where it is not given', () => {
    expect(resolved({}).scope.split(' ').sort()).toEqual(
      ['openid', 'profile', 'username', 'email', 'phone', 'offline_access', 'external_id']
        .concat(['extended_fields', 'roles', 'tenant_id'])
        .sort(),
    );
  });
});

describe('what is sent in headers', () => {
  it.each(['appId', 'userPoolId', 'accessToken', 'tenantId'])('%s may have any ASCII that prints', (name) => {
    expect(resolved({ [name]: ' azAZ09~' })).toHaveProperty(name, ' azAZ09~');
  });

  it.each(['appId', 'userPoolId', 'accessToken', 'tenantId'])('%s may have nothing else', (name) => {
    const text = `${name} 会写入请求头：只能包含 ASCII 字符，不能换行`;
    for (const value of ['a\u001f', 'a\u007f', '\na', 'é']) expect(refusal({ [name]: value })).toBe(text);
  });

  it('a header may have any name that HTTP allows, or none', () => {
    const headers = { a: "!#$%&'*+-.^_`|~azAZ09", b: 'x', c: '', d: undefined, e: null };
    expect(resolved({ headers }).headers).toEqual(headers);
  });

  it.each(['(', ')', ',', '/', ':', ';', '<', '=', '>', '?', '@', '[', '\\', ']', '{', '}', '"', ' ', '\n'])(
    'a header may not have %j in its name',
    (sign) => {
      const text = 'headers 会写入请求头：只能包含 ASCII 字符，不能换行';
      for (const name of [sign, `${sign}a`, `a${sign}`])
        expect(refusal({ headers: { 'x-authing-lang': name } })).toBe(text);
    },
  );

  it.each([7, true, {}])('a header may not be called %j', (name) => {
    expect(refusal({ headers: { a: name } })).toContain('headers');
  });
});

describe('storage', () => {
  const storage = { get: () => undefined, set: () => undefined, remove: () => undefined };

  it.each(['get', 'set', 'remove'])('must have the function %s', (name) => {
    expect(resolved({ storage })).toHaveProperty('storage');
    for (const other of [undefined, 'text'])
      expect(refusal({ storage: { ...storage, [name]: other } })).toBe(
        '选项 storage 无效，应为 { get, set, remove }',
      );
  });
});

describe('encryption of passwords', () => {
  it.each(['none', 'rsa', 'sm2'])('may be of the type %s', (passwordEncryptType) => {
    expect(resolved({ passwordEncryptType })).toMatchObject({ passwordEncryptType });
  });

  it.each(['xnone', 'sm23', 'RSA'])('may not be of the type %s', (passwordEncryptType) => {
    expect(refusal({ passwordEncryptType })).toBe('选项 passwordEncryptType 无效，应为 none | rsa | sm2');
  });

  it('takes the functions of authing-wxapp-sdk/encrypt only', () => {
    // In another engine functions of this one have no properties.
    app.launch({ edition: 'sources' });
    const encrypt = (type: string) => Object.assign(() => Promise.resolve(''), { type });
    for (const type of ['rsa', 'sm2']) expect(resolved({ encrypt: encrypt(type) }).encrypt?.type).toBe(type);
    for (const type of ['', 'none', 'xrsa', 'rsa1', 'xsm2', 'sm23'])
      expect(refusal({ encrypt: encrypt(type) })).toBe('选项 encrypt 无效，应为 authing-wxapp-sdk/encrypt');
  });
});

describe('the app', () => {
  it('is named by appId, userPoolId, or both', () => {
    const { AuthenticationClient } = app.sdk;
    expect(new AuthenticationClient({ userPoolId }).options).toMatchObject({ appId: '', userPoolId });
    expect(thrownBy(() => new AuthenticationClient({ userPoolId: '' }))).toMatchObject({
      message: '请设置选项 appId：GenAuth 控制台中应用的 App ID（不是小程序的 AppID）',
    });
  });
});

describe('an option', () => {
  it.each([
    ['appHost', 'host'],
    ['appid', 'appId'],
    ['appID', 'appId'],
    ['app_id', 'appId'],
    ['clientId', 'appId'],
    ['poolId', 'userPoolId'],
    ['userpoolId', 'userPoolId'],
    ['extIdpConnIdentifier', 'extIdpConnidentifier'],
    ['token', 'accessToken'],
    ['requestTimeout', 'timeout'],
    ['language', 'lang'],
    ['wx', 'platform'],
  ])('called %s is refused with its name here', (name, meant) => {
    expect(refusal({ [name]: 'x' })).toBe(`没有选项 ${name}，请使用 ${meant}`);
  });

  it.each(['constructor', 'toString', 'appKey', 'requestFrom'])('%s does not exist', (name) => {
    expect(refusal({ [name]: 'x' })).toBe(`没有选项 ${name}`);
  });

  it.each([
    ['appId', 'string'],
    ['timeout', 'number'],
    ['autoLogin', 'boolean'],
    ['storage', 'object'],
    ['headers', 'object'],
    ['requestOptions', 'object'],
  ])('%s may not be a function', (name, type) => {
    expect(refusal({ [name]: () => undefined })).toBe(`选项 ${name} 无效，应为 ${type}`);
  });

  it.each(['onError', 'onRequest', 'encryptFunction'])('%s may be a function only', (name) => {
    const call = () => 'x';
    expect(resolved({ [name]: call })).toHaveProperty(name, call);
    expect(refusal({ [name]: 'call' })).toBe(`选项 ${name} 无效，应为 function`);
  });

  it('platform may be a function with properties', async () => {
    // As above.
    app.launch({ edition: 'sources' });
    const platform = Object.assign(() => undefined, app.phone.wx);
    expect(await app.client({ platform }).loginByCode()).toMatchObject({ id: expect.any(String) });
    expect(refusal({ platform: 'wx' })).toBe('选项 platform 无效，应为 object');
  });
});
