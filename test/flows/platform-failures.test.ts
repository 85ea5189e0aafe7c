import type { AuthenticationClient, Platform } from '../../src';
import { failure, useApp } from '../support/app';

const app = useApp();

type Api = 'request' | 'login' | 'uploadFile' | 'scanCode';

/** A call that reaches a function of WeChat, by that function. */
const calls: { [api in Api]: (authing: AuthenticationClient) => Promise<unknown> } = {
  request: (authing) => authing.api.getSystemInfo(),
  login: (authing) => authing.loginByCode(),
  uploadFile: (authing) => authing.api.uploadAvatar({ filePath: 'wxfile://tmp_picture.png' }),
  scanCode: (authing) => authing.scanLogin({ confirm: () => true }),
};

const codes = { network: -1, timeout: -2, config: -4, cancel: -5 };

const texts = {
  network: 'Network error. Check your connection and try again.',
  interrupted: 'The request was interrupted. Try again.',
  timeout: 'The request timed out. Try again later.',
  cancel: 'Cancelled',
  wechat: 'WeChat sign-in failed. Try again.',
};

async function signedIn(): Promise<AuthenticationClient> {
  const authing = app.client({ lang: 'en-US' });
  await authing.loginByCode();
  app.heard.length = 0;
  return authing;
}

/** What the user is told when a function of WeChat fails with this number, or this text. */
async function failing(api: Api, errno: number | undefined, text = '') {
  const authing = await signedIn();
  // The SDK asks for a second login code where the first could not be had.
  app.phone.failNext(api, { text, errno }, 2);
  const error = await failure(calls[api](authing));
  const calledWith = error.kind === 'cancel' ? [] : [{ code: error.code, message: error.message }];
  expect(app.heard).toMatchObject(calledWith);
  expect(error.cause).toEqual(
    errno ? { errMsg: `${api}:fail ${text}`, errno } : { errMsg: `${api}:fail ${text}` },
  );
  const { kind, code, message } = error;
  expect(code).toBe(codes[kind as keyof typeof codes]);
  return [kind, message];
}

const asked = ['login', 'scanCode'] as const;
const sent = ['request', 'uploadFile'] as const;
const all = [...sent, ...asked];

describe('an errno without a telling text', () => {
  it.each(all.flatMap((api) => [600000, 600001, 600004].map((errno) => [errno, api] as const)))(
    '%i of wx.%s has kind network',
    async (errno, api) => {
      expect(await failing(api, errno)).toEqual(['network', texts.network]);
    },
  );

  it.each(all)('600003 of wx.%s has kind network and says that it was interrupted', async (api) => {
    expect(await failing(api, 600003)).toEqual(['network', texts.interrupted]);
  });

  it.each(all)('5 of wx.%s has kind timeout', async (api) => {
    expect(await failing(api, 5)).toEqual(['timeout', texts.timeout]);
  });

  it.each(all)('112 of wx.%s has kind config and says where to declare it', async (api) => {
    const text = `Declare the data that wx.${api} uses in the privacy guidelines of the Mini Program console.`;
    expect(await failing(api, 112)).toEqual(['config', text]);
  });

  it.each(sent)('104 of wx.%s has kind network, for the user is not asked', async (api) => {
    expect(await failing(api, 104)).toEqual(['network', texts.network]);
  });

  it.each(asked)('104 of wx.%s has kind cancel', async (api) => {
    expect(await failing(api, 104)).toEqual(['cancel', texts.cancel]);
  });

  it.each(sent)('600002 of wx.%s names the domain and its list', async (api) => {
    const text = `Add ${app.emulator.url} to the ${api} domains in the Mini Program console. DevTools can skip the check while developing.`;
    expect(await failing(api, 600002)).toEqual(['config', text]);
  });

  it.each(sent.flatMap((api) => [600005, 600009].map((errno) => [errno, api] as const)))(
    '%i of wx.%s names the address and the option',
    async (errno, api) => {
      const text = `Cannot request ${app.emulator.url}. Check the \`host\` option (an https URL).`;
      expect(await failing(api, errno)).toEqual(['config', text]);
    },
  );
});

describe('a failure without number and text', () => {
  it.each(sent)('of wx.%s has kind network', async (api) => {
    expect(await failing(api, undefined)).toEqual(['network', texts.network]);
  });

  it('of wx.login has kind network and a text for users', async () => {
    expect(await failing('login', undefined)).toEqual(['network', texts.wechat]);
  });

  it('of wx.scanCode has kind config and names the function', async () => {
    expect(await failing('scanCode', undefined)).toEqual([
      'config',
      'wx.scanCode failed; see `error.cause`.',
    ]);
  });
});

describe('600002, which concerns an address,', () => {
  it('of wx.login has the text of a failed sign-in', async () => {
    expect(await failing('login', 600002)).toEqual(['network', texts.wechat]);
  });

  it('of wx.scanCode has the text of a failed call', async () => {
    expect(await failing('scanCode', 600002)).toEqual(['config', 'wx.scanCode failed; see `error.cause`.']);
  });
});

describe('the number', () => {
  it('counts more than the text', async () => {
    expect(await failing('request', 5, 'net::ERR_ABORTED')).toEqual(['timeout', texts.timeout]);
  });
});

describe('a login code', () => {
  it('that is missing rejects with the text for users', async () => {
    const platform = {
      ...app.phone.wx,
      login: ({ success }: { success: (r: object) => void }) => success({}),
    };
    const authing = app.client({ platform: platform as unknown as Platform });
    expect(await failure(authing.loginByCode())).toMatchObject({
      kind: 'network',
      code: -1,
      message: '微信登录失败，请重试',
    });
  });

  it('that is a mock one asks for a real appid', async () => {
    app.launch({ appId: 'touristappid' });
    expect(await failure(app.client().loginByCode())).toMatchObject({
      kind: 'config',
      message: 'wx.login 返回了模拟 code：请在 project.config.json 中填写真实的 appid',
    });
  });
});

describe('updateAvatar', () => {
  it.each(['https://example.com/me.png', 'wxfile://gone.png'])(
    'with the path %s says what path it takes',
    async (filePath) => {
      const authing = await signedIn();
      expect(await failure(authing.updateAvatar({ filePath }))).toMatchObject({
        kind: 'config',
        code: -4,
        message:
          'File not found. `filePath` must be a temporary path; fetch web images with wx.downloadFile first.',
      });
    },
  );

  it.each(['file not found', 'FileNotFound', 'file not exist', 'file is gone: no such file or directory'])(
    'knows a missing file by the text “%s”',
    async (text) => {
      const [kind, message] = await failing('uploadFile', undefined, text);
      expect([kind, message]).toEqual(['config', expect.stringMatching(/^File not found\./)]);
    },
  );

  it.each([{ tempFiles: [] }, undefined])(
    'names the chooser that returned no picture but %j',
    async (chosen) => {
      const wx = app.phone.wx;
      const chooseMedia = ({ success }: { success: (result: unknown) => void }) => success(chosen);
      const authing = app.client({ lang: 'en-US', platform: { ...wx, chooseMedia } as unknown as Platform });
      await authing.loginByCode();
      const error = await failure(authing.updateAvatar());
      expect(error).toMatchObject({ kind: 'config', message: 'wx.chooseMedia failed; see `error.cause`.' });
      expect(error.cause).toEqual(chosen);
    },
  );
});

test.each(['wx.request', 'wx.login'])(
  'a platform without %s, as in a worker, says what to do',
  async (name) => {
    const api = name.slice(3);
    const platform = { ...app.phone.wx, [api]: undefined } as unknown as Platform;
    const authing = app.client({ platform, lang: 'en-US' });
    const call = api === 'login' ? authing.loginByCode() : authing.api.getSystemInfo();
    expect(await failure(call)).toMatchObject({
      kind: 'config',
      message: `There is no ${name}. Raise the minimum base library version, or set the \`platform\` option (uni-app, Taro). Workers have no wx.`,
    });
  },
);
