import { failure, useApp, userPoolId } from '../support/app';

const app = useApp();

describe('a profile change', () => {
  it('keeps the identities that its answer does not repeat', async () => {
    const authing = app.client();
    const { identities } = await authing.loginByCode();
    expect(identities?.length).toBeGreaterThan(0);
    const user = await authing.updateProfile({ nickname: 'Bob' });
    expect(user.identities).toEqual(identities);
    expect(user.openid).toBe('o1p9H4wAgb9uTqpxG5Z1g0pIr3FE');
    expect(authing.user?.identities).toEqual(identities);
  });
});

describe('an answer of an odd shape', () => {
  const profile = { userId: 'u1', status: 'Activated' };

  it.each([
    ['null', [null]],
    ['a number', [1]],
    ['a text', 'x'],
    ['an object', { type: 'openid', provider: 'wechat', userIdInIdp: 'o1' }],
  ])('with %s among the identities does not break a sign-in', async (_name, identities) => {
    app.emulator.failNext('getProfile', {
      body: { statusCode: 200, message: '', data: { ...profile, identities } },
    });
    expect(await app.client().loginByCode()).toMatchObject({ id: 'u1' });
  });

  it.each(['hasRole', 'listOrgs', 'getSecurityLevel', 'listApplications'] as const)(
    'without data makes %s reject as unreadable, not as a mistake of the developer',
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
  ])('HTTP %i without a readable body says that the server failed', async (status, body) => {
    app.emulator.failNext('signInByMobile', { status, body });
    const error = await failure(app.client().loginByCode(await app.code()));
    expect(error).toMatchObject({ kind: 'api', code: status, statusCode: status });
    expect(error.message).toMatch(/^服务器返回异常/);
  });

  it('HTTP 500 around the body of a success is a failure of its own', async () => {
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

describe('a failure of the host', () => {
  it('that speaks of denial is not the user who refuses', async () => {
    app.phone.network.failNext({ text: 'java.net.SocketException: Permission denied' });
    expect(await failure(app.client().loginByCode('code'))).toMatchObject({ kind: 'network' });
    expect(app.heard).toHaveLength(1);
  });

  it('of wx.login says so instead of blaming the network', async () => {
    app.phone.failNext('login', { text: 'invalid appid' }, 2);
    expect(await failure(app.client().loginByCode())).toMatchObject({
      kind: 'network',
      message: expect.stringContaining('wx.login'),
    });
  });

  it('that comes as a rejected promise as well leaves nothing unhandled', async () => {
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
  it('that are null count as not given', () => {
    const nothing = { accessToken: null, timeout: null, lang: null, storage: null } as never;
    expect(app.client(nothing).options).toMatchObject({ timeout: 10000, lang: 'zh-CN' });
  });

  it.each([
    ['encrypt', { encrypt: (() => Promise.resolve('')) as never }],
    ['storage', { storage: {} as never }],
    ['lang', { lang: 'xx' as never }],
    ['host', { host: 'https://example.com?a=1' }],
    ['host', { host: 'http://127.0.0.1:4010?a=1' }],
  ])('of a wrong kind are named: %s', (name, options) => {
    expect(() => app.client(options)).toThrow(name);
  });

  it('send pool and tenant along', async () => {
    await failure(app.client({ userPoolId, tenantId: 't1' }).loginByEmail('a@example.com', 'x'));
    expect(app.emulator.requests[0]?.headers).toMatchObject({
      'x-authing-userpool-id': userPoolId,
      'x-authing-app-tenant-id': 't1',
    });
  });
});

describe('what is stored', () => {
  it('holds no tokens of other providers', async () => {
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

  it('is one session for the global wx and for the same wx as an option', async () => {
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
