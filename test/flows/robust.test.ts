import { failure, useApp, userPoolId } from '../support/app';

const app = useApp();

describe('updateProfile', () => {
  it('keeps the stored identities when the answer has none', async () => {
    const authing = app.client();
    const { identities } = await authing.loginByCode();
    expect(identities?.length).toBeGreaterThan(0);
    const user = await authing.updateProfile({ nickname: 'Bob' });
    expect(user.identities).toEqual(identities);
    expect(user.openid).toBe('o1p9H4wAgb9uTqpxG5Z1g0pIr3FE');
    expect(authing.user?.identities).toEqual(identities);
  });
});

describe('a malformed answer', () => {
  const profile = { userId: 'u1', status: 'Activated' };

  it.each([
    ['null', [null]],
    ['a number', [1]],
    ['a text', 'x'],
    ['an object', { type: 'openid', provider: 'wechat', userIdInIdp: 'o1' }],
  ])('with %s as identities does not fail a sign-in', async (_name, identities) => {
    app.emulator.failNext('getProfile', {
      body: { statusCode: 200, message: '', data: { ...profile, identities } },
    });
    expect(await app.client().loginByCode()).toMatchObject({ id: 'u1' });
  });

  it.each(['hasRole', 'listOrgs', 'getSecurityLevel', 'listApplications'] as const)(
    'without data makes %s reject with kind api, code -7',
    async (method) => {
      const authing = app.client();
      await authing.loginByCode();
      app.emulator.failNext('*', { body: { statusCode: 200, message: '' } });
      const error = await failure(authing[method]('admin'));
      expect(error).toMatchObject({ kind: 'api', code: -7 });
      expect(app.heard).toHaveLength(1);
    },
  );

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [404, 'not found'],
    [500, ''],
  ])('HTTP %i without a readable body rejects with a message about a server error', async (status, body) => {
    app.emulator.failNext('signInByMobile', { status, body });
    const error = await failure(app.client().loginByCode(await app.code()));
    expect(error).toMatchObject({ kind: 'api', code: status, statusCode: status });
    expect(error.message).toBe(`服务返回了无法识别的内容（HTTP ${status}），请稍后重试`);
  });

  it('HTTP 500 with the body of a success rejects', async () => {
    app.emulator.failNext('signInByMobile', {
      status: 500,
      body: { statusCode: 200, message: '', data: {} },
    });
    expect(await failure(app.client().loginByCode(await app.code()))).toMatchObject({
      kind: 'api',
      code: 500,
    });
  });
});

describe('a failing wx function', () => {
  it('with "deny" in an errMsg of the network is not reported as kind cancel', async () => {
    app.phone.network.failNext({ text: 'java.net.SocketException: Permission denied' });
    expect(await failure(app.client().loginByCode('code'))).toMatchObject({ kind: 'network' });
    expect(app.heard).toHaveLength(1);
  });

  it('wx.login gives a message for users, and its own text as cause', async () => {
    app.phone.failNext('login', { text: 'invalid appid' }, 2);
    expect(await failure(app.client().loginByCode())).toMatchObject({
      kind: 'network',
      message: '微信登录失败，请重试',
      cause: { errMsg: 'login:fail invalid appid' },
    });
  });

  it('that calls fail and rejects its promise leaves no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const platform = {
      request({ fail }: { fail?: (failure: object) => void }) {
        fail?.({ errMsg: 'request:fail' });
        return Promise.reject(new Error('request:fail'));
      },
    };
    const authing = app.client({ platform: platform as never });
    expect(await failure(authing.loginByCode('code'))).toMatchObject({ kind: 'network' });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

describe('options', () => {
  it('set to null are treated as not given', () => {
    const nothing = { accessToken: null, timeout: null, lang: null, storage: null } as never;
    expect(app.client(nothing).options).toMatchObject({ timeout: 10000, lang: 'zh-CN' });
  });

  it.each([
    ['encrypt', { encrypt: (() => Promise.resolve('')) as never }],
    ['storage', { storage: {} as never }],
    ['lang', { lang: 'xx' as never }],
    ['host', { host: 'https://example.com?a=1' }],
    ['host', { host: 'http://127.0.0.1:4010?a=1' }],
  ])('of a wrong type throw an error that names the option: %s', (name, options) => {
    expect(() => app.client(options)).toThrow(name);
  });

  it('userPoolId and tenantId are sent as headers', async () => {
    await failure(app.client({ userPoolId, tenantId: 't1' }).loginByEmail('a@example.com', 'x'));
    expect(app.emulator.requests[0]?.headers).toMatchObject({
      'x-authing-userpool-id': userPoolId,
      'x-authing-app-tenant-id': 't1',
    });
  });
});

describe('the stored record', () => {
  it('contains no tokens of external identity providers', async () => {
    const data = {
      userId: 'u1',
      identities: [
        {
          type: 'openid',
          provider: 'wechat',
          userIdInIdp: 'o1',
          accessToken: 'theirs',
          refreshToken: 'theirs',
        },
      ],
    };
    app.emulator.failNext('getProfile', { body: { statusCode: 200, message: '', data } });
    await app.client().loginByCode();
    expect(JSON.stringify(app.phone.storage.snapshot())).not.toContain('theirs');
  });

  it('is shared by clients with the global wx and with the same wx as an option', async () => {
    const scope = globalThis as { wx?: unknown };
    scope.wx = app.phone.wx;
    try {
      const user = await app.client({ platform: undefined }).loginByCode();
      expect(app.client().user?.id).toBe(user.id);
    } finally {
      delete scope.wx;
    }
  });
});
