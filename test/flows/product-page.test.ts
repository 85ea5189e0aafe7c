// The code of the product pages, as printed there without its comments. Only `updateProfile((nickname: "Bob"))`, which is no JavaScript, is read as an object.
import { useApp } from '../support/app';
import { SnippetRunner } from '../support/snippet';

const app = useApp();
let runner: SnippetRunner;

// The identifier of the connection is what V3 needs on top of the page's options.
const setUp = `
const { AuthenticationClient } = require("authing-wxapp-sdk");
const authing = new AuthenticationClient({
  appId: "GEN_AUTH_APP_ID",
  extIdpConnidentifier: "my-wxapp",
});
return authing;`;

let authing: unknown;
beforeEach(async () => {
  runner = new SnippetRunner(app.emulator);
  authing = await runner.run(setUp);
});

describe('the mini program page', () => {
  it('creates a client with an app id alone', async () => {
    const options = await runner.run(`
const { AuthenticationClient } = require("authing-wxapp-sdk");
const authing = new AuthenticationClient({
  appId: "GEN_AUTH_APP_ID",
});
return authing.options`);
    expect(options).toMatchObject({ timeout: 10000, host: 'https://core.genauth.ai' });
  });

  it('signs in, keeps the token and changes the profile', async () => {
    await runner.run(
      `
const { code } = await wx.login();
const user = await authing.loginByCode(code);
await authing.updateProfile({nickname: "Bob"});`,
      { authing },
    );
    expect([...app.emulator.state.users.values()].map(({ nickname }) => nickname)).toContain('Bob');
  });

  it('sends the stored token after a relaunch', async () => {
    await runner.run('await authing.loginByCode((await wx.login()).code)', { authing });
    const user = await runner.run('return authing.updateProfile({nickname: "Mick"});', { authing });
    expect(user).toMatchObject({ nickname: 'Mick' });
  });

  it('signs in silently', async () => {
    const data = await runner.run(
      `
const { code } = await wx.login();
const data = await authing.loginByCode(code);
return data`,
      { authing },
    );
    expect(data).toMatchObject({ id: expect.any(String), token: expect.any(String) });
  });

  it('accepts rawData, or iv and encryptedData, from the profile button', async () => {
    const page = (await runner.run(
      `return {
getUserInfo: async function (e) {
  const { code } = await wx.login()
  const { rawData } = e.detail
  const user = await authing.loginByCode(code, { rawData })

  return user
},
encrypted: async function (e, code) {
  const { iv, encryptedData } = e.detail
  const user = await authing.loginByCode(code, { iv, encryptedData })
  return user
}}`,
      { authing },
    )) as { [name: string]: (event: unknown, code?: string) => Promise<unknown> };
    const detail = {
      rawData: JSON.stringify({ nickName: '林晓雨', avatarUrl: 'https://example.com/a.png' }),
    };
    expect(await page.getUserInfo?.({ detail })).toMatchObject({ nickname: '林晓雨' });
    const { code } = app.emulator.wechat.login();
    const { iv, encryptedData } = app.emulator.wechat.encrypt({ kind: 'userInfo' });
    expect(await page.encrypted?.({ detail: { iv, encryptedData } }, code)).toMatchObject({
      id: expect.any(String),
    });
  });

  it('accepts the rawData of wx.getUserInfo', async () => {
    const user = await runner.run(
      `
const { code } = await wx.login();
const { rawData } = await wx.getUserInfo();
const user = await authing.loginByCode(code, { rawData });
return user`,
      { authing },
    );
    expect(user).toMatchObject({ id: expect.any(String) });
  });

  it.each([
    ['loginByPhone', { phone: '18812345678' }],
    ['getPhone', { countryCode: '86', purePhoneNumber: '18812345678' }],
  ])('%s in the event of the phone button', async (method, expected) => {
    const page = (await runner.run(
      `return {
getPhone: async function(e) {
  const { code } = await wx.login()
  const { iv, encryptedData } = e.detail
  const data = await authing.${method}(code, iv, encryptedData)
  return data
}}`,
      { authing },
    )) as { getPhone(event: unknown): Promise<unknown> };
    // The page fetches the code inside the event; that works as long as WeChat keeps its session key.
    await runner.run('await wx.login()');
    const detail = await runner.phone.user.tapGetPhoneNumber();
    expect(await page.getPhone({ detail })).toMatchObject(expected);
  });

  it('updates the avatar in one line', async () => {
    await runner.run('await authing.ensureLogin()', { authing });
    runner.phone.user.choose(Buffer.from('89504e470d0a1a0a', 'hex'));
    const photo = await runner.run('const { photo } = await authing.updateAvatar();\nreturn photo', {
      authing,
    });
    expect(photo).toMatch(/^http/);
  });

  it('passes an error with code and message to catch', async () => {
    const error = await runner.run(
      `
try {
  const user = await authing.loginByEmail("test@example.com", "passw0rd");
} catch (error) {
  return [error.code, error.message]
}`,
      { authing },
    );
    expect(error).toEqual([2004, '用户不存在']);
  });

  it('passes errors to wx.showModal from onError of a client with a userPoolId', async () => {
    const client = await runner.run(
      `
const { AuthenticationClient } = require("authing-wxapp-sdk");
const authing = new AuthenticationClient({
  userPoolId,
  onError: (code, message) => {
    wx.showModal({
      content: message,
      showCancel: false,
    });
  },
});
return authing`,
      { userPoolId: 'GEN_AUTH_USERPOOL_ID' },
    );
    await runner.run('await authing.loginByEmail("test@example.com", "passw0rd").catch(() => {})', {
      authing: client,
    });
    expect(runner.phone.modals.map(({ content }) => content)).toEqual(['用户不存在']);
  });
});

describe('the V3 pages', () => {
  it.each([
    ['decryptWechatMiniProgramData', 'phone'],
    ['decryptWechatMiniProgramData', 'userInfo'],
  ] as const)('%s resolves to the envelope (%s)', async (_method, kind) => {
    const { code } = app.emulator.wechat.login();
    const { iv, encryptedData } = app.emulator.wechat.encrypt({ kind });
    const result = await runner.run(
      'return authing.decryptWechatMiniProgramData({ code, iv, encryptedData, extIdpConnidentifier: "my-wxapp" })',
      { authing, code, iv, encryptedData },
    );
    expect(result).toMatchObject({ statusCode: 200, message: expect.any(String), data: { watermark: {} } });
  });

  it('getWechatMiniprogramPhone resolves to the envelope', async () => {
    const { code } = await runner.phone.user.tapGetPhoneNumber();
    const result = await runner.run(
      'return authing.getWechatMiniprogramPhone({ code, extIdpConnidentifier: "my-wxapp" })',
      { authing, code },
    );
    expect(result).toMatchObject({
      statusCode: 200,
      data: { purePhoneNumber: '18812345678', countryCode: '86' },
    });
  });

  it('getWechatMpAccessToken resolves to the envelope', async () => {
    const result = await runner.run(
      `const result = await authing.getWechatMpAccessToken({
  appId: "wx4f4bc4dec97d474b",
  appSecret: "0123456789abcdef0123456789abcdef",
});
return JSON.parse(JSON.stringify(result, null, 2))`,
      { authing },
    );
    expect(result).toMatchObject({ statusCode: 200, data: { accessToken: expect.any(String) } });
  });
});
