import { createSimulator } from '../../simulator';
import { failure, thrownBy, useApp, type Edition } from '../support/app';

const editions: Edition[] = ['sources', 'built, ES5'];

describe.each(editions)('%s: the error for', (edition) => {
  const app = useApp({ edition });

  async function expectHeardOnce(
    promise: Promise<unknown>,
    expected: { kind: string; code: number; message: RegExp },
  ) {
    const error = await failure(promise);
    expect(app.sdk.isGenAuthError(error)).toBe(true);
    expect(error instanceof app.sdk.GenAuthError).toBe(true);
    expect(error.kind).toBe(expected.kind);
    expect(error.code).toBe(expected.code);
    expect(error.message).toMatch(expected.message);
    expect(app.heard).toEqual([{ code: error.code, message: error.message, data: error.data }]);
    return error;
  }

  it('an unknown WeChat code contains errcode 40029 of WeChat', async () => {
    const error = await failure(app.client().loginByCode('made-up'));
    expect(error).toMatchObject({ kind: 'api', statusCode: expect.any(Number) });
    expect(error.message).toContain('40029');
    expect(app.heard).toHaveLength(1);
  });

  it('a used code contains errcode 40163 of WeChat', async () => {
    const authing = app.client();
    const code = await app.code();
    await authing.loginByCode(code);
    const error = await failure(authing.loginByCode(code));
    expect(error.kind).toBe('api');
    expect(error.message).toContain('40163');
    expect(app.heard).toHaveLength(1);
  });

  it('an unknown extIdpConnidentifier has kind api and the code of the server', async () => {
    const error = await failure(app.client({ extIdpConnidentifier: 'nobody' }).loginByCode());
    expect(error).toMatchObject({ kind: 'api', code: error.apiCode ?? error.statusCode });
    expect(app.heard).toHaveLength(1);
  });

  it('an unknown user has code 2004, as on the product page', async () => {
    const promise = app.client().loginByEmail('test@example.com', 'passw0rd');
    await expectHeardOnce(promise, { kind: 'api', code: 2004, message: /^用户不存在$/ });
  });

  it('an offline phone has kind network', async () => {
    app.phone.network.offline();
    await expectHeardOnce(app.client().loginByCode('code'), { kind: 'network', code: -1, message: /网络/ });
  });

  it('an offline phone is in English with lang en-US', async () => {
    app.phone.network.offline();
    const promise = app.client({ lang: 'en-US' }).loginByCode('code');
    await expectHeardOnce(promise, { kind: 'network', code: -1, message: /network/i });
  });

  it('a timeout of wx.request has kind timeout', async () => {
    app.phone.network.failNext('timeout');
    await expectHeardOnce(app.client().loginByCode('code'), { kind: 'timeout', code: -2, message: /超时/ });
  });

  it('an unlisted domain names the domain and the list to add it to', async () => {
    app.launch({ edition, domains: { request: ['https://example.com'], upload: [] } });
    const error = await failure(app.client().loginByCode('code'));
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error.message).toContain(app.emulator.url);
    expect(error.message).toContain('request');
  });

  it.each([
    ['an HTML page with HTTP 502', { status: 502, body: '<html>Bad Gateway</html>' }, 502],
    ['an HTML page with HTTP 200', { body: '<html>hotel login</html>' }, -7],
    ['an empty 200', { status: 200, body: '' }, -7],
    ['an empty 500', { status: 500, body: '' }, 500],
    ['half an answer', { status: 200, body: '{"statusCode":200,"da' }, -7],
    ['null', { status: 200, body: 'null' }, -7],
    ['null with HTTP 502', { status: 502, body: 'null' }, 502],
    ['a list', { status: 200, body: '[]' }, -7],
    ['a number', { status: 200, body: '200' }, -7],
    ['an object without status', { status: 200, body: '{}' }, -7],
    [
      'a status of the wrong type',
      { status: 200, body: '{"statusCode":"200","data":{"access_token":"x"}}' },
      -7,
    ],
    ['a sign-in without token', { body: { statusCode: 200, message: '', data: {} } }, -7],
    ['a sign-in without data', { body: { statusCode: 200, message: '' } }, -7],
    ['a text as apiCode', { body: { statusCode: 499, apiCode: '2011', message: '不行', data: null } }, 2011],
    ['HTTP 429', { status: 429, body: { statusCode: 429, message: '太频繁' } }, 429],
    ['a gigantic body', { status: 200, body: 'x'.repeat(3_000_000) }, -7],
  ])('%s instead of an answer is reported once', async (_name, answer, code) => {
    app.emulator.failNext('signInByMobile', answer);
    const promise = app.client().loginByCode(await app.code());
    await expectHeardOnce(promise, { kind: 'api', code, message: /./ });
    expect(app.client().user).toBeNull();
  });

  it.each([1635, 1636, 2000, 1639, 2058, 1640, 1641, 1642, 1643])(
    'step %i contains the data that the step needs',
    async (apiCode) => {
      const data = { mfaToken: 'secret-token' };
      app.emulator.failNext('signInByMobile', {
        body: { statusCode: 403, apiCode, message: '还差一步', data },
      });
      const error = await expectHeardOnce(app.client().loginByCode(await app.code()), {
        kind: 'step',
        code: apiCode,
        message: /还差一步/,
      });
      expect(error.data).toEqual(data);
      expect(JSON.stringify(error)).not.toContain('secret-token');
    },
  );

  it('full storage is reported once, and the session works from memory', async () => {
    const authing = app.client();
    app.phone.storage.fill();
    const user = await authing.loginByCode();
    await authing.updateProfile({ nickname: 'Bob' });
    expect(authing.user).toMatchObject({ id: user.id, nickname: 'Bob' });
    expect(app.heard).toEqual([
      { code: app.sdk.errorCodes.storage, message: expect.any(String), data: undefined },
    ]);
  });

  it('a failed call is the same when onError throws', async () => {
    app.phone.network.offline();
    const authing = app.client({
      onError() {
        throw new Error('of the app');
      },
    });
    expect(await failure(authing.loginByCode('code'))).toMatchObject({ kind: 'network' });
  });

  it('a used code prints code and message, and no secret', async () => {
    app.phone.network.offline();
    const code = 'secret-code';
    const error = await failure(app.client().loginByCode(code));
    const texts = [String(error), JSON.stringify(error), error.stack];
    // An ES5 engine knows no Symbol.toStringTag.
    if (edition !== 'built, ES5') texts.push(Object.prototype.toString.call(error));
    for (const text of texts) {
      expect(text).toContain('-1');
      expect(text).toContain(error.message);
      expect(text).not.toContain(code);
    }
  });

  it('a failed call is recognised by another copy of the SDK', async () => {
    app.phone.network.offline();
    const other = app.beside(createSimulator(), 'built');
    expect(other.sdk.isGenAuthError(await failure(app.client().loginByCode('code')))).toBe(true);
    expect(other.sdk.isGenAuthError(new Error('GenAuthError'))).toBe(false);
    expect(other.sdk.isGenAuthError(null)).toBe(false);
  });
});

describe('wrong options', () => {
  const app = useApp();

  it.each([
    ['appId', {}],
    ['appId', { appId: 1 }],
    ['host', { appId: 'a', host: 'http://core.genauth.ai' }],
    ['host', { appId: 'a', host: 'core.genauth.ai' }],
    ['timeout', { appId: 'a', timeout: 0 }],
    ['timeout', { appId: 'a', timeout: '10000' }],
    ['onError', { appId: 'a', onError: 'alert' }],
    ['scope', { appId: 'a', scope: 'profile' }],
    ['storage', { appId: 'a', storage: 'wx' }],
    ['passwordEncryptType', { appId: 'a', passwordEncryptType: 'aes' }],
    ['autoLogin', { appId: 'a', autoLogin: 'yes' }],
  ])('%s throws from the constructor: %j', (name, options) => {
    const { sdk } = app;
    let thrown: unknown;
    try {
      new sdk.AuthenticationClient(options as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'config', message: expect.stringContaining(name) });
  });

  const host = '选项 host 应为 https:// 地址，不含 /api/v3；仅本机和内网地址可用 http://';
  const header = ' 会写入请求头：只能包含 ASCII 字符，不能换行';
  it.each([
    [{}, '请设置选项 appId：GenAuth 控制台中应用的 App ID（不是小程序的 AppID）'],
    [{ host: 'core.genauth.ai' }, host],
    [{ host: 'http://core.genauth.ai' }, host],
    [{ host: 'https://core.genauth.ai/api/v3' }, host],
    [{ host: 'https://core.genauth.ai/oidc' }, host],
    [{ host: 'https://user@core.genauth.ai' }, host],
    [{ timeout: '1' }, '选项 timeout 无效，应为 number'],
    [{ lang: 'fr' }, 'Invalid option `lang`: expected zh-CN | en-US | zh-TW | ja-JP.'],
    [{ lang: 'zh-CN\r\nx-injected: 1' }, 'Invalid option `lang`: expected zh-CN | en-US | zh-TW | ja-JP.'],
    [{ tenantId: 'a\r\nx-injected: 1' }, `tenantId${header}`],
    [{ tenantId: '杭州' }, `tenantId${header}`],
    [{ userPoolId: 'a\n' }, `userPoolId${header}`],
    [{ accessToken: 'a\u0000' }, `accessToken${header}`],
    [{ headers: { 'x-authing-lang': 'x\r\ny' } }, `headers${header}`],
  ])('%j throws an error that says what is expected', (options, message) => {
    const { sdk } = app;
    const given = Object.keys(options)[0] ? { appId: 'a', ...options } : options;
    expect(thrownBy(() => new sdk.AuthenticationClient(given as never))).toMatchObject({
      kind: 'config',
      code: -4,
      message,
    });
  });

  it('a host behind a gateway may have a path', () => {
    const { sdk } = app;
    const host = 'https://gateway.example.com/api/genauth';
    expect(new sdk.AuthenticationClient({ appId: 'a', host }).options.host).toBe(host);
  });

  it.each([
    'http://localhost:4010',
    'http://127.0.0.1:4010/',
    'http://192.168.1.5',
    'http://10.0.0.2:80',
    'http://172.20.0.1',
  ])('plain http to %s is accepted for development', (host) => {
    const { sdk } = app;
    expect(new sdk.AuthenticationClient({ appId: 'a', host }).options.host).toBe(host.replace(/\/$/, ''));
  });

  it('missing options throw', () => {
    const { sdk } = app;
    expect(() => new sdk.AuthenticationClient(undefined as never)).toThrow(/appId/);
  });
});
