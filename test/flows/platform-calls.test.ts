import type { AuthenticationClient, Platform } from '../../src';
import { appId, failure, useApp } from '../support/app';

const app = useApp();
afterEach(() => jest.useRealTimers());

interface Called {
  api: string;
  options: { [name: string]: unknown };
}

type Callbacks = { success: (result: object) => void; fail: (failure: object) => void };

/** A client on the app's phone; `api` is called in place of the phone's own function, and its arguments are kept. */
function clientWith(
  api: string,
  replacement?: (callbacks: Callbacks) => void,
): { authing: AuthenticationClient; called: Called[] } {
  const called: Called[] = [];
  const wx = app.phone.wx as unknown as Record<string, (options: object) => unknown>;
  const platform = {
    ...wx,
    [api](given: Callbacks & Record<string, unknown>) {
      const { success, fail, ...options } = given;
      expect([typeof success, typeof fail]).toEqual(['function', 'function']);
      called.push({ api, options });
      return replacement ? replacement(given) : wx[api]?.(given);
    },
  };
  return { authing: app.client({ platform: platform as unknown as Platform, timeout: 4000 }), called };
}

const picture = Buffer.from('89504e470d0a1a0a', 'hex');

describe('wx.request receives exactly', () => {
  it('address, header, time limit and method of a GET without parameters', async () => {
    const { authing, called } = clientWith('request');
    await authing.api.getSystemInfo();
    expect(called.map(({ options }) => options)).toStrictEqual([
      {
        url: `${app.emulator.url}/api/v3/system`,
        method: 'GET',
        timeout: 4000,
        header: {
          'x-authing-app-id': appId,
          'x-genauth-app-id': appId,
          'x-authing-request-from': 'wxapp',
          'x-authing-sdk-version': expect.stringMatching(/^wxapp:\d/),
          'x-authing-lang': 'zh-CN',
        },
      },
    ]);
  });

  it('the same and the JSON of a POST', async () => {
    const { authing, called } = clientWith('request');
    await authing.sendSmsCode('13700002222', '', 'login').catch(() => undefined);
    expect(called).toHaveLength(1);
    expect(Object.keys(called[0]?.options ?? {}).sort()).toEqual([
      'data',
      'header',
      'method',
      'timeout',
      'url',
    ]);
    expect(called[0]?.options).toMatchObject({
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data: expect.stringMatching(/^\{.*"13700002222".*\}$/),
    });
  });
});

describe('the address of', () => {
  it('a form has no query', async () => {
    const { authing, called } = clientWith('request');
    await authing.api.revokeToken('token');
    expect(called[0]?.options.url).toBe(`${app.emulator.url}/oidc/token/revocation`);
  });

  it.each([
    ['a text', 'a b&c', '?withCustomData=a%20b%26c'],
    ['a number', 7, '?withCustomData=7'],
    ['an object', { a: 1 }, '?withCustomData=%7B%22a%22%3A1%7D'],
    ['a list', ['a', null, undefined, 'b'], '?withCustomData=a&withCustomData=b'],
    ['null', null, ''],
    ['undefined', undefined, ''],
    ['an empty list', [], ''],
  ])('a query has %s', async (_name, value, query) => {
    const { authing, called } = clientWith('request');
    authing.setToken('token');
    await authing.api.getProfile({ withCustomData: value as never }).catch(() => undefined);
    expect(called[0]?.options.url).toBe(`${app.emulator.url}/api/v3/get-profile${query}`);
  });

  it.each([
    ['the app of the client', {}, appId],
    ['another app', { appId: 'other/app' }, 'other%2Fapp'],
  ])('the settings of an app is that of %s', async (_name, params, id) => {
    const { authing, called } = clientWith('request');
    await authing.api.getApplicationPublicConfig(params).catch(() => undefined);
    expect(called[0]?.options.url).toContain(`/${id}/`);
    expect(called[0]?.options.url).not.toContain('?');
  });
});

it('wx.uploadFile receives exactly address, header, time limit, path and field', async () => {
  const { authing, called } = clientWith('uploadFile');
  await authing.loginByCode();
  const filePath = String(app.phone.user.chooseAvatar(picture)?.avatarUrl);
  await authing.updateAvatar({ filePath });
  expect(called.map(({ options }) => options)).toStrictEqual([
    {
      url: `${app.emulator.url}/api/v2/upload?folder=avatar`,
      header: expect.not.objectContaining({ 'content-type': expect.anything() }),
      timeout: 4000,
      filePath,
      name: 'file',
    },
  ]);
});

describe('the task of an upload', () => {
  /** The uploads of a platform whose tasks have these functions. */
  async function uploading(task: object, onProgress?: () => void) {
    const { authing } = clientWith('uploadFile');
    await authing.loginByCode();
    const { platform } = authing.options;
    const uploadFile = (options: object) => {
      void (platform as unknown as Record<string, (options: object) => unknown>).uploadFile?.(options);
      return task;
    };
    const other = app.client({ platform: { ...platform, uploadFile } as unknown as Platform });
    const filePath = String(app.phone.user.chooseAvatar(picture)?.avatarUrl);
    return other.updateAvatar({ filePath, ...(onProgress && { onProgress }) });
  }

  it('may tell nothing of progress', async () => {
    expect((await uploading({}, () => undefined)).photo).toMatch(/^http/);
  });

  it('is asked for progress only where the app listens', async () => {
    const onProgressUpdate = jest.fn();
    await uploading({ onProgressUpdate });
    expect(onProgressUpdate).not.toHaveBeenCalled();
    await uploading({ onProgressUpdate }, () => undefined);
    expect(onProgressUpdate).toHaveBeenCalledTimes(1);
  });
});

it('wx.login receives exactly the time limit', async () => {
  const { authing, called } = clientWith('login');
  await authing.loginByCode();
  expect(called).toStrictEqual([{ api: 'login', options: { timeout: 4000 } }]);
});

describe('the chooser', () => {
  it.each([
    ['nothing', undefined, { sizeType: ['compressed'] }],
    ['a size', { sizeType: ['original' as const] }, { sizeType: ['original'] }],
    ['a source', { sourceType: ['camera' as const] }, { sizeType: ['compressed'], sourceType: ['camera'] }],
  ])('wx.chooseMedia receives exactly what %s asks for', async (_what, options, expected) => {
    const { authing, called } = clientWith('chooseMedia');
    await authing.loginByCode();
    app.phone.user.choose(picture);
    await authing.updateAvatar(options);
    expect(called).toStrictEqual([
      { api: 'chooseMedia', options: { count: 1, mediaType: ['image'], ...expected } },
    ]);
  });

  it('wx.chooseImage, below base library 2.10.0, receives no media type', async () => {
    app.launch({ baseLibrary: '2.9.5' });
    const { authing, called } = clientWith('chooseImage');
    await authing.loginByCode();
    app.phone.user.choose(picture);
    await authing.updateAvatar({ sourceType: ['album'] });
    expect(called).toStrictEqual([
      { api: 'chooseImage', options: { count: 1, sizeType: ['compressed'], sourceType: ['album'] } },
    ]);
  });

  it('a path that is a text and no list is taken whole', async () => {
    app.launch({ missing: ['chooseMedia'] });
    const filePath = String(app.phone.user.chooseAvatar(picture)?.avatarUrl);
    const { authing } = clientWith('chooseImage', ({ success }) => success({ tempFilePaths: filePath }));
    await authing.loginByCode();
    expect((await authing.updateAvatar()).photo).toMatch(/^http/);
  });
});

it('wx.scanCode receives exactly the kind of code', async () => {
  const { authing, called } = clientWith('scanCode', ({ fail }) => fail({ errMsg: 'scanCode:fail cancel' }));
  await authing.loginByCode();
  expect(await failure(authing.scanLogin({ confirm: () => true }))).toMatchObject({ kind: 'cancel' });
  expect(called).toStrictEqual([{ api: 'scanCode', options: { scanType: ['qrCode'] } }]);
});

describe('a user who takes an hour', () => {
  it.each([
    ['chooseMedia', (authing: AuthenticationClient) => authing.updateAvatar()],
    ['scanCode', (authing: AuthenticationClient) => authing.scanLogin({ confirm: () => true })],
  ])('over wx.%s gets no timeout', async (api, call) => {
    let open: Callbacks | undefined;
    const { authing, called } = clientWith(api, (callbacks) => {
      open = callbacks;
    });
    await authing.loginByCode();
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
    const outcome = jest.fn();
    const done = call(authing).then(outcome, outcome);
    await new Promise((resolve) => setImmediate(resolve));
    expect(called).toHaveLength(1);
    jest.advanceTimersByTime(3_600_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(outcome).not.toHaveBeenCalled();
    open?.fail({ errMsg: `${api}:fail cancel` });
    await done;
    expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ kind: 'cancel' }));
  });
});
